"""How a function becomes a page: it is asked for or sent to, and works in a thread of its own.

The functions are plain ones, for the engine waits for its database. (The framework's own way of moving a
function to a thread goes wrong where two of them share an address.)
"""

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import Any

from anyio import to_thread
from litestar import get, post
from litestar.handlers import HTTPRouteHandler

Sidfunktion = Callable[..., Any]
GorTillSida = Callable[[Sidfunktion], HTTPRouteHandler]

HEM = "/"
OPPEN = "oppen"
"""The mark of a way that anybody may take, logged in or not."""
FORE_BYTE = "fore_byte"
"""The mark of a way that somebody with a temporary password may take."""
UTAN_KAKA = "exclude_from_csrf"
"""The mark of a way that is the same for everybody: no cookie is read or set (the framework's own name)."""
LOSENORD = "losenord"
"""The mark of a way that takes or makes a password: it waits in a queue of its own, and repeats nothing."""


def hamta(vag: str, *, oppen: bool = False, fore_byte: bool = False, utan_kaka: bool = False) -> GorTillSida:
    """A page that is asked for (GET): it changes nothing."""
    opt = {OPPEN: oppen, FORE_BYTE: fore_byte, UTAN_KAKA: utan_kaka}
    return lambda funktion: get(vag, opt=opt)(_i_trad(funktion))


def skicka(vag: str, *, oppen: bool = False, fore_byte: bool = False, losenord: bool = False) -> GorTillSida:
    """Where a form is sent (POST).

    Those with `losenord` must ask for `fraga`. Hashing is slow on purpose: they wait for one of the few
    places of the application's `losenordsko`, so that they never take the threads of other pages.
    """
    opt = {OPPEN: oppen, FORE_BYTE: fore_byte, LOSENORD: losenord}
    return lambda funktion: post(vag, opt=opt)(_i_trad(funktion, i_ko=losenord))


def egen_vag(vag: str) -> str:
    """A way inside the pages, or home: nobody is sent to another site by a link."""
    ren = vag.isascii() and vag.isprintable() and "\\" not in vag and " " not in vag
    inne = vag.startswith("/") and not vag.startswith("//")
    return vag if ren and inne else HEM


def _i_trad(funktion: Sidfunktion, *, i_ko: bool = False) -> Callable[..., Awaitable[Any]]:
    @wraps(funktion)
    async def vanta(*args: Any, **namngivna: Any) -> Any:
        ko = namngivna["fraga"].request.app.state.losenordsko if i_ko else None
        return await to_thread.run_sync(partial(funktion, *args, **namngivna), limiter=ko)

    return vanta
