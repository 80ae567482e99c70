"""Who is logged in, asked once a request: a page that is not open to all shows the login instead."""

from typing import Any

from anyio import to_thread
from litestar import Request, Response
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.response import Redirect
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from arbetsflode import sakerhet
from arbetsflode.sakerhet import Session
from arbetsflode.webb.utloggad import svar_utan_inloggning
from arbetsflode.webb.vag import FORE_BYTE, OPPEN, UTAN_KAKA


def kaknamn(over_tls: bool) -> str:
    """The name of the session's cookie; over TLS the browser itself holds it to this host."""
    return "__Host-remiss" if over_tls else "remiss"


def sessionskaka(varde: str, over_tls: bool, *, slut: bool = False) -> Cookie:
    """The cookie that holds a session: read by no script, sent to no other site."""
    return Cookie(
        key=kaknamn(over_tls),
        value=varde,
        path="/",
        httponly=True,
        secure=over_tls,
        samesite="lax",
        max_age=0 if slut else None,
    )


class Inloggningskrav:
    """The middleware that finds the session and turns away whoever has none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Find the session of the request's cookie and pass on, or answer with the way to the login."""
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        tillstand, opt = scope["litestar_app"].state, scope["route_handler"].opt
        request: Request[Any, Any, Any] = Request(scope, receive)
        varde = None if opt.get(UTAN_KAKA) else request.cookies.get(kaknamn(tillstand.over_tls))
        session = await to_thread.run_sync(sakerhet.hamta, tillstand.program, varde) if varde else None
        scope["user"], scope["auth"] = session, None
        svar = await _avvisning(request, session, opt)
        if svar is not None:
            await svar.to_asgi_response(app=None, request=request)(scope, receive, send)
            return
        await self.app(scope, receive, _med_ny_kaka(send, session, tillstand.over_tls))


async def _avvisning(
    request: Request[Any, Any, Any], session: Session | None, opt: dict[str, Any]
) -> Response[Any] | None:
    """What somebody gets instead: the way to the login, or to choosing a password of their own."""
    if opt.get(OPPEN):
        return None
    if session is None:
        return await svar_utan_inloggning(request)
    return Redirect("/losenord", status_code=303) if session.maste_byta and not opt.get(FORE_BYTE) else None


def _med_ny_kaka(send: Send, session: Session | None, over_tls: bool) -> Send:
    """The way out, with the new cookie of a session whose id was renewed."""
    if session is None or session.ny_kaka is None:
        return send
    kaka = sessionskaka(session.ny_kaka, over_tls)

    async def skicka(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableScopeHeaders.from_message(message).add("set-cookie", kaka.to_header(header=""))
        await send(message)

    return skicka
