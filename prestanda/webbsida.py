"""A page asked for without a network: the application is called as a server calls it, in one event loop."""

import asyncio
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from attrs import frozen
from litestar import Litestar

from prestanda.ram import Block, OlikaArbete, Tavlande
from tests.webb.besokare import Besokare

_LANK = re.compile(rb"/(?:arenden|godkanna)/[a-z0-9]{20,}")
_VARD = "127.0.0.1:8000"


@frozen(kw_only=True)
class Begaran:
    """A request that can be sent many times: method, address, headers, body."""

    metod: str
    vag: str
    huvuden: tuple[tuple[bytes, bytes], ...]
    kropp: bytes = b""

    @property
    def scope(self) -> dict[str, Any]:
        """The request as a server hands it over."""
        vag, _, fraga = self.vag.partition("?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": self.metod,
            "scheme": "http",
            "path": vag,
            "raw_path": vag.encode(),
            "query_string": fraga.encode(),
            "root_path": "",
            "headers": list(self.huvuden),
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 8_000),
        }


def begaran(app: Litestar, person: str, vag: str, falt: Mapping[str, str] | None = None) -> Begaran:
    """A request by somebody who is logged in; with `falt` a form that is sent."""
    besokare = Besokare.vid(app, person)
    token = besokare.token()
    kakor = "; ".join(f"{kaka.name}={kaka.value}" for kaka in besokare.klient.cookies.jar)
    huvuden = ((b"host", _VARD.encode()), (b"cookie", kakor.encode()))
    if falt is None:
        return Begaran(metod="GET", vag=vag, huvuden=huvuden)
    kropp = urlencode({"_csrf_token": token, **falt}).encode()
    typ = (b"content-type", b"application/x-www-form-urlencoded")
    langd = (b"content-length", str(len(kropp)).encode())
    return Begaran(metod="POST", vag=vag, huvuden=(*huvuden, typ, langd), kropp=kropp)


def sidblock(app: Litestar, en: Begaran, antal: int) -> Tavlande:
    """Asks for a page so many times; what it shows is counted in links to cases. Raises OlikaArbete."""

    def gor(_varv: int) -> Block:
        sekunder, sidorna = asyncio.run(_hamta(app, en, antal))
        return Block(sekunder=sekunder, rader={"links": sum(len(set(_LANK.findall(s))) for s in sidorna)})

    return gor


async def _hamta(app: Litestar, en: Begaran, antal: int) -> tuple[float, list[bytes]]:
    """The seconds of so many pages, not counting the first, which starts the loop's threads."""
    await _en_gang(app, en)
    borjan = time.perf_counter()
    sidorna = [await _en_gang(app, en) for _ in range(antal)]
    return time.perf_counter() - borjan, sidorna


async def _en_gang(app: Litestar, en: Begaran) -> bytes:
    svar: list[Any] = []
    fragat = False

    async def ta_emot() -> Any:
        nonlocal fragat
        if fragat:
            return {"type": "http.disconnect"}
        fragat = True
        return {"type": "http.request", "body": en.kropp, "more_body": False}

    async def sand(meddelande: Any) -> None:
        svar.append(meddelande)

    await app(en.scope, ta_emot, sand)  # type: ignore[arg-type]
    if svar[0]["status"] != 200:
        raise OlikaArbete(f"{en.metod} {en.vag}: {svar[0]['status']}")
    return b"".join(del_.get("body", b"") for del_ in svar[1:])
