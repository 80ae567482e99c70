"""Which addresses can lead anywhere: no name of ours has a NUL in it, and no database takes one."""

from litestar.exceptions import NotFoundException
from litestar.types import ASGIApp, Receive, Scope, Send

_NUL = "\x00"


class Adresskontroll:
    """The middleware that knows no page whose address has a NUL. What is asked there is each page's own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may lead somewhere. Raises NotFoundException (404)."""
        if _NUL in scope["path"]:
            raise NotFoundException
        await self.app(scope, receive, send)
