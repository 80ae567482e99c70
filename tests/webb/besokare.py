"""Somebody at a browser without scripts: asks for pages, sends their forms, keeps cookies."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define
from litestar import Litestar
from litestar.testing import TestClient

from arbetsflode import sakerhet
from arbetsflode.program import Program
from arbetsflode.webb.inloggningskrav import kaknamn

VARD = "http://127.0.0.1:8000"
_DOLDA = re.compile(r'<input type="hidden" name="(_\w+)" value="([^"]*)">')
_H1 = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAGG = re.compile(r"<[^>]+>")


@define
class Svar:
    """An answer: its status, its text, where it leads."""

    status: int
    html: str
    vart: str
    huvuden: Mapping[str, str]
    innehall: bytes

    @property
    def text(self) -> str:
        """The page as it is read: without tags, entities as characters, single spaces."""
        return " ".join(html.unescape(_TAGG.sub(" ", self.html)).split())

    @property
    def rubrik(self) -> str:
        """The first heading."""
        funnen = _H1.search(self.html)
        return " ".join(html.unescape(_TAGG.sub("", funnen[1])).split()) if funnen else ""

    @property
    def dolda(self) -> dict[str, str]:
        """The hidden fields of the first form that has a key: token, key, version."""
        start = self.html.find('name="_nyckel"')
        fran = max(self.html.rfind("<form", 0, start), 0)
        return dict(_DOLDA.findall(self.html[fran:]))

    @property
    def token(self) -> str:
        """The token of any form of the page."""
        return next((v for n, v in _DOLDA.findall(self.html) if n == "_csrf_token"), "")


@define
class Besokare:
    """One browser."""

    app: Litestar
    klient: TestClient[Litestar]

    @classmethod
    def vid(cls, app: Litestar, person: str | None = None) -> "Besokare":
        """A browser, with `person` logged in."""
        besokare = cls(app, TestClient(app, base_url=VARD, raise_server_exceptions=False))
        if person is not None:
            program: Program = app.state.program
            besokare.klient.cookies.set(kaknamn(over_tls=False), sakerhet.borja(program, person))
        return besokare

    def hamta(self, vag: str, **huvuden: str) -> Svar:
        """Ask for a page, as it is answered at once."""
        return _svar(self.klient.get(vag, headers=huvuden, follow_redirects=False))

    def skicka(
        self,
        vag: str,
        falt: Mapping[str, str | Sequence[str]] | None = None,
        *,
        fran: str | None = None,
        filer: Sequence[tuple[str, tuple[str, bytes]]] = (),
    ) -> Svar:
        """Send a form: these fields, and the hidden ones of its page (`fran`, otherwise its own address)."""
        sida = self.hamta(fran or vag)
        data: dict[str, Any] = {"_csrf_token": sida.token or self.token(), **sida.dolda, **(falt or {})}
        svar = self.klient.post(vag, data=data, files=list(filer) or None, follow_redirects=False)
        return _svar(svar)

    def skicka_ra(self, vag: str, kropp: bytes, huvuden: Mapping[str, str]) -> Svar:
        """Send these very bytes."""
        return _svar(self.klient.post(vag, content=kropp, headers=dict(huvuden), follow_redirects=False))

    def token(self) -> str:
        """A token of this browser."""
        return self.hamta("/losenord").token or self.hamta("/logga-in").token

    def folj(self, svar: Svar) -> Svar:
        """Go where an answer leads."""
        return self.hamta(svar.vart)


def _svar(svar: Any) -> Svar:
    typ = svar.headers.get("content-type", "")
    return Svar(
        status=svar.status_code,
        html=svar.text if typ.startswith("text/html") else "",
        vart=svar.headers.get("location", ""),
        huvuden=dict(svar.headers),
        innehall=svar.content,
    )
