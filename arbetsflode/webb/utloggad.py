"""What somebody meets whose login has ended: the way back, and what was typed, so that nothing is lost."""

from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote, urlsplit

from anyio import to_thread
from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException
from litestar.response import Redirect
from litestar.types import Scope

from arbetsflode.webb.beroenden import fraga_for
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.vag import HEM, LOSENORD, egen_vag

FLEST_FALT = 200
"""Fields that are shown again."""
LANGST_TEXT = 100_000
"""Characters of one field that are shown again."""
_UTLOGGAD = 401
_SKRIVET = "det_skrivna"
_INNEHALLET = "innehall"
"""The id of what is drawn anew when a whole form is sent by htmx; other targets are panels beside it."""

Fragan = Request[Any, Any, Any]


def _for_en_ruta(request: Fragan) -> bool:
    """Whether the answer is drawn in a panel beside a form, which must stay as it is."""
    mjukt = request.headers.get("hx-request") == "true"
    return mjukt and request.headers.get("hx-target") != _INNEHALLET


async def svar_utan_inloggning(request: Fragan) -> Response[Any]:
    """The answer to somebody who is not logged in, on a way that asks for it.

    A page that is asked for leads to the login and is remembered. A form that is sent is shown again as
    text. What htmx fetches never becomes a login inside another page.
    """
    mjukt = request.headers.get("hx-request") == "true"
    if request.method != "POST":
        return _till_inloggningen_mjukt(request) if mjukt else Redirect(_vart(request), status_code=303)
    fraga, inloggning = fraga_for(request), inloggningen(sidan_fore(request) or HEM)
    if _for_en_ruta(request):
        return sida(fraga, "utloggad_ruta.html", status=_UTLOGGAD, inloggning=inloggning)
    skrivet = skrivet_i(request, await request.form())
    svar = await to_thread.run_sync(
        lambda: sida(fraga, "utloggad.html", status=_UTLOGGAD, inloggning=inloggning, skrivet=skrivet)
    )
    if mjukt:
        svar.headers.update(_HELA_SIDAN)
    return svar


_HELA_SIDAN = {
    "HX-Retarget": "body",
    "HX-Reswap": "innerHTML",
    "HX-Reselect": "unset",
    "HX-Push-Url": "false",
}
"""The whole page is drawn, menu and all, whatever part the form asked for."""


def skrivet_i(request: Fragan, formular: FormMultiDict) -> list[tuple[str, str]]:
    """The names and texts of a form that was sent, without hidden fields, files and empty ones.

    At most `FLEST_FALT` of them, each cut at `LANGST_TEXT` characters. Of a form with passwords: nothing.
    """
    if request.scope["route_handler"].opt.get(LOSENORD):
        return []
    return list(islice(_texter(formular), FLEST_FALT))


async def spara_det_skrivna(fel: Exception, scope: Scope) -> None:
    """Keep what was typed in a form whose token no longer holds, for the page that tells of it.

    Only of a form that stood on one of our pages: another site puts no words in ours. The form has been
    read already, for the token was looked for in it.
    """
    if not isinstance(fel, PermissionDeniedException) or scope["type"] != ScopeType.HTTP:
        return
    request: Fragan = Request(scope)
    egen = request.app.csrf_config
    olast = egen is None or egen.header_name.lower() in request.headers
    if olast or sidan_fore(request) is None or _for_en_ruta(request):
        return
    scope["state"][_SKRIVET] = skrivet_i(request, await request.form())


def det_skrivna(request: Fragan) -> list[tuple[str, str]]:
    """What `spara_det_skrivna` kept of this request."""
    skrivet: list[tuple[str, str]] = request.scope["state"].get(_SKRIVET, [])
    return skrivet


def _texter(formular: FormMultiDict) -> Iterator[tuple[str, str]]:
    for namn, varde in formular.multi_items():
        if isinstance(varde, str) and varde.strip() and not namn.startswith("_"):
            yield namn.rpartition(".")[2], varde[:LANGST_TEXT]


def sidan_fore(request: Fragan) -> str | None:
    """The way to the page on which a form or a panel stood; None when it was none of ours or is not told."""
    adress = request.headers.get("hx-current-url") or request.headers.get("referer", "")
    try:
        delar = urlsplit(adress)
    except ValueError:
        return None
    if not delar.netloc or delar.netloc != request.headers.get("host"):
        return None
    return egen_vag(delar.path + (f"?{delar.query}" if delar.query else ""))


def inloggningen(till: str) -> str:
    """The way to the login, and from there on to `till`."""
    return f"/logga-in?till={quote(till)}" if till != HEM else "/logga-in"


def _vart(request: Fragan) -> str:
    fraga = f"?{request.url.query}" if request.url.query else ""
    return inloggningen(request.url.path + fraga)


def _till_inloggningen_mjukt(request: Fragan) -> Response[str]:
    return Response("", headers={"HX-Redirect": inloggningen(sidan_fore(request) or HEM)})
