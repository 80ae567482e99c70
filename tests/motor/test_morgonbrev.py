"""The morning letters: one for each who has something to be told, once, on a working day from seven."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.program import Program
from tests.motor.paminnelser import (
    Post,
    borta,
    breven,
    fall,
    ge_roll,
    kl,
    mottaget,
    sagda,
    samtidigt,
    skriv_i_basen,
    svep_och_skriv,
)
from tests.programbyggare import KOMMUN, Installation, med_kanal, stall

EN_SEKUND = timedelta(seconds=1)


def forsta_brevet(program: Program, fran: datetime, till: datetime) -> datetime | None:
    """The first moment, stepping a quarter of an hour, at which a morning letter is written."""
    nar = fran
    while nar < till:
        if svep_och_skriv(program, nar):
            return nar.astimezone(kl("2011-10-01 00:00").tzinfo)
        nar += timedelta(minutes=15)
    return None


@pytest.mark.parametrize(
    ("svarstid", "morgon"),
    [
        pytest.param("2011-10-14", "2011-10-14 07:00", id="en vanlig fredag, sommartid"),
        pytest.param("2011-10-31", "2011-10-31 07:00", id="dagen efter att vintertiden borjade"),
        pytest.param("2012-03-26", "2012-03-26 07:00", id="dagen efter att sommartiden borjade"),
        pytest.param("2011-10-30", "2011-10-28 07:00", id="svarstiden ar en sondag: fredagen fore"),
        pytest.param("2012-01-06", "2012-01-05 07:00", id="trettondagen: dagen fore"),
        pytest.param("2012-04-09", "2012-04-05 07:00", id="annandag pask: skartorsdagen"),
        pytest.param("2012-06-22", "2012-06-21 07:00", id="midsommarafton: torsdagen"),
        pytest.param("2011-12-31", "2011-12-30 07:00", id="nyarsafton: fredagen"),
    ],
)
def test_the_letter_of_the_last_day_comes_at_seven_on_a_working_day(
    i_sqlite: Installation, svarstid: str, morgon: str
) -> None:
    """Brevet om sista dagen kommer klockan sju lokal tid den dagen, eller arbetsdagen före en ledig dag."""
    with i_sqlite.oppna() as program:
        lopp = fall(program, svarstid)
        nar = kl(morgon)
        for dagar in (6, 5, 4, 3, 2, 1):
            svep_och_skriv(program, nar - timedelta(dagar))
        skrivet = forsta_brevet(program, nar - timedelta(hours=12), nar + timedelta(hours=2))
        assert skrivet == nar
        assert breven(program)[-1].regler == ("svarstid_idag",)
        assert sagda(program, lopp)["svarstid_idag", morgon[:10], "handlaggare"] == "i_brev"


def test_not_a_second_before_seven(program: Program) -> None:
    """En sekund i sju är det natt; klockan sju är det morgon."""
    fall(program)
    assert svep_och_skriv(program, kl("2011-10-11 07:00") - EN_SEKUND) == 0
    assert svep_och_skriv(program, kl("2011-10-11 07:00")) == 1


def test_no_letters_on_days_off(i_sqlite: Installation) -> None:
    """Lördag, söndag, helgdag och stängd dag skrivs inga brev; det som väntar kommer nästa arbetsdag."""
    i_sqlite.skriv_kommun(
        KOMMUN.replace('namn = "Provstad"', 'namn = "Provstad"\nstangda_dagar = [2011-10-31]')
    )
    with i_sqlite.oppna() as program:
        fall(program)
        svep_och_skriv(program, kl("2011-10-26 23:00"))
        borjan = len(breven(program))
        for dag in ("2011-10-29", "2011-10-30", "2011-10-31", "2011-11-05"):
            for timme in range(24):
                assert svep_och_skriv(program, kl(f"{dag} {timme:02}:30")) == 0, dag
        assert len(breven(program)) == borjan
        assert svep_och_skriv(program, kl("2011-11-07 07:00")) == 2


def _skriv_har(program: Program, mapp: Path) -> int:
    motor.svep(program)
    return motor.skriv_morgonbrev(program)


def test_exactly_one_of_several_processes_writes_a_morning(installation: Installation) -> None:
    """Tre processer vaknar klockan sju: breven skrivs en gång, av en av dem."""
    with installation.oppna() as program:
        for _ in range(3):
            fall(program)
        ge_roll(program, "kollega", "registrator")
        svar = samtidigt(installation, kl("2011-11-01 07:00"), _skriv_har)
        assert sorted(svar) == [0, 0, 2]
        assert [(b.person, len(b.regler)) for b in breven(program)] == [
            ("familjechef", 3),
            ("handlaggare", 15),
        ]


def test_the_letters_wait_until_every_case_is_swept(program: Program) -> None:
    """Så länge något ärende inte är genomgånget för morgonen skrivs inga brev; sedan skrivs alla."""
    fall(program)
    stall(program, kl("2011-10-11 07:10"))
    assert motor.skriv_morgonbrev(program) == 0
    motor.svep(program)
    assert motor.skriv_morgonbrev(program) == 1


def test_what_happens_after_seven_delays_nothing(program: Program) -> None:
    """Ändringar på morgonen håller inte upp breven: bara det som förföll före sju måste vara genomgånget."""
    lopp = fall(program)
    svep_och_skriv(program, kl("2011-10-10 12:00"))
    stall(program, kl("2011-10-11 06:30"))
    motor.svep(program)
    stall(program, kl("2011-10-11 07:05"))
    lopp.gor("anteckna", "registrator")
    mottaget(program)
    assert motor.skriv_morgonbrev(program) == 1


def test_a_reminder_is_told_once(program: Program) -> None:
    """Samma påminnelse kommer aldrig igen, hur många morgnar och varv det än går."""
    post = Post()
    med_kanal(program, post)
    fall(program)
    nar = kl("2011-10-10 06:00")
    while nar < kl("2011-11-03 00:00"):
        svep_och_skriv(program, nar)
        motor.skicka(program)
        nar += timedelta(hours=7)
    assert [(b.dag, b.person, b.regler) for b in breven(program)] == [
        ("2011-10-11", "handlaggare", ("svarstid_14",)),
        ("2011-10-20", "handlaggare", ("svarstid_7",)),
        ("2011-10-27", "handlaggare", ("svarstid_2",)),
        ("2011-10-31", "handlaggare", ("svarstid_idag",)),
        ("2011-11-01", "familjechef", ("forsenad",)),
        ("2011-11-01", "handlaggare", ("forsenad",)),
    ]
    assert set(post.per_brev.values()) == {1}


def test_forty_cases_are_one_letter(program: Program) -> None:
    """Den som har fyrtio ärenden får ett brev med fyrtio rader."""
    for _ in range(40):
        fall(program)
    assert svep_och_skriv(program, kl("2011-10-11 07:00")) == 1
    assert len(breven(program)[0].regler) == 40


def test_after_three_nights_asleep_there_is_one_letter_with_what_still_matters(program: Program) -> None:
    """Maskinen sov över helgen och sista dagen: ett brev den morgon den vaknar, inte ett för varje natt."""
    fall(program, "2011-10-21")
    klart = fall(program, "2011-10-21")
    svep_och_skriv(program, kl("2011-10-18 12:00"))
    stall(program, kl("2011-10-21 09:00"))
    klart.gor("makulera", "registrator")
    svep_och_skriv(program, kl("2011-10-24 09:30"))
    assert [b.regler for b in breven(program) if b.dag > "2011-10-18"] == [
        ("forsenad",),
        ("svarstid_2", "svarstid_idag", "forsenad"),
    ]
    assert "i_brev" not in [
        lage for (regel, _, _), lage in sagda(program, klart).items() if regel == "forsenad"
    ]


def test_a_warning_that_nobody_can_be_told_waits_until_somebody_can(program: Program) -> None:
    """Finns ingen enda att säga det till, ligger varningen kvar tills någon finns."""
    lopp = fall(program)
    for person in ("handlaggare", "familjechef", "ungdomschef", "forvaltningschef", "administrator"):
        borta(program, person, "2011-10-11")
    assert svep_och_skriv(program, kl("2011-10-11 07:00")) == 0
    assert svep_och_skriv(program, kl("2011-10-12 07:00")) == 1
    assert [(b.person, b.regler) for b in breven(program)] == [("handlaggare", ("svarstid_14",))]
    assert sagda(program, lopp) == {("svarstid_14", "2011-10-11", "handlaggare"): "i_brev"}


def test_a_role_without_anybody_falls_to_the_next_above(program: Program) -> None:
    """Den som saknas eller är borta utan ersättare: nästa chef uppåt får brevet, och ser varför."""
    post = Post()
    med_kanal(program, post)
    fall(program)
    borta(program, "handlaggare", "2011-10-11")
    borta(program, "familjechef", "2011-10-11")
    svep_och_skriv(program, kl("2011-10-11 07:00"))
    motor.skicka(program)
    assert [b.person for b in breven(program)] == ["ungdomschef"]
    brev = next(m for _, m in post.skickade if "Påminnelse" in str(m["Subject"]))
    text = brev.get_body(("plain",))
    assert text is not None
    assert "borta utan ersättare, så det går till dig" in text.get_content()


def test_an_undistributed_case_reminds_whoever_distributes(program: Program) -> None:
    """Ett ofördelat ärende: fördelaren påminns efter två arbetsdagar, också om svarstiden."""
    lopp = mottaget(program, "2011-10-12")
    for dag in ("2011-10-05", "2011-10-10", "2011-10-12"):
        svep_och_skriv(program, kl(f"{dag} 07:00"))
    assert {(b.dag, b.person, b.regler) for b in breven(program)} == {
        ("2011-10-05", "fordelare", ("ofordelad",)),
        ("2011-10-10", "fordelare", ("svarstid_2",)),
        ("2011-10-12", "fordelare", ("svarstid_idag",)),
    }
    assert set(sagda(program, lopp).values()) == {"i_brev"}


def test_a_letter_that_was_never_sent_is_not_written_again_after_a_restart(i_sqlite: Installation) -> None:
    """Programmet dör mellan skrivet och sänt: efter omstarten sänds samma brev, och inget nytt skrivs."""
    with i_sqlite.oppna() as program:
        fall(program)
        motor.skicka(program)
        svep_och_skriv(program, kl("2011-10-11 07:00"))
    with i_sqlite.oppna(Stallklocka(kl("2011-10-11 07:01")), fro=2) as program:
        post = Post()
        med_kanal(program, post)
        rapport = motor.tick(program)
        assert (
            rapport.morgonbrev,
            len([m for _, m in post.skickade if "Påminnelse" in str(m["Subject"])]),
        ) == (0, 1)


def test_the_day_of_a_letter_is_the_local_day(program: Program) -> None:
    """Brevet bär den lokala dagen, och en varning från i natt hör till samma dag."""
    fall(program)
    svep_och_skriv(program, kl("2011-10-11 23:59"))
    assert [b.dag for b in breven(program)] == ["2011-10-11"]
    assert date.fromisoformat(breven(program)[0].dag) == kl("2011-10-11 23:59").date()


def test_an_older_generation_holds_the_letters_but_a_case_set_aside_does_not(program: Program) -> None:
    """Ett ärende från en äldre trappa håller upp morgonens brev; ett som är ställt åt sidan gör det inte."""
    fall(program)
    trasigt = fall(program)
    stall(program, kl("2011-10-11 07:00"))
    motor.svep(program)
    skriv_i_basen(program, "UPDATE arende SET generation = 0 WHERE id = :id", id=trasigt.id)
    assert motor.skriv_morgonbrev(program) == 0
    skriv_i_basen(
        program,
        "UPDATE arende SET svepfel = 'fel', svepfel_tid = '2011-10-11T05:00:00.000000Z' WHERE id = :id",
        id=trasigt.id,
    )
    assert motor.skriv_morgonbrev(program) == 1
