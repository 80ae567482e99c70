"""An agenda's order and numbers, set by the nämnd's secretary; and the meetings with what aims at them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec
from attrs import field, frozen

from arbetsflode.journal import Post, tid_ur_text
from arbetsflode.lager import motespunkter, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.idempotens import Svar, en_gang
from arbetsflode.motor.kvitto import avtryck
from arbetsflode.motor.motesarenden import Motesfraga, motesfraga, siktar
from arbetsflode.motor.sammantradet import FLEST_PUNKTER, inget_mote, punkterna
from arbetsflode.program import Program
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.arende import Nar
from tillstand.behorighet import Aktor, rollnyckel
from tillstand.fel import Felaktighet, OgiltigIndata, SaknarBehorighet, Saknas, Versionskonflikt
from tillstand.mote import Mote
from tillstand.remissplan import FORE_BESLUTET
from tillstand.text import Textfel, granska_rad

FLEST_RAKNADE = 100
"""So many cases of a meeting are counted in the calendar."""
LANGSTA_NUMMER = 20


@frozen(kw_only=True)
class Listpunkt:
    """A case on the agenda, as the chain tells it."""

    arende: str
    nummer: str


@frozen(kw_only=True)
class Foredragningslista:
    """The fact that an agenda was set: every case in order, with its number."""

    namnd: str
    dag: date
    punkter: tuple[Listpunkt, ...] = field(default=())


@frozen(kw_only=True)
class Motesrad:
    """A meeting in the calendar: how many undecided cases aim at it, and how many of them are proposals; no
    more than `FLEST_RAKNADE` of each are counted."""

    mote: Mote
    arenden: int
    forslag: int
    fler: bool = False
    """Whether more aim at it than were counted."""


def satt_foredragningslista(
    program: Program,
    aktor: Aktor,
    *,
    namnd: str,
    dag: date,
    punkter: Sequence[tuple[str, str]],
    sedda: Sequence[tuple[str, str]],
    nyckel: str,
) -> int:
    """Give the agenda of a meeting its order and item numbers: (case, number) for each, the number perhaps
    empty. What is left out comes last, by svarstid. How many items it has; what stands so already writes
    nothing. `sedda`: what had been set when the person looked (`Sammantradesvy.satta`).

    Done by the nämnd's secretary or whoever stands in. Raises Saknas for a meeting that is not held or only
    assumed, OgiltigIndata with every fault, SaknarBehorighet, Nyckelkonflikt, Versionskonflikt when
    somebody else has set it since.
    """
    alla = tuple((arende, nummer) for arende, nummer in punkter)
    fingeravtryck = avtryck(aktor.person, "foredragningslista", namnd, dag, alla)

    def gor(f: Forbindelse) -> Svar:
        nar = Nar.vid(program.klocka.nu())
        _krav_pa_sekreteraren(program, f, aktor, namnd, nar.idag)
        mote = program.kalender(f).for_namnd(namnd).hallet(dag)
        if mote is None or mote.antaget:
            raise Saknas(inget_mote(program, namnd, dag))
        kanda = {p.arende for p in punkterna(motesfraga(program, f, aktor, namnd), dag)}
        if fel := tuple(_fel(alla, kanda)):
            raise OgiltigIndata(fel)
        nu = motespunkter.las(f, namnd, dag)
        if nu != alla:
            if _kvar(nu, kanda) != _kvar(sedda, kanda):
                raise _krock(program, f, namnd, dag)
            _skriv(program, f, aktor, namnd, dag, alla, nar)
        return Svar(text=str(len(alla)), nu=nar.noterat)

    return int(en_gang(program.databas, nyckel, fingeravtryck, gor))


def _krav_pa_sekreteraren(program: Program, f: Forbindelse, aktor: Aktor, namnd: str, dag: date) -> None:
    namn = program.namnd(namnd).namn
    organisation = program.organisation(f)
    if rollnyckel("namndsekreterare", namnd) not in organisation.vantar_pa_mig(aktor.person, dag):
        vem = organisation.namn(aktor.person)
        raise SaknarBehorighet(f"{vem} får inte ordna föredragningslistan: det gör {namn}s sekreterare.")


def _fel(punkter: Sequence[tuple[str, str]], kanda: set[str]) -> Iterator[Felaktighet]:
    if len(punkter) > FLEST_PUNKTER:
        yield Felaktighet(plats="punkter", mening=f"högst {FLEST_PUNKTER} ärenden ryms på en lista")
    arenden = Counter(arende for arende, _ in punkter)
    nummer = Counter(nummer for _, nummer in punkter)
    for rad, (arende, ett) in enumerate(punkter, 1):
        if arende not in kanda:
            mening = "ärendet står inte på sammanträdets lista: lägg fram förslaget, eller byt sammanträde"
            yield Felaktighet(plats=f"punkt {rad}", mening=mening)
        elif arenden[arende] > 1:
            yield Felaktighet(plats=f"punkt {rad}", mening="ärendet står på listan mer än en gång")
        if not ett:
            continue
        try:
            granska_rad(ett, LANGSTA_NUMMER)
        except Textfel as fel:
            yield Felaktighet(plats=f"punkt {rad} nummer", mening=str(fel))
        if nummer[ett] > 1:
            yield Felaktighet(plats=f"punkt {rad} nummer", mening=f"numret {ett} används mer än en gång")


def _kvar(punkter: Sequence[tuple[str, str]], kanda: set[str]) -> list[tuple[str, str]]:
    """The items that still are on the agenda and that the person may know of."""
    return [(arende, nummer) for arende, nummer in punkter if arende in kanda]


def _krock(program: Program, f: Forbindelse, namnd: str, dag: date) -> Versionskonflikt:
    sist = next((p for p in reversed(poster.las_kedja(f, kedjan(namnd))) if _galler(p, dag)), None)
    if sist is None:
        return Versionskonflikt("Föredragningslistan har ändrats sedan du öppnade sidan.")
    nar = tid_ur_text(sist.noterat)
    namn = program.organisation(f).namn(sist.aktor)
    mening = f"{namn} hann före: föredragningslistan ändrades {nar.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}."
    return Versionskonflikt(mening, vem=sist.aktor, nar=nar)


def _galler(post: Post, dag: date) -> bool:
    """Whether a post of the chain is about the agenda of a day."""
    return any(h.get("dag") == dag.isoformat() for h in msgspec.json.decode(post.innehall)["handelser"])


def _skriv(
    program: Program,
    f: Forbindelse,
    aktor: Aktor,
    namnd: str,
    dag: date,
    punkter: Sequence[tuple[str, str]],
    nar: Nar,
) -> None:
    """The chain is one of its own: that of the nämnd tells only what its tables hold, and an agenda loses the
    cases that are erased."""
    motespunkter.skriv(f, namnd, dag, punkter)
    fakta = Foredragningslista(
        namnd=namnd, dag=dag, punkter=tuple(Listpunkt(arende=a, nummer=n) for a, n in punkter)
    )
    poster.skriv_post(
        f, kedjan(namnd), (fakta,), aktor=aktor, nu=nar.noterat, dag=nar.dag, slump=program.slump
    )


def kedjan(namnd: str) -> str:
    """The name of the chain that a nämnd's agendas are told in."""
    return f"foredragning:{namnd}"


def namndens_moten(
    program: Program, aktor: Aktor, *, namnd: str, fran: date, till: date
) -> tuple[Motesrad, ...]:
    """The meetings of a nämnd from a day to a day (both included), also those that are not held or only
    assumed, with how many of the cases that the person may know of aim at each.

    Each is counted by the meeting that stands with the case. Raises OgiltigIndata.
    """
    with program.databas.las() as f:
        fraga = motesfraga(program, f, aktor, namnd)
        kalender = fraga.kalender.for_namnd(namnd)
        alla = {m.dag: m for m in (*kalender.hallna, *kalender.moten) if fran <= m.dag <= till}
        gamla = Counter(_siktar_pa(fraga))
        return tuple(_motesrad(fraga, alla[dag], gamla) for dag in sorted(alla))


def _siktar_pa(fraga: Motesfraga) -> Iterator[tuple[date | None, bool]]:
    """Where those aim that the sweep has not been at, and whether they are proposals."""
    for remiss in fraga.gamla:
        plan = fraga.plan(remiss) if remiss.tillstand in FORE_BESLUTET else None
        if plan is not None:
            yield siktar(plan, fraga.namnd), remiss.tillstand == "forslag"


def _motesrad(fraga: Motesfraga, mote: Mote, gamla: Counter[tuple[date | None, bool]]) -> Motesrad:
    def rakna(*tillstanden: str) -> int:
        return motespunkter.antal(
            fraga.f,
            fraga.synlighet,
            fraga.namnd,
            mote.dag.isoformat(),
            frozenset(tillstanden),
            generation=0 if fraga.raknas_om else fraga.generation,
            flest=FLEST_RAKNADE + 1,
        )

    forslag = gamla[mote.dag, True]
    arenden = gamla[mote.dag, False] + forslag + rakna(*FORE_BESLUTET)
    return Motesrad(
        mote=mote,
        arenden=min(arenden, FLEST_RAKNADE),
        forslag=min(forslag + rakna("forslag"), FLEST_RAKNADE) if arenden else 0,
        fler=arenden > FLEST_RAKNADE,
    )
