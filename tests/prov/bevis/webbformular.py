"""Garbage in every form of the pages, as everybody in turn: never a fault of ours, nothing by halves."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress

from attrs import frozen
from litestar import Litestar

from arbetsflode.program import Program
from tests.byggare import HUVUDLINJEN
from tests.programbyggare import inlaga, registrera
from tests.prov.ram import SORTER, Bevis, Prov
from tests.prov.webben import webben
from tests.webb.besokare import Besokare
from tests.webb.matris import SER
from tests.webb.sidorna import SIDOR
from tests.webb.test_matrisen import ifylld_vag
from tests.webb.test_sakerhet import alla_vagar
from tests.webb.test_skrap import PERSONER, kroppar, namn_i, skicka_skrap
from tests.webb.test_tillganglighet import arenden
from tillstand.fel import Saknas

_FORMULAR = re.compile(r'<form\b[^>]*\baction="([^"]*)"[^>]*>(.*?)</form>', re.DOTALL)
_STEG = "/arenden/{arende:str}/steg/{namn:str}"
_OPPNA = HUVUDLINJEN[:-1]


@frozen(kw_only=True)
class _Form:
    """Where a form is sent, and the state that its case stands in."""

    vag: str
    tillstand: str = "beredning"

    def till(self, arende: str) -> str:
        """The way to the form of a case."""
        return ifylld_vag(self.vag, arende)


def skrap_i_formularen(prov: Prov) -> None:
    """So many bodies to each form, shared by the databases and the persons (a small dose: to fewer forms).

    Each form gets a case of its own.
    """
    antal = -(-prov.dos // (len(PERSONER) * len(SORTER)))
    for sort in SORTER[: prov.dos]:
        with webben(prov, sort) as (program, app):
            falten, formularen = _falten(app, program), list(_formularen(app, program))
            tokens = {person: Besokare.vid(app, person).token() for person in PERSONER}
            formularen = prov.slump.sample(formularen, min(prov.dos, len(formularen)))
            prov.raknat["forms and steps"] = len(formularen)
            for nummer, form in enumerate(formularen):
                prov.framsteg(f"{sort}: {nummer} of {len(formularen)} forms")
                egen = inlaga(innehall=form.vag.encode())
                arende = registrera(program, "Skräp", handlingar=[egen]).till(form.tillstand).id
                namnen = falten.get(form.till("*"), set())
                for vem in tokens.items():
                    _som(prov, app, vem, form.till(arende), namnen, antal)


def _som(prov: Prov, app: Litestar, vem: tuple[str, str], vag: str, namnen: set[str], antal: int) -> None:
    besokare = Besokare.vid(app, vem[0])
    alla = sorted(namnen | set(namn_i(besokare.hamta(vag).html)))
    for kropp, svar in skicka_skrap(besokare, vem, vag, kroppar(prov.slump, alla, antal)):
        prov.krav(svar.status_code < 500, f"{vem[0]} {vag}: {svar.status_code} for {str(kropp)[:600]}")
        prov.raknat["bodies"] += 1
        prov.raknat["of them done"] += svar.status_code == 303


def _formularen(app: Litestar, program: Program) -> Iterator[_Form]:
    """Every way that a form is sent, and every step that some state offers somebody."""
    for metod, vag in alla_vagar(app):
        if metod == "POST" and vag != _STEG:
            yield _Form(vag=vag)
    for steg, tillstand in _stegen(program).items():
        yield _Form(vag=_STEG.replace("{namn:str}", steg), tillstand=tillstand)


def _stegen(program: Program) -> dict[str, str]:
    """Step -> the first state of the main line in which somebody may take it."""
    funna: dict[str, str] = {}
    for tillstand in _OPPNA:
        lopp = registrera(program, "Stegen").till(tillstand)
        for person in SER["oppet"]:
            with suppress(Saknas):
                funna = {**{m.namn: tillstand for m in lopp.visa(person).mojliga}, **funna}
    return funna


def _falten(app: Litestar, program: Program) -> Mapping[str, set[str]]:
    """Where a form of the pages is sent, `*` for its case -> what its fields are called."""
    idn = arenden(program)
    funna: defaultdict[str, set[str]] = defaultdict(set)
    for vag, person in SIDOR.items():
        html = Besokare.vid(app, person or None).hamta(vag.format(**idn)).html
        for ett in idn.values():
            html = html.replace(ett, "*")
        for dit, formularet in _FORMULAR.findall(html):
            funna[dit] |= set(namn_i(formularet))
    return funna


BEVIS = (
    Bevis(
        namn="webbformular",
        rad="generated bodies to every form and every step of the pages, as six roles in turn, on both "
        "databases; the dose of each form",
        mal="never a fault of ours (5xx); the journal verifies",
        liten=1,
        full=500,
        kor=skrap_i_formularen,
        sekunder=600,
    ),
)
