"""The meetings that a nämnd's secretary prepares now: what comes on each, what has no number yet."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from arbetsflode.lager import motespunkter
from arbetsflode.motor.foredragningslista import namndens_moten
from arbetsflode.program import Program
from tillstand.arende import Nar
from tillstand.behorighet import Aktor, rollnyckel
from tillstand.stoppdagar import fore_motet

FRAMAT_DAGAR = 60
FLEST = 2
"""So many meetings of each nämnd are told of."""
_KALLELSE = "kallelse"


@frozen(kw_only=True)
class NarmasteMote:
    """A meeting to come. Days are local."""

    namnd: str
    dag: date
    kallelse: date | None
    """When the kallelse goes out."""
    forslag: int
    """How many proposals come on it."""
    onumrerade: int
    """How many of them have no number on the agenda."""
    pa_vag: int
    """How many more cases aim at it and are not proposals yet."""
    fler: bool
    """Whether there are more than were counted."""


def narmaste_moten(program: Program, aktor: Aktor) -> tuple[NarmasteMote, ...]:
    """The next decided meetings of every nämnd whose secretary the person is, or stands in for; none for
    anybody else. By day."""
    with program.databas.las() as f:
        organisation, idag = program.organisation(f), Nar.vid(program.klocka.nu()).idag
        nycklar = organisation.vantar_pa_mig(aktor.person, idag)
    namnder = [n for n in program.kommun.namnder if rollnyckel("namndsekreterare", n) in nycklar]
    alla = [mote for namnd in namnder for mote in _i_namnden(program, aktor, namnd, idag)]
    return tuple(sorted(alla, key=lambda m: (m.dag, m.namnd)))


def _i_namnden(program: Program, aktor: Aktor, namnd: str, idag: date) -> Iterator[NarmasteMote]:
    rader = namndens_moten(program, aktor, namnd=namnd, fran=idag, till=idag + timedelta(FRAMAT_DAGAR))
    kommande = [rad for rad in rader if rad.mote.halls and not rad.mote.antaget][:FLEST]
    with program.databas.las() as f:
        kalender = program.kalender(f).for_namnd(namnd)
        synlighet = program.organisation(f).synlighet(aktor.person, idag)
        for rad in kommande:
            dag = rad.mote.dag.isoformat()
            numrerade = motespunkter.antal_numrerade(f, synlighet, namnd, dag, "forslag")
            yield NarmasteMote(
                namnd=namnd,
                dag=rad.mote.dag,
                kallelse=next((s.datum for s in fore_motet(rad.mote, kalender) if s.namn == _KALLELSE), None),
                forslag=rad.forslag,
                onumrerade=max(0, rad.forslag - numrerade),
                pa_vag=rad.arenden - rad.forslag,
                fler=rad.fler,
            )
