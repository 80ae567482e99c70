"""Passwords: what may be chosen, and their argon2 hashes. The only place that knows how they are hashed."""

import base64
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from tillstand.fel import Felaktighet, OgiltigIndata, Upptaget

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LANGST = 1024
"""Characters in NFC that a password may have."""
KORTAST = 12
"""Characters in NFC that a chosen password must have (NIST SP 800-63B asks for no rules beside length)."""
_LANGST_SKRIVET = 4 * LANGST
"""No text that is longer than this becomes `LANGST` characters by NFC."""
_SAMTIDIGT = 2
_VANTAN_SEKUNDER = 20.0
_KVAR_UTAN_KODEN = 6
_TECKEN = "abcdefghijklmnopqrstuvwxyz234567"
"""Base 32: nothing in it is mistaken for anything else in it."""

_VARSTA = """
    lösenord1234 lösenord12345 lösenord123456 lösenordlösenord losenord1234 losenord12345 losenordlosenord
    mittlösenord mittlosenord mittlösenord1 hemligtlösenord hemligtlosenord hemlighemlig hemligt12345
    password1234 password12345 password123456 passwordpassword passw0rd1234 p@ssword1234 p@ssw0rd1234
    mypassword123 welcome12345 välkommen123 välkommen1234 valkommen123 valkommen1234 letmeinletmein
    123456789012 1234567890123 12345678901234 1234567890qwerty 123123123123 112233445566 111111111111
    000000000000 121212121212 987654321098 qwertyuiopåå qwertyuiop12 qwertyuiop123 qwerty123456
    qwertyqwerty 1q2w3e4r5t6y 1qaz2wsx3edc qazwsxedcrfv asdfghjklöä1 asdfghjkl123 zxcvbnm12345 abcdefghijkl
    abc123abc123 abcd12345678 aaaaaaaaaaaa administrator administratör administrator1 adminadmin123
    kommunkommun kommunen1234 kommunhuset1 remissflode1 remissflöde1 remissflodet remissflödet
    sommaren2025 sommaren2026 sommaren2027 sommar202526 vintern2026! hösten2026!! våren2026!!!
    januari2026! februari2026 september2026 oktober2026! november2026 december2026 stockholm123 stockholm1234
    göteborg1234 goteborg1234 sverige12345 iloveyou1234 jagälskardig jagalskardig
"""
VARSTA = frozenset(_VARSTA.split())
"""What is guessed first, of twelve characters and more; asked for in lower case."""


_TUR = threading.BoundedSemaphore(_SAMTIDIGT)
"""Each hashing takes 64 MiB: no more than two of them at once in a process."""


class Hashare:
    """Hashes and tries passwords, at most two at once in a process."""

    def __init__(self, argon: "PasswordHasher | None" = None) -> None:
        self._given = argon

    @cached_property
    def _argon(self) -> "PasswordHasher":
        """Loaded when somebody first logs in."""
        from argon2 import PasswordHasher
        from argon2.profiles import RFC_9106_LOW_MEMORY

        return self._given or PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    @cached_property
    def _attrapp(self) -> str:
        return _attrapp(self._argon)

    def hasha(self, losenord: str) -> str:
        """The hash to keep. Raises OgiltigIndata for what is no password, Upptaget when many others wait."""
        skrivet = _byte(losenord)
        if skrivet is None:
            raise _fel(f"ska ha minst ett tecken och högst {LANGST}")
        with _min_tur():
            return self._argon.hash(skrivet)

    def stammer(self, hash_: str | None, losenord: str) -> bool:
        """Whether a password is the one of a hash. Without a hash it takes as long, and is False.

        Raises Upptaget when many others wait.
        """
        skrivet = _byte(losenord)
        with _min_tur():
            return self._prova(hash_ if skrivet is not None else None, skrivet or b"-")

    def ar_gammal(self, hash_: str) -> bool:
        """Whether a hash is of another profile than the one of today."""
        return self._argon.check_needs_rehash(hash_)

    def _prova(self, hash_: str | None, losenord: bytes) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            self._argon.verify(hash_ or self._attrapp, losenord)
        except VerificationError:
            return False
        except InvalidHashError:
            return hash_ is not None and self._prova(None, losenord)
        return hash_ is not None


def krav_pa_valt(losenord: str, person: str) -> None:
    """Raise OgiltigIndata, saying what to do, for a password that nobody may choose.

    `person` is the code of the one whose it becomes.
    """
    text = _normerat(losenord)
    if len(text) < KORTAST:
        raise _fel(f"ska ha minst {KORTAST} tecken: ta gärna några ord som du kommer ihåg")
    if len(text) > LANGST:
        raise _fel(f"får ha högst {LANGST} tecken")
    if _ar_koden(text.casefold(), person.casefold()):
        raise _fel("får inte vara ditt användarnamn: välj något som bara du vet")
    if text.casefold() in VARSTA or len(set(text)) == 1:
        raise _fel("är ett av de första som någon annan skulle gissa: välj ett annat")


def nytt_tillfalligt(slump: Callable[[int], bytes]) -> str:
    """A password of 80 random bits to be read out and typed once: `k7qm-...`."""
    tecken = "".join(_TECKEN[b & 31] for b in slump(16))
    return "-".join(tecken[n : n + 4] for n in range(0, 16, 4))


@contextmanager
def _min_tur() -> Iterator[None]:
    if not _TUR.acquire(timeout=_VANTAN_SEKUNDER):
        raise Upptaget("Många loggar in just nu. Vänta en stund och försök igen.")
    try:
        yield
    finally:
        _TUR.release()


def _attrapp(argon: "PasswordHasher") -> str:
    """A hash of the same profile that no password has: trying it takes as long as trying a real one."""
    salt, summa = (base64.b64encode(bytes(n)).decode().rstrip("=") for n in (argon.salt_len, argon.hash_len))
    profil = f"m={argon.memory_cost},t={argon.time_cost},p={argon.parallelism}"
    return f"$argon2id$v=19${profil}${salt}${summa}"


def _byte(losenord: str) -> bytes | None:
    """What is hashed; None for what is no password at all."""
    text = _normerat(losenord)
    return text.encode("utf-8", "surrogatepass") if 0 < len(text) <= LANGST else None


def _normerat(losenord: str) -> str:
    """NFC, so that å is å however a keyboard makes it; what is far too long stays as it is."""
    return losenord if len(losenord) > _LANGST_SKRIVET else unicodedata.normalize("NFC", losenord)


def _ar_koden(text: str, kod: str) -> bool:
    """Whether the text is the code, or little more than it."""
    return kod in text and len(text.replace(kod, "")) < _KVAR_UTAN_KODEN


def _fel(mening: str) -> OgiltigIndata:
    return OgiltigIndata((Felaktighet(plats="lösenordet", mening=mening),))


STANDARD = Hashare()
"""The profile of argon2's own default (RFC 9106, 64 MiB)."""
