"""The overview: what is open, what comes the next weeks, the oldest cases, and how it has gone by month.

What is open is counted among the cases that the person may know of: one by one while they are few, and by
the figures of the night when they are many. The figures of the months count every case; who sees them is said
in `_far_se`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import Enum, auto

from attrs import field, frozen

from arbetsflode.lager import oversikt as lagret
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.listor import Listrad
from arbetsflode.lager.oppnatal import VECKA, Tal
from arbetsflode.lager.oversikt import Antal, Manadstal
from arbetsflode.motor.manadstal import BESVARADE, I_TID, MEDIANDAGAR, UTAN_SVARSTID
from arbetsflode.motor.oppnatal import VECKOR, antalen, talen
from arbetsflode.program import Program
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, Organisation, Synlighet, rollnyckel
from tillstand.kalender import Kalender
from tillstand.mote import Mote

MANADER = 24
FLEST_I_BALANSEN = 50
MINST = 5
"""So many answers a month must have behind it for whoever may not know of all the nämnd's secret cases."""
_SER_ALLT = ("forvaltningschef", "registrator", "namndsekreterare")


@frozen(kw_only=True)
class Grupp:
    """How many open cases there are of a state, or of an enhet (empty before distribution)."""

    nyckel: str
    oppna: int
    snart: int
    forsenade: int


@frozen(kw_only=True)
class Vecka:
    """A week from its Monday: how many svarstider run out from today on, and the meetings that are held."""

    mandag: date
    svarstider: int
    moten: tuple[Mote, ...]


@frozen(kw_only=True)
class Period:
    """A month (`2026-11`) or a year (`2026`): answers to cases with a svarstid, and those in time."""

    namn: str
    besvarade: int = 0
    i_tid: int = 0
    utan_svarstid: int = 0
    mediandagar: Mapping[str, int] = field(factory=dict)
    """State -> the median of days there; only of one nämnd's month."""
    dold: bool = False
    """Too few answers are behind it, perhaps none, for this person to be told: none of them is in it."""

    @property
    def andel(self) -> int | None:
        """The whole per cent in time, rounded down; None when nothing was answered."""
        return self.i_tid * 100 // self.besvarade if self.besvarade else None


@frozen(kw_only=True)
class Oversikt:
    """The overview as a person sees it on a day; without months for whoever may not see them."""

    namnd: str | None
    idag: date
    oppna: int
    snart: int
    forsenade: int
    per_tillstand: tuple[Grupp, ...]
    per_enhet: tuple[Grupp, ...]
    raknat: datetime | None
    """When what is open was counted (UTC); None for just now."""
    veckor: tuple[Vecka, ...]
    balans: tuple[Listrad, ...]
    """The oldest open cases, the oldest first."""
    balans_fler: tuple[str, str] | None = None
    """Where the next page of them begins."""
    manader: tuple[Period, ...] = ()
    i_ar: Period | None = None
    i_fjol: Period | None = None


def oversikt(
    program: Program, aktor: Aktor, *, namnd: str | None = None, balans_efter: tuple[str, str] = ("", "")
) -> Oversikt:
    """The overview of a nämnd, or of all that the person has to do with; a page of the oldest cases, from a
    place in their order.

    Costs no more than what is shown and some thousand cases. Raises OgiltigIndata for a nämnd that is not
    there.
    """
    if namnd is not None:
        program.namnd(namnd)
    idag = Nar.vid(program.klocka.nu()).idag
    with program.databas.las() as f:
        organisation = program.organisation(f)
        synlighet = organisation.synlighet(aktor.person, idag)
        tal, raknat = talen(program, f, synlighet, namnd, idag)
        grupper = tuple(antalen(tal))
        balans = _balansen(f, organisation, synlighet, namnd, balans_efter)
        manader = _manaderna(program, f, organisation, aktor, namnd, idag)
        return Oversikt(
            namnd=namnd,
            idag=idag,
            oppna=sum(g.oppna for g in grupper),
            snart=sum(g.snart for g in grupper),
            forsenade=sum(g.forsenade for g in grupper),
            per_tillstand=_grupper(grupper, "tillstand"),
            per_enhet=_grupper(grupper, "enhet"),
            raknat=raknat,
            veckor=_veckorna(tal, synlighet, program.kalender(f), namnd, idag),
            balans=balans[:FLEST_I_BALANSEN],
            balans_fler=_nasta(balans),
            manader=manader,
            i_ar=_aret(manader, idag.year),
            i_fjol=_aret(manader, idag.year - 1),
        )


def _balansen(
    f: Forbindelse,
    organisation: Organisation,
    synlighet: Synlighet,
    namnd: str | None,
    efter: tuple[str, str],
) -> tuple[Listrad, ...]:
    """A page of the oldest cases and one more; a case's enhet is always one of its nämnd."""
    enheternas = {organisation.enheter[kod].namnd for kod in synlighet.enheter}
    namnder = {*synlighet.namnder, *synlighet.namnder_hemligt, *enheternas}
    return lagret.balans(
        f,
        synlighet,
        sorted(namnder) if namnd is None else [namnd],
        egna_i=namnd,
        efter=efter,
        flest=FLEST_I_BALANSEN + 1,
    )


def _nasta(balans: tuple[Listrad, ...]) -> tuple[str, str] | None:
    if len(balans) <= FLEST_I_BALANSEN:
        return None
    sist = balans[FLEST_I_BALANSEN - 1]
    return sist.registrerad, sist.id


def _grupper(alla: Iterable[Antal], falt: str) -> tuple[Grupp, ...]:
    oppna, snart, forsenade = Counter[str](), Counter[str](), Counter[str]()
    for ett in alla:
        nyckel = getattr(ett, falt) or ""
        oppna[nyckel] += ett.oppna
        snart[nyckel] += ett.snart
        forsenade[nyckel] += ett.forsenade
    return tuple(
        Grupp(nyckel=n, oppna=oppna[n], snart=snart[n], forsenade=forsenade[n]) for n in sorted(oppna)
    )


def _veckorna(
    tal: Tal, synlighet: Synlighet, kalender: Kalender, namnd: str | None, idag: date
) -> tuple[Vecka, ...]:
    mandag = idag - timedelta(idag.weekday())
    slut = mandag + timedelta(7 * VECKOR - 1)
    svarstider = Counter[str]()
    for (matt, vecka, _), antal in tal.items():
        svarstider[vecka] += antal if matt == VECKA else 0
    namnder = sorted(synlighet.namnder) if namnd is None else [namnd]
    moten = [m for ett in namnder for m in kalender.for_namnd(ett).hallna if mandag <= m.dag <= slut]
    return tuple(
        Vecka(
            mandag=forsta,
            svarstider=svarstider[forsta.isoformat()],
            moten=tuple(sorted((m for m in moten if _i_veckan(m.dag, forsta)), key=lambda m: m.dag)),
        )
        for forsta in (mandag + timedelta(7 * n) for n in range(VECKOR))
    )


def _i_veckan(dag: date, mandag: date) -> bool:
    return mandag <= dag < mandag + timedelta(7)


class _Insyn(Enum):
    """How much of a nämnd's month figures a person sees."""

    INGET = auto()
    DE_STORRE = auto()
    ALLT = auto()


def _far_se(organisation: Organisation, person: str, namnd: str, dag: date) -> _Insyn:
    """Whoever may know of all the nämnd's cases sees every figure. Its chefer and an administrator see those
    with so many answers behind them that they tell of no single case. Others see none."""
    har = organisation.vantar_pa_mig(person, dag)
    if har & {rollnyckel(roll, namnd) for roll in _SER_ALLT}:
        return _Insyn.ALLT
    if rollnyckel(ADMINISTRATOR) in har or any(n.startswith(f"chef:{namnd}:") for n in har):
        return _Insyn.DE_STORRE
    return _Insyn.INGET


def _manaderna(
    program: Program,
    f: Forbindelse,
    organisation: Organisation,
    aktor: Aktor,
    namnd: str | None,
    idag: date,
) -> tuple[Period, ...]:
    namnder = [namnd] if namnd is not None else list(program.kommun.namnder)
    insyn = {n: _far_se(organisation, aktor.person, n, idag) for n in namnder}
    synliga = [n for n in namnder if insyn[n] is not _Insyn.INGET]
    if not synliga:
        return ()
    namnen = list(_manadsnamn(idag))
    per_manad: dict[str, list[Period]] = defaultdict(list)
    for ett in synliga:
        raknade = {p.namn: p for p in _namndens(lagret.manadstal(f, ett, fran=namnen[0]))}
        for namn in namnen:
            period = raknade.get(namn, Period(namn=namn))
            fa = period.besvarade + period.utan_svarstid < MINST and insyn[ett] is _Insyn.DE_STORRE
            per_manad[namn].append(Period(namn=namn, dold=True) if fa else period)
    return tuple(_summa(namn, per_manad[namn], ensam=len(synliga) == 1) for namn in namnen)


def _manadsnamn(idag: date) -> Iterator[str]:
    sista = idag.year * 12 + idag.month - 1
    for ett in range(sista - MANADER + 1, sista + 1):
        yield f"{ett // 12}-{ett % 12 + 1:02}"


def _namndens(alla: Iterable[Manadstal]) -> Iterator[Period]:
    per_manad: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for ett in alla:
        per_manad[ett.manad][ett.matt, ett.nyckel] = ett.varde
    for manad, tal in per_manad.items():
        yield Period(
            namn=manad,
            besvarade=tal.get((BESVARADE, ""), 0),
            i_tid=tal.get((I_TID, ""), 0),
            utan_svarstid=tal.get((UTAN_SVARSTID, ""), 0),
            mediandagar={nyckel: v for (matt, nyckel), v in tal.items() if matt == MEDIANDAGAR},
        )


def _summa(namn: str, delar: Iterable[Period], *, ensam: bool) -> Period:
    """Several months as one. Medians cannot be added: only those of one nämnd's month are kept."""
    alla = tuple(delar)
    return Period(
        namn=namn,
        besvarade=sum(p.besvarade for p in alla),
        i_tid=sum(p.i_tid for p in alla),
        utan_svarstid=sum(p.utan_svarstid for p in alla),
        mediandagar=alla[0].mediandagar if ensam and alla else {},
        dold=any(p.dold for p in alla),
    )


def _aret(manader: tuple[Period, ...], ar: int) -> Period | None:
    """A year of the months that are shown, so that what is not shown cannot be worked out from it."""
    arets = [m for m in manader if m.namn.startswith(f"{ar}-")]
    return _summa(str(ar), arets, ensam=False) if arets else None
