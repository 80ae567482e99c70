"""How the demo ended: the row of each case, and where everything lies."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from arbetsflode.demo.berattelse import Slutrad, tabell
from arbetsflode.motor import Granskning
from notiser.datumtext import kort
from tillstand.arende import Arende
from tillstand.avskriven import Avskrivningsgrund
from tillstand.fel import Datafel
from tillstand.innehall import Kanal
from tillstand.remiss import Remiss

_KANAL = {
    Kanal.EPOST: "e-post",
    Kanal.ETJANST: "e-tjänst",
    Kanal.POST: "post",
    Kanal.INTERNT: "internt",
}
_GRUND = {
    Avskrivningsgrund.SKRIVELSE_OMHANDERTAGEN: "omhändertagen",
    Avskrivningsgrund.REDOVISNING_LAMNAD: "redovisning lämnad",
}


def slutrad(arende: Arende) -> Slutrad:
    """How a case ended. Raises Datafel for one that has not."""
    if not isinstance(arende, Remiss):
        raise Datafel(f"Ärende {arende.diarienummer} är ingen remiss.")
    vag, klart = _vag(arende)
    svarstid = arende.svarstid.galler
    return Slutrad(
        arende=arende.id,
        diarienummer=arende.diarienummer,
        titel=arende.rubrik,
        vag=vag,
        svarstid=svarstid,
        klart=klart,
        i_tid=None if svarstid is None else klart <= svarstid,
    )


def slutord(
    rader: Sequence[Slutrad], granskning: Granskning, brev: int, sigill: int, mapp: Path
) -> Iterator[str]:
    """The table, what the checker says, and where base and letters lie."""
    yield from tabell(rader)
    yield ""
    yield _granskat(granskning)
    yield f"Databas:  {mapp / 'remiss.db'}"
    yield f"Brev:     {mapp / 'brev'} ({brev} brev om ärenden, {sigill} med sigill till administratören)"
    yield f"Se mer:   remiss --mapp {mapp} --som arkiv visa 1.5.1-491-2011"


def _vag(arende: Remiss) -> tuple[str, date]:
    """By which way the case was done, and on which day."""
    if arende.avskriven is not None:
        grund = arende.avskriven.grund
        return f"avskriven, {_GRUND.get(grund, grund.value)}", arende.avskriven.nar.dag
    if arende.overlamnad is not None and arende.namndbeslut is not None:
        kanal = _KANAL[arende.overlamnad.kanal]
        mote = kort(arende.namndbeslut.beslutsdag).split(" ", 1)[1].rsplit(" ", 1)[0]
        return f"nämnden {mote}, {kanal}", arende.overlamnad.overlamnat.dag
    raise Datafel(f"Ärende {arende.diarienummer} är varken överlämnat eller avskrivet.")


def _granskat(granskning: Granskning) -> str:
    antal = f"{granskning.arenden} ärenden, {granskning.poster} poster, {granskning.filer} filer"
    if granskning.haller:
        return f"Granskat: {antal}; journal, tabeller, filer och sigill stämmer överens."
    forst = granskning.avvikelser[0]
    return f"Granskat: {antal}; {len(granskning.avvikelser)} avvikelser, först {forst.plats}: {forst.mening}."
