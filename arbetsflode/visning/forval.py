"""What need not be typed because the case already knows it: meeting body, sender's number, day of justering.

Each rule fills only what nobody has said. A date is filled in when it follows from the case or from `--dag`,
never guessed.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs
import msgspec
from attrs import frozen

from arbetsflode.visning.falt import Trad, inre_typ, typer
from tillstand.atgarder import Komplettering
from tillstand.innehall import Kanal, Sammantrade
from tillstand.justerad import Justering, Justeringssatt
from tillstand.overlamnad import Overlamning
from tillstand.remiss import Remiss


@frozen(kw_only=True)
class Omgivning:
    """What the defaults may know: the case, the name of its nämnd, and the day that was given."""

    arende: Any
    namnd: str
    dag: date | None


def med_forval(trad: Mapping[str, Any], klass: type, omgivning: Omgivning) -> Trad:
    """The tree with what follows from the case filled in."""
    ut = dict(trad)
    _sammantraden(ut, klass, omgivning)
    _handelsedag(ut, klass, omgivning)
    regel = _REGLER.get(klass)
    if regel is not None and isinstance(omgivning.arende, Remiss):
        for namn, varde in regel(ut, omgivning.arende).items():
            if varde is not None:
                ut.setdefault(namn, varde)
    return ut


def _sammantraden(trad: Trad, klass: type, omgivning: Omgivning) -> None:
    """A meeting is the nämnd's own unless said; the day of the fact is the meeting's day."""
    for namn, typ in typer(klass).items():
        if inre_typ(typ) != (Sammantrade, False):
            continue
        if namn == "sammantrade" and namn not in trad and omgivning.dag is not None:
            trad[namn] = {"dag": omgivning.dag.isoformat()}
        if isinstance(trad.get(namn), dict):
            trad[namn] = {"organ": omgivning.namnd, **trad[namn]}


def _handelsedag(trad: Trad, klass: type, omgivning: Omgivning) -> None:
    for namn in ("dag", "beslutsdag", "uppe", "nere"):
        if namn in typer(klass) and omgivning.dag is not None:
            trad.setdefault(namn, omgivning.dag.isoformat())


def _justering(trad: Trad, remiss: Remiss) -> Trad:
    beslut = remiss.namndbeslut
    if beslut is None:
        return {}
    satt = Justeringssatt.OMEDELBART if beslut.omedelbart else Justeringssatt.ORDINARIE
    omedelbart = trad.get("satt", satt.value) == Justeringssatt.OMEDELBART.value
    return {"satt": satt.value, "dag": beslut.beslutsdag.isoformat() if omedelbart else None}


def _overlamning(trad: Trad, remiss: Remiss) -> Trad:
    avsandare = remiss.mottagen.avsandare
    if avsandare is None:
        return {}
    per_epost = trad.get("kanal") == Kanal.EPOST.value
    return {
        "mottagare": remiss.mottagen.svaret_till or avsandare.organ,
        "epost": avsandare.epost if per_epost else None,
        "avsandarens_diarienummer": avsandare.diarienummer,
    }


def _komplettering(trad: Trad, remiss: Remiss) -> Trad:
    """A part of which something is put right keeps the rest."""
    for namn, varde in trad.items():
        finns = remiss.svarstid if namn == "svarstid" else getattr(remiss.mottagen, namn, None)
        if isinstance(varde, dict) and attrs.has(type(finns)):
            gammalt: Trad = msgspec.to_builtins(finns)
            gammalt.pop("anstand", None)
            trad[namn] = {**{n: v for n, v in gammalt.items() if v is not None}, **varde}
    return {}


_REGLER: Mapping[type, Callable[[Trad, Remiss], Trad]] = {
    Justering: _justering,
    Overlamning: _overlamning,
    Komplettering: _komplettering,
}
