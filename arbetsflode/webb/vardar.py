"""Which names the web answers to: its own address and, at home, the machine itself, on any port."""

from collections.abc import Collection
from urllib.parse import urlsplit

from litestar.datastructures import Headers
from litestar.exceptions import ClientException
from litestar.types import ASGIApp, Receive, Scope, Send

_HEMMA = ("127.0.0.1", "localhost", "::1")


def tillatna_vardar(bas_url: str) -> frozenset[str]:
    """The host of the municipality's address; a proxy in front passes that name on."""
    vard = urlsplit(bas_url).hostname or _HEMMA[0]
    return frozenset((vard, *_HEMMA)) if vard in _HEMMA else frozenset((vard,))


def ar_hemma(vard: str) -> bool:
    """Whether a name reaches this machine only."""
    return vard in _HEMMA


class Vardkontroll:
    """The middleware that turns away whoever asks for another host."""

    def __init__(self, app: ASGIApp, vardar: Collection[str]) -> None:
        self.app = app
        self.vardar = vardar

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is meant for us. Raises ClientException (400)."""
        if _utan_port(Headers.from_scope(scope).get("host", "")) not in self.vardar:
            raise ClientException("another host")
        await self.app(scope, receive, send)


def _utan_port(vard: str) -> str:
    """`127.0.0.1:8000` is 127.0.0.1; what is no host at all is nothing."""
    try:
        return urlsplit(f"//{vard}").hostname or ""
    except ValueError:
        return ""
