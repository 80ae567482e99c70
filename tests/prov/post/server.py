"""A mail server that goes wrong where it is told to, and keeps an account of what it really took."""

import contextlib
import email
import email.policy
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum

from attrs import define, field, frozen

from tests.notiser.smtp import servercertifikat


class Punkt(StrEnum):
    """Where in the conversation."""

    HALSNING = "halsning"
    EHLO = "ehlo"
    STARTTLS = "starttls"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    INNEHALL = "innehall"
    SLUT = "slut"
    """After the dot: the server has the whole letter."""


class Grepp(StrEnum):
    """What the server does instead of answering."""

    TIG = "tig"
    STANG = "stang"
    DROPPA = "droppa"
    """Answer one byte at a time."""
    KOD = "kod"
    """Answer no."""
    SKRAP = "skrap"
    """Answer what cannot be understood."""


@frozen
class Anfall:
    """What goes wrong, and where."""

    punkt: Punkt
    grepp: Grepp
    kod: int = 0


@define
class Tagning:
    """A whole letter that the server has, whatever it answered."""

    meddelande_id: str
    till: tuple[str, ...]
    data: bytes
    hord: bool = False
    """Whether the client went on after the answer: then it knows."""


class _Nog(Exception):
    """The conversation is over."""


@define
class Postserver:
    """Serves every connection in a thread of its own. `anfall` says what goes wrong with the next letter."""

    anfall: Callable[[], Anfall | None] = lambda: None
    vagrade: frozenset[str] = frozenset()
    """Recipients that are always refused."""
    tls: ssl.SSLContext | None = None
    tagna: list[Tagning] = field(factory=list)
    avvisade: list[str] = field(factory=list)
    ord_: Counter[str] = field(factory=Counter)
    """The commands that were heard."""
    kuvert: list[tuple[bytes, bytes]] = field(factory=list)
    """Sender and recipient lines, as they came."""
    utdelade: Counter[Grepp] = field(factory=Counter)
    port: int = 0
    _las: threading.Lock = field(factory=threading.Lock, init=False)
    _lyssnare: socket.socket | None = field(default=None, init=False)
    _trad: threading.Thread | None = field(default=None, init=False)

    def __enter__(self) -> "Postserver":
        self.oppna()
        return self

    def __exit__(self, *_fel: object) -> None:
        self.stang()

    def oppna(self) -> None:
        """Listen, on the same port as before."""
        self._lyssnare = socket.create_server(("127.0.0.1", self.port), backlog=64)
        self.port = self._lyssnare.getsockname()[1]
        self._trad = threading.Thread(target=self._ta_emot, args=(self._lyssnare,), daemon=True)
        self._trad.start()

    def stang(self) -> None:
        """Be down: connections are refused."""
        if self._lyssnare is not None and self._trad is not None:
            self._lyssnare.shutdown(socket.SHUT_RDWR)
            self._trad.join(10)
            self._lyssnare.close()
            self._lyssnare = None

    def _ta_emot(self, lyssnare: socket.socket) -> None:
        while True:
            try:
                lina, _ = lyssnare.accept()
            except OSError:
                return
            threading.Thread(target=_betjana, args=(self, lina), daemon=True).start()

    def nasta(self) -> Anfall | None:
        """What goes wrong with the next letter."""
        with self._las:
            return self.anfall()

    def notera(self, tagning: Tagning) -> None:
        """The server has a whole letter."""
        with self._las:
            self.tagna.append(tagning)


def _betjana(server: Postserver, lina: socket.socket) -> None:
    samtal = Samtal(server, lina)
    with contextlib.suppress(OSError, _Nog):
        samtal.kor()
    samtal.stang()


class Samtal:
    """One connection."""

    def __init__(self, server: Postserver, lina: socket.socket) -> None:
        self.server, self.lina = server, lina
        self.lina.settimeout(20)
        self.lasare = lina.makefile("rb")
        self.anfall = server.nasta()
        self.till: list[str] = []
        self.senast: Tagning | None = None
        self._verb: dict[str, Callable[[bytes], None]] = {
            "EHLO": self._ehlo,
            "STARTTLS": self._starttls,
            "MAIL": self._mail,
            "RCPT": self._rcpt,
            "DATA": self._data,
            "QUIT": self._quit,
        }

    def kor(self) -> None:
        """Talk to the end."""
        self.sag(Punkt.HALSNING, b"220 prov")
        while rad := self.lasare.readline(4096):
            if self.senast is not None:
                self.senast.hord = True
                self.senast = None
            verb = rad.split()[0].upper().decode("latin-1") if rad.split() else ""
            self.server.ord_[verb] += 1
            self._verb.get(verb, self._okant)(rad)

    def stang(self) -> None:
        """Hang up."""
        for del_ in (self.lasare, self.lina):
            with contextlib.suppress(OSError):
                del_.close()

    def sag(self, punkt: Punkt, svar: bytes) -> bool:
        """Answer, or do what goes wrong here; whether the answer was the one meant."""
        if self.anfall is None or self.anfall.punkt is not punkt:
            self.lina.sendall(svar + b"\r\n")
            return True
        anfall, self.anfall = self.anfall, None
        with self.server._las:
            self.server.utdelade[anfall.grepp] += 1
        self._gor(anfall, svar)
        return False

    def _gor(self, anfall: Anfall, svar: bytes) -> None:
        if anfall.grepp is Grepp.KOD:
            self.lina.sendall(b"%d no\r\n" % anfall.kod)
        elif anfall.grepp is Grepp.TIG:
            self._vanta()
        elif anfall.grepp is Grepp.DROPPA:
            for byte in svar[:3] + b"-" + b"x" * 400:
                self.lina.sendall(bytes([byte]))
                threading.Event().wait(0.02)
        elif anfall.grepp is Grepp.SKRAP:
            self.lina.sendall(b"\x16\x03\x00\xff skrap\r\n")
        if anfall.grepp is not Grepp.KOD:
            raise _Nog

    def _vanta(self) -> None:
        """Say nothing until the other end has gone."""
        while self.lasare.readline():
            pass

    def _ehlo(self, _rad: bytes) -> None:
        self.anfall = self.anfall or self.server.nasta()
        kan_tls = self.server.tls is not None and not isinstance(self.lina, ssl.SSLSocket)
        self.sag(Punkt.EHLO, b"250-prov\r\n250 STARTTLS" if kan_tls else b"250 prov")

    def _starttls(self, _rad: bytes) -> None:
        if self.sag(Punkt.STARTTLS, b"220 go") and self.server.tls is not None:
            self.lasare.close()
            self.lina = self.server.tls.wrap_socket(self.lina, server_side=True)
            self.lasare = self.lina.makefile("rb")

    def _mail(self, rad: bytes) -> None:
        self.anfall = self.anfall or self.server.nasta()
        self.till = []
        self.fran = rad
        self.sag(Punkt.MAIL, b"250 ok")

    def _rcpt(self, rad: bytes) -> None:
        adress = rad.decode("latin-1").partition("<")[2].partition(">")[0]
        with self.server._las:
            self.server.kuvert.append((self.fran, rad))
        if adress in self.server.vagrade:
            self.server.avvisade.append(adress)
            self.lina.sendall(b"550 no such user\r\n")
        elif self.sag(Punkt.RCPT, b"250 ok"):
            self.till.append(adress)

    def _data(self, _rad: bytes) -> None:
        if not self.sag(Punkt.DATA, b"354 go"):
            return
        data = b"".join(self._innehallet())
        tagning = Tagning(_meddelande_id(data), tuple(self.till), data)
        nekas = self.anfall is not None and self.anfall.punkt is Punkt.SLUT and self.anfall.grepp is Grepp.KOD
        if not nekas:
            self.server.notera(tagning)
        if self.sag(Punkt.SLUT, b"250 taken"):
            self.senast = tagning

    def _innehallet(self) -> Iterator[bytes]:
        while (rad := self.lasare.readline()) != b".\r\n":
            if not rad:
                raise _Nog
            if self.anfall is not None and self.anfall.punkt is Punkt.INNEHALL:
                self.sag(Punkt.INNEHALL, b"")
            yield rad[1:] if rad.startswith(b"..") else rad

    def _quit(self, _rad: bytes) -> None:
        self.lina.sendall(b"221 bye\r\n")
        raise _Nog

    def _okant(self, _rad: bytes) -> None:
        self.lina.sendall(b"500 what?\r\n")


def _meddelande_id(data: bytes) -> str:
    return str(email.message_from_bytes(data, policy=email.policy.default)["Message-ID"])


def skydd() -> ssl.SSLContext:
    """What a sound server shows."""
    return servercertifikat()
