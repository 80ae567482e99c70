"""The meeting and its agenda: what is on it, what ought to be, who orders it, and what aims at which day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from arbetsflode import motor
from arbetsflode.lager import motespunkter, poster
from arbetsflode.motor.foredragningslista import kedjan
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND, UNDERLAG
from tests.byggare import mote as sammantrade
from tests.motor.paminnelser import borta, fall, kl, mottaget
from tests.programbyggare import Lopp, aktor, registrera, stall
from tillstand.behorighet import Aktor
from tillstand.beredning import Svarsvag
from tillstand.fel import Nyckelkonflikt, OgiltigIndata, SaknarBehorighet, Saknas, Versionskonflikt
from tillstand.innehall import Beslutspunkt, Punktslag, Sekretess
from tillstand.mote import Mote, Motestyp
from tillstand.svarstid import Svarstid

SVARSTID = "2011-11-30"
OKTOBER, NOVEMBER, DECEMBER = date(2011, 10, 27), date(2011, 11, 24), date(2011, 12, 15)
SEKRETERAREN = aktor("namndsekreterare")


@pytest.fixture
def hosten(program: Program) -> Program:
    """The meetings of autumn 2011."""
    moten = tuple(
        Mote(namnd=NAMND, dag=dag, utskick=dag.replace(day=10)) for dag in (OKTOBER, NOVEMBER, DECEMBER)
    )
    motor.andra_kalender(program, SEKRETERAREN, moten_=moten, nyckel="hosten")
    return program


def forslag(program: Program, svarstid: str | None = SVARSTID, **falt: Any) -> Lopp:
    """A proposal that lies before the nämnd."""
    lopp = fall(program, svarstid, enhet="bistand").bifoga("handlaggare")
    lopp.gor("lagg_forslag", "handlaggare", **falt)
    return lopp.godkann("avdelningschef").godkann("forvaltningschef")


def hemligt(program: Program) -> Lopp:
    """A secret proposal for November."""
    lopp = registrera(
        program,
        "Granskning",
        sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG),
        svarstid=Svarstid(datum=date.fromisoformat(SVARSTID)),
    )
    return lopp.till("forslag")


def vy(program: Program, dag: date = NOVEMBER, vem: Aktor = SEKRETERAREN) -> motor.Sammantradesvy:
    """A meeting as somebody sees it."""
    return motor.sammantradet(program, vem, namnd=NAMND, dag=dag)


def ids(vyn: motor.Sammantradesvy) -> list[str]:
    """The cases on the agenda, in order."""
    return [p.arende for p in vyn.punkter]


def satt(
    program: Program,
    *punkter: tuple[str, str],
    dag: date = NOVEMBER,
    av: Aktor = SEKRETERAREN,
    nyckel: str = "",
    sedda: Sequence[tuple[str, str]] | None = None,
) -> int:
    """Order an agenda, having seen what is set (or `sedda`)."""
    nyckel = nyckel or program.slump(8).hex()
    if sedda is None:
        with program.databas.las() as f:
            sedda = motespunkter.las(f, NAMND, dag)
    return motor.satt_foredragningslista(
        program, av, namnd=NAMND, dag=dag, punkter=punkter, sedda=sedda, nyckel=nyckel
    )


def test_the_agenda_holds_the_proposals_that_aim_at_the_meeting(hosten: Program) -> None:
    """Förslag som siktar på mötet, det som ska besvaras först överst; det som bereds står inte där."""
    sen, tidig = forslag(hosten, "2011-12-08"), forslag(hosten, "2011-11-30")
    forslag(hosten, "2012-01-10")
    fall(hosten, SVARSTID)
    vyn = vy(hosten)
    assert ids(vyn) == [tidig.id, sen.id]
    assert vyn.mote.dag == NOVEMBER
    assert vyn.nasta == DECEMBER
    assert {s.namn: s.datum for s in vyn.stoppdagar}["kallelse"] == date(2011, 11, 10)
    punkt = vyn.punkter[0]
    assert punkt.beslutspunkter == ("Nämnden överlämnar utlåtandet som svar.",)
    assert (punkt.nummer, punkt.svarstid, punkt.tillstand) == ("", date(2011, 11, 30), "forslag")
    assert punkt.utfall is None


def test_omedelbar_justering_is_seen_from_the_plan_and_from_the_proposal(hosten: Program) -> None:
    """Svarstiden är för nära för vanlig justering, eller så föreslås det; annars inte."""
    snar, lugn = forslag(hosten, "2011-11-28"), forslag(hosten, "2011-12-12")
    begar = forslag(
        hosten,
        "2011-12-13",
        beslutspunkter=(Beslutspunkt(text="Justera omedelbart.", slag=Punktslag.JUSTERING),),
    )
    assert {p.arende: p.omedelbart for p in vy(hosten).punkter} == {
        snar.id: True,
        lugn.id: False,
        begar.id: True,
    }


def test_what_was_decided_postponed_and_sent_back_stays_on_its_meeting(hosten: Program) -> None:
    """Efter mötet står utfallet där: paragraf och beslut, bordlagt, återremitterat; också efter justering."""
    beslutat, bordlagt, aterremiss = forslag(hosten), forslag(hosten), forslag(hosten)
    stall(hosten, kl("2011-11-24 20:00"))
    motet, nasta = sammantrade(NOVEMBER), sammantrade(DECEMBER)
    beslutat.gor("besluta", "namndsekreterare", sammantrade=motet, paragraf="4 ½")
    beslutat.gor("justera", "namndsekreterare", UNDERLAG["justera"](dag=NOVEMBER))
    bordlagt.gor("bordlagg", "namndsekreterare", sammantrade=motet, paragraf="5", till=nasta)
    aterremiss.gor("aterremittera", "namndsekreterare", sammantrade=motet)
    utfall = {p.arende: p.utfall for p in vy(hosten).punkter}
    assert utfall.keys() == {beslutat.id, bordlagt.id, aterremiss.id}
    decided = utfall[beslutat.id]
    assert decided == motor.Motesutfall(
        vad="beslutat", paragraf="4 ½", utfall="enligt_forslaget", omedelbart=True
    )
    assert [u.vad for u in (utfall[bordlagt.id], utfall[aterremiss.id]) if u] == [
        "bordlagt",
        "aterremitterat",
    ]
    assert ids(vy(hosten, DECEMBER)) == [bordlagt.id]


def test_a_closed_case_is_found_by_the_agenda_that_was_set(hosten: Program) -> None:
    """Ett beslutat ärende som avslutats finns kvar på det mötes lista som ordnades."""
    lopp = forslag(hosten)
    satt(hosten, (lopp.id, "7"))
    stall(hosten, kl("2011-11-24 20:00"))
    lopp.gor("besluta", "namndsekreterare", sammantrade=sammantrade(NOVEMBER))
    lopp.gor("justera", "namndsekreterare", UNDERLAG["justera"](dag=NOVEMBER)).till("overlamnad").gor(
        "avsluta", "registrator"
    )
    (punkt,) = vy(hosten).punkter
    assert (punkt.arende, punkt.nummer, punkt.tillstand) == (lopp.id, "7", "overlamnad")


def test_what_ought_to_be_on_the_agenda_is_told(hosten: Program) -> None:
    """Planen säger novembermötet men förslaget är inte lagt; eller svarstiden går ut före nästa möte."""
    enligt_plan, ofordelat = fall(hosten, SVARSTID), mottaget(hosten, "2011-12-01")
    senarelagt = forslag(hosten, "2011-12-01")
    senarelagt.gor("byt_sammantrade", "handlaggare", malsammantrade=sammantrade(DECEMBER))
    fall(hosten, "2012-01-10")
    registrera(hosten, svarstid=Svarstid(datum=date(2011, 12, 1))).gor(
        "fordela", "fordelare", svarsvag=Svarsvag.DELEGATION
    )
    borde = {b.arende: b.enligt_plan for b in vy(hosten).borde}
    assert borde == {enligt_plan.id: True, ofordelat.id: True, senarelagt.id: False}
    assert vy(hosten).borde[0].arende == enligt_plan.id
    stall(hosten, kl("2011-11-25 08:00"))
    assert vy(hosten).borde == ()


def test_a_secret_case_is_on_the_agenda_only_for_those_who_may_know_of_it(hosten: Program) -> None:
    """Sekreteraren ser det, utan förslagets text; den som har insyn ser det varken där eller i antalet."""
    lopp = hemligt(hosten)
    (punkt,) = vy(hosten).punkter
    assert (punkt.arende, punkt.hemligt, punkt.beslutspunkter) == (lopp.id, True, ())
    satt(hosten, (lopp.id, "1"))
    for vem in ("insyn", "kollega", "granne"):
        vyn = vy(hosten, vem=aktor(vem))
        assert (vyn.punkter, vyn.borde) == ((), ())
        moten = motor.namndens_moten(hosten, aktor(vem), namnd=NAMND, fran=OKTOBER, till=DECEMBER)
        assert [m.arenden for m in moten] == [0, 0, 0]
    moten = motor.namndens_moten(hosten, SEKRETERAREN, namnd=NAMND, fran=OKTOBER, till=DECEMBER)
    assert [m.arenden for m in moten] == [0, 1, 0]


def test_the_secretary_gives_order_and_numbers(hosten: Program) -> None:
    """Ordningen och numren står kvar, det som lämnats utanför kommer sist, och kedjan säger vem."""
    tre = [forslag(hosten) for _ in range(3)]
    assert satt(hosten, (tre[2].id, "4"), (tre[0].id, "4 ½")) == 2
    punkter = vy(hosten).punkter
    assert [(p.arende, p.nummer) for p in punkter] == [(tre[2].id, "4"), (tre[0].id, "4 ½"), (tre[1].id, "")]
    satt(hosten, (tre[1].id, ""), (tre[2].id, "9"))
    assert ids(vy(hosten)) == [tre[1].id, tre[2].id, tre[0].id]
    with hosten.databas.las() as f:
        kedja = poster.las_kedja(f, kedjan(NAMND))
    assert [post.aktor for post in kedja] == ["namndsekreterare"] * 2
    assert motor.verifiera(hosten).avvikelser == ()


def test_the_same_agenda_again_writes_nothing(hosten: Program) -> None:
    """Samma nyckel ger samma svar, samma lista med ny nyckel ingen ny post; annat är en konflikt."""
    lopp = forslag(hosten)
    for nyckel in ("k", "k", "l"):
        assert satt(hosten, (lopp.id, "1"), nyckel=nyckel) == 1
    with pytest.raises(Nyckelkonflikt):
        satt(hosten, nyckel="k")
    assert satt(hosten) == 0
    with hosten.databas.las() as f:
        assert len(poster.las_kedja(f, kedjan(NAMND))) == 2
        assert motespunkter.las(f, NAMND, NOVEMBER) == ()


def test_nobody_overwrites_an_agenda_unseen(hosten: Program) -> None:
    """Två ordnar listan samtidigt: den andra får veta vem som hann före och när, och inget skrivs över."""
    ett, annat = forslag(hosten), forslag(hosten)
    sedda = vy(hosten).satta
    borta(hosten, "namndsekreterare", "2011-10-03", "kollega")
    satt(hosten, (ett.id, "4 ½"), av=aktor("kollega"), sedda=sedda)
    with pytest.raises(Versionskonflikt, match=r"Kollega\w* hann före: .* ändrades 2011-10-03 ") as fel:
        satt(hosten, (annat.id, "1"), sedda=sedda)
    assert (fel.value.vem, fel.value.nar) == ("kollega", hosten.klocka.nu())
    assert vy(hosten).satta == ((ett.id, "4 ½"),)
    assert satt(hosten, (ett.id, "4 ½"), sedda=sedda) == 1
    assert satt(hosten, (annat.id, "1"), sedda=vy(hosten).satta) == 1


def test_who_was_first_is_told_of_the_same_meeting(hosten: Program) -> None:
    """Den som ordnade ett annat mötes lista har inte hunnit före."""
    lopp = forslag(hosten)
    borta(hosten, "namndsekreterare", "2011-10-03", "kollega")
    satt(hosten, (lopp.id, "1"))
    satt(hosten, (forslag(hosten, "2012-01-10").id, "1"), dag=DECEMBER, av=aktor("kollega"))
    with pytest.raises(Versionskonflikt) as fel:
        satt(hosten, (lopp.id, "2"), sedda=())
    assert fel.value.vem == "namndsekreterare"


def test_what_has_left_the_agenda_is_no_change_by_somebody(hosten: Program) -> None:
    """Ett ärende som flyttats till nästa möte gör inte att sekreteraren måste börja om."""
    kvar, flyttat = forslag(hosten), forslag(hosten)
    satt(hosten, (kvar.id, "1"), (flyttat.id, "2"))
    sedda = vy(hosten).satta
    flyttat.gor("byt_sammantrade", "handlaggare", malsammantrade=sammantrade(DECEMBER))
    assert vy(hosten).satta == ((kvar.id, "1"),)
    assert satt(hosten, (kvar.id, "7"), sedda=sedda) == 1


def borde(program: Program, *dagar: date) -> list[dict[str, bool]]:
    """What ought to be on some meetings: case -> whether the plan says so."""
    return [{b.arende: b.enligt_plan for b in vy(program, dag).borde} for dag in dagar]


def test_what_has_no_meeting_left_ought_to_be_on_the_first_alone(hosten: Program) -> None:
    """Svarstiden går före alla möten som är kvar: upp på det första, inte på vart och ett."""
    sent = mottaget(hosten, "2011-10-20")
    assert borde(hosten, OKTOBER, NOVEMBER, DECEMBER) == [{sent.id: False}, {}, {}]
    stall(hosten, kl("2011-10-28 08:00"))
    assert borde(hosten, NOVEMBER, DECEMBER) == [{sent.id: False}, {}]


def test_a_proposal_for_an_earlier_meeting_is_not_called_for_on_later_ones(hosten: Program) -> None:
    """Förslaget ska upp i oktober: november ropar inte efter det förrän oktobermötet har varit."""
    lopp = forslag(hosten, "2011-12-01")
    lopp.gor("byt_sammantrade", "handlaggare", malsammantrade=sammantrade(OKTOBER))
    assert ids(vy(hosten, OKTOBER)) == [lopp.id]
    assert borde(hosten, NOVEMBER, DECEMBER) == [{}, {}]
    stall(hosten, kl("2011-10-28 08:00"))
    assert lopp.id in {*ids(vy(hosten)), *borde(hosten, NOVEMBER)[0]}


@pytest.mark.parametrize("vem", ["administrator", "registrator", "forvaltningschef", "granne", "ingen"])
def test_only_the_secretary_orders_the_agenda(hosten: Program, vem: str) -> None:
    """Ingen annan än nämndens sekreterare."""
    with pytest.raises(SaknarBehorighet, match="Socialnämndens sekreterare"):
        satt(hosten, (forslag(hosten).id, "1"), av=aktor(vem))


def test_whoever_stands_in_for_the_secretary_orders_the_agenda(hosten: Program) -> None:
    """Den som går in för sekreteraren den dagen."""
    lopp = forslag(hosten)
    borta(hosten, "namndsekreterare", "2011-10-03", "kollega")
    assert satt(hosten, (lopp.id, "1"), av=aktor("kollega")) == 1


def test_every_fault_of_an_agenda_is_told_at_once(hosten: Program) -> None:
    """Ett ärende som inte hör dit, ett som står två gånger, ett nummer två gånger, ett för långt nummer."""
    lopp, annat = forslag(hosten), fall(hosten, SVARSTID)
    with pytest.raises(OgiltigIndata) as fel:
        satt(hosten, (lopp.id, "1"), (lopp.id, "1"), (annat.id, "2"), ("finns-inte", "x" * 21))
    platser = [f.plats for f in fel.value.felaktigheter]
    assert platser == [
        "punkt 1",
        "punkt 1 nummer",
        "punkt 2",
        "punkt 2 nummer",
        "punkt 3",
        "punkt 4",
        "punkt 4 nummer",
    ]
    with hosten.databas.las() as f:
        assert motespunkter.las(f, NAMND, NOVEMBER) == ()


def test_there_is_an_agenda_only_of_a_meeting_that_is_held(hosten: Program) -> None:
    """Ett inställt möte visas, utan borde och utan lista att ordna; en dag utan möte finns inte."""
    fall(hosten, SVARSTID)
    with pytest.raises(Saknas, match="har inget sammanträde 2011-11-25"):
        vy(hosten, date(2011, 11, 25))
    motor.andra_kalender(
        hosten,
        SEKRETERAREN,
        moten_=(Mote(namnd=NAMND, dag=NOVEMBER, typ=Motestyp.INSTALLT),),
        nyckel="installt",
    )
    vyn = vy(hosten)
    assert (vyn.mote.typ, vyn.punkter, vyn.borde) == (Motestyp.INSTALLT, (), ())
    for dag in (NOVEMBER, date(2012, 10, 25)):
        with pytest.raises(Saknas):
            satt(hosten, dag=dag)


def test_a_case_that_is_moved_leaves_the_agenda(hosten: Program) -> None:
    """Byter ärendet sammanträde står det inte kvar på det gamla mötets lista."""
    lopp = forslag(hosten)
    satt(hosten, (lopp.id, "1"))
    lopp.gor("byt_sammantrade", "handlaggare", malsammantrade=sammantrade(DECEMBER))
    assert ids(vy(hosten)) == []
    assert ids(vy(hosten, DECEMBER)) == [lopp.id]


def test_the_calendar_says_how_much_aims_at_each_meeting(hosten: Program) -> None:
    """Varje möte med antalet ärenden och hur många av dem som är förslag; antagna möten också."""
    forslag(hosten)
    fall(hosten, SVARSTID)
    fall(hosten, "2011-12-20")
    moten = motor.namndens_moten(hosten, SEKRETERAREN, namnd=NAMND, fran=OKTOBER, till=date(2012, 12, 31))
    assert [(m.mote.dag, m.arenden, m.forslag) for m in moten[:3]] == [
        (OKTOBER, 0, 0),
        (NOVEMBER, 2, 1),
        (DECEMBER, 1, 0),
    ]
    assert {m.mote.typ for m in moten[3:]} == {Motestyp.ANTAGET}
    assert motor.namndens_moten(hosten, SEKRETERAREN, namnd=NAMND, fran=DECEMBER, till=OKTOBER) == ()


def test_an_erased_case_leaves_no_item_behind(hosten: Program) -> None:
    """Ett ärende som gallras försvinner ur listan, och granskningen håller ändå."""
    lopp = forslag(hosten)
    satt(hosten, (lopp.id, "1"))
    lopp.gor("makulera", "registrator")
    motor.skicka(hosten)
    motor.gallra_arende(hosten, aktor("administrator"), arende=lopp.id, beslut="AN § 7", nyckel="g")
    with hosten.databas.las() as f:
        assert motespunkter.las(f, NAMND, NOVEMBER) == ()
    assert motor.verifiera(hosten).avvikelser == ()


def test_a_namnd_that_is_not_there_has_no_meetings(hosten: Program) -> None:
    """Fel kod sägs det nej till, med dem som finns."""
    with pytest.raises(OgiltigIndata, match="välj bland"):
        motor.sammantradet(hosten, SEKRETERAREN, namnd="finnsinte", dag=NOVEMBER)
