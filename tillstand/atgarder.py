"""What changes a case without moving it: the records of the åtgärder, and how they fold.

Extension asked, granted, refused; reassign; complete; attach; change meeting; preliminary answer; notice
up and down; reported to the nämnd; tjänsteanteckning; rättelse; avsluta.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import evolve, field, frozen
from attrs.validators import ge, matches_re, optional

from tillstand.arbetsdagar import Arbetsdagar, sista_overklagandedag
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Organisation
from tillstand.fel import Brist
from tillstand.handlingar import Handling, Handlingar, Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Instans, Kanal, Remissobjekt, Sammantrade, Sekretess
from tillstand.namndbeslut import Namndbeslut
from tillstand.svarstid import Anstand, Anstandssvar, Svarstid
from tillstand.text import FRITEXT, kodtext, rad, stycke


@frozen(kw_only=True)
class Anstandsbegaran:
    """An extension is asked for: of whom, and until when."""

    skriver: ClassVar[tuple[str, ...]] = ("svarstid",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    hos: str = field(validator=rad(), metadata=FRITEXT)
    datum: date | None = None

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """One more open extension."""
        anstand = Anstand(begart=nar.dag, begart_av=av, begart_hos=self.hos, begart_datum=self.datum)
        return {"svarstid": arende.svarstid.med_begaran(anstand)}


@frozen(kw_only=True)
class AnstandBeviljat:
    """An extension is granted, asked for here or not; the original svarstid is kept."""

    skriver: ClassVar[tuple[str, ...]] = ("svarstid",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    datum: date
    av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    ordalydelse: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    okand_dag: bool = False
    """The papers do not say when it was granted."""

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The open extension is answered, and its date counts."""
        svar = Anstand(
            svar=Anstandssvar.BEVILJAT,
            besvarat=None if self.okand_dag else nar.dag,
            besvarat_av=self.av,
            nytt_datum=self.datum,
            ordalydelse=self.ordalydelse,
        )
        return {"svarstid": arende.svarstid.med_svar(svar)}


@frozen(kw_only=True)
class AnstandAvslaget:
    """An asked extension is refused: the date that counted still counts."""

    skriver: ClassVar[tuple[str, ...]] = ("svarstid",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    ordalydelse: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The open extension is answered."""
        svar = Anstand(
            svar=Anstandssvar.AVSLAGET,
            besvarat=nar.dag,
            besvarat_av=self.av,
            ordalydelse=self.ordalydelse,
        )
        return {"svarstid": arende.svarstid.med_svar(svar)}


@frozen(kw_only=True)
class Omfordelning:
    """Another handläggare, or another enhet, takes over."""

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    handlaggare: str = field(validator=kodtext())
    enhet: str | None = field(default=None, validator=optional(kodtext()))
    skal: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The responsibility moves; everything else stays."""
        enhet = self.enhet or arende.beredning.enhet
        return {"beredning": evolve(arende.beredning, handlaggare=self.handlaggare, enhet=enhet)}


@frozen(kw_only=True)
class Komplettering:
    """Details of the registration are added or put right; what is not named stays."""

    skriver: ClassVar[tuple[str, ...]] = ("mottagen", "svarstid")
    tar_bort: ClassVar[tuple[str, ...]] = ()

    titel: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    titel_intern: str | None = field(default=None, validator=optional(rad(500)), metadata=FRITEXT)
    avsandare: Avsandare | None = None
    objekt: Remissobjekt | None = None
    instanser: tuple[Instans, ...] | None = None
    klassificering: str | None = field(default=None, validator=optional(rad(40)))
    sekretess: Sekretess | None = None
    svaret_till: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
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
class Motesbyte:
    """The target meeting is set, changed or removed."""

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    malsammantrade: Sammantrade | None = None
    skal: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Another target."""
        return {"beredning": evolve(arende.beredning, malsammantrade=self.malsammantrade)}


@frozen(kw_only=True)
class PreliminartSvar:
    """A preliminary answer is sent before the decision, with a reason; the case does not move."""

    skriver: ClassVar[tuple[str, ...]] = ("preliminart",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    skal: str = field(validator=rad(), metadata=FRITEXT)
    mottagare: str = field(validator=rad(), metadata=FRITEXT)
    kanal: Kanal

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Note what was sent before the decision."""
        skickat = Preliminart(skal=self.skal, mottagare=self.mottagare, kanal=self.kanal, nar=nar)
        return {"preliminart": skickat}


@frozen(kw_only=True)
class Preliminart:
    """The preliminary answer that was sent last."""

    skal: str = field(metadata=FRITEXT)
    mottagare: str = field(metadata=FRITEXT)
    kanal: Kanal
    nar: Nar


@frozen(kw_only=True)
class AnslagUppe:
    """The notice of the justering is up on the anslagstavla (KL 8:12)."""

    skriver: ClassVar[tuple[str, ...]] = ("anslag",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    uppe: date
    forvaras: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    @property
    def handelsedag(self) -> date:
        """The day of the notice."""
        return self.uppe

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The appeal time runs from this day (KL 13:5)."""
        return {"anslag": Anslag(uppe=self.uppe, forvaras=self.forvaras)}


@frozen(kw_only=True)
class AnslagNere:
    """The notice is taken down, no earlier than the day after the last day of appeal."""

    skriver: ClassVar[tuple[str, ...]] = ()
    tar_bort: ClassVar[tuple[str, ...]] = ()

    nere: date

    @property
    def handelsedag(self) -> date:
        """The day it was taken down."""
        return self.nere

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Note the day."""
        return {"anslag": evolve(arende.anslag, nere=self.nere)} if arende.anslag else {}


@frozen(kw_only=True)
class Anslag:
    """The notice: the day it went up and the day it came down."""

    uppe: date
    nere: date | None = None
    forvaras: str | None = field(default=None, metadata=FRITEXT)


@frozen(kw_only=True)
class Anmalan:
    """A decision taken in the nämnd's place has been reported to it (KL 6:40)."""

    skriver: ClassVar[tuple[str, ...]] = ("anmald",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    sammantrade: Sammantrade
    paragraf: str | None = field(default=None, validator=optional(rad(40)))

    @property
    def handelsedag(self) -> date:
        """The day of the meeting."""
        return self.sammantrade.dag

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Note the meeting."""
        return {"anmald": Anmald(sammantrade=self.sammantrade, paragraf=self.paragraf, nar=nar)}


@frozen(kw_only=True)
class Anmald:
    """The report as it was made."""

    sammantrade: Sammantrade
    paragraf: str | None = None
    nar: Nar


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

    skriver: ClassVar[tuple[str, ...]] = ()
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


@frozen(kw_only=True)
class Avslutande:
    """The file is complete and the case is closed."""

    skriver: ClassVar[tuple[str, ...]] = ("avslutad",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    anteckning: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Nothing more is waited for."""
        return {"avslutad": Avslutad(nar=nar)}


@frozen(kw_only=True)
class Avslutad:
    """When the case was closed."""

    nar: Nar


def inget_anstand_vantar(svarstid: Svarstid) -> Brist | None:
    """One extension is asked for at a time."""
    if svarstid.oppet_anstand is None:
        return None
    return Brist(kod="anstand_vantar", mening="Ett anstånd är redan begärt: anteckna svaret på det först.")


def anstand_vantar(svarstid: Svarstid) -> Brist | None:
    """Only an asked extension can be refused."""
    if svarstid.oppet_anstand is not None:
        return None
    return Brist(kod="inget_anstand", mening="Inget anstånd är begärt.")


def anstand_framat(underlag: AnstandBeviljat, svarstid: Svarstid) -> Brist | None:
    """An extension usually moves the date forward; anything else may be a slip."""
    if svarstid.galler is None or underlag.datum > svarstid.galler:
        return None
    return Brist(
        kod="anstand_bakat",
        mening=f"Den nya dagen {underlag.datum.isoformat()} är inte senare än {svarstid.galler.isoformat()}.",
    )


def ny_handlaggare_finns(underlag: Omfordelning, organisation: Organisation, arende: Arende) -> Brist | None:
    """The one who takes over is a known person, and the enhet one of the nämnd's."""
    if underlag.handlaggare not in organisation.personer:
        mening = f"Det finns ingen person med koden ”{underlag.handlaggare}”."
        return Brist(kod="okand_person", mening=mening)
    enhet = organisation.enheter.get(underlag.enhet) if underlag.enhet else None
    if underlag.enhet and (enhet is None or enhet.namnd != arende.namnd):
        mening = f"Det finns ingen enhet med koden ”{underlag.enhet}” i nämnden {arende.namnd}."
        return Brist(kod="okand_enhet", mening=mening)
    return None


def ersatt_handling_finns(underlag: Bifogande, handlingar: Handlingar) -> Brist | None:
    """A new version replaces a document that lies in the case."""
    if underlag.ersatter is None or underlag.ersatter in handlingar.nummer():
        return None
    return Brist(kod="handling_saknas", mening=f"Ärendet har ingen handling nummer {underlag.ersatter}.")


def anslag_uppe(anslag: Anslag | None) -> Brist | None:
    """Only a notice that is up can be taken down."""
    if anslag is not None and anslag.nere is None:
        return None
    return Brist(kod="inget_anslag", mening="Inget anslag är uppe.")


def anslag_inte_uppe(anslag: Anslag | None) -> Brist | None:
    """One notice is up at a time."""
    if anslag is None or anslag.nere is not None:
        return None
    return Brist(kod="anslag_redan_uppe", mening="Anslaget är redan uppe: anteckna när det tas ned.")


def anslag_uppe_hela_tiden(underlag: AnslagNere, anslag: Anslag | None) -> Brist | None:
    """The notice stays up until the appeal time has ended (KL 8:12, 13:5); too early is told."""
    if anslag is None:
        return None
    sista = sista_overklagandedag(anslag.uppe, Arbetsdagar())
    if underlag.nere > sista:
        return None
    return Brist(
        kod="anslag_for_tidigt_nere",
        mening=f"Överklagandetiden går ut {sista.isoformat()}: anslaget ska sitta uppe till dess.",
        kalla="KL 8:12",
    )


def beslutet_ska_anmalas(namndbeslut: Namndbeslut) -> Brist | None:
    """Only a decision taken in the nämnd's place is reported to it."""
    if namndbeslut.ska_anmalas:
        return None
    return Brist(kod="anmals_inte", mening="Nämnden har själv beslutat: det finns inget att anmäla.")


def anmalt_om_det_ska(namndbeslut: Namndbeslut, anmald: Anmald | None) -> Brist | None:
    """A case is not closed before its decision has been reported."""
    if anmald is not None or not namndbeslut.ska_anmalas:
        return None
    return Brist(kod="inte_anmalt", mening="Beslutet ska anmälas till nämnden först.", kalla="KL 6:40")


def inte_avslutat(avslutad: Avslutad | None) -> Brist | None:
    """A closed case is closed."""
    return None if avslutad is None else Brist(kod="redan_avslutat", mening="Ärendet är redan avslutat.")


KRAV = (
    inget_anstand_vantar,
    anstand_vantar,
    anstand_framat,
    ny_handlaggare_finns,
    ersatt_handling_finns,
    anslag_uppe,
    anslag_inte_uppe,
    anslag_uppe_hela_tiden,
    beslutet_ska_anmalas,
    anmalt_om_det_ska,
    inte_avslutat,
)
UNDERLAG = (
    Anstandsbegaran,
    AnstandBeviljat,
    AnstandAvslaget,
    Omfordelning,
    Komplettering,
    Bifogande,
    Motesbyte,
    PreliminartSvar,
    AnslagUppe,
    AnslagNere,
    Anmalan,
    Tjansteanteckning,
    Rattelse,
    Avslutande,
)
