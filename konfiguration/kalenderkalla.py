"""What a calendar file says, whatever its format: a table for each meeting, and what places are called."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import field, frozen

from konfiguration.filer import Inlast
from tillstand.fel import Felaktighet, Konfigurationsfel
from tillstand.mote import FORE_MOTET, Mote

KOLUMNER = ("namnd", "datum", "typ", "tid", "plats", *FORE_MOTET, "justering", "flyttat_till")
"""What a file may say of a meeting, in the order in which it is written."""

FLEST_MOTEN = 5_000
"""Ten nämnder, once a month, for forty years."""

SAKNAD_NAMND = "saknas: skriv nämndens kod, eller ange nämnden för hela filen"


@frozen(kw_only=True)
class Kalenderkalla:
    """A file that has been read but not judged: its tables stand under `mote`."""

    last: Inlast
    filfel: tuple[Felaktighet, ...] = ()
    """Faults of the file as a whole; their places are ready."""
    motesfel: tuple[Felaktighet, ...] = ()
    """Faults of single meetings, with the places of `last`."""
    kolumner: frozenset[str] = frozenset(KOLUMNER)
    """What the file can say at all. A column that is missing has been told of once, not for each row."""
    utan_namnd: str = SAKNAD_NAMND
    redan: str = "på rad"
    """Where a meeting stands, before its number."""


@frozen(kw_only=True)
class Motespost:
    """One meeting as it stands in a row or an event."""

    nummer: int
    plats: str
    """`bun.csv rad 3`."""
    varden: Mapping[str, object]
    namn: Mapping[str, str] = field(factory=dict)
    """What the file calls a column when it is not by the column's own name."""


def som_inlast(namn: str, poster: Sequence[Motespost]) -> Inlast:
    """The meetings as the tables of a file, each place called what the one who wrote it calls it.

    Raises Konfigurationsfel when they are too many.
    """
    granska_antal(namn, len(poster))
    kallor: dict[str, str] = {}
    for index, post in enumerate(poster):
        kallor[f"mote[{index}]"] = post.plats
        for kolumn in (*KOLUMNER, *post.namn):
            kallor[f"mote[{index}].{kolumn}"] = f"{post.plats}, {post.namn.get(kolumn, kolumn)}"
    return Inlast(
        namn=namn,
        trad={"mote": [dict(post.varden) for post in poster]},
        rader={f"mote[{index}]": post.nummer for index, post in enumerate(poster)},
        kallor=kallor,
    )


def granska_antal(namn: str, antal: int) -> None:
    """Raise Konfigurationsfel when a file holds more meetings than any municipality has."""
    if antal > FLEST_MOTEN:
        raise kalenderfel(namn, f"filen har för många sammanträden, högst {FLEST_MOTEN}: dela upp den")


def kalenderfel(plats: str, mening: str) -> Konfigurationsfel:
    """A single fault as an error."""
    return Konfigurationsfel((Felaktighet(plats=plats, mening=mening),))


def i_ordning(moten: Iterable[Mote]) -> list[Mote]:
    """The meetings as they are written: by nämnd and day. Raises ValueError for an assumed one."""
    ordnade = sorted(moten, key=lambda mote: (mote.namnd, mote.dag))
    if any(mote.antaget for mote in ordnade):
        raise ValueError("an assumed meeting stands in no calendar")
    return ordnade


def motestabell(mote: Mote) -> dict[str, str | date]:
    """A meeting by the words of the files: columns in order, those without a value left out."""
    falt = {"datum": "dag"}
    varden = ((kolumn, getattr(mote, falt.get(kolumn, kolumn))) for kolumn in KOLUMNER)
    return {
        kolumn: varde.strip() if isinstance(varde, str) else varde
        for kolumn, varde in varden
        if varde is not None
    }
