"""The nämnder's calendars in the base: who enters them, what a change touches, who is told."""

import importlib
from datetime import date

import pytest
from attrs import evolve

from arbetsflode import motor
from arbetsflode.lager import lagen, moten, planbesked, poster, varningar
from arbetsflode.motor.kalenderfraga import fraga_efter_kalendern
from arbetsflode.program import Program
from tests.byggare import NAMND
from tests.motor.paminnelser import borta, breven, fall, kl, mottaget, sagda, svep_och_skriv
from tests.programbyggare import Installation, Lopp, aktor, bakom_ryggen, stall
from tillstand.fel import Nyckelkonflikt, OgiltigIndata, SaknarBehorighet, Saknas
from tillstand.mote import Mote, Motestyp
from tillstand.remissplan import Planbesked

SVARSTID = "2011-11-30"
OKTOBER, NOVEMBER, DECEMBER = date(2011, 10, 27), date(2011, 11, 24), date(2011, 12, 15)
"""Invented meetings. For November the tjänsteutlåtande is due on Friday 28 October."""


def mote(dag: date, **andrat: object) -> Mote:
    """A meeting of socialnämnden."""
    return evolve(Mote(namnd=NAMND, dag=dag), **andrat)  # type: ignore[arg-type]


def lagg(
    program: Program, *alla: Mote, av: str = "namndsekreterare", nyckel: str = ""
) -> motor.Kalenderkvitto:
    """Enter or change meetings."""
    return motor.andra_kalender(program, aktor(av), moten_=alla, nyckel=nyckel or program.slump(8).hex())


def hosten(program: Program) -> motor.Kalenderkvitto:
    """The meetings of autumn 2011."""
    return lagg(program, *(mote(dag) for dag in (OKTOBER, NOVEMBER, DECEMBER)))


def sagt(program: Program, lopp: Lopp) -> Planbesked:
    """What people were last told of the plan."""
    with program.databas.las() as f:
        return planbesked.las(f, lopp.id)


def plansvar(program: Program, lopp: Lopp, regel: str) -> dict[tuple[str, str], str]:
    """The warnings of a plan's rule: (day, role) -> what became of it."""
    return {(dag, roll): lage for (r, dag, roll), lage in sagda(program, lopp).items() if r == regel}


def test_meetings_are_entered_changed_and_noted_in_the_namnds_chain(program: Program) -> None:
    """Nya möten läggs in, ett ändras, oförändrade skriver inget; varje ändring är en post i kedjan."""
    assert hosten(program) == motor.Kalenderkvitto(nya=3, andrade=0)
    assert hosten(program) == motor.Kalenderkvitto(nya=0, andrade=0)
    assert lagg(program, mote(OKTOBER, tid="18.00"), mote(DECEMBER)).andrade == 1
    with program.databas.las() as f:
        kedja = poster.las_kedja(f, f"namnd:{NAMND}")
        assert moten.las(f)[NAMND][0].tid == "18.00"
    assert [post.aktor for post in kedja][-2:] == ["namndsekreterare"] * 2
    assert motor.verifiera(program).avvikelser == ()


def test_the_same_key_gives_the_same_answer(program: Program) -> None:
    """Samma import två gånger ger samma svar; samma nyckel för något annat är en konflikt."""
    forst = lagg(program, mote(OKTOBER), nyckel="k")
    assert lagg(program, mote(OKTOBER), nyckel="k") == forst
    with pytest.raises(Nyckelkonflikt):
        lagg(program, mote(NOVEMBER), nyckel="k")


@pytest.mark.parametrize(("av", "far"), [("namndsekreterare", True), ("administrator", True),
                                         ("registrator", False), ("handlaggare", False)])  # fmt: skip
def test_only_the_secretary_and_an_administrator_change_a_calendar(
    program: Program, av: str, far: bool
) -> None:
    """Nämndsekreteraren och administratören; ingen annan."""
    if far:
        assert lagg(program, mote(OKTOBER), av=av).nya == 1
    else:
        with pytest.raises(SaknarBehorighet, match="nämndsekreteraren eller en administratör"):
            lagg(program, mote(OKTOBER), av=av)


def test_a_substitute_for_the_secretary_may(program: Program) -> None:
    """Den som går in för nämndsekreteraren får ändra kalendern den dagen."""
    borta(program, "namndsekreterare", "2011-10-03", "vik_registrator")
    assert lagg(program, mote(OKTOBER), av="vik_registrator").nya == 1


def test_every_fault_is_told_at_once_and_nothing_is_written(program: Program) -> None:
    """Stoppdagar som säger emot varandra, och en flytt till ett möte som inte finns: allt på en gång."""
    fel_ordning = mote(OKTOBER, inlamning=date(2011, 10, 20), utskick=date(2011, 10, 18))
    utan_mal = mote(NOVEMBER, typ=Motestyp.FLYTTAT, flyttat_till=date(2011, 11, 29))
    with pytest.raises(OgiltigIndata) as fel:
        lagg(program, fel_ordning, utan_mal, mote(DECEMBER))
    assert len(fel.value.felaktigheter) == 2
    assert "2011-10-20 kommer efter utskick 2011-10-18" in str(fel.value)
    assert "det finns inget sammanträde 2011-11-29 att flytta till" in str(fel.value)
    with program.databas.las() as f:
        assert moten.las(f) == {}


def test_only_a_meeting_that_stands_in_the_calendar_is_moved_or_cancelled(program: Program) -> None:
    """Ett möte som inte finns, är antaget eller redan inställt går inte att flytta eller ställa in."""
    hosten(program)
    kalender = motor.las_kalender(program)
    for dag in (date(2011, 10, 28), date(2012, 10, 25)):
        with pytest.raises(Saknas, match="har inget sammanträde"):
            motor.installt(kalender, NAMND, dag)
    lagg(program, motor.installt(kalender, NAMND, OKTOBER))
    with pytest.raises(Saknas):
        motor.flyttat(motor.las_kalender(program), NAMND, OKTOBER, mote(date(2011, 10, 28)))


def test_a_moved_meeting_keeps_time_and_place_and_loses_its_old_stop_dates(program: Program) -> None:
    """Tid och plats följer med; stoppdagarna var publicerade för den gamla dagen."""
    lagg(program, mote(OKTOBER, tid="18.00", plats="Salen", utskick=date(2011, 10, 20)))
    dit = date(2011, 10, 31)
    gammalt, nytt = motor.flyttat(motor.las_kalender(program), NAMND, OKTOBER, mote(dit))
    assert (gammalt.typ, gammalt.flyttat_till) == (Motestyp.FLYTTAT, dit)
    assert (nytt.dag, nytt.tid, nytt.plats, nytt.utskick) == (dit, "18.00", "Salen", None)


def test_the_first_plan_is_told_when_the_calendar_comes(program: Program) -> None:
    """Ärendet fanns före kalendern: morgonbrevet säger planen, nu när det finns ett möte."""
    lopp = fall(program, SVARSTID)
    assert sagt(program, lopp).steg == {}
    hosten(program)
    assert svep_och_skriv(program, kl("2011-10-04 07:00")) == 1
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-04", "handlaggare"): "i_brev"}
    motor.skicka(program)
    assert sagt(program, lopp).sammantrade == NOVEMBER


def test_a_case_that_is_given_out_has_its_plan_in_the_letter_and_is_not_told_again(program: Program) -> None:
    """Den som får ärendet får planen i det brevet; nästa svep säger den inte en gång till."""
    hosten(program)
    lopp = fall(program, SVARSTID)
    assert sagt(program, lopp).sammantrade == NOVEMBER
    assert svep_och_skriv(program, kl("2011-10-04 07:00")) == 0
    assert plansvar(program, lopp, "plan_andrad") == {}


def test_a_cancelled_meeting_is_told_the_next_morning_with_old_and_new(program: Program) -> None:
    """Novembermötet ställs in: handläggaren får veta det i ett morgonbrev, en gång, och ärendet utan
    handläggare sägs det inget om."""
    hosten(program)
    lopp, ofordelat = fall(program, SVARSTID), mottaget(program, SVARSTID)
    svep_och_skriv(program, kl("2011-10-04 07:00"))
    lagg(program, motor.installt(motor.las_kalender(program), NAMND, NOVEMBER))
    assert svep_och_skriv(program, kl("2011-10-05 07:00")) >= 1
    motor.skicka(program)
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-05", "handlaggare"): "i_brev"}
    assert plansvar(program, ofordelat, "plan_andrad") == {}
    assert sagt(program, lopp).sammantrade == OKTOBER
    svep_och_skriv(program, kl("2011-10-06 07:00"))
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-05", "handlaggare"): "i_brev"}


def test_two_changes_after_the_morning_are_one_line_the_next(program: Program) -> None:
    """Mötet flyttas och ställs sedan in samma dag: nästa morgon sägs det som gäller då, en gång."""
    hosten(program)
    lopp = fall(program, SVARSTID)
    svep_och_skriv(program, kl("2011-10-04 07:00"))
    for timme, dit in ((9, date(2011, 11, 28)), (14, date(2011, 11, 29))):
        stall(program, kl(f"2011-10-04 {timme:02d}:00"))
        gammal = NOVEMBER if timme == 9 else date(2011, 11, 28)
        lagg(program, *motor.flyttat(motor.las_kalender(program), NAMND, gammal, mote(dit)))
        motor.svep(program)
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-05", "handlaggare"): "vantar"}
    svep_och_skriv(program, kl("2011-10-05 07:00"))
    motor.skicka(program)
    assert sagt(program, lopp).sammantrade == date(2011, 11, 29)


def test_a_change_taken_back_before_the_letter_is_told_nobody(program: Program) -> None:
    """Inställt på eftermiddagen, utsatt igen på kvällen: inget brev."""
    hosten(program)
    lopp = fall(program, SVARSTID)
    svep_och_skriv(program, kl("2011-10-04 07:00"))
    lagg(program, motor.installt(motor.las_kalender(program), NAMND, NOVEMBER))
    motor.svep(program)
    lagg(program, mote(NOVEMBER))
    assert svep_och_skriv(program, kl("2011-10-05 07:00")) == 0
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-05", "handlaggare"): "aterkallad"}


def test_the_watermark_follows_the_calendar(program: Program) -> None:
    """Utan kalender är nästa påminnelse svarstidens; med den är det utkastet, som ska ut först."""
    lopp = fall(program, SVARSTID)
    assert _nasta(program, lopp) == "2011-10-31"
    hosten(program)
    motor.svep(program)
    assert _nasta(program, lopp) == "2011-10-21"


def _nasta(program: Program, lopp: Lopp) -> str:
    alla = motor.bevakningar(program, aktor("handlaggare"), arende=lopp.id)[1]
    return alla[0].bevakning.datum.isoformat()


def test_another_process_sees_the_calendar_at_once(installation: Installation) -> None:
    """En annan process lägger in kalendern: den här räknar med den i nästa fråga, utan omstart."""
    with installation.oppna() as forsta, installation.oppna(fro=7) as andra:
        lopp = fall(forsta, SVARSTID)
        fore = forsta.generation
        hosten(andra)
        assert _nasta(forsta, lopp) == "2011-10-21"
        assert not motor.svep(forsta).foraldrad
        assert not motor.svep(andra).foraldrad
        assert forsta.generation == andra.generation == fore + 1


def test_a_case_stored_by_an_older_calendar_is_swept_again(installation: Installation) -> None:
    """En process som räknade med den gamla kalendern när den sparade: svepet tar ärendet en gång till."""
    with installation.oppna() as program:
        lopp = fall(program, SVARSTID)
        hosten(program)
        bakom_ryggen(installation, "UPDATE arende SET nasta_bevakning = '2011-11-10T02:00:00.000000Z'")
        motor.svep(program)
        with program.databas.las() as f:
            assert not varningar.nagot_kvar(f, kl("2011-10-03 07:00"), int(lagen.las(f, "generation") or 0))
        assert _nasta(program, lopp) == "2011-10-21"
        assert motor.verifiera(program).avvikelser == ()


@pytest.mark.parametrize("atgard", ["begar_anstand", "anteckna"])
def test_what_is_done_to_a_case_before_the_sweep_hides_no_change(program: Program, atgard: str) -> None:
    """Mötet ställs in, och innan bevakningen hunnit se det antecknas något i ärendet: ändringen sägs ändå."""
    hosten(program)
    lopp = fall(program, SVARSTID)
    svep_och_skriv(program, kl("2011-10-04 07:00"))
    lagg(program, motor.installt(motor.las_kalender(program), NAMND, NOVEMBER))
    lopp.gor(atgard, "handlaggare")
    assert sagt(program, lopp).sammantrade == NOVEMBER
    svep_och_skriv(program, kl("2011-10-05 07:00"))
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-05", "handlaggare"): "i_brev"}


def test_the_touched_cases_are_shown_before_anything_is_done(program: Program) -> None:
    """Vilka ärenden som berörs, gammal och ny plan; inget skrivs, och bara den som får se ärendet ser det."""
    hosten(program)
    berors, beslutat = fall(program, SVARSTID), mottaget(program, SVARSTID).till("namndbeslut")
    andrat = (motor.installt(motor.las_kalender(program), NAMND, NOVEMBER),)
    (berord,) = motor.berorda(program, aktor("namndsekreterare"), moten_=andrat)
    assert (berord.arende, berord.fore.sammantrade, berord.efter.sammantrade) == (
        berors.id,
        NOVEMBER,
        OKTOBER,
    )
    assert beslutat.id != berord.arende
    with pytest.raises(SaknarBehorighet):
        next(motor.berorda(program, aktor("utanfor"), moten_=andrat))
    with program.databas.las() as f:
        assert all(m.halls for m in moten.las(f)[NAMND])


def test_an_absence_on_a_stop_date_is_told_the_chef(program: Program) -> None:
    """Handläggaren blir borta när tjänsteutlåtandet ska vara klart: chefen får veta det nästa morgon."""
    hosten(program)
    lopp = fall(program, SVARSTID)
    svep_och_skriv(program, kl("2011-10-04 07:00"))
    borta(program, "handlaggare", "2011-10-27", till="2011-10-28")
    assert plansvar(program, lopp, "borta_pa_stoppdag") == {("2011-10-05", "chef"): "vantar"}
    assert svep_och_skriv(program, kl("2011-10-05 07:00")) == 1
    (brev,) = [b for b in breven(program) if "borta_pa_stoppdag" in b.regler]
    assert brev.person == "familjechef"


def test_a_plan_that_moves_onto_an_absence_is_told_the_chef(program: Program) -> None:
    """Frånvaron fanns redan; det är planen som flyttar dit."""
    hosten(program)
    borta(program, "handlaggare", "2011-11-18", till="2011-11-18")
    lopp = fall(program, SVARSTID)
    assert plansvar(program, lopp, "borta_pa_stoppdag") == {}
    lopp.gor("byt_sammantrade", "handlaggare", malsammantrade=_sammantrade(DECEMBER))
    assert plansvar(program, lopp, "borta_pa_stoppdag") == {("2011-10-03", "chef"): "vantar"}


def _sammantrade(dag: date) -> object:
    from tests.byggare import mote as sammantrade

    return sammantrade(dag)


@pytest.mark.parametrize(
    ("nar", "fragas"),
    [
        ("2011-09-30 08:00", 0),
        ("2011-10-01 08:00", 0),
        ("2011-10-03 06:59", 0),
        ("2011-10-03 07:00", 1),
    ],
    ids=["september", "lordag", "fore sju", "forsta arbetsdagen i oktober"],
)
def test_the_secretary_is_asked_for_next_years_calendar_from_october(
    program: Program, nar: str, fragas: int
) -> None:
    """Från första arbetsdagen i oktober, klockan sju; varje nämnd för sig."""
    hosten(program)
    stall(program, kl(nar))
    fraga_efter_kalendern(program)
    mina = [b for b in breven(program, "kalender") if f":{NAMND}:" in b.nyckel]
    assert [b.person for b in mina] == ["namndsekreterare"] * fragas


def test_the_question_is_asked_once_a_month_and_not_when_the_calendar_is_there(program: Program) -> None:
    """Oktober, november: en fråga var månad. När kalendern är inlagd faller det brev som väntar."""
    hosten(program)
    for dag in ("2011-10-03", "2011-10-04", "2011-10-31", "2011-11-01"):
        stall(program, kl(f"{dag} 07:00"))
        fraga_efter_kalendern(program)
    mina = [b for b in breven(program, "kalender") if f":{NAMND}:" in b.nyckel]
    assert [b.dag for b in mina] == ["2011-10-03", "2011-11-01"]
    lagg(program, mote(date(2012, 1, 26)))
    motor.skicka(program)
    assert {b.lage for b in breven(program, "kalender") if f":{NAMND}:" in b.nyckel} == {"aterkallad"}
    stall(program, kl("2011-12-01 07:00"))
    fraga_efter_kalendern(program)
    assert len([b for b in breven(program, "kalender") if f":{NAMND}:" in b.nyckel]) == 2


def test_a_calendar_that_never_came_is_asked_for_in_the_new_year(program: Program) -> None:
    """I januari frågas efter årets kalender, där nämnden har haft en förut."""
    hosten(program)
    stall(program, kl("2012-01-02 07:00"))
    fraga_efter_kalendern(program)
    mina = [b.nyckel for b in breven(program, "kalender")]
    assert mina == [f"kalender:{NAMND}:2012:2012-01:namndsekreterare"]


def test_a_meeting_that_nobody_entered_is_found(installation: Installation) -> None:
    """Ett möte som ändrats i tabellen bakom journalens rygg hittas av verifiera, med nämnd och dag."""
    with installation.oppna() as program:
        hosten(program)
        bakom_ryggen(installation, "UPDATE mote SET dag = '2011-10-28' WHERE dag = '2011-10-27'")
        platser = {a.plats for a in motor.verifiera(program).avvikelser}
        assert {f"sammanträde {NAMND} 2011-10-27", f"sammanträde {NAMND} 2011-10-28"} <= platser


def test_an_erased_case_leaves_no_plan_behind(program: Program) -> None:
    """När ett ärende gallras försvinner det som sagts om dess plan."""
    hosten(program)
    lopp = mottaget(program, SVARSTID).till("overlamnad").gor("avsluta", "registrator")
    assert sagt(program, lopp).steg
    motor.skicka(program)
    motor.gallra_arende(
        program, aktor("administrator"), arende=lopp.id, beslut="Beslut 2011-10-03", nyckel="g"
    )
    assert sagt(program, lopp).steg == {}


def test_the_touched_cases_are_read_some_at_a_time(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """De berörda läses två i taget i provet: ingen hoppas över och ingen sägs två gånger."""
    hosten(program)
    alla = {fall(program, SVARSTID).id for _ in range(5)}
    andrat = (motor.installt(motor.las_kalender(program), NAMND, NOVEMBER),)
    monkeypatch.setattr(importlib.import_module("arbetsflode.motor.kalender"), "BUNT", 2)
    funna = motor.berorda(program, aktor("namndsekreterare"), moten_=andrat)
    forst = next(funna).arende
    assert {forst, *(b.arende for b in funna)} == alla


def test_a_meeting_is_told_in_time_also_over_a_weekend(program: Program) -> None:
    """Ändrat en fredag kväll: brevet går på måndag morgon."""
    hosten(program)
    lopp = fall(program, SVARSTID)
    svep_och_skriv(program, kl("2011-10-07 07:00"))
    stall(program, kl("2011-10-07 20:00"))
    lagg(program, motor.installt(motor.las_kalender(program), NAMND, NOVEMBER))
    for dag in ("2011-10-08", "2011-10-09"):
        assert svep_och_skriv(program, kl(f"{dag} 07:00")) == 0
    assert svep_och_skriv(program, kl("2011-10-10 07:00")) >= 1
    assert plansvar(program, lopp, "plan_andrad") == {("2011-10-08", "handlaggare"): "i_brev"}
