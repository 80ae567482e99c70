"""What is added to the file (akten) or put right in it: details, documents, notes, visible corrections."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import evolve, field, frozen
from attrs.validators import ge, matches_re, optional

from tillstand.arende import Nar
from tillstand.fel import Brist
from tillstand.handlingar import Handling, Handlingar, Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Bilaga, Instans, Remissobjekt, Sekretess, Stampel
from tillstand.mottagen import Arendetyp, Riktning
from tillstand.svarstid import Svarstid
from tillstand.text import FRITEXT, rad, stycke


@frozen(kw_only=True)
class Komplettering:
    """Details of the registration are added or put right; what is not named stays."""

    skriver: ClassVar[tuple[str, ...]] = ("mottagen", "svarstid")
    tar_bort: ClassVar[tuple[str, ...]] = ()

    arendetyp: Arendetyp | None = None
    inkommen: date | None = None
    titel: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    titel_intern: str | None = field(default=None, validator=optional(rad(500)), metadata=FRITEXT)
    avsandare: Avsandare | None = None
    objekt: Remissobjekt | None = None
    instanser: tuple[Instans, ...] | None = None
    riktad_till: Riktning | None = None
    klassificering: str | None = field(default=None, validator=optional(rad(40)))
    sekretess: Sekretess | None = None
    svaret_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    stampel: Stampel | None = None
    bilagor: tuple[Bilaga, ...] | None = None
    overordnat_arende: str | None = field(default=None, validator=optional(rad(100)))
    svarstid: Svarstid | None = None

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Put the named details in place; extensions already noted are kept."""
        falt = (a.name for a in Komplettering.__attrs_attrs__ if a.name != "svarstid")
        nya = {namn: getattr(self, namn) for namn in falt if getattr(self, namn) is not None}
        svarstid = arende.svarstid
        if self.svarstid is not None:
            svarstid = evolve(self.svarstid, anstand=arende.svarstid.anstand)
        return {"mottagen": evolve(arende.mottagen, **nya), "svarstid": svarstid}


@frozen(kw_only=True)
class Bifogande:
    """A document, or a new version of one, is attached. The bytes are already stored by their hash."""

    skriver: ClassVar[tuple[str, ...]] = ("handlingar",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    slag: Handlingsslag
    riktning: Handlingsriktning
    titel: str = field(validator=rad(), metadata=FRITEXT)
    fran_eller_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    arbetsmaterial: bool = False
    ersatter: int | None = field(default=None, validator=optional(ge(1)))
    """The running number that this is a new version of."""
    filnamn: str = field(validator=rad(255), metadata=FRITEXT)
    innehall: str = field(validator=matches_re(r"[0-9a-f]{64}"))
    storlek: int = field(validator=ge(0))

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """One more document."""
        nummer, version = arende.handlingar.nasta(self.ersatter)
        handling = Handling(
            nummer=nummer,
            version=version,
            slag=self.slag,
            riktning=self.riktning,
            titel=self.titel,
            dag=nar.dag,
            fran_eller_till=self.fran_eller_till,
            arbetsmaterial=self.arbetsmaterial,
            filnamn=self.filnamn,
            innehall=self.innehall,
            storlek=self.storlek,
            tillagd_av=av,
        )
        return {"handlingar": arende.handlingar.med(handling)}


@frozen(kw_only=True)
class Tjansteanteckning:
    """A note for the file: a telephone call, an agreement, a circumstance (FL 27 §)."""

    skriver: ClassVar[tuple[str, ...]] = ()
    tar_bort: ClassVar[tuple[str, ...]] = ()

    text: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The note lives in the journal alone."""
        return {}


@frozen(kw_only=True)
class Rattelse:
    """A visible correction of what is already justerat: that it was made, and what changed (JO)."""

    skriver: ClassVar[tuple[str, ...]] = ("rattelser",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    avser: str = field(validator=rad(), metadata=FRITEXT)
    text: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """One more correction beside the frozen text."""
        rattad = Rattad(avser=self.avser, text=self.text, nar=nar, av=av)
        tidigare = arende.rattelser.alla if arende.rattelser else ()
        return {"rattelser": Rattelser(alla=(*tidigare, rattad))}


@frozen(kw_only=True)
class Rattad:
    """One correction as it was made."""

    avser: str = field(metadata=FRITEXT)
    text: str = field(metadata=FRITEXT)
    nar: Nar
    av: str


@frozen(kw_only=True)
class Rattelser:
    """The corrections of a case, in order."""

    alla: tuple[Rattad, ...] = ()


def ersatt_handling_finns(underlag: Bifogande, handlingar: Handlingar) -> Brist | None:
    """A new version replaces a document that lies in the case."""
    if underlag.ersatter is None or underlag.ersatter in handlingar.nummer():
        return None
    return Brist(kod="handling_saknas", mening=f"Ärendet har ingen handling nummer {underlag.ersatter}.")
