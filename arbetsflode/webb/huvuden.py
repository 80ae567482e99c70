"""Headers that stand on every answer: nothing from outside, nothing kept, nothing framed."""

from collections.abc import Mapping

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

INNEHALL = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
"""No script or style stands in a page; `data:` is for the pictures inside the vendored style sheet."""

HUVUDEN: Mapping[str, str] = {
    "Content-Security-Policy": INNEHALL,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "X-Permitted-Cross-Domain-Policies": "none",
}
STATISKT = "public, max-age=31536000, immutable"
PERSONLIGT = "no-store"
"""Pages are somebody's own: no copy of one is kept anywhere."""
OK = 200
_ETT_AR = "max-age=31536000"


async def satt_huvuden(message: Message, scope: Scope) -> None:
    """Put the headers on an answer as it leaves, whatever part of the program made it."""
    if message["type"] != "http.response.start":
        return
    huvuden = MutableScopeHeaders.from_message(message)
    for namn, varde in HUVUDEN.items():
        huvuden.setdefault(namn, varde)
    fast = scope["path"].startswith("/statiskt/") and message["status"] == OK
    huvuden["Cache-Control"] = STATISKT if fast else PERSONLIGT
    if scope["litestar_app"].state.over_tls:
        huvuden["Strict-Transport-Security"] = _ETT_AR
