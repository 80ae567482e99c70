"""What a person typed in a form becomes a record; what was wrong comes back to its field, all at once."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from attrs import frozen
from litestar.datastructures import FormMultiDict

from arbetsflode.visning.falt import Trad, inre_typ, satt, typer
from arbetsflode.visning.falthjalp import falt_i
from arbetsflode.visning.forval import Omgivning, med_forval
from arbetsflode.webb.formular.falt import Falt, Sort
from konfiguration.tolkning import tolka
from tillstand.fel import Felaktighet, OgiltigIndata

_MANGA = frozenset({Sort.RADER, Sort.STYCKEN, Sort.PAR, Sort.HANDLINGAR})


@frozen(kw_only=True)
class Skrivet:
    """What stands in the fields of a form, by field: a text, or the ticked values."""

    texter: Mapping[str, str]
    kryssade: Mapping[str, tuple[str, ...]]

    def text(self, namn: str) -> str:
        """The text of a field, empty when it is not there."""
        return self.texter.get(namn, "")


def las(falten: Iterable[Falt], formular: FormMultiDict) -> Skrivet:
    """The fields of a form as they were sent; a file where a text belongs counts as nothing."""
    texter, kryssade = {}, {}
    for falt in falten:
        varden = tuple(v for v in formular.getall(falt.namn, []) if isinstance(v, str))
        if falt.sort is Sort.HANDLINGAR:
            kryssade[falt.namn] = varden
        elif varden:
            texter[falt.namn] = varden[0].replace("\r\n", "\n")
    return Skrivet(texter=texter, kryssade=kryssade)


def som_underlag(klass: type, falten: Iterable[Falt], skrivet: Skrivet, omgivning: Omgivning) -> Any:
    """The record of what was typed, with what follows from the case filled in.

    Raises OgiltigIndata with every fault, each at the field that it belongs to.
    """
    alla = tuple(falten)
    trad = med_forval(som_trad(klass, alla, skrivet), klass, omgivning)
    try:
        return tolka(klass, trad)
    except OgiltigIndata as fel:
        raise OgiltigIndata(_vid_faltet(f, alla) for f in fel.felaktigheter) from None


def som_trad(klass: type, falten: Iterable[Falt], skrivet: Skrivet) -> Trad:
    """What was typed as a tree; an empty field says nothing."""
    trad: Trad = {}
    for falt in falten:
        if falt.sort is Sort.HANDLINGAR:
            if valda := skrivet.kryssade.get(falt.namn):
                trad[falt.namn] = [int(v) if v.isascii() and v.isdigit() else v for v in valda]
        elif text := skrivet.text(falt.namn).strip():
            _lagg(trad, klass, falt, text)
    return trad


def _lagg(trad: Trad, klass: type, falt: Falt, text: str) -> None:
    if falt.sort is Sort.RADER:
        trad[falt.namn] = [rad.strip() for rad in text.splitlines() if rad.strip()]
    elif falt.sort is Sort.STYCKEN:
        trad[falt.namn] = [{"text": stycke} for stycke in stycken(text)]
    elif falt.sort is Sort.PAR:
        trad[falt.namn] = [_par(rad, falt.delar) for rad in text.splitlines() if rad.strip()]
    else:
        satt(trad, klass, falt.namn.split("."), text)


def stycken(text: str) -> Iterator[str]:
    """The texts that an empty line parts."""
    samlat: list[str] = []
    for rad in (*text.splitlines(), ""):
        if rad.strip():
            samlat.append(rad.rstrip())
        elif samlat:
            yield "\n".join(samlat)
            samlat = []


def _par(rad: str, delar: tuple[str, str]) -> dict[str, str]:
    forsta, _, andra = rad.partition(":")
    return {n: v for n, v in zip(delar, (forsta.strip(), andra.strip()), strict=True) if v}


def _vid_faltet(fel: Felaktighet, falten: tuple[Falt, ...]) -> Felaktighet:
    """The fault at the field that shows it: `beslutspunkter[1].text` belongs to `beslutspunkter`."""
    rent = fel.plats.partition("[")[0]
    for falt in falten:
        if rent in (falt.namn, falt.namn.partition(".")[0]) or rent.startswith(f"{falt.namn}."):
            mening = "behöver fyllas i" if fel.mening == "saknas" else fel.mening
            return Felaktighet(plats=falt.namn, mening=f"{falt.etikett} {mening}{_vilken(fel.plats)}")
    return fel


def _vilken(plats: str) -> str:
    _, har, rest = plats.partition("[")
    return f" (nummer {int(rest.partition(']')[0]) + 1})" if har else ""


def kravda(klass: type, falten: Iterable[Falt]) -> frozenset[str]:
    """The fields that must be filled in: mandatory in the record, or asked for by the flow."""
    kravs = {f.namn for f in falt_i(klass) if f.kravs}
    return frozenset(f.namn for f in falten if f.behovs or f.namn in kravs)


def ordtyp(klass: type, namn: str) -> type[Enum] | None:
    """The words that a field chooses among, if it does."""
    typ: Any = klass
    for bit in namn.split("."):
        typ, _ = inre_typ(typer(typ)[bit])
    return typ if isinstance(typ, type) and issubclass(typ, Enum) else None


def ar_lista(falt: Falt) -> bool:
    """Whether a field holds several values in one text."""
    return falt.sort in _MANGA
