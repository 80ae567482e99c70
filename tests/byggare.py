"""Small builders for the tests: two nämnder with their people, records that hold, and a case in any state.

Persons are named by role. *Socialnämnden* (`soc`) has a tree of enheter, all roles and substitutes;
*kulturnämnden* (`kult`) is the neighbour. Today is Monday 3 October 2011, ten o'clock in Stockholm.
Cases are moved by the real functions: `Fall().till("forslag")` has been registered, distributed,
prepared and approved.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from attrs import evolve

from konfiguration.floden import standardflode
from tillstand import atgarder
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.arende import Nar
from tillstand.avskriven import Avskrivning, Avskrivningsgrund, Makulering
from tillstand.behorighet import Aktor, Enhet, Franvaro, Organisation, Person, Rollinnehav
from tillstand.beredning import Aterremiss, Fordelning, Tillbakadragande
from tillstand.flode import Flode
from tillstand.forslag import Bordlaggning, Forslagsunderlag
from tillstand.handelser import Utfall
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Beslutspunkt, Kanal, Organslag, Remissobjekt, Sammantrade
from tillstand.justerad import Justering, Justeringssatt
from tillstand.kalender import Kalender
from tillstand.mottagen import Registrering
from tillstand.namndbeslut import Beslut, BradskandeBeslut, Delegationsbeslut, Delegationshinder
from tillstand.ordning import Flodesversion, Ordning
from tillstand.overlamnad import Overlamning
from tillstand.provning import (
    angra,
    aterlamna,
    aterta,
    avbryt_utskick,
    fullborda_utskick,
    godkann,
    mojliga,
    prova,
    utfor,
)
from tillstand.provning.mojligt import Mojlighet
from tillstand.remiss import REMISS, Remiss, fod
from tillstand.svarstid import Svarstid
from tillstand.villkor import Villkor

IDAG = date(2011, 10, 3)
NU = datetime(2011, 10, 3, 8, 0, tzinfo=UTC)
IGAR = IDAG - timedelta(1)
I_MORGON = IDAG + timedelta(1)
SVARSTID = date(2011, 10, 31)

NAMND, GRANNE = "soc", "kult"
HUVUDLINJEN = ("mottagen", "beredning", "forslag", "namndbeslut", "justerad", "overlamnad")

ENHETER = {
    "vuxna": Enhet(kod="vuxna", namn="Avdelningen för vuxna", namnd=NAMND),
    "bistand": Enhet(kod="bistand", namn="Enheten för bistånd", namnd=NAMND, overordnad="vuxna"),
    "unga": Enhet(kod="unga", namn="Avdelningen för unga", namnd=NAMND),
    "familj": Enhet(kod="familj", namn="Familjeenheten", namnd=NAMND, overordnad="unga"),
    "kultur": Enhet(kod="kultur", namn="Kulturavdelningen", namnd=GRANNE),
}
"""The tree: vuxna > bistand, unga > familj; kultur in the neighbour."""

_NAMNDROLLER = ("registrator", "namndsekreterare", "forvaltningschef", "fordelare", "delegat", "insyn")
_PERSONER = (
    *("handlaggare", "kollega", "enhetschef", "avdelningschef", "familjechef", "ungdomschef"),
    *_NAMNDROLLER,
    *("vik_handlaggare", "vik_chef", "vik_registrator", "vik_sekreterare"),
    *("vik_utanfor", "avgangen", "tilltradande", "granne", "administrator", "utomstaende"),
)
ORDINARIE = ("handlaggare", "enhetschef", "registrator", "namndsekreterare")
"""Those who are away today, each with a substitute: vik_handlaggare, vik_chef ..."""


def innehav(
    person: str,
    roll: str,
    enhet: str = "",
    namnd: str = NAMND,
    fran: date = date.min,
    till: date = date.max,
) -> Rollinnehav:
    """A role held by a person."""
    return Rollinnehav(person=person, roll=roll, enhet=enhet, namnd=namnd, fran=fran, till=till)


def _allt(person: str, namnd: str, enheter: tuple[str, ...], fran: date, till: date) -> list[Rollinnehav]:
    roller = [innehav(person, roll, "", namnd, fran, till) for roll in _NAMNDROLLER]
    return [*roller, *(innehav(person, "chef", enhet, namnd, fran, till) for enhet in enheter)]


def organisation(
    *, innehav_: tuple[Rollinnehav, ...] = (), franvaro: tuple[Franvaro, ...] | None = None, utan: str = ""
) -> Organisation:
    """All persons with their roles; `innehav_` adds some, `utan` leaves one person's out.

    Unless `franvaro` says otherwise the ORDINARIE are away today and have their substitutes.
    """
    alltid = (date.min, date.max)
    roller = [
        *(innehav(roll, roll) for roll in _NAMNDROLLER),
        innehav("enhetschef", "chef", "bistand"),
        innehav("avdelningschef", "chef", "vuxna"),
        innehav("familjechef", "chef", "familj"),
        innehav("ungdomschef", "chef", "unga"),
        *_allt("granne", GRANNE, ("kultur",), *alltid),
        *_allt("avgangen", NAMND, ("bistand", "vuxna"), date.min, IGAR),
        *_allt("tilltradande", NAMND, ("bistand", "vuxna"), I_MORGON, date.max),
        Rollinnehav(person="administrator", roll="administrator"),
    ]
    return Organisation(
        personer={kod: person(kod) for kod in _PERSONER},
        enheter=ENHETER,
        innehav=(*(i for i in roller if i.person != utan), *innehav_),
        franvaro=vikariat() if franvaro is None else franvaro,
    )


def person(kod: str) -> Person:
    """A person named by code."""
    return Person(kod=kod, namn=kod.replace("_", " ").capitalize(), epost=f"{kod}@example.org")


def vikariat() -> tuple[Franvaro, ...]:
    """The ORDINARIE are away this week; `vik_utanfor` stood in last week and will next week."""
    vikarier = ("vik_handlaggare", "vik_chef", "vik_registrator", "vik_sekreterare")
    denna_vecka = [
        Franvaro(person=ordinarie, fran=IDAG, till=IDAG + timedelta(4), ersattare=vikarie)
        for ordinarie, vikarie in zip(ORDINARIE, vikarier, strict=True)
    ]
    andra_veckor = [
        Franvaro(person=ordinarie, fran=fran, till=fran + timedelta(6), ersattare="vik_utanfor")
        for ordinarie in ORDINARIE
        for fran in (IDAG - timedelta(7), IDAG + timedelta(7))
    ]
    return (*denna_vecka, *andra_veckor)


def kalender(*moten: date, stangda: tuple[date, ...] = ()) -> Kalender:
    """Working days, and the known meetings of socialnämnden."""
    return Kalender(dagar=Arbetsdagar(stangda), moten={NAMND: tuple(sorted(moten))})


def flodesversion(flode: Flode | None = None) -> Flodesversion:
    """A flow that has passed the lint; the standard one unless given."""
    if flode is None:
        last = standardflode()
        return Flodesversion(last.flode, REMISS, last.hash)
    return Flodesversion(flode, REMISS, "provflode")


def ordning(
    villkor: Villkor | None = None,
    *,
    organisation_: Organisation | None = None,
    kalender_: Kalender | None = None,
    flode: Flodesversion | None = None,
) -> Ordning:
    """What a decision is made by; delegation point 4.2 is listed unless `villkor` say otherwise."""
    return Ordning(
        flode=flode or flodesversion(),
        villkor=villkor or Villkor(delegationspunkter=("4.2",)),
        kalender=kalender_ or kalender(),
        organisation=organisation_ or organisation(),
    )


def mote(dag: date = IDAG, organ: str = "Socialnämnden") -> Sammantrade:
    """A meeting."""
    return Sammantrade(organ=organ, dag=dag)


def registrering(**andrat: Any) -> Registrering:
    """A remiss from the own kommunstyrelse on a skrivelse, to be answered by 31 October 2011."""
    grund: dict[str, Any] = {
        "inkommen": IDAG,
        "titel": "Remiss om en plan mot barnfattigdom",
        "avsandare": Avsandare(
            organ="Kommunstyrelsen",
            organslag=Organslag.KOMMUNSTYRELSE,
            egen_kommun=True,
            diarienummer="327-408/2011",
        ),
        "objekt": Remissobjekt(titel="Skrivelse om barnfattigdom"),
        "svarstid": Svarstid(text="senast den 31 oktober 2011", datum=SVARSTID),
    }
    return Registrering(**{**grund, **andrat})


def bifogande(slag: Handlingsslag = Handlingsslag.TJANSTEUTLATANDE, **andrat: Any) -> atgarder.Bifogande:
    """A finished document; its content is told apart by title and version."""
    grund: dict[str, Any] = {
        "slag": slag,
        "riktning": Handlingsriktning.UPPRATTAD,
        "titel": slag.value.capitalize(),
        "filnamn": f"{slag.value}.pdf",
        "innehall": "ab" * 32,
        "storlek": 1234,
    }
    return atgarder.Bifogande(**{**grund, **andrat})


def _med(klass: Callable[..., Any], **grund: Any) -> Callable[..., Any]:
    return lambda **andrat: klass(**{**grund, **andrat})


UNDERLAG: Mapping[str, Callable[..., Any]] = {
    "fordela": _med(Fordelning, handlaggare="handlaggare", enhet="bistand"),
    "lagg_forslag": _med(
        Forslagsunderlag, beslutspunkter=(Beslutspunkt(text="Nämnden överlämnar utlåtandet som svar."),)
    ),
    "dra_tillbaka": _med(Tillbakadragande, skal="Nya uppgifter har kommit in."),
    "besluta": _med(
        Beslut, sammantrade=mote(), paragraf="4 ½", beslutstext="Enligt förslaget.", omedelbart=True
    ),
    "bordlagg": _med(Bordlaggning, sammantrade=mote(), till=mote(IDAG + timedelta(14))),
    "aterremittera": _med(Aterremiss, sammantrade=mote(), motivering="Kostnaderna ska beskrivas."),
    "besluta_pa_delegation": _med(
        Delegationsbeslut,
        delegationspunkt="4.2",
        hinder=Delegationshinder.INGET,
        provning="Svaret rör ingen fråga av principiell vikt.",
        beslutstext="Enligt förslaget.",
    ),
    "besluta_bradskande": _med(
        BradskandeBeslut,
        ordforande="Ordföranden",
        bemyndigande="Nämndens beslut 2011-01-20 § 7",
        skal="Svarstiden går ut före nästa sammanträde.",
        beslutsdag=IDAG,
        beslutstext="Enligt förslaget.",
    ),
    "justera": _med(Justering, satt=Justeringssatt.OMEDELBART, dag=IDAG, justerare=("Justeraren",)),
    "overlamna": _med(
        Overlamning,
        mottagare="Kommunstyrelsen",
        kanal=Kanal.POST,
        handlingar=(2,),
        avsandarens_diarienummer="327-408/2011",
    ),
    "overlamna_delegerat": _med(
        Overlamning,
        mottagare="Kommunstyrelsen",
        kanal=Kanal.POST,
        handlingar=(2,),
        avsandarens_diarienummer="saknas",
    ),
    "avskriv": _med(Avskrivning, grund=Avskrivningsgrund.ATERKALLAD),
    "makulera": _med(Makulering, skal="Registrerad två gånger."),
    "begar_anstand": _med(atgarder.Anstandsbegaran, hos="Rotel V", datum=date(2011, 11, 15)),
    "bevilja_anstand": _med(atgarder.AnstandBeviljat, datum=date(2011, 11, 15), av="Rotel V"),
    "avsla_anstand": _med(atgarder.AnstandAvslaget, av="Rotel V"),
    "omfordela": _med(atgarder.Omfordelning, handlaggare="kollega"),
    "komplettera": _med(atgarder.Komplettering, titel="Remiss om barnfattigdom"),
    "bifoga": bifogande,
    "byt_sammantrade": _med(atgarder.Motesbyte, malsammantrade=mote(date(2011, 10, 25))),
    "preliminart_svar": _med(
        atgarder.PreliminartSvar, skal="Svarstiden går ut.", mottagare="Kommunstyrelsen", kanal=Kanal.EPOST
    ),
    "anslag_uppe": _med(atgarder.AnslagUppe, uppe=IDAG),
    "anslag_nere": _med(atgarder.AnslagNere, nere=IDAG),
    "anmal": _med(atgarder.Anmalan, sammantrade=mote()),
    "anteckna": _med(atgarder.Tjansteanteckning, text="Talat med rotelns handläggare."),
    "ratta": _med(atgarder.Rattelse, avser="Paragrafen", text="Skrivfel i punkt 2."),
    "avsluta": _med(atgarder.Avslutande),
}
"""A record that holds for every arrow and åtgärd; keyword arguments change some of its fields."""


class Fall:
    """A case on its way: each method takes one real step, keeps the new case and returns the `Utfall`."""

    def __init__(
        self, ordning_: Ordning | None = None, *, nu: datetime = NU, namnd: str = NAMND, **registrerat: Any
    ) -> None:
        self.ordning = ordning_ or ordning()
        self.nu = nu
        self.utfall: list[Utfall] = []
        self.arende: Remiss = fod(
            registrering(**registrerat),
            id_="a1",
            namnd=namnd,
            diarienummer="SN 2011-1",
            flode=self.ordning.flode.hash,
            start=self.ordning.flode.flode.start,
            registrerad=nu,
        )

    def med(self, **ordningen: Any) -> "Fall":
        """A copy of the case under another ordning: `villkor`, `organisation`, `kalender`."""
        kopia = Fall(evolve(self.ordning, **ordningen), nu=self.nu)
        kopia.arende, kopia.utfall = self.arende, list(self.utfall)
        return kopia

    def nar(self, dag: date | None = None) -> Nar:
        """This moment, for something that happened on `dag`."""
        return Nar.vid(self.nu, dag)

    def gor(
        self, namn: str, av: str, underlag: Any = None, *, dag: date | None = None, **falt: Any
    ) -> Utfall:
        """Take an arrow or do an åtgärd; the record is `underlag`, or a valid one with `falt` changed."""
        rad = self.ordning.flode.flode.per_namn[namn]
        gor = prova if rad in self.ordning.flode.flode.overgang else utfor
        fyllt = UNDERLAG[namn](**falt) if underlag is None else underlag
        return self._behall(gor(self.ordning, self.arende, namn, Aktor(person=av), fyllt, self.nar(dag)))

    def godkann(self, av: str, dag: date | None = None) -> Utfall:
        """Approve the step that waits."""
        return self._behall(godkann(self.ordning, self.arende, Aktor(person=av), self.nar(dag)))

    def aterlamna(self, av: str, kommentar: Any = None, dag: date | None = None) -> Utfall:
        """Send back what waits."""
        return self._behall(aterlamna(self.ordning, self.arende, Aktor(person=av), kommentar, self.nar(dag)))

    def aterta(self, av: str, dag: date | None = None) -> Utfall:
        """Withdraw what was asked for."""
        return self._behall(aterta(self.ordning, self.arende, Aktor(person=av), self.nar(dag)))

    def angra(self, av: str, skal: Any = None, dag: date | None = None) -> Utfall:
        """Take back the last arrow."""
        return self._behall(angra(self.ordning, self.arende, Aktor(person=av), skal, self.nar(dag)))

    def fullborda(self) -> Utfall:
        """The letter has left."""
        return self._behall(fullborda_utskick(self.ordning, self.arende, self.nar()))

    def avbryt(self, slag: Any) -> Utfall:
        """The letter did not leave."""
        return self._behall(avbryt_utskick(self.arende, slag, self.nar()))

    def mojliga(self, av: str) -> dict[str, Mojlighet]:
        """The buttons of a person, by name."""
        return {m.namn: m for m in mojliga(self.ordning, self.arende, Aktor(person=av), self.nar())}

    def till(self, tillstand: str) -> "Fall":
        """Walk on to a state, along the main line or out to `avskriven`."""
        if tillstand == "avskriven":
            self.gor("makulera", "registrator")
            return self
        mal = HUVUDLINJEN.index(tillstand)
        for steg in HUVUDLINJEN[HUVUDLINJEN.index(self.arende.tillstand) + 1 : mal + 1]:
            _VAGEN[steg](self)
        return self

    def delegerat(self, tillstand: str = "namndbeslut") -> "Fall":
        """Walk on to a decision taken by the delegat, and on to `overlamnad` when that is asked for."""
        self.till("forslag").gor("besluta_pa_delegation", "delegat")
        if tillstand == "overlamnad":
            self.gor("bifoga", "registrator", slag=Handlingsslag.DELEGATIONSBESLUT)
            self.gor("overlamna_delegerat", "registrator")
        return self

    def _behall(self, utfall: Utfall) -> Utfall:
        self.arende = utfall.arende
        self.utfall.append(utfall)
        return utfall


def _lagg_forslag(fall: Fall) -> None:
    if not fall.arende.handlingar.alla:
        fall.gor("bifoga", "handlaggare")
    fall.gor("lagg_forslag", "handlaggare")
    while fall.arende.begaran is not None and fall.arende.begaran.nasta is not None:
        nyckel = fall.arende.begaran.nasta.nyckel
        fall.godkann(fall.ordning.organisation.innehavare(nyckel, fall.nar().idag)[0])


def _overlamna(fall: Fall) -> None:
    fall.gor("bifoga", "namndsekreterare", slag=Handlingsslag.PROTOKOLLSUTDRAG)
    fall.gor("overlamna", "registrator")


_VAGEN: Mapping[str, Callable[[Fall], object]] = {
    "beredning": lambda fall: fall.gor("fordela", "fordelare"),
    "forslag": _lagg_forslag,
    "namndbeslut": lambda fall: fall.gor("besluta", "namndsekreterare"),
    "justerad": lambda fall: fall.gor("justera", "namndsekreterare"),
    "overlamnad": _overlamna,
}


def i_tillstand(tillstand: str, ordning_: Ordning | None = None, **registrerat: Any) -> Remiss:
    """A remiss in a state, brought there by the real functions."""
    return Fall(ordning_, **registrerat).till(tillstand).arende


def koder(brister: Any) -> list[str]:
    """The codes of what stands in the way."""
    return [brist.kod for brist in brister]
