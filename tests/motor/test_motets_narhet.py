"""What a meeting shows is what every plan says: narrowing the question loses no case that aims there."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import GRANNE, NAMND
from tests.byggare import mote as sammantrade
from tests.programbyggare import Lopp, aktor, registrera
from tillstand.beredning import Svarsvag
from tillstand.mote import Mote, Motestyp
from tillstand.svarstid import Svarstid

OKTOBER, LORDAG, DECEMBER = date(2011, 10, 27), date(2011, 11, 26), date(2011, 12, 15)
FLYTTAT = date(2011, 11, 22)
"""A meeting that was moved to the Saturday."""
HALLNA = (OKTOBER, LORDAG, DECEMBER)
SVARSTIDER = [date(2011, 10, 20) + timedelta(n) for n in range(75)]


def lagg_in(program: Program, namnd: str, vem: str) -> None:
    """Three meetings, one of them a Saturday that another was moved to; the last has a published day when
    its minutes are verified."""
    moten = (
        Mote(namnd=namnd, dag=OKTOBER),
        Mote(namnd=namnd, dag=FLYTTAT, typ=Motestyp.FLYTTAT, flyttat_till=LORDAG),
        Mote(namnd=namnd, dag=LORDAG),
        Mote(namnd=namnd, dag=DECEMBER, justering=date(2011, 12, 21)),
    )
    motor.andra_kalender(program, aktor(vem), moten_=moten, nyckel=f"kalendern {namnd}")


def siktar_enligt_planen(program: Program, vem: str, lopp: Lopp) -> date | None:
    """The meeting that the case's own plan says."""
    plan = motor.planera(program, aktor(vem), arende=lopp.id).plan
    mote = plan.upplagg.malmote if plan else None
    return None if mote is None or plan is None or plan.fall.svarsvag is Svarsvag.UTSKOTT else mote.dag


def valda(program: Program) -> Iterator[Lopp]:
    """Cases whose meeting was chosen, whatever their svarstid: also one that was moved, and none at all."""
    for svarstid in (date(2012, 6, 1), date(2011, 10, 28), None):
        for dag in (*HALLNA, FLYTTAT):
            lopp = registrera(program, svarstid=Svarstid(datum=svarstid))
            yield lopp.gor("fordela", "fordelare", malsammantrade=sammantrade(dag))


@pytest.mark.parametrize(("namnd", "vem"), [(NAMND, "namndsekreterare"), (GRANNE, "granne")])
def test_every_case_stands_where_its_plan_says(program: Program, namnd: str, vem: str) -> None:
    """Varje svarstid från oktober till januari, helger med, med och utan omedelbar justering; valda möten."""
    lagg_in(program, namnd, vem)
    av = "registrator" if namnd == NAMND else "granne"
    alla = [
        registrera(program, av=av, namnd=namnd, svarstid=Svarstid(datum=svarstid)) for svarstid in SVARSTIDER
    ]
    if namnd == NAMND:
        alla += valda(program)
    siktar = {lopp.id: siktar_enligt_planen(program, vem, lopp) for lopp in alla}
    assert set(siktar.values()) >= set(HALLNA)
    for dag in HALLNA:
        borde = motor.sammantradet(program, aktor(vem), namnd=namnd, dag=dag).borde
        enligt_plan = {b.arende for b in borde if b.enligt_plan}
        assert enligt_plan == {arende for arende, mote in siktar.items() if mote == dag}
        moten = motor.namndens_moten(program, aktor(vem), namnd=namnd, fran=dag, till=dag)
        assert [rad.arenden for rad in moten] == [len(enligt_plan)]


def test_what_is_late_ought_to_be_decided_at_the_next_meeting(program: Program) -> None:
    """Svarstiden har redan gått när mötet hålls: ärendet ska upp så snart det går."""
    lagg_in(program, NAMND, "namndsekreterare")
    sent = registrera(program, svarstid=Svarstid(datum=date(2011, 10, 4)))
    borde = [
        motor.sammantradet(program, aktor("namndsekreterare"), namnd=NAMND, dag=dag).borde for dag in HALLNA
    ]
    assert [[(b.arende, b.enligt_plan) for b in punkter] for punkter in borde] == [[(sent.id, False)], [], []]


def test_a_proposal_for_a_chosen_meeting_is_on_its_agenda(program: Program) -> None:
    """Svarstiden är långt borta, men mötet är valt."""
    lagg_in(program, NAMND, "namndsekreterare")
    lopp = registrera(program, svarstid=Svarstid(datum=date(2012, 6, 1)))
    lopp.gor("fordela", "fordelare", malsammantrade=sammantrade(FLYTTAT)).till("forslag")
    vy = motor.sammantradet(program, aktor("namndsekreterare"), namnd=NAMND, dag=LORDAG)
    assert [p.arende for p in vy.punkter] == [lopp.id]


def test_after_the_last_meeting_that_is_known_there_is_no_end(program: Program) -> None:
    """Till det sista mötet hör allt som ska besvaras efter det."""
    lagg_in(program, NAMND, "namndsekreterare")
    sista = motor.las_kalender(program).for_namnd(NAMND).hallna[-1].dag
    lopp = registrera(program, svarstid=Svarstid(datum=sista + timedelta(40)))
    (punkt,) = motor.sammantradet(program, aktor("namndsekreterare"), namnd=NAMND, dag=sista).borde
    assert (punkt.arende, punkt.enligt_plan) == (lopp.id, True)
