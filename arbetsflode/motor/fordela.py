"""*Fördela*: the cases that nobody has yet, and how much each possible handläggare has already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from attrs import frozen

from arbetsflode.lager import bordet as lagret
from arbetsflode.lager.bordet import FLEST
from arbetsflode.lager.text import sortnyckel
from arbetsflode.motor.lasare import Lasare, sandare
from arbetsflode.motor.uppgifter import fordelas_senast
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Arende
from tillstand.behorighet import Aktor, Enhet
from tillstand.remiss import Remiss
from tillstand.signal import SNART_ARBETSDAGAR

_SER_BARA = "insyn"


@frozen(kw_only=True)
class Ofordelat:
    """A case that waits to be distributed. Days are local."""

    arende: str
    version: int
    namnd: str
    diarienummer: str
    rubrik: str
    hemligt: bool
    fran: str | None
    """The body that asks."""
    for_: str | None
    """In whose place the person distributes it."""
    inkommen: date
    dagar_sedan: int
    """Days since it came in."""
    fordelas_senast: date | None
    """When the ladder asks why it is not distributed."""
    svar_senast: date | None
    dagar_kvar: int | None
    """Working days to the svarstid, negative when passed."""
    registrerad: datetime


@frozen(kw_only=True)
class Belastning:
    """A possible handläggare, and how much the person has in the nämnder that are distributed in."""

    person: str
    namn: str
    namnder: tuple[str, ...]
    """Where the person has a role or a case."""
    enheter: tuple[str, ...]
    """The enheter that the person leads."""
    oppna: int
    snart: int
    """How many of them are to be answered within SNART_ARBETSDAGAR working days, or should have been."""
    borta: bool
    """Whether the person is away today."""


@frozen(kw_only=True)
class Fordelningsvy:
    """What there is to distribute, to whom and to which enheter."""

    idag: date
    arenden: tuple[Ofordelat, ...]
    """By the svarstid, what has none last; at most FLEST."""
    fler: bool
    belastning: tuple[Belastning, ...]
    """By name."""
    enheter: tuple[Enhet, ...]
    """Of those nämnder, by name."""


def att_fordela(program: Program, aktor: Aktor) -> Fordelningsvy:
    """What the person may distribute today: as fordelare, as förvaltningschef where there is none, or in
    the place of one who is away. Empty for anybody else."""
    with program.databas.las() as f:
        lasare = Lasare.av(program, f, aktor)
        namnder = lasare.fordelar_i()
        arenden, fler = _arenden(lasare, namnder)
        return Fordelningsvy(
            idag=lasare.nar.idag,
            arenden=arenden,
            fler=fler,
            belastning=_belastning(lasare, tuple(namnder)),
            enheter=_enheter(lasare, namnder),
        )


def _arenden(lasare: Lasare, namnder: Mapping[str, str | None]) -> tuple[tuple[Ofordelat, ...], bool]:
    alla, fler = [], False
    for namnd, for_ in namnder.items():
        bunt = lagret.i_tillstand(lasare.f, lasare.program.register, lasare.synlighet, namnd, "mottagen")
        alla += [_ofordelat(lasare, arende, for_) for arende in bunt.arenden]
        fler = fler or bunt.fler
    alla.sort(key=lambda o: (o.svar_senast or date.max, o.registrerad, o.arende))
    return tuple(alla[:FLEST]), fler or len(alla) > FLEST


def _ofordelat(lasare: Lasare, arende: Arende, for_: str | None) -> Ofordelat:
    idag, svar_senast = lasare.nar.idag, arende.slutdag
    inkommen = arende.mottagen.inkommen if isinstance(arende, Remiss) else lokal_dag(arende.registrerad)
    return Ofordelat(
        arende=arende.id,
        version=arende.version,
        namnd=arende.namnd,
        diarienummer=arende.diarienummer,
        rubrik=arende.rubrik,
        hemligt=arende.hemligt,
        fran=sandare(arende),
        for_=for_,
        inkommen=inkommen,
        dagar_sedan=(idag - inkommen).days,
        fordelas_senast=fordelas_senast(lasare, arende),
        svar_senast=svar_senast,
        dagar_kvar=None if svar_senast is None else lasare.kalender.dagar.mellan(idag, svar_senast),
        registrerad=arende.registrerad,
    )


def _belastning(lasare: Lasare, namnder: tuple[str, ...]) -> tuple[Belastning, ...]:
    till = lasare.kalender.dagar.plus(lasare.nar.idag, SNART_ARBETSDAGAR).isoformat()
    var: dict[str, set[str]] = defaultdict(set)
    oppna: dict[str, int] = defaultdict(int)
    snart: dict[str, int] = defaultdict(int)
    for namnd in namnder:
        for person in _med_roll(lasare, namnd):
            var[person].add(namnd)
        for person, (antal, brattom) in lagret.belastning(lasare.f, lasare.synlighet, namnd, till).items():
            var[person].add(namnd)
            oppna[person] += antal
            snart[person] += brattom
    personer = (p for p in var if p in lasare.organisation.personer)
    alla = (_en(lasare, p, tuple(sorted(var[p])), oppna[p], snart[p]) for p in personer)
    return tuple(sorted(alla, key=lambda b: (sortnyckel(b.namn), b.person)))


def _med_roll(lasare: Lasare, namnd: str) -> Iterator[str]:
    """Those who have a role in a nämnd today and may do something by it."""
    for innehav in lasare.organisation.innehav:
        if innehav.namnd == namnd and innehav.roll != _SER_BARA and innehav.galler(lasare.nar.idag):
            yield innehav.person


def _en(lasare: Lasare, person: str, namnder: tuple[str, ...], oppna: int, snart: int) -> Belastning:
    organisation, idag = lasare.organisation, lasare.nar.idag
    nycklar = (nyckel.split(":") for nyckel in organisation.nycklar(person, idag))
    return Belastning(
        person=person,
        namn=organisation.namn(person),
        namnder=namnder,
        enheter=tuple(enhet for roll, namnd, enhet in nycklar if roll == "chef" and namnd in namnder),
        oppna=oppna,
        snart=snart,
        borta=organisation.ar_borta(person, idag),
    )


def _enheter(lasare: Lasare, namnder: Iterable[str]) -> tuple[Enhet, ...]:
    egna = (enhet for enhet in lasare.organisation.enheter.values() if enhet.namnd in namnder)
    return tuple(sorted(egna, key=lambda enhet: (sortnyckel(enhet.namn), enhet.kod)))
