"""Two nämnder with their people: persons are named by role.

*Socialnämnden* (`soc`) has a tree of enheter, all roles and substitutes; *kulturnämnden* (`kult`) is the
neighbour, where `granne` holds every role. Today is Monday 3 October 2011, ten o'clock in Stockholm.
"""

from datetime import UTC, date, datetime, timedelta

from konfiguration.floden import standardflode
from tillstand.arbetsdagar import Arbetsdagar
from tillstand.behorighet import Enhet, Franvaro, Organisation, Person, Rollinnehav
from tillstand.flode import Flode
from tillstand.kalender import Kalender, Namndkalender
from tillstand.mote import Mote
from tillstand.ordning import Flodesversion, Ordning
from tillstand.remiss import REMISS
from tillstand.villkor import Villkor

IDAG = date(2011, 10, 3)
NU = datetime(2011, 10, 3, 8, 0, tzinfo=UTC)
IGAR = IDAG - timedelta(1)
I_MORGON = IDAG + timedelta(1)
SVARSTID = date(2011, 10, 31)

NAMND, GRANNE = "soc", "kult"

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
    dagar = Arbetsdagar(stangda)
    return Kalender(
        dagar=dagar,
        namnder={NAMND: Namndkalender(moten=tuple(Mote(namnd=NAMND, dag=dag) for dag in moten), dagar=dagar)},
    )


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
