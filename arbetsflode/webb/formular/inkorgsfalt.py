"""A registration that is proposed: what stands in each field, how sure it is, and where the text says so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from attrs import frozen

from arbetsflode.inkorg import Last
from arbetsflode.inkorg.forslag import Foreslaget
from arbetsflode.webb.formular import registrering as form
from arbetsflode.webb.formular.falt import Ifallt
from arbetsflode.webb.formular.ifyllning import Skrivet

STORSTA_TEXT = 200_000
"""Characters of a text that are shown; the rest is read in the file itself."""
_SKA_STA = (form.NAMND, form.TITEL, form.FRAN, form.DERAS_NUMMER, form.SVARSTID)
"""Fields that a letter mostly fills: that it does not is told."""
_SVARSTIDER = ("svarstid", "forlangd_svarstid")
_LANGST_SKAL = 200

Forslag = Mapping[str, Foreslaget]


@frozen(kw_only=True)
class Dagval:
    """A day that may be the svarstid: the text for the field, and why."""

    text: str
    dag: date | None
    """None for a day without its year."""
    skal: str
    valt: bool


@frozen(kw_only=True)
class Falttips:
    """What is told at a field: what to look at, and where in the text it stands."""

    text: str = ""
    osakert: bool = False
    ankare: str = ""
    val: tuple[Dagval, ...] = ()


@frozen(kw_only=True)
class Bit:
    """A piece of the text, and the fields whose values stand there; `ankare` are places that begin here."""

    text: str
    falt: tuple[str, ...] = ()
    ankare: tuple[str, ...] = ()


def ifyllt(forslag: Forslag, mina: Sequence[str]) -> Skrivet:
    """The form as it is proposed; the only nämnd of a person is chosen."""
    texter = {namn: ett.text for namn, ett in forslag.items()}
    if texter.get(form.NAMND.namn) not in mina:
        texter[form.NAMND.namn] = mina[0] if len(mina) == 1 else ""
    return Skrivet(texter=texter, kryssade={})


def ankare(falt: str) -> str:
    """The id of the place in the text that a field was read from."""
    return f"s-{falt.replace('.', '-')}"


def tips(forslag: Forslag, last: Last, skrivet: Skrivet) -> dict[str, Falttips]:
    """What is told at each field, as long as it stands as it was proposed."""
    if last.text is None:
        return {}
    ut = {falt.namn: Falttips(text="Står inte i texten.") for falt in _SKA_STA if falt.namn not in forslag}
    if form.NAMND.namn not in forslag and (annan := last.falt.get("till_namnd")):
        ut[form.NAMND.namn] = Falttips(text=f"Texten säger {annan['varde']}, läs efter.", osakert=True)
    for namn, ett in forslag.items():
        osakert = not ett.sakert and skrivet.text(namn).strip() == ett.text.strip()
        val = _dagarna(last, skrivet) if namn == form.SVARSTID.namn else ()
        ut[namn] = Falttips(
            text=_osakert(ett, utan_skal=bool(val)) if osakert else "",
            osakert=osakert,
            ankare=ankare(namn) if _synliga(ett) else "",
            val=val,
        )
    return ut


def _osakert(ett: Foreslaget, *, utan_skal: bool) -> str:
    skal = "" if utan_skal else _bara_skalet(ett.skal)
    return f"Osäkert, läs efter: {skal}." if skal else "Osäkert, läs efter."


def _synliga(ett: Foreslaget) -> list[tuple[int, int]]:
    return [(fran, min(till, STORSTA_TEXT)) for fran, till in ett.spann if fran < min(till, STORSTA_TEXT)]


def _dagarna(last: Last, skrivet: Skrivet) -> tuple[Dagval, ...]:
    """The days that might be the svarstid, each once, when there are several."""
    lasta: list[Any] = []
    for nyckel in _SVARSTIDER:
        if ett := last.falt.get(nyckel):
            lasta += [ett, *ett.get("alternativ", ())]
    vald = skrivet.text(form.SVARSTID.namn).strip()
    dagar: dict[str, Dagval] = {}
    for ett in lasta:
        dagar.setdefault(str(ett["varde"]), _dagval(last, ett, vald))
    return tuple(dagar.values()) if len(dagar) > 1 else ()


def _dagval(last: Last, ett: Mapping[str, Any], vald: str) -> Dagval:
    skrivet, varde = _som_det_star(last, ett), str(ett["varde"])
    try:
        dag = date.fromisoformat(varde)
    except ValueError:
        dag = None
    text = skrivet if dag is None else varde
    return Dagval(text=text, dag=dag, skal=_bara_skalet(ett["skal"]), valt=vald in (text, skrivet))


def _bara_skalet(skal: str) -> str:
    """The reason without what was not chosen."""
    return skal.partition(" (inte ")[0][:_LANGST_SKAL]


def _som_det_star(last: Last, ett: Mapping[str, Any]) -> str:
    fran, till = next(iter(ett["spann"]), (0, 0))
    return " ".join((last.text or "")[fran:till].split())


def begynnelse(forst: Sequence[Ifallt], tipsen: Mapping[str, Falttips]) -> str:
    """The first field that needs the person: one to fill in, or to look at; none when all is well."""
    for ett in forst:
        namn = ett.falt.namn
        tomt = not ett.varde.strip()
        if tomt and (ett.kravs or namn == form.SVARSTID.namn):
            return namn
        if not tomt and tipsen.get(namn, Falttips()).osakert:
            return namn
    return ""


def bitar(text: str, forslag: Forslag) -> tuple[Bit, ...]:
    """The text in pieces, so that what each field was read from can be shown in it. All of it is text."""
    visad = text[:STORSTA_TEXT]
    spannen = [(namn, fran, till) for namn, ett in forslag.items() for fran, till in _synliga(ett)]
    forsta: dict[int, list[str]] = {}
    for namn, ett in forslag.items():
        if synliga := _synliga(ett):
            forsta.setdefault(min(synliga)[0], []).append(ankare(namn))
    granser = sorted({0, len(visad), *(g for _, *spann in spannen for g in spann)})
    return tuple(_bitarna(visad, granser, spannen, forsta))


def _bitarna(
    text: str,
    granser: Sequence[int],
    spannen: Sequence[tuple[str, int, int]],
    forsta: Mapping[int, Sequence[str]],
) -> Iterator[Bit]:
    for fran, till in pairwise(granser):
        falt = tuple(namn for namn, borjan, slut in spannen if borjan <= fran and till <= slut)
        yield Bit(text=text[fran:till], falt=tuple(dict.fromkeys(falt)), ankare=tuple(forsta.get(fran, ())))
