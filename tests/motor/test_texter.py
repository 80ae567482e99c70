"""Text is kept in normal form, without control characters and within its length, or refused by its field."""

import unicodedata
from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import msgspec
import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.tolkning import tolka
from tests.lager.fyllning import EGNA, fyll
from tests.programbyggare import aktor
from tillstand.fel import OgiltigIndata
from tillstand.motivering import Motivering
from tillstand.mottagen import Registrering
from tillstand.remiss import REMISS, Remiss

NFD = unicodedata.normalize("NFD", "Räksmörgås")
NFC = unicodedata.normalize("NFC", NFD)
STYRTECKEN = ("\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\u2066")
KLASSER: dict[str, type] = {
    **{k.__name__: k for k in REMISS.underlag.values()},
    "Registrering": Registrering,
    "Motivering": Motivering,
}


def textplatser(typ: Any, plats: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where in a record text stands."""
    if typ is str:
        yield plats
    elif get_origin(typ) is tuple:
        yield from textplatser(get_args(typ)[0], (*plats, 0))
    elif get_args(typ):
        for inre in get_args(typ):
            yield from textplatser(inre, plats)
    elif attrs.has(typ):
        typer = get_type_hints(typ)
        for falt in attrs.fields(typ):
            if falt.name not in EGNA:
                yield from textplatser(typer[falt.name], (*plats, falt.name))


def skriven(plats: tuple[str | int, ...]) -> str:
    """A place as a fault names it."""
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in plats).lstrip(".")


def med(data: Any, plats: tuple[str | int, ...], text: object) -> Any:
    """The same record with another text in one place."""
    if not plats:
        return text
    kopia: Any = dict(data) if isinstance(data, dict) else list(data)
    kopia[plats[0]] = med(kopia[plats[0]], plats[1:], text)
    return kopia


def vid(varde: Any, plats: tuple[str | int, ...]) -> Any:
    """What stands in a place of a record."""
    for ett in plats:
        varde = varde[ett] if isinstance(ett, int) else getattr(varde, ett)
    return varde


@pytest.mark.parametrize("namn", KLASSER)
def test_varje_textfalt_i_varje_underlag(namn: str) -> None:
    """Written in another form it is kept in the normal one; controls, nothing and too much are refused,
    each with the place of the field."""
    klass = KLASSER[namn]
    data = msgspec.to_builtins(fyll(klass))
    for plats in textplatser(klass):
        assert vid(tolka(klass, med(data, plats, NFD)), plats) == NFC
        for fult in (*(f"a{tecken}b" for tecken in STYRTECKEN), "", "   ", "x" * 30_000, 7, None, ["x"]):
            if fult is None and _kan_saknas(klass, plats):
                continue
            with pytest.raises(OgiltigIndata) as fel:
                tolka(klass, med(data, plats, fult))
            assert [f.plats for f in fel.value.felaktigheter] == [skriven(plats)], (plats, fult)


def _kan_saknas(klass: Any, plats: tuple[str | int, ...]) -> bool:
    for ett in plats:
        if isinstance(ett, int):
            klass = next(t for t in (klass, *get_args(klass)) if get_origin(t) is tuple)
            klass = get_args(klass)[0]
        else:
            rak = next(t for t in (klass, *get_args(klass)) if attrs.has(t))
            klass = get_type_hints(rak)[ett]
    return type(None) in get_args(klass)


@pytest.mark.parametrize("namn", KLASSER)
def test_den_som_gar_forbi_tolkningen_vagras_ocksa(namn: str) -> None:
    """The class itself refuses what is not in normal form, and names the field."""
    klass = KLASSER[namn]
    varde = fyll(klass)
    for falt in attrs.fields(klass):
        if get_type_hints(klass)[falt.name] in (str, str | None) and falt.name not in EGNA:
            for fult in (NFD, "a\x07b", "", "x" * 30_000):
                with pytest.raises(ValueError, match=falt.name):
                    attrs.evolve(varde, **{falt.name: fult})


def test_det_som_lagras_ar_i_normalform(program: Program) -> None:
    """From a clerk's Mac to both databases and back."""
    data = {
        "inkommen": "2011-10-03",
        "titel": f"  {NFD} ",
        "avsandare": {"organ": NFD, "diarienummer": "KS\u00a01"},
    }
    underlag = tolka(Registrering, data)
    kvitto = motor.registrera(program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel="n")
    rad = motor.lista(program, aktor("registrator"))[0]
    assert rad.rubrik == NFC
    vy = motor.visa(program, aktor("registrator"), arende=kvitto.arende)
    assert isinstance(vy.arende, Remiss)
    assert vy.arende.mottagen.avsandare is not None
    assert vy.arende.mottagen.avsandare.organ == NFC
    assert vy.handelser[0].underlag["titel"] == NFC
    for fraga in (NFC, NFD, NFD.upper()):
        assert [r.id for r in motor.sok(program, aktor("registrator"), fraga)] == [kvitto.arende]
    assert motor.verifiera(program).haller


@pytest.mark.parametrize(
    "text",
    [
        "😀 remiss",
        "Ꮳ",
        "a" * 300,
        "ﬁ ligatur",
        "Kоmmunstyrelsen",
        "l̈ång",
        "<b>&amp;</b>",
        "%s {0} $1",
        "\\",
        "'\"",
    ],
)
def test_udda_text_kommer_tillbaka_som_den_skrevs(program: Program, text: str) -> None:
    """What may be kept is kept letter by letter, on both databases."""
    titel = unicodedata.normalize("NFC", text)
    underlag = tolka(Registrering, {"inkommen": "2011-10-03", "titel": text})
    kvitto = motor.registrera(program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel="n")
    assert motor.visa(program, aktor("registrator"), arende=kvitto.arende).arende.rubrik == titel
    assert motor.lista(program, aktor("registrator"))[0].rubrik == titel
    assert motor.verifiera(program).haller
