"""A flow as a picture (SVG): the states in a row, side exits below, every arrow numbered and listed.

The row ends with the first end state of the file; what comes after stands beside. Valid XML, with title and
desc, no script and no style sheet: it can be shown on its own or inside a page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from attrs import field, frozen

from tillstand.flode import Flode, Overgang, Tillstand

_HOJD = 56
_MELLAN = 84
_KANT = 40
_TECKEN = 9
_RADHOJD = 24
_OVER = 150
"""Pixels above the row, for arrows that leap."""
_UNDER = 170
"""Pixels between the row and what stands beside it."""
_FARG, _LINJE, _FYLLD = "#1b1b1b", "#4a4a4a", "#f2f5f8"


@frozen(kw_only=True)
class _Ruta:
    """A state in its place: the middle of its box."""

    tillstand: Tillstand
    x: float
    y: float
    bredd: float
    plats: int | None
    """Its number in the row; None beside it."""

    @property
    def vanster(self) -> float:
        return self.x - self.bredd / 2

    @property
    def hoger(self) -> float:
        return self.x + self.bredd / 2

    @property
    def overkant(self) -> float:
        return self.y - _HOJD / 2

    @property
    def underkant(self) -> float:
        return self.y + _HOJD / 2


@frozen(kw_only=True)
class _Pil:
    """Every arrow from one state to another, drawn as one line with their numbers."""

    fran: _Ruta
    till: _Ruta
    nummer: tuple[int, ...]
    bana: str = field(init=False)
    marke: tuple[float, float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        bana, marke = _bana(self.fran, self.till)
        object.__setattr__(self, "bana", bana)
        object.__setattr__(self, "marke", marke)


def rita(flode: Flode) -> str:
    """The picture as an SVG document (UTF-8 text)."""
    rutor = _placera(flode)
    pilar = list(_pilar(flode, rutor))
    bredd = max(ruta.hoger for ruta in rutor.values()) + _KANT
    lista_y = max(ruta.underkant for ruta in rutor.values()) + 3 * _RADHOJD
    hojd = lista_y + (len(flode.overgang) + 1) // 2 * _RADHOJD + _KANT / 2
    delar = [
        *_huvud(flode, bredd, hojd),
        *(_rita_pil(pil) for pil in pilar),
        *(_rita_ruta(ruta, start=flode.start) for ruta in rutor.values()),
        *(_rita_marke(pil) for pil in pilar),
        *_forteckning(flode, bredd, lista_y),
        "</svg>",
    ]
    return "\n".join(delar) + "\n"


def _placera(flode: Flode) -> Mapping[str, _Ruta]:
    slut = next((n for n, t in enumerate(flode.tillstand) if t.slut), len(flode.tillstand) - 1)
    rad, bredvid = flode.tillstand[: slut + 1], flode.tillstand[slut + 1 :]
    bredd = max(len(t.rubrik) for t in flode.tillstand) * _TECKEN + 36
    steg = bredd + _MELLAN
    y = _OVER + _HOJD / 2
    rutor = {
        t.namn: _Ruta(tillstand=t, x=_KANT + bredd / 2 + n * steg, y=y, bredd=bredd, plats=n)
        for n, t in enumerate(rad)
    }
    for n, t in enumerate(bredvid):
        x = _KANT + bredd / 2 + (n + 1) * steg
        rutor[t.namn] = _Ruta(tillstand=t, x=x, y=y + _HOJD + _UNDER, bredd=bredd, plats=None)
    return rutor


def _pilar(flode: Flode, rutor: Mapping[str, _Ruta]) -> Iterator[_Pil]:
    par: dict[tuple[str, str], list[int]] = defaultdict(list)
    for nummer, overgang in enumerate(flode.overgang, start=1):
        for fran in overgang.fran:
            par[fran, overgang.till].append(nummer)
    for (fran, till), alla in par.items():
        yield _Pil(fran=rutor[fran], till=rutor[till], nummer=tuple(alla))


def _bana(fran: _Ruta, till: _Ruta) -> tuple[str, tuple[float, float]]:
    """The line of an arrow and where its number stands."""
    if fran.plats is None or till.plats is None:
        return _at_sidan(fran, till)
    avstand = till.plats - fran.plats
    if avstand == 0:
        return _ogla(fran)
    if avstand == 1:
        return f"M{fran.hoger:g},{fran.y:g} H{till.vanster:g}", ((fran.hoger + till.vanster) / 2, fran.y)
    return _bage(fran, till, avstand)


def _bage(fran: _Ruta, till: _Ruta, avstand: int) -> tuple[str, tuple[float, float]]:
    """Leaps go above the row, the way back below it."""
    tecken = -1 if avstand > 0 else 1
    kant = fran.overkant if avstand > 0 else fran.underkant
    hojd = tecken * (44 + 26 * abs(avstand))
    x1 = fran.x + fran.bredd / 5 * (1 if avstand > 0 else -1)
    x2 = till.x - till.bredd / 5 * (1 if avstand > 0 else -1)
    bana = f"M{x1:g},{kant:g} C{x1:g},{kant + hojd:g} {x2:g},{kant + hojd:g} {x2:g},{kant:g}"
    return bana, ((x1 + x2) / 2, kant + hojd * 0.75)


def _ogla(ruta: _Ruta) -> tuple[str, tuple[float, float]]:
    x1, x2, topp = ruta.x - 26, ruta.x + 26, ruta.overkant - 56
    y = ruta.overkant
    return f"M{x1:g},{y:g} C{x1 - 14:g},{topp:g} {x2 + 14:g},{topp:g} {x2:g},{y:g}", (ruta.x, y - 42)


def _at_sidan(fran: _Ruta, till: _Ruta) -> tuple[str, tuple[float, float]]:
    ned = till.y > fran.y
    y1, y2 = (fran.underkant, till.overkant) if ned else (fran.overkant, till.underkant)
    mitt = (y1 + y2) / 2 + 20
    x2 = till.x + (fran.x > till.x) * till.bredd / 4 - (fran.x < till.x) * till.bredd / 4
    bana = f"M{fran.x:g},{y1:g} C{fran.x:g},{mitt:g} {x2:g},{mitt:g} {x2:g},{y2:g}"
    return bana, ((fran.x + x2) / 2, (y1 + 6 * mitt + y2) / 8)


def _huvud(flode: Flode, bredd: float, hojd: float) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {bredd:g} {hojd:g}" width="{bredd:g}" '
        f'height="{hojd:g}" role="img" aria-labelledby="titel beskrivning" font-family="sans-serif" '
        f'font-size="15" fill="{_FARG}">'
    )
    yield f'<title id="titel">{escape(f"Flödet {flode.namn}")}</title>'
    yield f'<desc id="beskrivning">{escape(_beskrivning(flode))}</desc>'
    yield (
        '<defs><marker id="pil" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        f'orient="auto-start-reverse"><path d="M0,0 L10,5 L0,10 z" fill="{_LINJE}"/></marker></defs>'
    )
    yield f'<rect width="{bredd:g}" height="{hojd:g}" fill="#ffffff"/>'


def _beskrivning(flode: Flode) -> str:
    """The picture in words, for one who does not see it."""
    namn = ", ".join(t.rubrik.lower() for t in flode.tillstand)
    return f"Tillstånd: {namn}. " + " ".join(f"{_rad(o, flode)}." for o in flode.overgang)


def _rad(overgang: Overgang, flode: Flode) -> str:
    fran = ", ".join(flode.rubriker[namn].lower() for namn in overgang.fran)
    return f"{overgang.rubrik}: från {fran} till {flode.rubriker[overgang.till].lower()}"


def _rita_pil(pil: _Pil) -> str:
    return f'<path d="{pil.bana}" fill="none" stroke="{_LINJE}" stroke-width="1.5" marker-end="url(#pil)"/>'


def _rita_ruta(ruta: _Ruta, *, start: str) -> str:
    tjocklek = 3 if ruta.tillstand.namn == start or ruta.tillstand.slut else 1.5
    return (
        f"<g id={quoteattr(ruta.tillstand.namn)}>"
        f'<rect x="{ruta.vanster:g}" y="{ruta.overkant:g}" width="{ruta.bredd:g}" height="{_HOJD}" rx="8" '
        f'fill="{_FYLLD}" stroke="{_FARG}" stroke-width="{tjocklek}"/>'
        f'<text x="{ruta.x:g}" y="{ruta.y + 5:g}" text-anchor="middle" font-weight="bold">'
        f"{escape(ruta.tillstand.rubrik)}</text></g>"
    )


def _rita_marke(pil: _Pil) -> str:
    text = ", ".join(map(str, pil.nummer))
    x, y = pil.marke
    bredd = 16 + 8 * len(text)
    return (
        f'<rect x="{x - bredd / 2:g}" y="{y - 11:g}" width="{bredd:g}" height="22" rx="11" fill="#ffffff" '
        f'stroke="{_LINJE}"/><text x="{x:g}" y="{y + 5:g}" text-anchor="middle" font-size="13">{text}</text>'
    )


def _forteckning(flode: Flode, bredd: float, y: float) -> Iterator[str]:
    """The arrows by number, in two columns."""
    per_spalt = (len(flode.overgang) + 1) // 2
    for n, overgang in enumerate(flode.overgang):
        x = _KANT + (n // per_spalt) * bredd / 2
        rad_y = y + (n % per_spalt) * _RADHOJD
        yield f'<text x="{x:g}" y="{rad_y:g}">{n + 1}. {escape(_rad(overgang, flode))}</text>'
