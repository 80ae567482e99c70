"""The error tree of the house.

::

    Remissfel
    ├── OgiltigIndata         what was written cannot be kept: every fault with its place
    ├── OgiltigOvergang       no such arrow from here
    ├── VillkorEjUppfyllt     the demands that do not hold, each with its source
    ├── SaknarBehorighet      seen, but may not be done by this person
    ├── Inloggningsfel        not let in: the same answer whatever was wrong
    ├── Saknas                not there, or not for this person: the two look the same
    ├── Versionskonflikt      somebody was first: who and when
    ├── Nyckelkonflikt        the idempotency key was used for something else
    ├── Upptaget              the store is busy; nothing was written, try again
    ├── Lagringsfel           the store cannot be written: full, read-only, no rights
    ├── Leveransfel           a letter did not get away
    ├── Kedjebrott            the journal has been altered: the first broken post
    └── Datafel               the store holds something impossible

    Konfigurationsfel         what the municipality wrote in its files: every fault with its place

Each class has a stable ASCII `kod` that goes into JSON, logs and exit codes; `str(error)` is the
Swedish text that a person reads.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import ClassVar

from attrs import frozen


@frozen(kw_only=True)
class Brist:
    """One reason why something cannot be done, or ought not to be: code, Swedish sentence, source."""

    kod: str
    mening: str
    kalla: str = ""

    def __str__(self) -> str:
        return f"{self.mening} ({self.kalla})" if self.kalla else self.mening


@frozen(kw_only=True)
class Felaktighet:
    """One fault in what was written: the place (field path, file and key, line) and a Swedish sentence."""

    plats: str
    mening: str

    def __str__(self) -> str:
        return f"{self.plats}: {self.mening}" if self.plats else self.mening


class Remissfel(Exception):
    """Root of everything that the house refuses or reports."""

    kod: ClassVar[str] = "fel"


FLEST_FEL = 200
"""So many faults are told at once; whoever has more than that has written something else altogether."""

FLER_FEL = Felaktighet(plats="", mening=f"det finns fler fel än de {FLEST_FEL} som visas")


class _MedFelaktigheter(Remissfel):
    """Carries every fault at once (the first `FLEST_FEL`), so that nobody has to mend one at a time."""

    def __init__(self, felaktigheter: Iterable[Felaktighet]) -> None:
        alla = tuple(islice(felaktigheter, FLEST_FEL + 1))
        self.felaktigheter = alla if len(alla) <= FLEST_FEL else (*alla[:FLEST_FEL], FLER_FEL)
        super().__init__("\n".join(str(f) for f in self.felaktigheter))


class OgiltigIndata(_MedFelaktigheter):
    """What was written cannot be kept."""

    kod = "ogiltig_indata"


class Konfigurationsfel(_MedFelaktigheter):
    """The municipality's files contradict themselves or say something unknown."""

    kod = "konfigurationsfel"


class OgiltigOvergang(Remissfel):
    """There is no such arrow, or åtgärd, from the state that the case is in."""

    kod = "ogiltig_overgang"


class VillkorEjUppfyllt(Remissfel):
    """One or more demands do not hold."""

    kod = "villkor_ej_uppfyllt"

    def __init__(self, brister: Iterable[Brist]) -> None:
        self.brister = tuple(brister)
        super().__init__("\n".join(str(b) for b in self.brister))


class SaknarBehorighet(Remissfel):
    """The person sees the case but may not do this with it."""

    kod = "saknar_behorighet"


class Inloggningsfel(Remissfel):
    """Not let in. `vanta` means that there have been too many attempts, and that nothing was tried."""

    kod = "inloggning"

    def __init__(self, mening: str, *, vanta: bool = False) -> None:
        self.vanta = vanta
        super().__init__(mening)


class Saknas(Remissfel):
    """There is no such thing, or it is not for this person to know."""

    kod = "saknas"


class Versionskonflikt(Remissfel):
    """Somebody else changed the case first. `vem` and `nar` (UTC) say who and when, if known."""

    kod = "versionskonflikt"

    def __init__(self, mening: str, *, vem: str | None = None, nar: datetime | None = None) -> None:
        self.vem = vem
        self.nar = nar
        super().__init__(mening)


class Nyckelkonflikt(Remissfel):
    """The idempotency key has already been used with other contents."""

    kod = "nyckelkonflikt"


class Upptaget(Remissfel):
    """The store could not be had within the time limit. Nothing was written."""

    kod = "upptaget"


class Lagringsfel(Remissfel):
    """The store cannot be written: the disk is full, read-only, or not ours. Nothing was written."""

    kod = "lagringsfel"


class Leveransfel(Remissfel):
    """A letter did not leave. `bestaende` means that trying again will not help;
    `oviss` means that the line broke when the letter may already have been taken."""

    kod = "leveransfel"

    def __init__(self, mening: str, *, bestaende: bool = False, oviss: bool = False) -> None:
        self.bestaende = bestaende
        self.oviss = oviss
        super().__init__(mening)


class Kedjebrott(Remissfel):
    """A chain does not hold. `kedja` and `nummer` name the first broken post."""

    kod = "kedjebrott"

    def __init__(self, mening: str, *, kedja: str, nummer: int) -> None:
        self.kedja = kedja
        self.nummer = nummer
        super().__init__(mening)


class Datafel(Remissfel):
    """The store holds something that the house could never have written."""

    kod = "datafel"
