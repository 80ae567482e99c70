"""Doing an åtgärd from its options: the record is filled in, tried, and the receipt is shown."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from arbetsflode import motor
from arbetsflode.kommandorad.anrop import Anrop
from arbetsflode.kommandorad.kvitton import visa_kvitton
from arbetsflode.kommandorad.underlag import Ifyllt, fyll_i
from arbetsflode.visning.forval import Omgivning, med_forval
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.flode import Atgard, Flode, Overgang


@frozen(kw_only=True)
class Uppgift:
    """What is to be done with a case, as it was written on the command line."""

    namn: str
    val: Mapping[str, Any]
    falt: tuple[str, ...] = ()
    fil: Path | None = None
    valnamn: Mapping[str, str] = field(factory=dict)
    """The option that fills each field."""


def atgarda(anrop: Anrop, arende: str, uppgift: Uppgift, vad: str) -> None:
    """Do an åtgärd on a case and show the receipt; `vad` says what has happened."""
    aktor, gemensamt = anrop.aktor, anrop.gemensamt(arende)
    vy = motor.visa(anrop.program, aktor, arende=gemensamt["arende"])
    rad = flode_for(anrop, vy.arende).per_namn[uppgift.namn]
    underlag = underlag_for(anrop, vy.arende, rad, uppgift)
    kvitto = motor.atgarda(anrop.program, aktor, **gemensamt, atgard=rad.namn, underlag=underlag)
    visa_kvitton(anrop, (kvitto,), vad)


def underlag_for(anrop: Anrop, arende: Any, rad: Overgang | Atgard, uppgift: Uppgift) -> Any:
    """The record of an arrow or åtgärd. Raises OgiltigIndata with every fault."""
    klass = underlagsklass(anrop, arende, rad)
    ifyllt = fyll_i(klass, uppgift.val, uppgift.falt, uppgift.fil)
    namnd = anrop.program.kommun.namnder.get(arende.namnd)
    omgivning = Omgivning(arende=arende, namnd=namnd.namn if namnd else arende.namnd, dag=anrop.dag)
    trad = med_forval(ifyllt.trad, klass, omgivning)
    return Ifyllt(trad=trad, fil=ifyllt.fil, valnamn=uppgift.valnamn).som(klass)


def underlagsklass(anrop: Anrop, arende: Any, rad: Overgang | Atgard) -> type:
    """The record class that an arrow or åtgärd takes."""
    klass: type = anrop.program.register.slag[arende.slag].underlag[rad.antecknar]
    return klass


def flode_for(anrop: Anrop, arende: Any) -> Flode:
    """The flow version that a case began with."""
    with anrop.program.databas.las() as f:
        return anrop.program.flodesversion(f, arende.flode).flode


def ta_fram(flode: Flode, namn: str) -> Overgang | Atgard:
    """The arrow or åtgärd with that name. Raises OgiltigIndata naming those that are near."""
    rad = flode.per_namn.get(namn)
    if rad is None:
        from konfiguration.enkla import forslag

        mening = f"”{namn}” finns inte i flödet{forslag(namn, flode.per_namn)}"
        raise OgiltigIndata((Felaktighet(plats="steg", mening=mening),))
    return rad
