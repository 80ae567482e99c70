"""The handlingar of a case: running number, version, direction, days, and where the content lies."""

from datetime import date
from enum import StrEnum

from attrs import evolve, field, frozen
from attrs.validators import ge, matches_re, optional

from tillstand.text import FRITEXT, rad


class Handlingsslag(StrEnum):
    """What kind of document it is."""

    REMISSMISSIV = "remissmissiv"
    BILAGA = "bilaga"
    TJANSTEUTLATANDE = "tjansteutlatande"
    TJANSTESKRIVELSE = "tjansteskrivelse"
    YTTRANDE = "yttrande"
    PROTOKOLLSUTDRAG = "protokollsutdrag"
    DELEGATIONSBESLUT = "delegationsbeslut"
    MISSIV = "missiv"
    ANSTANDSBESKED = "anstandsbesked"
    SKRIVELSE = "skrivelse"
    REDOVISNING = "redovisning"
    ANNAN = "annan"


class Handlingsriktning(StrEnum):
    """Inkommen, utgående (expedierad) or upprättad here (TF 2:9-10)."""

    IN = "in"
    UT = "ut"
    UPPRATTAD = "upprattad"


HUVUDHANDLINGAR = (
    Handlingsslag.TJANSTEUTLATANDE,
    Handlingsslag.TJANSTESKRIVELSE,
    Handlingsslag.YTTRANDE,
)
"""One of these must lie in the case before a proposal is laid."""

BESLUTAD_TEXT = (
    Handlingsslag.PROTOKOLLSUTDRAG,
    Handlingsslag.DELEGATIONSBESLUT,
    Handlingsslag.YTTRANDE,
)
"""One of these carries the decided text when an answer is sent."""


@frozen(kw_only=True)
class Handling:
    """One version of one document. The file is named by its hash; what it is called is only shown."""

    nummer: int = field(validator=ge(1))
    version: int = field(default=1, validator=ge(1))
    slag: Handlingsslag
    riktning: Handlingsriktning
    titel: str = field(validator=rad(), metadata=FRITEXT)
    dag: date
    """The day it came in, was drawn up or was sent."""
    fran_eller_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    arbetsmaterial: bool = False
    """A draft is no allmän handling (TF 2:12)."""
    filnamn: str = field(validator=rad(255), metadata=FRITEXT)
    innehall: str = field(validator=matches_re(r"[0-9a-f]{64}"))
    """SHA-256 of the file's bytes."""
    storlek: int = field(validator=ge(0))
    tillagd_av: str


@frozen(kw_only=True)
class Handlingar:
    """All documents of a case, every version, in the order in which they were added."""

    alla: tuple[Handling, ...] = ()

    def senaste(self) -> tuple[Handling, ...]:
        """The latest version of each document, by number."""
        per_nummer = {h.nummer: h for h in self.alla}
        return tuple(per_nummer[n] for n in sorted(per_nummer))

    def med(self, handling: Handling) -> "Handlingar":
        """The same documents with one more, or one more version."""
        return evolve(self, alla=(*self.alla, handling))

    def nasta(self, ersatter: int | None) -> tuple[int, int]:
        """The number and version that the next document gets."""
        if ersatter is None:
            return max((h.nummer for h in self.alla), default=0) + 1, 1
        return ersatter, max(h.version for h in self.alla if h.nummer == ersatter) + 1

    def nummer(self) -> frozenset[int]:
        """The running numbers in use."""
        return frozenset(h.nummer for h in self.alla)

    def har(self, *slag: Handlingsslag) -> bool:
        """Whether a finished document of one of these kinds lies in the case; a draft does not count."""
        return any(h.slag in slag and not h.arbetsmaterial for h in self.senaste())

    def valda(self, nummer: tuple[int, ...]) -> tuple[Handling, ...]:
        """The latest versions of some documents, in the order asked for."""
        per_nummer = {h.nummer: h for h in self.senaste()}
        return tuple(per_nummer[n] for n in nummer if n in per_nummer)
