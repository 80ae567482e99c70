"""Mail servers for the tests: a real one (aiosmtpd), and one that follows a script to the letter."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from attrs import define, field

CERTIFIKAT = Path(__file__).parent / "certifikat" / "certifikat.pem"
_NYCKEL = CERTIFIKAT.with_name("nyckel.pem")
FRAMMANDE_CERTIFIKAT = CERTIFIKAT.with_name("frammande.pem")


def ledig_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as sockel:
        sockel.bind(("127.0.0.1", 0))
        port: int = sockel.getsockname()[1]
        return port


def servercertifikat() -> ssl.SSLContext:
    """What a server for `localhost` shows."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFIKAT, _NYCKEL)
    return tls


@define
class Brevlada:
    """What the real server has taken: (from, to, bytes), and who logged in."""

    tagna: list[tuple[str, list[str], bytes]] = field(factory=list)
    inloggade: list[str] = field(factory=list)
    port: int = 0
    droj: float = 0
    """Seconds before it answers that a letter is taken."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a letter."""
        innehall = envelope.original_content
        assert isinstance(innehall, bytes)
        await asyncio.sleep(self.droj)
        self.tagna.append((str(envelope.mail_from), [str(r) for r in envelope.rcpt_tos], innehall))
        return "250 OK"

    def logga_in(
        self, server: SMTP, session: Session, envelope: Envelope, mekanism: str, uppgift: Any
    ) -> AuthResult:
        """Accept one password."""
        assert isinstance(uppgift, LoginPassword)
        ratt = uppgift.password == b"hemligt"
        if ratt:
            self.inloggade.append(uppgift.login.decode())
        return AuthResult(success=ratt, handled=False)


@contextmanager
def riktig_server(
    *, starttls: bool = False, tls: bool = False, inloggning: bool = False
) -> Iterator[Brevlada]:
    """A real SMTP server in a thread."""
    lada = Brevlada(port=ledig_port())
    val: dict[str, Any] = {"hostname": "127.0.0.1", "port": lada.port}
    if starttls:
        val |= {"tls_context": servercertifikat(), "require_starttls": True}
    if tls:
        val |= {"ssl_context": servercertifikat()}
    if inloggning:
        val |= {"authenticator": lada.logga_in, "auth_required": True, "auth_require_tls": starttls}
    styrning = Controller(lada, **val)
    styrning.start()
    try:
        yield lada
    finally:
        styrning.stop()


LAS_RAD, LAS_BREV, TIG, STANG = "las_rad", "las_brev", "tig", "stang"
"""Steps of a script beside what is said: read a line, read a letter to its dot, say nothing, hang up."""


class Manusserver:
    """Takes one connection after the other and follows a script for each; keeps what it heard."""

    def __init__(self, *manus: Sequence[str | bytes], droppvis: float = 0) -> None:
        self._manus, self._droppvis = manus, droppvis
        self._lyssnare = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._lyssnare.getsockname()[1]
        self.rader: list[bytes] = []
        self.brev = b""
        self.antal_brev = 0
        self.linor = 0
        self._slut = threading.Event()
        self._trad = threading.Thread(target=self._kor, daemon=True)

    def __enter__(self) -> "Manusserver":
        self._trad.start()
        return self

    def __exit__(self, *_fel: object) -> None:
        self._slut.set()
        self._lyssnare.shutdown(socket.SHUT_RDWR)
        self._trad.join(10)
        self._lyssnare.close()

    def _kor(self) -> None:
        for manus in self._manus:
            try:
                lina, _ = self._lyssnare.accept()
            except OSError:
                return
            self.linor += 1
            with lina, lina.makefile("rb") as lasare, suppress(OSError):
                for steg in manus:
                    if steg == STANG:
                        break
                    self._gor(steg, lina, lasare)

    def _gor(self, steg: str | bytes, lina: socket.socket, lasare: Any) -> None:
        if isinstance(steg, bytes):
            self._sag(lina, steg)
        elif steg == LAS_RAD:
            self.rader.append(lasare.readline())
        elif steg == LAS_BREV:
            self.brev = b""
            while not self.brev.endswith(b"\r\n.\r\n") and (rad := lasare.readline()):
                self.brev += rad
            self.antal_brev += self.brev.endswith(b"\r\n.\r\n")
        else:
            self._slut.wait(30)

    def _sag(self, lina: socket.socket, text: bytes) -> None:
        if not self._droppvis:
            lina.sendall(text)
            return
        for byte in text:
            if self._slut.wait(self._droppvis):
                return
            lina.sendall(bytes([byte]))
