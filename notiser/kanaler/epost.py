"""Letters by SMTP, one after the other on one line; a limit for connecting and one for each whole letter.

The limits hold also against a server that says nothing, or one byte at a time: when a letter's time is out a
watchdog closes the line. What that means for the letter depends on how far it had come: only after its last
byte and before the answer is it uncertain whether it was taken. (Looking up the server's name follows the
limits of the operating system.)

A letter that fails takes the line with it, and the next one gets a new line. A server that has tired of a
line it already used says so before it takes a new letter: that letter begins again on a new line, once.
"""

import contextlib
import socket
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from enum import Enum, auto
from smtplib import SMTP, SMTPException, SMTPResponseException, SMTPServerDisconnected
from threading import Lock, Timer
from typing import Any, Self

from attrs import define, field

from konfiguration.installningar import Epost, Sakerhet
from notiser.kanaler.sakerhet import slutgranska
from tillstand.fel import Leveransfel


class _Skede(Enum):
    """How far a letter has come: decides what a refusal or a broken line means."""

    FORBINDELSE = auto()
    """Greeting, TLS, login: what fails here is wrong with the line, not with the letter."""
    BREV = auto()
    """Sender, recipient, contents up to the last byte but the dot."""
    SVAR = auto()
    """The dot is sent and the answer awaited."""


@define(kw_only=True)
class Epostkanal:
    """Sends by the server of the settings. The line is kept between letters until the channel is left."""

    epost: Epost
    _lina: "_Lina | None" = field(default=None, init=False, eq=False, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fel: object) -> None:
        self._stang(artigt=True)

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Send a letter to the one address.

        Raises Leveransfel: `bestaende` when the server refuses this letter for good (5xx), `oviss` when
        the line broke after the whole letter was sent and before an answer, otherwise temporary.
        """
        data = slutgranska(meddelande, adress)
        fran = meddelande["From"].addresses[0].addr_spec
        forsok = _Forsok(fran, adress, data, self.epost.brevsekunder(len(data)))
        with _Vakt(forsok.sekunder) as vakt:
            try:
                lina = self._ateranvand(forsok, vakt) or self._ny_lina(forsok, vakt)
                forsok.fullfolj(lina)
            except (OSError, SMTPException, ValueError) as fel:
                self._stang()
                sekunder = forsok.sekunder if vakt.har_brutit else None
                raise _leveransfel(fel, forsok.skede, self.epost, brot_efter=sekunder) from fel
            except BaseException:
                self._stang()
                raise

    def _ateranvand(self, forsok: "_Forsok", vakt: "_Vakt") -> "_Lina | None":
        """The line of the letter before, with this one begun on it; None when nothing more goes there."""
        if self._lina is None:
            return None
        try:
            self._lina.vaktas_av(vakt)
            forsok.borja(self._lina)
        except (OSError, SMTPException):
            self._stang()
        return self._lina

    def _ny_lina(self, forsok: "_Forsok", vakt: "_Vakt") -> "_Lina":
        forsok.skede = _Skede.FORBINDELSE
        self._lina = _Lina(self.epost, vakt, namn=forsok.fran.rpartition("@")[2])
        self._lina.halsa()
        forsok.borja(self._lina)
        return self._lina

    def _stang(self, *, artigt: bool = False) -> None:
        lina, self._lina = self._lina, None
        if lina is not None:
            if artigt:
                with contextlib.suppress(OSError, SMTPException):
                    lina.putcmd("quit")
            lina.close()


def _tls(epost: Epost) -> ssl.SSLContext | None:
    if epost.sakerhet is Sakerhet.INGEN:
        return None
    try:
        tls = ssl.create_default_context()
        if epost.ca_fil is not None:
            tls.load_verify_locations(cafile=epost.ca_fil)
    except (OSError, ssl.SSLError) as fel:
        raise Leveransfel(f"Certifikaten i {epost.ca_fil} (epost.ca_fil) går inte att läsa.") from fel
    return tls


class _Vakt:
    """Closes the line when the time is out, from a thread of its own."""

    def __init__(self, sekunder: float) -> None:
        self.har_brutit = False
        self._las = Lock()
        self._lina: socket.socket | None = None
        self._klocka = Timer(sekunder, self._bryt)
        self._klocka.daemon = True

    def __enter__(self) -> "_Vakt":
        self._klocka.start()
        return self

    def __exit__(self, *_fel: object) -> None:
        self._klocka.cancel()
        with self._las:
            if self._lina is not None:
                self._lina.close()
                self._lina = None
        self._klocka.join()

    def vakta(self, lina: socket.socket) -> None:
        """Watch a line. The copy is closed under any TLS, so that no thread meets another in it."""
        with self._las:
            if self._lina is not None:
                self._lina.close()
            self._lina = lina.dup()
            if self.har_brutit:
                _stang(self._lina)

    def _bryt(self) -> None:
        with self._las:
            self.har_brutit = True
            if self._lina is not None:
                _stang(self._lina)


def _stang(lina: socket.socket) -> None:
    with contextlib.suppress(OSError):
        lina.shutdown(socket.SHUT_RDWR)


class _Lina(SMTP):
    """smtplib's client on a line that is watched, with TLS from the start when asked."""

    def __init__(self, epost: Epost, vakt: _Vakt, *, namn: str) -> None:
        self._epost, self._tls, self._vakt = epost, _tls(epost), vakt
        self._ra: socket.socket | None = None
        super().__init__(local_hostname=namn, timeout=epost.totalt_sekunder)
        self._host = epost.server

    def halsa(self) -> None:
        """Connect, agree on TLS and log in, as the settings say."""
        epost = self._epost
        _svara(self.connect(epost.server, epost.port))
        self.ehlo_or_helo_if_needed()
        if epost.sakerhet is Sakerhet.STARTTLS:
            self.starttls(context=self._tls)
            self.ehlo_or_helo_if_needed()
        if epost.anvandare and epost.losenord:
            self.login(epost.anvandare, epost.losenord.avsloja())

    def vaktas_av(self, vakt: _Vakt) -> None:
        """Let the watchdog of the next letter have the line."""
        self._vakt = vakt
        if self._ra is not None:
            vakt.vakta(self._ra)

    def ge_tid(self, sekunder: float) -> None:
        """How long one word to the server, or from it, may take."""
        if self.sock is not None:
            self.sock.settimeout(sekunder)

    def close(self) -> None:
        """Hang up."""
        super().close()
        if self._ra is not None:
            self._ra.close()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        lina = _anslut(host, port, self._epost.anslut_sekunder)
        try:
            self._ra = lina.dup()
            self._vakt.vakta(self._ra)
            lina.settimeout(timeout)
            if self._tls is None or self._epost.sakerhet is not Sakerhet.TLS:
                return lina
            return self._tls.wrap_socket(lina, server_hostname=host)
        except BaseException:
            lina.close()
            raise


def _anslut(server: str, port: int, sekunder: float) -> socket.socket:
    """A line to the first address that answers; all of them share the time."""
    adresser = socket.getaddrinfo(server, port, type=socket.SOCK_STREAM)
    senaste: OSError = OSError("servern har ingen adress")
    for _familj, _typ, _protokoll, _namn, adress in adresser:
        try:
            return socket.create_connection(adress[:2], timeout=sekunder / len(adresser))  # type: ignore[arg-type]
        except OSError as fel:
            senaste = fel
    raise senaste


class _Forsok:
    """One letter on its way, and how far it has come."""

    def __init__(self, fran: str, till: str, data: bytes, sekunder: float) -> None:
        self.fran, self.till, self.data, self.sekunder = fran, till, data, sekunder
        self.skede = _Skede.FORBINDELSE

    def borja(self, lina: _Lina) -> None:
        """Say who it is from. Raises what smtplib and the socket raise, like the rest."""
        self.skede = _Skede.BREV
        lina.ge_tid(self.sekunder)
        _svara(lina.mail(self.fran))

    def fullfolj(self, lina: _Lina) -> None:
        """Send the rest and wait for the answer."""
        _svara(lina.rcpt(self.till))
        _svara(lina.docmd("DATA"), vantat=354)
        lina.send(_punktade(self.data))
        self.skede = _Skede.SVAR
        lina.send(b".\r\n")
        _svara(lina.getreply())


def _svara(svar: tuple[int, bytes], vantat: int = 0) -> None:
    kod, text = svar
    if kod != vantat if vantat else not 200 <= kod < 300:
        raise SMTPResponseException(kod, text)


def _punktade(data: bytes) -> bytes:
    """The contents with a dot doubled at the start of a line (RFC 5321, 4.5.2), ending in a whole line."""
    hela = data if data.endswith(b"\r\n") else data + b"\r\n"
    return (b"\r\n" + hela).replace(b"\r\n.", b"\r\n..")[2:]


_SERVERNS_EGNA = frozenset({421, 530, 534, 535, 538})
"""Answers about the line or the login: the letter itself is not refused."""


def _leveransfel(fel: Exception, skede: _Skede, epost: Epost, *, brot_efter: float | None) -> Leveransfel:
    plats = f"{epost.server}:{epost.port}"
    if isinstance(fel, SMTPResponseException) and 400 <= fel.smtp_code < 600:
        kod = fel.smtp_code
        bestaende = kod >= 500 and skede is not _Skede.FORBINDELSE and kod not in _SERVERNS_EGNA
        return Leveransfel(f"E-postservern {plats} svarade {kod}: {_svarstext(fel)}", bestaende=bestaende)
    orsak = f"svarade inte inom {brot_efter:.3g} sekunder" if brot_efter else _ORSAK[_slag(fel)]
    if skede is _Skede.SVAR:
        mening = f"E-postservern {plats} {orsak}, och då var brevet redan överfört: det kan ha gått fram."
        return Leveransfel(mening, oviss=True)
    return Leveransfel(f"E-postservern {plats} {orsak}.")


_ORSAK: Mapping[type[Exception], str] = {
    ssl.SSLCertVerificationError: "visade ett certifikat som inte går att lita på",
    ssl.SSLError: "kunde inte ge en skyddad förbindelse",
    TimeoutError: "svarade inte i tid",
    socket.gaierror: "finns inte under det namnet",
    ConnectionRefusedError: "tog inte emot förbindelsen",
    SMTPServerDisconnected: "bröt förbindelsen",
    SMTPResponseException: "svarade något som inte går att förstå",
    SMTPException: "kan inte det som inställningarna kräver (starttls eller inloggning)",
    Exception: "gick inte att tala med",
}
"""What to say of each kind of error; the first that fits."""


def _slag(fel: Exception) -> type[Exception]:
    return next((typ for typ in _ORSAK if isinstance(fel, typ)), Exception)


def _svarstext(fel: SMTPResponseException) -> str:
    ra: Any = fel.smtp_error
    text = ra.decode("utf-8", "replace") if isinstance(ra, bytes) else str(ra)
    return "".join(t if t.isprintable() else " " for t in text)[:200].strip()
