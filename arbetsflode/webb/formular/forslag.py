"""What a form is filled with beforehand: what follows from the case, from its proposal and its plan."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from arbetsflode.visning.forval import Omgivning, med_forval
from arbetsflode.webb.formular.falt import Falt, Sort
from arbetsflode.webb.formular.ifyllning import Skrivet
from tillstand.arende import Arende
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Sammantrade
from tillstand.remiss import Remiss


def forslag(
    klass: type, antecknar: str, falten: tuple[Falt, ...], omgivning: Omgivning, idag: date
) -> Skrivet:
    """What stands in the fields when the form is opened."""
    arende = omgivning.arende
    texter: dict[str, str] = {}
    if isinstance(arende, Remiss):
        regel = _REGLER.get(antecknar)
        texter |= dict(regel(arende, idag)) if regel else {}
    for namn, varde in _platta(med_forval({}, klass, omgivning)):
        texter.setdefault(namn, varde)
    namnen = {falt.namn for falt in falten}
    kryssade = {falt.namn: _utgaende(arende) for falt in falten if falt.sort is Sort.HANDLINGAR}
    return Skrivet(texter={n: v for n, v in texter.items() if n in namnen}, kryssade=kryssade)


def _platta(trad: Mapping[str, Any], over: str = "") -> Iterator[tuple[str, str]]:
    for namn, varde in trad.items():
        vag = f"{over}.{namn}" if over else namn
        if isinstance(varde, Mapping):
            yield from _platta(varde, vag)
        elif isinstance(varde, str):
            yield vag, varde


def _utgaende(arende: Arende) -> tuple[str, ...]:
    """The documents that an answer usually carries: what was decided, or else what was proposed."""
    if not isinstance(arende, Remiss):
        return ()
    senaste = [h for h in arende.handlingar.senaste() if not h.arbetsmaterial]
    for slagen in _SVARSHANDLINGAR:
        if traffar := [str(h.nummer) for h in senaste if h.slag in slagen]:
            return tuple(traffar)
    return ()


_SVARSHANDLINGAR = (
    (Handlingsslag.PROTOKOLLSUTDRAG, Handlingsslag.DELEGATIONSBESLUT),
    (Handlingsslag.YTTRANDE,),
    (Handlingsslag.TJANSTEUTLATANDE, Handlingsslag.TJANSTESKRIVELSE),
)


def _motet(remiss: Remiss) -> Sammantrade | None:
    return remiss.beredning.malsammantrade if remiss.beredning else None


def _vid_motet(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    mote = _motet(remiss)
    if mote is not None and mote.dag <= idag:
        yield "sammantrade.dag", mote.dag.isoformat()


def _beslut(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    yield from _vid_motet(remiss, idag)
    yield "utfall", "enligt_forslaget"
    if remiss.forslag is not None:
        yield "beslutstext", "\n".join(punkt.text for punkt in remiss.forslag.beslutspunkter)


def _besluta_ensam(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    yield from (par for par in _beslut(remiss, idag) if par[0] != "sammantrade.dag")
    yield "beslutsdag", idag.isoformat()


def _forslaget(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    if remiss.forslag is not None:
        yield "beslutspunkter", "\n\n".join(punkt.text for punkt in remiss.forslag.beslutspunkter)
        if remiss.forslag.stallningstagande is not None:
            yield "stallningstagande", remiss.forslag.stallningstagande.value


def _justering(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    if remiss.namndbeslut is not None and not remiss.namndbeslut.omedelbart:
        yield "dag", idag.isoformat()


def _ny_svarstid(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    oppet = remiss.svarstid.oppet_anstand
    if oppet is not None and oppet.begart_datum is not None:
        yield "datum", oppet.begart_datum.isoformat()
    if oppet is not None and oppet.begart_hos:
        yield "av", oppet.begart_hos


def _avsandaren(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    if remiss.mottagen.avsandare is not None:
        yield "hos", remiss.mottagen.avsandare.organ
        yield "mottagare", remiss.mottagen.avsandare.organ


def _svaret(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    if remiss.mottagen.avsandare is not None and remiss.mottagen.avsandare.epost:
        yield "epost", remiss.mottagen.avsandare.epost


def _malmotet(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    mote = _motet(remiss)
    if mote is not None:
        yield "malsammantrade.dag", mote.dag.isoformat()


def _uppgifterna(remiss: Remiss, idag: date) -> Iterator[tuple[str, str]]:
    m = remiss.mottagen
    yield "titel", m.titel
    for namn in ("klassificering", "titel_intern", "svaret_till"):
        if varde := getattr(m, namn):
            yield namn, varde
    if m.avsandare is not None:
        yield "avsandare.organ", m.avsandare.organ
        yield "avsandare.diarienummer", m.avsandare.diarienummer or ""
        yield "avsandare.epost", m.avsandare.epost or ""
    yield "svarstid.text", remiss.svarstid.text or ""
    yield "svarstid.datum", remiss.svarstid.datum.isoformat() if remiss.svarstid.datum else ""


_REGLER: Mapping[str, Callable[[Remiss, date], Iterator[tuple[str, str]]]] = {
    "beslut": _beslut,
    "delegationsbeslut": _besluta_ensam,
    "bradskandebeslut": _besluta_ensam,
    "forslagsunderlag": _forslaget,
    "bordlaggning": _vid_motet,
    "aterremiss": _vid_motet,
    "justering": _justering,
    "anstandbeviljat": _ny_svarstid,
    "anstandavslaget": _ny_svarstid,
    "anstandsbegaran": _avsandaren,
    "preliminartsvar": _avsandaren,
    "overlamning": _svaret,
    "motesbyte": _malmotet,
    "komplettering": _uppgifterna,
    "anslaguppe": lambda _remiss, idag: iter((("uppe", idag.isoformat()),)),
    "anslagnere": lambda _remiss, idag: iter((("nere", idag.isoformat()),)),
}
