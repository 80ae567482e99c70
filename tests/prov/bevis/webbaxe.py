"""Every page by the accessibility rules, as everybody who may open it, light and dark, narrow and zoomed."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product

from litestar import Litestar
from playwright.sync_api import Browser

from arbetsflode import motor
from tests.prov.ram import Bevis, Prov
from tests.prov.webben import webben
from tests.webb.besokare import Besokare
from tests.webb.matris import ALLA
from tests.webb.sidorna import SIDOR
from tests.webb.test_tillganglighet import arenden, granska
from tests.webb.webblasare import CHROMIUM, chromium, fonster, server

FONSTER = tuple(product(("light", "dark"), ({"width": 320, "height": 700}, {"width": 640, "height": 450})))
"""Light and dark; the narrowest window, and one of 1280 x 900 at 200 % zoom."""
_ALLT = 100_000

Besok = dict[str | None, list[tuple[str, str]]]
"""Who -> the pages that they may open: (as the list of pages has it, filled in)."""


def alla_sidor(prov: Prov) -> None:
    """The full dose is everything; a smaller one takes so many pages by chance, each with its own person."""
    if CHROMIUM is None and prov.dos >= _ALLT:
        prov.krav(False, "Chromium is missing: apt-get install chromium")
        return
    with webben(prov, "sqlite") as (program, app):
        idn = arenden(program)
        motor.tick(program)
        besok = _besok(prov, app, idn)
        with ThreadPoolExecutor(1) as egen_trad:
            egen_trad.submit(_se_pa_alla, prov, app, besok).result()
        prov.raknat["persons, one of them not logged in"] = len(besok)
        prov.raknat["pages x persons"] = sum(map(len, besok.values()))
        prov.raknat["pages"] = len({vag for sidor in besok.values() for vag, _ in sidor})


def _se_pa_alla(prov: Prov, app: Litestar, besok: Besok) -> None:
    """In a thread of its own: another browser may already be driven from this one."""
    with server(app) as adress, chromium() as webblasaren:
        for person, sidor in besok.items():
            _som(prov, app, (webblasaren, adress), person, sidor)


def _besok(prov: Prov, app: Litestar, idn: dict[str, str]) -> Besok:
    par = [(vag, person or None) for vag, person in SIDOR.items()]
    if prov.dos < len(par):
        par = prov.slump.sample(par, prov.dos)
    else:
        par += [ett for ett in product(SIDOR, (*ALLA, None)) if ett not in par]
    besok: Besok = {}
    for vag, person in par:
        ifylld = vag.format(**idn)
        egen = SIDOR[vag] == (person or "")
        if egen or Besokare.vid(app, person).hamta(ifylld).status == 200:
            besok.setdefault(person, []).append((vag, ifylld))
    return besok


def _som(
    prov: Prov, app: Litestar, var: tuple[Browser, str], person: str | None, sidor: list[tuple[str, str]]
) -> None:
    for farger, storlek in FONSTER:
        sammanhang, ett = fonster(*_bytt(var, app), person, color_scheme=farger, viewport=storlek)
        for vag, ifylld in sidor:
            prov.framsteg(f"{person} {vag}")
            funna = granska(ett.oppna(ifylld))
            for fynd in funna:
                prov.krav(False, f"{person} {vag} {farger} {storlek['width']} px: {fynd}")
            prov.raknat["looked at"] += 1
            prov.raknat["findings"] += len(funna)
        for klagomal in ett.klagomal:
            prov.krav(False, f"{person} {farger} {storlek['width']} px: {klagomal}")
        sammanhang.close()


def _bytt(var: tuple[Browser, str], app: Litestar) -> tuple[Browser, Litestar, str]:
    return var[0], app, var[1]


BEVIS = (
    Bevis(
        namn="webbaxe",
        rad="every page as everybody who may open it, light and dark, 320 px and 200 % zoom, all folded out, "
        "in a real browser",
        mal="0 findings by axe (WCAG 2.2 AA and good practice); nothing wider than the window, no complaint, "
        "nothing asked for outside",
        liten=2,
        full=_ALLT,
        kor=alla_sidor,
        sekunder=1_000,
    ),
)
