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

OPPEN = "oppen"
"""The mark of a way that anybody may take, logged in or not."""
FORE_BYTE = "fore_byte"
"""The mark of a way that somebody with a temporary password may take."""


def hamta(vag: str, *, oppen: bool = False, fore_byte: bool = False) -> GorTillSida:
    """A page that is asked for (GET): it changes nothing."""
    opt = {OPPEN: oppen, FORE_BYTE: fore_byte}
    return lambda funktion: get(vag, opt=opt)(_i_trad(funktion))


def skicka(vag: str, *, oppen: bool = False, fore_byte: bool = False) -> GorTillSida:
    """Where a form is sent (POST)."""
    opt = {OPPEN: oppen, FORE_BYTE: fore_byte}
    return lambda funktion: post(vag, opt=opt)(_i_trad(funktion))


def _i_trad(funktion: Sidfunktion) -> Callable[..., Awaitable[Any]]:
    @wraps(funktion)
    async def vanta(*args: Any, **namngivna: Any) -> Any:
        return await to_thread.run_sync(partial(funktion, *args, **namngivna))

    return vanta
