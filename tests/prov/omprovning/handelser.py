"""What can happen to a case or to its people: done through `motor`, and noted in the book by hand."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from attrs import define

from tests.motor.simulering.varlden import Varld
from tests.programbyggare import Lopp
from tests.prov.omprovning.trappa import kommunfil
from tillstand.handlingar import Handlingsslag


@define
class Scen:
    """The world and the one case in it."""

    varld: Varld
    _lopp: Lopp

    @property
    def lopp(self) -> Lopp:
        """The case, in the program that runs now."""
        self._lopp.program = self.varld.program
        return self._lopp

    def notera(self, vad: str, **varden: Any) -> None:
        """What has just been done to the case."""
        self.varld.bok.skriv(self.varld.nu, vad, self.lopp.id, **varden)

    @property
    def idag(self) -> date:
        """The local day."""
        return self.varld.idag


Handelse = Callable[[Scen], None]


def _anstand_beviljas(s: Scen) -> None:
    datum = date(2011, 11, 21)
    s.lopp.gor("bevilja_anstand", "registrator", datum=datum)
    s.notera("anstand_beviljat", datum=datum, ingen=None)


def _anstand_avslas(s: Scen) -> None:
    s.lopp.gor("avsla_anstand", "registrator")
    s.notera("anstand_avslaget", ingen=None)


def _anstand_begars(s: Scen) -> None:
    s.lopp.gor("begar_anstand", "registrator", dag=s.idag, hos="Rotel V", datum=None)
    s.notera("anstand_begart", dag=s.idag)


def _omfordelas(s: Scen, handlaggare: str, enhet: str) -> None:
    till = {"handlaggare": handlaggare, "enhet": enhet}
    falt: dict[str, Any] = dict(till)
    s.lopp.gor("omfordela", "forvaltningschef", **falt)
    s.notera("omfordelad", **till)


def _ny_chef(s: Scen, enhet: str, gammal: str) -> None:
    _chefen_slutar(s, enhet, gammal)
    s.varld.ge_roll("avgangen", "chef", enhet, fran=s.idag)


def _chefen_slutar(s: Scen, enhet: str, gammal: str) -> None:
    s.varld.ge_roll(gammal, "chef", enhet, till=s.idag - timedelta(1))


def _makuleras(s: Scen) -> None:
    s.lopp.gor("makulera", "registrator")
    s.notera("avskriven")


def _avskrivs(s: Scen) -> None:
    s.lopp.gor("avskriv", "registrator")
    s.lopp.godkann(next(iter(s.lopp.visa().vantar_pa)))
    s.notera("avskriven")


def _svaret_lamnas(s: Scen) -> None:
    s.lopp.bifoga("registrator", Handlingsslag.PROTOKOLLSUTDRAG)
    s.notera("annat")
    nummer = max(h.nummer for h in s.lopp.arende.handlingar.alla)
    s.lopp.gor("overlamna", "registrator", handlingar=(nummer,))
    s.notera("overlamnad")


def _godkanns(s: Scen) -> None:
    vem = next(p for p in s.lopp.visa().vantar_pa if p != "handlaggare")
    s.lopp.godkann(vem)
    if s.lopp.kvitto.vantar_pa is None:
        s.notera("forslag")
    else:
        s.notera("nasta_steg", nyckel=s.lopp.kvitto.vantar_pa)


def _lamnas_tillbaka(s: Scen) -> None:
    vem = next(p for p in s.lopp.visa().vantar_pa if p != "handlaggare")
    s.lopp.aterlamna(vem)
    s.notera("begaran_borta", ingen=None)


def _atertas(s: Scen) -> None:
    s.lopp.aterta("handlaggare")
    s.notera("begaran_borta", ingen=None)


def _bilaga(s: Scen) -> None:
    s.lopp.bifoga("handlaggare", Handlingsslag.BILAGA, titel=f"Bilaga {s.lopp.kvitto.version}")
    if s.lopp.kvitto.vantar_pa is None:
        s.notera("annat")
    else:
        s.notera("nasta_steg", nyckel=s.lopp.kvitto.vantar_pa)


def _borta(s: Scen, vem: str, dagar: int, ersattare: str | None = None) -> None:
    s.varld.borta(vem, s.idag, s.idag + timedelta(dagar), ersattare)


def _trappan(s: Scen, utan: str = "", **roller: tuple[str, ...]) -> None:
    """The ladder without some rung, or with other roles for one."""
    borta = frozenset({utan}) - {""}
    s.varld.ny_kommunfil(kommunfil(borta, roller))
    s.varld.bok.skriv(s.varld.nu, "trappa", utan=borta, roller=roller)


_HANDL = "handlaggare"

ALLA: Mapping[str, Handelse] = {
    "extension granted": _anstand_beviljas,
    "extension refused": _anstand_avslas,
    "extension asked": _anstand_begars,
    "another handlaggare": partial(_omfordelas, handlaggare="kollega", enhet="familj"),
    "another enhet": partial(_omfordelas, handlaggare=_HANDL, enhet="bistand"),
    "chef replaced": partial(_ny_chef, enhet="familj", gammal="familjechef"),
    "chef gone": partial(_chefen_slutar, enhet="familj", gammal="familjechef"),
    "chef of the avdelning replaced": partial(_ny_chef, enhet="unga", gammal="ungdomschef"),
    "made void": _makuleras,
    "written off": _avskrivs,
    "answered": _svaret_lamnas,
    "step approved": _godkanns,
    "sent back": _lamnas_tillbaka,
    "taken back": _atertas,
    "document added": _bilaga,
    "handlaggare away, substitute": partial(_borta, vem=_HANDL, dagar=6, ersattare="vik_handlaggare"),
    "handlaggare away": partial(_borta, vem=_HANDL, dagar=6),
    "handlaggare away today": partial(_borta, vem=_HANDL, dagar=0, ersattare="vik_handlaggare"),
    "chef away, substitute": partial(_borta, vem="familjechef", dagar=6, ersattare="vik_chef"),
    "chef of the avdelning away": partial(_borta, vem="ungdomschef", dagar=6, ersattare="vik_chef"),
    "registrator away": partial(_borta, vem="registrator", dagar=6, ersattare="kollega"),
    "substitute away": partial(_borta, vem="vik_handlaggare", dagar=6),
    "rung taken out": partial(_trappan, utan="forsenad"),
    "rung for the handlaggare alone": partial(_trappan, forsenad=(_HANDL,)),
}
