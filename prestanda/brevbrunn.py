"""A mail server that takes everything and keeps only count, size and a digest: a process of its own."""

import hashlib
import multiprocessing
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import Lock, Thread

from attrs import define, frozen


@frozen(kw_only=True)
class Mottaget:
    """What has come since last asked: letters, bytes, and a digest of all that does not mind their order."""

    brev: int
    byte: int
    digest: int


@define
class _Brunn:
    brev: int = 0
    byte: int = 0
    digest: int = 0

    def ta(self, data: bytes) -> None:
        self.brev += 1
        self.byte += len(data)
        self.digest ^= int.from_bytes(hashlib.sha256(data).digest()[:8], "big")


_las = Lock()
_brunn = _Brunn()


class _Samtal(socketserver.StreamRequestHandler):
    """Enough of SMTP to be told letters."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.wfile.write(b"220 brunn\r\n")
        for rad in self.rfile:
            ord_ = rad[:4].upper()
            if ord_ == b"EHLO":
                self.wfile.write(b"250-brunn\r\n250 8BITMIME\r\n")
            elif ord_ == b"DATA":
                self.wfile.write(b"354 go\r\n")
                self._ta_brevet()
            elif ord_ == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")

    def _ta_brevet(self) -> None:
        rader = []
        while (rad := self.rfile.readline()) not in (b".\r\n", b""):
            rader.append(rad)
        with _las:
            _brunn.ta(b"".join(rader))
        self.wfile.write(b"250 taken\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


def _lyssna(ror: Connection) -> None:
    with _Server(("127.0.0.1", 0), _Samtal) as server:
        ror.send(server.server_address[1])
        Thread(target=server.serve_forever, daemon=True).start()
        while ror.recv() == "vad har kommit":
            with _las:
                ror.send(Mottaget(brev=_brunn.brev, byte=_brunn.byte, digest=_brunn.digest))
                _brunn.brev = _brunn.byte = _brunn.digest = 0
        server.shutdown()


@frozen(kw_only=True)
class Brevbrunn:
    """The server, seen from here."""

    port: int
    ror: Connection

    def mottaget(self) -> Mottaget:
        """What has come since last asked."""
        self.ror.send("vad har kommit")
        svar = self.ror.recv()
        assert isinstance(svar, Mottaget)
        return svar


@contextmanager
def brevbrunn() -> Iterator[Brevbrunn]:
    """A server on a free port of this machine."""
    sort = multiprocessing.get_context("spawn")
    var, deras = sort.Pipe()
    process = sort.Process(target=_lyssna, args=(deras,), daemon=True)
    process.start()
    try:
        yield Brevbrunn(port=var.recv(), ror=var)
    finally:
        var.send("slut")
        process.join(10)
        process.kill()
