"""From options, `--falt` and `--underlag FIL` to the record that an arrow or åtgärd takes.

The file comes first, then the options, then `--falt`; what stands last counts. Every fault comes at once.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from arbetsflode.visning.falt import Trad, las_falt, slaihop
from konfiguration.filer import Inlast, las_tomlfil
from konfiguration.jsonfil import las_jsonfil
from konfiguration.tolkning import tolka
from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata

T = TypeVar("T")


@frozen(kw_only=True)
class Ifyllt:
    """What a person has filled in: the tree, and the file that some of it came from."""

    trad: Trad
    fil: Inlast | None = None

    valnamn: Mapping[str, str] = field(factory=dict)
    """The option that fills a field, for a person who has left it out."""

    def som(self, klass: type[T]) -> T:
        """The record. Raises OgiltigIndata with every fault: field, and file and line where it came from."""
        try:
            return tolka(klass, self.trad)
        except OgiltigIndata as fel:
            raise OgiltigIndata(map(self._med_val, self._med_fil(fel.felaktigheter))) from None

    def _med_val(self, fel: Felaktighet) -> Felaktighet:
        val = self.valnamn.get(fel.plats) if fel.mening == "saknas" else None
        return evolve(fel, mening=f"saknas ({val})") if val else fel

    def _med_fil(self, felaktigheter: Iterable[Felaktighet]) -> Iterable[Felaktighet]:
        for fel in felaktigheter:
            forst = fel.plats.partition(".")[0].partition("[")[0]
            if self.fil is not None and forst in self.fil.trad:
                yield from self.fil.fel((fel,)).felaktigheter
            else:
                yield fel


def fyll_i(klass: type, val: Mapping[str, Any], falt: Iterable[str] = (), fil: Path | None = None) -> Ifyllt:
    """Gather what was given: `val` is a tree of options where None and empty say nothing."""
    inlast = _las_fil(fil) if fil is not None else None
    trad = slaihop(inlast.trad if inlast else {}, _sagt(val))
    return Ifyllt(trad=slaihop(trad, las_falt(falt, klass)), fil=inlast)


def med_grund(ifyllt: Ifyllt, grund: Mapping[str, Any]) -> Ifyllt:
    """What was given, over what something else proposes."""
    return evolve(ifyllt, trad=slaihop(dict(grund), ifyllt.trad))


def _sagt(val: Mapping[str, Any]) -> Trad:
    """The options that say something; a part with nothing in it says nothing."""
    ut: Trad = {}
    for namn, varde in val.items():
        sagt = _sagt(varde) if isinstance(varde, Mapping) else varde
        if sagt is not None and sagt is not False and sagt not in ((), {}):
            ut[namn] = list(sagt) if isinstance(sagt, tuple) else sagt
    return ut


def _las_fil(fil: Path) -> Inlast:
    try:
        return las_jsonfil(fil) if fil.suffix.lower() == ".json" else las_tomlfil(fil)
    except Konfigurationsfel as fel:
        raise OgiltigIndata(fel.felaktigheter) from None
