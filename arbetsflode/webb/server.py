"""The server: uvicorn around the application, told to stop from outside."""

import errno
import logging
import socket
import threading
from collections.abc import Callable, Mapping

import uvicorn
from litestar import Litestar

from arbetsflode.webb.vardar import ar_hemma
from tillstand.fel import Felaktighet, OgiltigIndata

STANNA_SEKUNDER = 5
"""How long questions that have begun may take to be answered when the server is told to stop."""
VILA_SEKUNDER = 130
"""How long a connection may rest between two questions: longer than a proxy keeps one (nginx a minute, Caddy
two). Whoever asks on a connection that is being closed gets no answer, and behind a proxy a 502."""
STORSTA_PORT = 65_535

_SKAL: Mapping[int, str] = {
    errno.EADDRINUSE: "är upptagen: något annat svarar redan där",
    errno.EACCES: "får inte användas av det här kontot; det går med en port över 1023",
    errno.EADDRNOTAVAIL: "finns inte på den här datorn",
}


def lyssna(vard: str, port: int, *, demo: bool = False, fler: int = 0) -> socket.socket:
    """Take an address, so that nobody else can; whoever asks before the pages are there waits for them.

    When the port is taken the next `fler` are tried; port 0 is any that is free. Raises OgiltigIndata for
    an address that cannot be listened to, and in `demo` for every one but this machine's own.
    """
    if demo and not ar_hemma(vard):
        raise _fel("vard", "demot svarar bara på den egna datorn: använd 127.0.0.1")
    sista = min(port + fler, STORSTA_PORT) if port else 0
    for forsok in range(port, sista + 1):
        try:
            return _ta(vard, forsok)
        except OSError as fel:
            if fel.errno != errno.EADDRINUSE or forsok == sista:
                raise _fel("port", _varfor(vard, port, sista, fel)) from fel
    raise AssertionError


def adressen(vard: str, lyssnare: socket.socket) -> str:
    """Where the pages are: `http://127.0.0.1:8000`."""
    return f"http://{f'[{vard}]' if ':' in vard else vard}:{lyssnare.getsockname()[1]}"


def servera(
    app: Litestar,
    *,
    vard: str,
    port: int,
    klar: Callable[[str], None],
    slut: threading.Event | None = None,
    lyssnare: socket.socket | None = None,
) -> None:
    """Answer questions until told to stop (SIGTERM, SIGINT, or `slut` set); `klar` is told the address.

    `lyssnare` is an address that has been taken already. Raises as `lyssna`.
    """
    if lyssnare is None:
        lyssnare = lyssna(vard, port, demo=app.state.demo)
    elif app.state.demo and not ar_hemma(lyssnare.getsockname()[0]):
        raise _fel("vard", "demot svarar bara på den egna datorn: använd 127.0.0.1")
    for namn in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(namn).setLevel(logging.CRITICAL)
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=STANNA_SEKUNDER,
            timeout_keep_alive=VILA_SEKUNDER,
            h11_max_incomplete_event_size=64 * 1024,
            forwarded_allow_ips="127.0.0.1",
        ),
        slut=slut,
    )
    klar(adressen(vard, lyssnare))
    server.run(sockets=[lyssnare])


class _Server(uvicorn.Server):
    """A server that also stops when an event is set."""

    def __init__(self, config: uvicorn.Config, slut: threading.Event | None) -> None:
        super().__init__(config)
        self._slut = slut

    async def on_tick(self, counter: int) -> bool:
        """Whether to stop, asked ten times a second."""
        if self._slut is not None and self._slut.is_set():
            return True
        return await super().on_tick(counter)


def _ta(vard: str, port: int) -> socket.socket:
    """Bind and listen at once: two that have only bound would not notice each other.

    The protocol is named, for only then does asyncio send at once: otherwise each answer waits 40 ms.
    """
    familj = socket.AF_INET6 if ":" in vard else socket.AF_INET
    lyssnare = socket.socket(familj, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        lyssnare.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        lyssnare.bind((vard, port))
        lyssnare.listen()
    except OSError:
        lyssnare.close()
        raise
    return lyssnare


def _varfor(vard: str, port: int, sista: int, fel: OSError) -> str:
    """Why nothing can be listened to, and what to do."""
    vad = f"{vard} port {port}" if sista == port else f"{vard} port {port} till {sista}"
    skal = _SKAL.get(fel.errno or 0, "går inte att lyssna på")
    return f"{vad} {skal}. Välj en annan med --vard eller --port."


def _fel(plats: str, mening: str) -> OgiltigIndata:
    return OgiltigIndata((Felaktighet(plats=plats, mening=mening),))
