"""Letters in the store: written once by their key, claimed by conditional UPDATE, settled."""

from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import and_, bindparam, case, exists, func, insert, or_, select, update

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.listor import ser_arendet
from tillstand.behorighet import Synlighet

_b = t.brev.c
_KOLUMNER = (
    *("id", "nyckel", "slag", "person", "adress", "dag", "rader", "lage", "forsok", "nasta_forsok"),
    *("skapat", "avgjort", "fel", "taget_av"),
)
_VALDA = tuple(_b[namn] for namn in _KOLUMNER)

_INFOGA = Sats(lambda infoga: infoga(t.brev).on_conflict_do_nothing(index_elements=[_b.nyckel]))
_KOPPLA = Sats(insert(t.brevarende))
_MEDDELANDE = Sats(insert(t.brevmeddelande))
_ATT_SKICKA = Sats(
    select(*_VALDA)
    .where(t.ATT_SKICKA, _b.nasta_forsok <= bindparam("nu"))
    .order_by(_b.nasta_forsok, _b.id)
    .limit(bindparam("antal"))
    .with_for_update(skip_locked=True)
)
_TA = Sats(
    update(t.brev)
    .where(_b.id == bindparam("b_id"), t.ATT_SKICKA)
    .values(
        lage="skickas",
        taget_av=bindparam("av"),
        taget_till=bindparam("till"),
        forsok=t.brev.c.forsok + 1,
    )
)
_BORJA = Sats(
    update(t.brev)
    .where(_b.id == bindparam("b_id"), _b.lage == "skickas", _b.taget_av == bindparam("b_av"))
    .values(taget_till=bindparam("till"), nasta_forsok=None)
)
_LAMNA_TILLBAKA = Sats(
    update(t.brev)
    .where(_b.id == bindparam("b_id"), _b.lage == "skickas", _b.taget_av == bindparam("b_av"))
    .values(
        lage=case((_b.forsok > 1, "uppskjuten"), else_="vantar"),
        forsok=_b.forsok - 1,
        taget_av=None,
        taget_till=None,
    )
)
_SKICKA_IGEN = Sats(
    update(t.brev)
    .where(_b.id == bindparam("b_id"), _b.lage == "misslyckad")
    .values(lage="vantar", forsok=0, nasta_forsok=bindparam("nasta"), avgjort=None, fel=None)
)
_OVERGIVNA = Sats(
    select(*_VALDA)
    .where(t.TAGNA, _b.taget_till < bindparam("nu"))
    .order_by(_b.id)
    .with_for_update(skip_locked=True)
)
_AVGOR = Sats(
    update(t.brev)
    .where(
        _b.id == bindparam("b_id"),
        _b.lage == bindparam("b_fran"),
        func.coalesce(_b.taget_av, "") == bindparam("b_av"),
    )
    .values(
        lage=bindparam("lage"),
        fel=bindparam("fel"),
        nasta_forsok=bindparam("nasta"),
        avgjort=bindparam("avgjort"),
        taget_av=None,
        taget_till=None,
    )
)
_OAVGJORDA = Sats(select(*_VALDA).where(_b.lage.in_(["vantar", "uppskjuten", "skickas"])).order_by(_b.id))
_GOR_OVISST = Sats(
    update(t.brev)
    .where(_b.id == bindparam("b_id"))
    .values(
        lage="oviss",
        fel=bindparam("fel"),
        avgjort=bindparam("avgjort"),
        nasta_forsok=None,
        taget_av=None,
        taget_till=None,
    )
)
_RADER = Sats(update(t.brev).where(_b.id == bindparam("b_id")).values(rader=bindparam("rader")))
_LAS = Sats(select(*_VALDA).where(_b.id == bindparam("id")))
_MED_NYCKEL = Sats(select(*_VALDA).where(_b.nyckel == bindparam("nyckel")))
_FOR_ARENDE = Sats(
    select(*_VALDA)
    .join(t.brevarende, t.brevarende.c.brev == _b.id)
    .where(t.brevarende.c.arende == bindparam("arende"))
    .order_by(_b.skapat, _b.nyckel)
)
_ARENDEN = Sats(
    select(t.brevarende.c.arende)
    .where(t.brevarende.c.brev == bindparam("brev"))
    .order_by(t.brevarende.c.arende)
)


@frozen(kw_only=True)
class Brevrad:
    """A letter as it is stored. Instants are UTC text; `rader` is JSON."""

    id: str
    nyckel: str
    slag: str
    person: str | None
    adress: str | None
    dag: str
    rader: str
    lage: str
    forsok: int
    nasta_forsok: str | None
    skapat: str
    avgjort: str | None
    fel: str | None
    taget_av: str | None = None


@frozen(kw_only=True)
class NyttBrev:
    """A letter that is to be put in the box, and the cases that it speaks of."""

    id: str
    nyckel: str
    slag: str
    person: str | None
    adress: str | None
    dag: str
    rader: str
    nu: datetime
    meddelande: str | None = None
    """The first part of its Message-ID, for one that leaves the municipality."""
    arenden: frozenset[str] = frozenset()

    def varden(self) -> dict[str, Any]:
        """The letter as the columns of its table."""
        tid = tidstext(self.nu)
        return {
            "id": self.id,
            "nyckel": self.nyckel,
            "slag": self.slag,
            "person": self.person,
            "adress": self.adress,
            "dag": self.dag,
            "rader": self.rader,
            "lage": "vantar",
            "forsok": 0,
            "nasta_forsok": tid,
            "skapat": tid,
        }


def lagg(f: Forbindelse, brev: NyttBrev) -> bool:
    """Put a letter in the box, once for its key; whether it was new."""
    if f.kor(_INFOGA, brev.varden()) == 0:
        return False
    f.flera(_KOPPLA, [{"brev": brev.id, "arende": a} for a in sorted(brev.arenden)])
    if brev.meddelande:
        f.kor(_MEDDELANDE, {"brev": brev.id, "meddelande": brev.meddelande})
    return True


def ta(f: Forbindelse, *, nu: datetime, till: datetime, av: str, antal: int) -> list[Brevrad]:
    """Claim letters that are due, until `till`; nobody else has them meanwhile."""
    rader = [_brevrad(rad) for rad in f.alla(_ATT_SKICKA, {"nu": tidstext(nu), "antal": antal})]
    return [r for r in rader if f.kor(_TA, {"b_id": r.id, "av": av, "till": tidstext(till)}) == 1]


def borja(f: Forbindelse, id_: str, *, av: str, till: datetime) -> bool:
    """Note that a claimed letter now begins to leave, and that it may take until `till`; whether `av` still
    had it. A letter that has begun has no next attempt."""
    return f.kor(_BORJA, {"b_id": id_, "b_av": av, "till": tidstext(till)}) == 1


def lamna_tillbaka(f: Forbindelse, id_: str, *, av: str) -> bool:
    """Give up a claimed letter that has not begun to leave, as if it had never been claimed; whether `av`
    still had it."""
    return f.kor(_LAMNA_TILLBAKA, {"b_id": id_, "b_av": av}) == 1


def skicka_igen(f: Forbindelse, id_: str, *, nu: datetime) -> bool:
    """Put a failed letter back in the box as if it were new; whether it had failed."""
    return f.kor(_SKICKA_IGEN, {"b_id": id_, "nasta": tidstext(nu)}) == 1


def overgivna(f: Forbindelse, nu: datetime) -> list[Brevrad]:
    """Letters that somebody claimed and never settled."""
    return [_brevrad(rad) for rad in f.alla(_OVERGIVNA, {"nu": tidstext(nu)})]


def avgor(
    f: Forbindelse,
    id_: str,
    fran: str,
    till: str,
    *,
    nu: datetime,
    av: str | None = None,
    fel: str | None = None,
    nasta: datetime | None = None,
) -> bool:
    """Move a letter from one state of its life to another; whether it was still in the first and, for a
    claimed one, still claimed by `av`."""
    varden = {
        "b_av": av or "",
        "b_id": id_,
        "b_fran": fran,
        "lage": till,
        "fel": fel,
        "nasta": tidstext(nasta) if nasta else None,
        "avgjort": None if nasta else tidstext(nu),
    }
    return f.kor(_AVGOR, varden) == 1


def gor_ovissa(f: Forbindelse, *, nu: datetime, fel: str) -> list[Brevrad]:
    """Let nobody claim to know the fate of a letter that was not settled; those that were not."""
    oavgjorda = [_brevrad(rad) for rad in f.alla(_OAVGJORDA)]
    f.flera(_GOR_OVISST, [{"b_id": b.id, "fel": fel, "avgjort": tidstext(nu)} for b in oavgjorda])
    return oavgjorda


def skriv_rader(f: Forbindelse, id_: str, rader: str) -> None:
    """Keep the lines that a letter really had when it left."""
    f.kor(_RADER, {"b_id": id_, "rader": rader})


def las(f: Forbindelse, id_: str) -> Brevrad | None:
    """The letter with that id, or None."""
    rad = f.en(_LAS, {"id": id_})
    return _brevrad(rad) if rad else None


def med_nyckel(f: Forbindelse, nyckel: str) -> Brevrad | None:
    """The letter with that key, or None."""
    rad = f.en(_MED_NYCKEL, {"nyckel": nyckel})
    return _brevrad(rad) if rad else None


def for_arende(f: Forbindelse, arende: str) -> list[Brevrad]:
    """The letters that speak of a case, oldest first."""
    return [_brevrad(rad) for rad in f.alla(_FOR_ARENDE, {"arende": arende})]


def arenden_i(f: Forbindelse, brev: str) -> list[str]:
    """The cases that a letter speaks of."""
    return [rad[0] for rad in f.alla(_ARENDEN, {"brev": brev})]


def lista(
    f: Forbindelse,
    *,
    lagen: tuple[str, ...] = (),
    utan: tuple[str, ...] = (),
    antal: int = 200,
    for_: tuple[str, Synlighet] | None = None,
    arende: str | None = None,
) -> list[Brevrad]:
    """Letters, newest first, in some states of their life or in any but some. `for_` a person and what that
    person may know of: the person's own letters, and those of cases that may all be known. `arende`: only
    those that speak of it."""
    fraga = select(*_VALDA).order_by(_b.skapat.desc(), _b.nyckel).limit(antal)
    fragade: dict[str, str] = {}
    if lagen:
        fraga = fraga.where(or_(*(_b.lage == lage for lage in lagen)))
    if utan:
        fraga = fraga.where(*(_b.lage != lage for lage in utan))
    if arende is not None:
        fraga = fraga.where(
            _b.id.in_(select(t.brevarende.c.brev).where(t.brevarende.c.arende == bindparam("om_arende")))
        )
        fragade["om_arende"] = arende
    if for_ is not None:
        person, synlighet = for_
        ser, seende = ser_arendet(synlighet, t.brevarende.c.arende)
        fragade |= seende
        arendena = exists().where(t.brevarende.c.brev == _b.id)
        fraga = fraga.where(or_(_b.person == person, and_(arendena, ~arendena.where(~ser))))
    return [_brevrad(rad) for rad in f.alla(Sats(fraga), fragade)]


def _brevrad(rad: tuple[Any, ...]) -> Brevrad:
    return Brevrad(**dict(zip(_KOLUMNER, rad, strict=True)))
