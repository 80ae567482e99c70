"""What the page before did, told once on the page after: a word in a cookie, which no link can put there.

What was done in a case is told from the store instead: see `klart`.
"""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.response import Redirect

from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.ordval import antal

_NAMN = "remiss-besked"
_OVER_TLS = f"__Host-{_NAMN}"
_SEKUNDER = 60
_FLEST_SIFFROR = 6

_SATSER: Mapping[str, str] = {
    "lagt": "Sammanträdet är inlagt. Planerna räknas om, och de som berörs får brev.",
    "andrat": "Sammanträdet är ändrat. Planerna räknas om, och de som berörs får brev.",
    "flyttat": "Sammanträdet är flyttat. Planerna räknas om, och de som berörs får brev.",
    "installt": "Sammanträdet är inställt. Planerna räknas om, och de som berörs får brev.",
    "inlast": "Filen är inläst. Planerna räknas om, och de som berörs får brev.",
    "oforandrat": "Inget var nytt, så inget är ändrat.",
    "lista": "Föredragningslistan är sparad.",
    "sparat": "Det är sparat.",
    "franvaro": "Frånvaron är antecknad.",
    "igen": "Brevet ligger i lådan igen och går vid nästa sändning.",
    "gick": "Det är antecknat att brevet gick iväg.",
    "gick_inte": "Det är antecknat att brevet inte gick iväg.",
    "undanlagt": "Det är lagt åt sidan. Det finns kvar under Inte ärenden.",
    "framtaget": "Det ligger i inkorgen igen.",
    "provbrev": "Provbrevet är skickat till din egen adress. Se efter att det kom fram.",
}
_PERSONER = "personer."
"""Before a number of people."""


def vidare_med(fraga: Fraga, vag: str, ord_: str) -> Redirect:
    """On to a page that tells once what was done. Raises LookupError for a word without a sentence."""
    if not _sats(ord_):
        raise LookupError(ord_)
    return Redirect(vag, status_code=303, cookies=[_kaka(fraga.request, ord_, _SEKUNDER)])


def personer_inlasta(antalet: int) -> str:
    """The word for so many people that were new or changed."""
    return f"{_PERSONER}{antalet}"


def beskedet(fraga: Fraga) -> str:
    """The sentence that waits to be told; empty when none does."""
    return _sats(fraga.request.cookies.get(_namn(fraga.request), ""))


def sagt(fraga: Fraga, svar: Response[Any]) -> None:
    """The page that goes out has told it: the word is taken away."""
    if fraga.request.cookies.get(_namn(fraga.request)):
        svar.set_cookie(_kaka(fraga.request, "", 0))


def _sats(ord_: str) -> str:
    antalet = ord_.removeprefix(_PERSONER)
    if antalet != ord_ and antalet.isascii() and antalet.isdigit() and len(antalet) <= _FLEST_SIFFROR:
        return f"Inläst. Nytt eller ändrat för {antal(int(antalet), 'person', 'personer')}."
    return _SATSER.get(ord_, "")


def _namn(request: Request[Any, Any, Any]) -> str:
    return _OVER_TLS if request.app.state.over_tls else _NAMN


def _kaka(request: Request[Any, Any, Any], ord_: str, sekunder: int) -> Cookie:
    return Cookie(
        key=_namn(request),
        value=ord_,
        path="/",
        max_age=sekunder,
        httponly=True,
        secure=request.app.state.over_tls,
        samesite="lax",
    )
