"""What a field of a form is: its place in the record, its label, how it is typed."""

from enum import StrEnum

from attrs import field, frozen


class Sort(StrEnum):
    """How a field is typed."""

    RAD = "rad"
    STYCKE = "stycke"
    DAG = "dag"
    MOTESDAG = "motesdag"
    """A day, with the nämnd's meetings to choose among."""
    KRYSS = "kryss"
    VAL = "val"
    """One of the words that the record knows."""
    PERSON = "person"
    ENHET = "enhet"
    HANDLINGAR = "handlingar"
    """The numbers of documents, ticked."""
    HANDLING = "handling"
    RADER = "rader"
    """A list of lines, one a line."""
    STYCKEN = "stycken"
    """A list of texts, an empty line between."""
    PAR = "par"
    """A list of two things each, one a line: `who: what`."""
    EPOST = "epost"


@frozen
class Falt:
    """A field as a form shows it. `namn` is its path in the record: `sammantrade.dag`."""

    namn: str
    etikett: str
    sort: Sort = Sort.RAD
    hjalp: str = ""
    fler: bool = field(default=False, kw_only=True)
    """Whether it lies under *Fler uppgifter*: seldom needed."""
    behovs: bool = field(default=False, kw_only=True)
    """Whether a demand of the flow asks for it, though the record can do without."""
    delar: tuple[str, str] = field(default=("", ""), kw_only=True)
    """The two things of a `PAR`."""

    @property
    def id(self) -> str:
        """The id of the field in the page."""
        return f"f-{self.namn.replace('.', '-')}"


@frozen(kw_only=True)
class Ifallt:
    """A field as it stands in the page: what is written in it, and what is wrong with that."""

    falt: Falt
    kravs: bool
    varde: str = ""
    varden: tuple[str, ...] = ()
    val: tuple[tuple[str, str], ...] = ()
    """What there is to choose: the value and what it is called."""
    fel: str = ""
