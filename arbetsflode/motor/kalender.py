"""The nämnder's calendars: meetings read in, moved, cancelled, and shown; the plans follow by the sweep."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs
from attrs import evolve, frozen

from arbetsflode.lager import grunddata, lagen, moten, oppna, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.motor.kvitto import avtryck
from arbetsflode.program import PROGRAMFEL, Program
from tillstand.arende import Arende, Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, Organisation, rollnyckel
from tillstand.fel import Felaktighet, OgiltigIndata, Remissfel, SaknarBehorighet, Saknas, Upptaget
from tillstand.kalender import Kalender, Namndkalender
from tillstand.mote import Mote, Motestyp, motsagelser
from tillstand.remiss import Remiss
from tillstand.remissplan import FORE_BESLUTET, Planbesked, andringar, besked, planera
from tillstand.tidsplan import Verdikt

BUNT = 200
"""Cases read at a time."""


@frozen(kw_only=True)
class Kalenderkvitto:
    """How many meetings were new, and how many changed."""

    nya: int
    andrade: int


@frozen(kw_only=True)
class Berord:
    """A case whose plan a change of the calendar touches: what was, what would be, and whether it holds."""

    arende: str
    diarienummer: str
    rubrik: str
    """Empty for a case with secrecy."""
    handlaggare: str | None
    fore: Planbesked
    efter: Planbesked
    verdikt: Verdikt | None


def andra_kalender(program: Program, aktor: Aktor, *, moten_: Sequence[Mote], nyckel: str) -> Kalenderkvitto:
    """Add meetings, and change those of the same nämnd and day; what is unchanged writes nothing.

    Nothing is ever removed: a meeting that is not held is *inställt* or *flyttat*. Done by the nämnd's
    secretary or an administrator. Raises OgiltigIndata with every fault, SaknarBehorighet, Nyckelkonflikt.
    """
    fingeravtryck = avtryck(aktor.person, "kalender", tuple(moten_))

    def gor(f: Forbindelse) -> Svar:
        grunddata.hall(f)
        nar = Nar.vid(program.klocka.nu())
        _krav_pa_behorighet(program, f, aktor, moten_, nar.idag)
        _krav_pa_sammanhang(program.kalender(f), moten_)
        return Svar(text=_skriv(program, f, aktor, moten_, nar), nu=nar.noterat)

    nya, andrade = en_gang(program.databas, nyckel, fingeravtryck, gor).split()
    return Kalenderkvitto(nya=int(nya), andrade=int(andrade))


def _krav_pa_behorighet(
    program: Program, f: Forbindelse, aktor: Aktor, moten_: Sequence[Mote], dag: date
) -> None:
    organisation = program.organisation(f)
    har = organisation.vantar_pa_mig(aktor.person, dag)
    for namnd in sorted({mote.namnd for mote in moten_}):
        program.namnd(namnd)
        if not har & {rollnyckel("namndsekreterare", namnd), rollnyckel(ADMINISTRATOR)}:
            raise SaknarBehorighet(_far_inte(organisation, aktor, program.namnd(namnd).namn))


def _far_inte(organisation: Organisation, aktor: Aktor, namnd: str) -> str:
    vem = organisation.namn(aktor.person)
    return f"{vem} får inte ändra kalendern för {namnd}: det gör nämndsekreteraren eller en administratör."


def _krav_pa_sammanhang(kalender: Kalender, moten_: Sequence[Mote]) -> None:
    """Every meeting agrees with itself, and one that is moved leads to a meeting that is held."""
    nya = {(mote.namnd, mote.dag): mote for mote in moten_}
    fel = [
        Felaktighet(plats=f"{mote.namnd} {mote.dag} {falt}", mening=mening)
        for mote in moten_
        for falt, mening in motsagelser(mote)
    ]
    for mote in moten_:
        dit = mote.flyttat_till
        if dit is None:
            continue
        nytt = nya.get((mote.namnd, dit)) or kalender.for_namnd(mote.namnd).pa(dit)
        if nytt is None or not nytt.halls or nytt.antaget:
            mening = f"det finns inget sammanträde {dit} att flytta till: lägg in det också"
            fel.append(Felaktighet(plats=f"{mote.namnd} {mote.dag} flyttat_till", mening=mening))
    if fel:
        raise OgiltigIndata(fel)


def _skriv(program: Program, f: Forbindelse, aktor: Aktor, moten_: Sequence[Mote], nar: Nar) -> str:
    per_namnd: dict[str, list[Mote]] = defaultdict(list)
    nya = 0
    for mote in moten_:
        fore = _lagrat(program.kalender(f), mote)
        if fore != mote:
            per_namnd[mote.namnd].append(mote)
            nya += fore is None
    for namnd, andrade in sorted(per_namnd.items()):
        moten.skriv(f, andrade)
        poster.skriv_post(
            f, f"namnd:{namnd}", andrade, aktor=aktor, nu=nar.noterat, dag=nar.dag, slump=program.slump
        )
    if per_namnd:
        grunddata.ny_version(f)
        lagen.hoj_generationen(f)
    alla = sum(len(andrade) for andrade in per_namnd.values())
    return f"{nya} {alla - nya}"


def _lagrat(kalender: Kalender, mote: Mote) -> Mote | None:
    fore = kalender.for_namnd(mote.namnd).pa(mote.dag)
    return None if fore is None or fore.antaget else fore


def flyttat(kalender: Kalender, namnd: str, dag: date, nytt: Mote) -> tuple[Mote, Mote]:
    """A meeting and where it is moved: the old day says whereto, the new one keeps time and place.

    The stop dates were published for the old day; new ones are given with `nytt`. A meeting that already
    stands on the new day stays what it is. Raises Saknas.
    """
    gammalt = _halls(kalender, namnd, dag)
    flyttat_ = evolve(gammalt, typ=Motestyp.FLYTTAT, flyttat_till=nytt.dag)
    redan = kalender.for_namnd(namnd).hallet(nytt.dag)
    if redan is not None and not redan.antaget:
        satta = attrs.asdict(
            nytt, filter=lambda a, v: v is not None and a.name not in ("namnd", "dag", "typ")
        )
        return flyttat_, evolve(redan, **satta)
    return flyttat_, evolve(
        nytt, typ=gammalt.typ, tid=nytt.tid or gammalt.tid, plats=nytt.plats or gammalt.plats
    )


def installt(kalender: Kalender, namnd: str, dag: date) -> Mote:
    """A meeting that is not held. Raises Saknas."""
    return evolve(_halls(kalender, namnd, dag), typ=Motestyp.INSTALLT)


def _halls(kalender: Kalender, namnd: str, dag: date) -> Mote:
    mote = kalender.for_namnd(namnd).pa(dag)
    if mote is None or not mote.halls or mote.antaget:
        raise Saknas(f"{namnd} har inget sammanträde {dag}: se kalendern med remiss kalender lista")
    return mote


def las_kalender(program: Program) -> Kalender:
    """The calendars as they are now: meetings are no secret inside the house."""
    with program.databas.las() as f:
        return program.kalender(f)


def berorda(program: Program, aktor: Aktor, *, moten_: Sequence[Mote]) -> Iterator[Berord]:
    """The cases whose plan would be another with these meetings, of those that the person may see.

    Nothing is written, and no more than a bunch of cases is held in memory. Raises SaknarBehorighet for
    whoever may not make the change, before anything is shown.
    """
    idag = Nar.vid(program.klocka.nu()).idag
    with program.databas.las() as f:
        _krav_pa_behorighet(program, f, aktor, moten_, idag)
        kalender = program.kalender(f)
    nytt = _med(kalender, moten_)
    for namnd in sorted({mote.namnd for mote in moten_}):
        for tillstand in FORE_BESLUTET:
            yield from _berorda_i(program, aktor, namnd, tillstand, (kalender, nytt), idag)


def _berorda_i(
    program: Program,
    aktor: Aktor,
    namnd: str,
    tillstand: str,
    kalendrar: tuple[Kalender, Kalender],
    idag: date,
) -> Iterator[Berord]:
    efter = ""
    while True:
        with program.databas.las() as f:
            rader = oppna.oppna_i(f, namnd, tillstand, efter=efter, antal=BUNT)
            ser = program.organisation(f).synlighet(aktor.person, idag).ser
        if not rader:
            return
        efter = rader[-1][0]
        for rad in rader:
            arende = _lasbart(program, rad)
            if arende is not None and ser(arende):
                yield from _berord(program, arende, kalendrar, idag)


def _lasbart(program: Program, rad: tuple[object, ...]) -> Remiss | None:
    """The remiss of a row; one that cannot be read is the sweep's to tell."""
    try:
        arende: Arende = program.register.bygg(rad).arende
    except Upptaget:
        raise
    except (Remissfel, *PROGRAMFEL):
        return None
    return arende if isinstance(arende, Remiss) else None


def _berord(
    program: Program, arende: Remiss, kalendrar: tuple[Kalender, Kalender], idag: date
) -> Iterator[Berord]:
    villkor = program.villkor(arende.namnd)
    fore, efter = (besked(arende, kalender, villkor) or Planbesked() for kalender in kalendrar)
    tidigare, plan = (planera(arende, kalender, villkor, idag) for kalender in kalendrar)
    samma_omdome = tidigare is None or plan is None or tidigare.verdikt is plan.verdikt
    if samma_omdome and not andringar(fore, efter):
        return
    yield Berord(
        arende=arende.id,
        diarienummer=arende.diarienummer,
        rubrik="" if arende.hemligt else arende.rubrik,
        handlaggare=arende.ansvar.handlaggare if arende.ansvar else None,
        fore=fore,
        efter=efter,
        verdikt=plan.verdikt if plan else None,
    )


def _med(kalender: Kalender, moten_: Sequence[Mote]) -> Kalender:
    """The calendars as they would be with some meetings added or changed."""
    namnder: dict[str, Namndkalender] = dict(kalender.namnder)
    for namnd in {mote.namnd for mote in moten_}:
        gammal = kalender.for_namnd(namnd)
        per_dag: Mapping[date, Mote] = {
            **{m.dag: m for m in gammal.moten},
            **{m.dag: m for m in moten_ if m.namnd == namnd},
        }
        namnder[namnd] = evolve(gammal, moten=tuple(per_dag.values()))
    return evolve(kalender, namnder=namnder)
