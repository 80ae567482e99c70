"""Hashing that is cheap and counted, and people with passwords, for the tests of logging in."""

import threading
import time
from collections.abc import Callable
from typing import Literal

from argon2 import PasswordHasher
from attrs import define, field

from arbetsflode import sakerhet
from arbetsflode.program import Program
from arbetsflode.sakerhet import Hashare
from tests.programbyggare import aktor

GOTT = "fyra glada gäss i rad"
"""A password that may be chosen."""
ANNAT = "sju sura katter på tork"
HEMMA, BORTA = "192.0.2.7", "198.51.100.9"
"""Two addresses."""


class Raknande(PasswordHasher):
    """Argon2 itself in a cheap profile, which counts how often it is asked, and by how many at once."""

    gjorda = 0
    samtidigt = 0
    flest = 0
    vila = 0.0
    nar_ratt: Callable[[], None] | None = None
    """Done once, when a password has been hashed or found right."""
    _las = threading.Lock()

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        """Hash, and count it."""
        self._borja()
        try:
            hashen = super().hash(password, salt=salt)
        finally:
            self.samtidigt -= 1
        self._klart()
        return hashen

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
        """Try, and count it."""
        self._borja()
        try:
            ratt = super().verify(hash, password)
        finally:
            self.samtidigt -= 1
        self._klart()
        return ratt

    def _klart(self) -> None:
        gor, self.nar_ratt = self.nar_ratt, None
        if gor is not None:
            gor()

    def _borja(self) -> None:
        with self._las:
            self.gjorda += 1
            self.samtidigt += 1
            self.flest = max(self.flest, self.samtidigt)
        time.sleep(self.vila)


def billig(time_cost: int = 1) -> Raknande:
    """A profile that costs next to nothing."""
    return Raknande(time_cost=time_cost, memory_cost=8, parallelism=1, hash_len=16)


@define
class Dorr:
    """The way in: a program whose passwords are hashed cheaply."""

    program: Program
    argon: Raknande = field(factory=billig)

    @property
    def hashare(self) -> Hashare:
        """What hashes by it."""
        return Hashare(self.argon)

    def ge(self, person: str, losenord: str = GOTT, *, av: str | None = None) -> None:
        """Give a person a password, chosen by herself unless somebody else gives it."""
        sakerhet.satt_losenord(
            self.program, aktor(av or person), person=person, losenord=losenord, hashare=self.hashare
        )

    def in_(
        self, kod: str, losenord: str = GOTT, adress: str = HEMMA, forra: str | None = None
    ) -> sakerhet.Inloggad:
        """Log in."""
        return sakerhet.logga_in(
            self.program, kod=kod, losenord=losenord, adress=adress, forra=forra, hashare=self.hashare
        )

    def byt(self, kaka: str, gammalt: str = GOTT, nytt: str = ANNAT) -> sakerhet.Inloggad:
        """Change one's own password."""
        return sakerhet.byt_losenord(
            self.program, kakvarde=kaka, gammalt=gammalt, nytt=nytt, adress=HEMMA, hashare=self.hashare
        )

    def vem(self, kaka: str | None) -> str | None:
        """Who is logged in by a cookie."""
        session_ = sakerhet.hamta(self.program, kaka)
        return session_.person if session_ else None
