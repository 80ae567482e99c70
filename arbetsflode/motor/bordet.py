"""*Mitt bord*: what a person must do today, what waits for others, one's own cases, and what is new there."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from attrs import frozen

from arbetsflode.journal import tidstext
from arbetsflode.lager import bordet as lagret
from arbetsflode.lager.bordet import FLEST
from arbetsflode.motor import godkannanden
from arbetsflode.motor.lasare import Lasare, Uppgift, nasta_att_gora, sandare, steget
from arbetsflode.motor.uppgifter import handlaggarens, rollernas
from arbetsflode.motor.visa import Handelsevy, handelser_i
from arbetsflode.program import Program
from tillstand.arbetsdagar import STOCKHOLM, Arbetsdagar
from tillstand.arende import Arende
from tillstand.behorighet import SYSTEM, Aktor
from tillstand.remiss import Remiss
from tillstand.signal import Signal, signalen

FLEST_ANDRADE = 20


@frozen(kw_only=True)
class Vantan:
    """A case of one's own that waits for somebody else's approval."""

    arende: str
    diarienummer: str
    rubrik: str
    tillstand: str
    vad: str
    """What is to be approved: the name of the arrow for people."""
    personer: tuple[str, ...]
    """Who may answer today, by code; empty when nobody may."""
    namn: tuple[str, ...]
    sedan: date
    """The local day since when the step has waited."""
    arbetsdagar: int
    """Working days since then."""


@frozen(kw_only=True)
class Minrad:
    """A case of one's own. Days are local."""

    arende: str
    version: int
    namnd: str
    diarienummer: str
    rubrik: str
    hemligt: bool
    fran: str | None
    """The body that asks."""
    tillstand: str
    tillstandsrubrik: str
    svar_senast: date | None
    mote: date | None
    """The meeting that the plan leads to, until the answer is decided."""
    signal: Signal | None


@frozen(kw_only=True)
class Andrat:
    """What somebody else has done with a case of one's own."""

    arende: str
    diarienummer: str
    rubrik: str
    handelse: Handelsevy
    vem: str
    """The name of the one who did it."""
    vad: str
    """The arrow or åtgärd as people read of it."""


@frozen(kw_only=True)
class Bord:
    """What a person needs to see first of all."""

    idag: date
    roller: tuple[str, ...]
    """The names of the roles held today, then those stood in for, then `handlaggare` for one with cases."""
    att_gora: tuple[Uppgift, ...]
    """What is late first, then by day, then by registration; at most FLEST."""
    fler: bool
    """Whether there is more to do than `att_gora` holds."""
    vantar_pa_andra: tuple[Vantan, ...]
    mina: tuple[Minrad, ...]
    """Own open cases by the date that counts; at most FLEST."""
    fler_mina: bool
    andrat: tuple[Andrat, ...]
    """The latest first, since the working day before today began; at most FLEST_ANDRADE."""


def bordet(program: Program, aktor: Aktor) -> Bord:
    """What a person must do today, in order.

    Everything is asked by index: the cost follows what waits for the person and in the person's nämnder,
    not how many cases there are. A case that has been closed is nobody's, and tells of no changes.
    """
    with program.databas.las() as f:
        lasare = Lasare.av(program, f, aktor)
        mina = lagret.mina(f, program.register, lasare.synlighet, aktor.person)
        att_gora, fler = _att_gora(lasare, mina)
        return Bord(
            idag=lasare.nar.idag,
            roller=tuple(_roller(lasare, mina)),
            att_gora=att_gora,
            fler=fler,
            vantar_pa_andra=tuple(_vantar_pa_andra(lasare, mina.arenden)),
            mina=tuple(_minrad(lasare, arende) for arende in mina.arenden),
            fler_mina=mina.fler,
            andrat=_andrat(lasare, _sedan(lasare.nar.idag, lasare.kalender.dagar)),
        )


def _att_gora(lasare: Lasare, mina: lagret.Bunt) -> tuple[tuple[Uppgift, ...], bool]:
    att_godkanna, fler = godkannanden.i_ordning(lasare)
    alla = {(u.arende, u.vad): u for u in att_godkanna}
    for uppgifter, ett_fler in (*_handlaggarnas(lasare, mina), *rollernas(lasare)):
        fler = fler or ett_fler
        for uppgift in uppgifter:
            alla.setdefault((uppgift.arende, uppgift.vad), uppgift)
    ordnade = sorted(alla.values(), key=lambda u: u.ordning)
    return tuple(ordnade[:FLEST]), fler or len(ordnade) > FLEST


def _handlaggarnas(lasare: Lasare, mina: lagret.Bunt) -> Iterator[tuple[Iterable[Uppgift], bool]]:
    """What is to be done in the cases of the person and of those stood in for."""
    for person in lasare.personer:
        for_ = lasare.i_stallet_for(person)
        bunt = (
            mina if for_ is None else lagret.mina(lasare.f, lasare.program.register, lasare.synlighet, person)
        )
        alla = (handlaggarens(lasare, arende, for_) for arende in bunt.arenden)
        yield [uppgift for uppgift in alla if uppgift is not None], bunt.fler


def _roller(lasare: Lasare, mina: lagret.Bunt) -> Iterator[str]:
    nycklar = (n for p in lasare.personer for n in lasare.organisation.nycklar(p, lasare.nar.idag))
    yield from dict.fromkeys(nyckel.partition(":")[0] for nyckel in nycklar)
    if mina.arenden:
        yield "handlaggare"


def _vantar_pa_andra(lasare: Lasare, mina: Iterable[Arende]) -> Iterator[Vantan]:
    for arende in mina:
        begaran = arende.begaran
        if begaran is None:
            continue
        personer = tuple(lasare.svarande(arende))
        if lasare.aktor.person in personer:
            continue
        pil = lasare.flode(arende).per_namn.get(begaran.overgang)
        yield Vantan(
            arende=arende.id,
            diarienummer=arende.diarienummer,
            rubrik=arende.rubrik,
            tillstand=arende.tillstand,
            vad=pil.rubrik if pil else begaran.overgang,
            personer=personer,
            namn=tuple(lasare.organisation.namn(person) for person in personer),
            sedan=begaran.steg_sedan,
            arbetsdagar=lasare.kalender.dagar.mellan(begaran.steg_sedan, lasare.nar.idag),
        )


def _minrad(lasare: Lasare, arende: Arende) -> Minrad:
    return Minrad(
        arende=arende.id,
        version=arende.version,
        namnd=arende.namnd,
        diarienummer=arende.diarienummer,
        rubrik=arende.rubrik,
        hemligt=arende.hemligt,
        fran=sandare(arende),
        tillstand=arende.tillstand,
        tillstandsrubrik=lasare.flode(arende).rubriker.get(arende.tillstand, arende.tillstand),
        svar_senast=arende.slutdag,
        mote=_mote(lasare, arende),
        signal=_signal(lasare, arende),
    )


def _mote(lasare: Lasare, arende: Arende) -> date | None:
    plan = lasare.plan(arende)
    return None if plan is None or plan.fall.beslutat is not None else steget(plan, "sammantrade")


def _signal(lasare: Lasare, arende: Arende) -> Signal | None:
    idag, plan = lasare.nar.idag, lasare.plan(arende)
    if isinstance(arende, Remiss) and plan is None:
        return None
    nasta = nasta_att_gora(plan)
    return signalen(arende.slutdag, idag, lasare.kalender.dagar, nasta.stopp.datum if nasta else None)


def _sedan(idag: date, dagar: Arbetsdagar) -> str:
    """When the working day before today began, local time, as UTC text."""
    borjan = datetime.combine(dagar.plus(idag, -1), time.min, tzinfo=STOCKHOLM)
    return tidstext(borjan.astimezone(UTC))


def _andrat(lasare: Lasare, sedan: str) -> tuple[Andrat, ...]:
    andrade = lagret.andrade(lasare.f, lasare.synlighet, lasare.aktor.person, sedan)
    alla = [ett for arende in andrade for ett in _andras(lasare, arende, sedan)]
    alla.sort(key=lambda a: (a.handelse.noterat, a.handelse.nummer), reverse=True)
    return tuple(alla[:FLEST_ANDRADE])


def _andras(lasare: Lasare, arende: lagret.Andrad, sedan: str) -> Iterator[Andrat]:
    per_namn = lasare.program.flodesversion(lasare.f, arende.flode).flode.per_namn
    for post in lagret.poster_sedan(lasare.f, arende.id, sedan):
        for handelse in handelser_i(post):
            if handelse.av == lasare.aktor.person:
                continue
            rad = per_namn.get(handelse.namn)
            yield Andrat(
                arende=arende.id,
                diarienummer=arende.diarienummer,
                rubrik=arende.rubrik,
                handelse=handelse,
                vem=_vem(lasare, handelse.av),
                vad=rad.rubrik if rad else handelse.namn,
            )


def _vem(lasare: Lasare, person: str) -> str:
    return "Remissflöde" if person == SYSTEM.person else lasare.organisation.namn(person)
