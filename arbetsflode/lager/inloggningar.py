"""Attempts to log in, counted by name and by address. Of the name only a digest is kept, known or not."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from arbetsflode.journal import tidstext
from arbetsflode.lager import lagen
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_i = t.inloggning.c
_MISSLYCKADES, _LYCKADES = 0, 1
_FALTEN = ("konto", "adress", "nar", "lyckades")
_NOTERA = Sats(insert(t.inloggning).values({n: bindparam(n) for n in _FALTEN}).returning(_i.id))
_LYCKAS = Sats(update(t.inloggning).where(_i.id == bindparam("b_id")).values(lyckades=bindparam("lyckades")))
_MISSLYCKADE = select(func.count()).where(_i.nar > bindparam("efter"), _i.lyckades == bindparam("lyckades"))
_PA_KONTO = Sats(_MISSLYCKADE.where(_i.konto == bindparam("konto")))
_FRAN_ADRESS = Sats(_MISSLYCKADE.where(_i.adress == bindparam("adress")))
_PA_BADA = Sats(_MISSLYCKADE.where(_i.konto == bindparam("konto"), _i.adress == bindparam("adress")))
_KAND = Sats(
    select(_i.id)
    .where(
        _i.konto == bindparam("konto"),
        _i.adress == bindparam("adress"),
        _i.nar > bindparam("efter"),
        _i.lyckades == bindparam("lyckades"),
    )
    .limit(1)
)
_RENSA = Sats(delete(t.inloggning).where(_i.nar <= bindparam("b_fore")))
_KO = "inloggning"


def hall(f: Forbindelse) -> None:
    """Let nobody else count attempts until the transaction ends: a limit is never overrun by a crowd."""
    lagen.hall(f, _KO)


def notera(f: Forbindelse, *, konto: str, adress: str, nu: datetime) -> int:
    """Note an attempt before it is tried: it counts as failed until it has succeeded. Its number."""
    varden = {"konto": konto, "adress": adress, "nar": tidstext(nu), "lyckades": _MISSLYCKADES}
    rad = f.en(_NOTERA, varden)
    return int(rad[0]) if rad else 0


def lyckades(f: Forbindelse, forsok: int) -> None:
    """Say that an attempt succeeded."""
    f.kor(_LYCKAS, {"b_id": forsok, "lyckades": _LYCKADES})


def misslyckade_pa(f: Forbindelse, konto: str, efter: datetime) -> int:
    """How many attempts with a name have failed after an instant (UTC)."""
    return _antal(f, _PA_KONTO, efter, konto=konto)


def misslyckade_fran(f: Forbindelse, adress: str, efter: datetime) -> int:
    """How many attempts from an address have failed after an instant (UTC)."""
    return _antal(f, _FRAN_ADRESS, efter, adress=adress)


def misslyckade_pa_och_fran(f: Forbindelse, konto: str, adress: str, efter: datetime) -> int:
    """How many attempts with a name from an address have failed after an instant (UTC)."""
    return _antal(f, _PA_BADA, efter, konto=konto, adress=adress)


def ar_kand(f: Forbindelse, konto: str, adress: str, efter: datetime) -> bool:
    """Whether an attempt with that name from that address has succeeded after an instant (UTC)."""
    varden = {"konto": konto, "adress": adress, "efter": tidstext(efter), "lyckades": _LYCKADES}
    return f.en(_KAND, varden) is not None


def rensa(f: Forbindelse, fore: datetime) -> int:
    """Remove the attempts up to an instant (UTC); how many there were."""
    return f.kor(_RENSA, {"b_fore": tidstext(fore)})


def _antal(f: Forbindelse, sats: Sats, efter: datetime, **vad: str) -> int:
    rad = f.en(sats, {"efter": tidstext(efter), "lyckades": _MISSLYCKADES, **vad})
    return int(rad[0]) if rad else 0
