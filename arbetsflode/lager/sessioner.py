"""Who is logged in, by the digest of the cookie's value.

A renewed login leaves its old id behind as a row without roles: it opens nothing, but whoever logs out
by it still ends what it became. One login keeps its `inloggning` through every renewal, and is known by it.
"""

from datetime import datetime

from attrs import evolve, field, frozen
from sqlalchemy import bindparam, delete, insert, select, update

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_s = t.session_.c
_LAS = Sats(
    select(
        _s.nyckel, _s.person, _s.roller, _s.inloggning, _s.skapad, _s.senast, _s.gar_ut, t.konto.c.tillfalligt
    )
    .outerjoin(t.konto, t.konto.c.person == _s.person)
    .where(_s.nyckel == bindparam("nyckel"))
)
_INFOGA = Sats(insert(t.session_))
_ANVAND = Sats(
    update(t.session_)
    .where(_s.nyckel == bindparam("b_nyckel"), _s.roller == bindparam("b_roller"))
    .values(senast=bindparam("senast"))
)
_FORNYA = Sats(
    update(t.session_)
    .where(_s.nyckel == bindparam("b_nyckel"), _s.roller == bindparam("b_roller"))
    .values(nyckel=bindparam("nyckel"), roller=bindparam("roller"), senast=bindparam("senast"))
)
_VEM = Sats(select(_s.person, _s.inloggning).where(_s.nyckel == bindparam("nyckel")))
_AVSLUTA = Sats(
    delete(t.session_).where(_s.person == bindparam("b_person"), _s.inloggning == bindparam("b_inloggning"))
)
_AVSLUTA_ANDRA = Sats(
    delete(t.session_).where(_s.person == bindparam("b_person"), _s.inloggning != bindparam("b_inloggning"))
)
_AVSLUTA_ALLA = Sats(delete(t.session_).where(_s.person == bindparam("b_person")))
_UTGANGEN = Sats(select(_s.nyckel).where(_s.gar_ut <= bindparam("nu")).limit(1))
_RENSA = Sats(delete(t.session_).where(_s.gar_ut <= bindparam("b_nu")))

_UTAN_ROLLER = ""


@frozen(kw_only=True)
class LagradSession:
    """A login as it is stored; instants are UTC."""

    nyckel: str
    """The SHA-256 (hex) of the cookie's value."""
    person: str
    roller: str
    """The digest of the roles that were held when it began."""
    inloggning: str = field(repr=False)
    skapad: datetime
    senast: datetime
    gar_ut: datetime
    tillfalligt: bool = False
    """Whether the person's password must be changed."""


def las(f: Forbindelse, nyckel: str) -> LagradSession | None:
    """The login of a cookie; None when there is none, or the id has been renewed."""
    rad = f.en(_LAS, {"nyckel": nyckel})
    if rad is None or rad[2] == _UTAN_ROLLER:
        return None
    return LagradSession(
        nyckel=rad[0],
        person=rad[1],
        roller=rad[2],
        inloggning=rad[3],
        skapad=tid_ur_text(rad[4]),
        senast=tid_ur_text(rad[5]),
        gar_ut=tid_ur_text(rad[6]),
        tillfalligt=bool(rad[7]),
    )


def skriv_ny(f: Forbindelse, inloggad: LagradSession) -> None:
    """Begin a login."""
    f.kor(
        _INFOGA,
        {
            "nyckel": inloggad.nyckel,
            "person": inloggad.person,
            "roller": inloggad.roller,
            "inloggning": inloggad.inloggning,
            "skapad": tidstext(inloggad.skapad),
            "senast": tidstext(inloggad.senast),
            "gar_ut": tidstext(inloggad.gar_ut),
        },
    )


def anvand(f: Forbindelse, fore: LagradSession, nu: datetime) -> bool:
    """Note that a login was used; False when somebody has ended or renewed it meanwhile."""
    varden = {"b_nyckel": fore.nyckel, "b_roller": fore.roller, "senast": tidstext(nu)}
    return f.kor(_ANVAND, varden) == 1


def fornya(f: Forbindelse, fore: LagradSession, *, nyckel: str, roller: str, nu: datetime) -> bool:
    """Give a login another id and leave the old one dead; False when it was ended or renewed meanwhile."""
    varden = {
        "b_nyckel": fore.nyckel,
        "b_roller": fore.roller,
        "nyckel": nyckel,
        "roller": roller,
        "senast": tidstext(nu),
    }
    if f.kor(_FORNYA, varden) != 1:
        return False
    skriv_ny(f, evolve(fore, roller=_UTAN_ROLLER))
    return True


def avsluta(f: Forbindelse, nyckel: str) -> None:
    """End the login of a cookie, also when its id has been renewed since."""
    rad = f.en(_VEM, {"nyckel": nyckel})
    if rad is not None:
        f.kor(_AVSLUTA, {"b_person": rad[0], "b_inloggning": rad[1]})


def avsluta_andra(f: Forbindelse, inloggad: LagradSession) -> None:
    """End every login of the same person but this one."""
    f.kor(_AVSLUTA_ANDRA, {"b_person": inloggad.person, "b_inloggning": inloggad.inloggning})


def avsluta_alla(f: Forbindelse, person: str) -> int:
    """End every login of a person; how many rows there were."""
    return f.kor(_AVSLUTA_ALLA, {"b_person": person})


def har_utgangna(f: Forbindelse, nu: datetime) -> bool:
    """Whether any login has expired."""
    return f.en(_UTGANGEN, {"nu": tidstext(nu)}) is not None


def rensa(f: Forbindelse, nu: datetime) -> int:
    """Remove what has expired; how many rows there were."""
    return f.kor(_RENSA, {"b_nu": tidstext(nu)})
