"""Hjälp: the handbook, with what one's own role needs first."""

from collections.abc import Mapping

from litestar import Response
from litestar.params import FromPath

from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.hjalptexter import FORST, las_sida, sidor
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.vag import hamta
from tillstand.begaran import ROLLTEXT
from tillstand.fel import Saknas

_FOR_ROLL: Mapping[str, tuple[str, ...]] = {
    "registrator": ("webben-inkorg", "webben-registrera", "webben-handlingar", "webben-lista", "webben-brev"),
    "namndsekreterare": ("webben-namnden", "webben-lista"),
    "forvaltningschef": ("webben-godkanna", "webben-fordela", "webben-oversikt"),
    "chef": ("webben-godkanna", "webben-oversikt"),
    "fordelare": ("webben-fordela",),
    "delegat": ("flodet",),
    "insyn": ("webben-lista",),
    "administrator": ("webben-installningar", "administration", "sakerhetskopiering"),
}
"""Role -> the pages that it needs first; those that are there are shown."""
_FOR_ALLA = ("webben-lista", "flodet", "planen", "bevakningar")


@hamta("/hjalp")
def hjalpen(fraga: MedFraga) -> Response[str]:
    """The pages that one's roles need, and all of them."""
    alla = sidor()
    return sida(
        fraga,
        "hjalpen.html",
        forst=[(namn, alla[namn]) for namn in _forst(fraga) if namn in alla],
        roller=", ".join(ROLLTEXT.get(roll, roll) for roll in sorted(fraga.roller)),
        alla=[(namn, rubrik) for namn, rubrik in alla.items() if namn != FORST],
    )


def _forst(fraga: Fraga) -> tuple[str, ...]:
    egna = (namn for roll, namnen in _FOR_ROLL.items() if roll in fraga.roller for namn in namnen)
    return tuple(dict.fromkeys((*egna, *_FOR_ALLA)))


@hamta("/hjalp/tillganglighet", oppen=True)
def tillganglighet(fraga: MedFraga) -> Response[str]:
    """The statement of accessibility (law 2018:1937, 13 §), which anybody may read."""
    return _sidan(fraga, "tillganglighet")


@hamta("/hjalp/{namn:str}")
def hjalpsidan(fraga: MedFraga, namn: FromPath[str]) -> Response[str]:
    """A page of the handbook. Raises Saknas."""
    return _sidan(fraga, namn)


def _sidan(fraga: Fraga, namn: str) -> Response[str]:
    funnen = las_sida(namn)
    if funnen is None:
        raise Saknas("Det finns ingen sådan hjälpsida.")
    return sida(fraga, "hjalpsidan.html", hjalp=funnen)


VAGAR = (hjalpen, tillganglighet, hjalpsidan)
