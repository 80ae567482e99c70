"""Sending: claimed by one, sent once, tried again by the table, and never silently gone."""

import os
import signal
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from attrs import define

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import brevlada
from arbetsflode.motor import Sandrapport
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import NU
from tests.motor.paminnelser import (
    BESTAENDE,
    OVISST,
    TILLFALLIGT,
    Brev,
    Post,
    breven,
    fall,
    ge_roll,
    kl,
    samtidigt,
    skriv_i_basen,
    svep_och_skriv,
)
from tests.programbyggare import Installation, aktor, med_kanal, registrera, stall, svar_per_epost
from tillstand.behorighet import Person
from tillstand.fel import Leveransfel, Upptaget

HANDLAGGAREN = "handlaggare@example.org"
MORGON = kl("2011-10-11 07:00")


def en_paminnelse(program: Program, post: Post | None = None) -> None:
    """One morning letter in the box, and nothing else."""
    med_kanal(program, Post())
    fall(program)
    motor.skicka(program)
    svep_och_skriv(program, MORGON)
    if post is not None:
        med_kanal(program, post)


def brevet(program: Program) -> Brev:
    """The morning letter."""
    (ett,) = breven(program)
    return ett


# ---- several senders, and senders that die


@define
class Dagbok:
    """A way out that writes each letter in a file that several processes share."""

    fil: Path

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Note the letter, in one write."""
        with self.fil.open("a") as f:
            f.write(f"{adress} {meddelande['Message-ID']}\n")


def _skicka_har(program: Program, mapp: Path) -> int:
    med_kanal(program, Dagbok(mapp / "sant"))
    return motor.skicka(program).skickade


def test_several_senders_at_once_never_send_the_same_letter(installation: Installation) -> None:
    """Tre avsändare tömmer lådan samtidigt: varje brev går en gång."""
    with installation.oppna() as program:
        for _ in range(25):
            registrera(program)
        antal = len(breven(program, "direkt"))
        assert antal == 25
        svar = samtidigt(installation, kl("2011-10-03 10:05"), _skicka_har)
        assert sum(svar) == antal
        sant = (installation.mapp / "sant").read_text().splitlines()
        assert len(sant) == len(set(sant)) == antal
        assert {b.lage for b in breven(program, "direkt")} == {"skickad"}


@define
class Dodskanal:
    """A way out in which the process is killed, with a letter to somebody in its hand."""

    vid: str

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Die."""
        if adress == self.vid:
            os.kill(os.getpid(), signal.SIGKILL)


AVSANDAREN = "ks@stad.example"


def _do_med_paminnelsen(program: Program, mapp: Path) -> None:
    med_kanal(program, Dodskanal(HANDLAGGAREN))
    motor.skicka(program)


def _do_med_svaret(program: Program, mapp: Path) -> None:
    med_kanal(program, Dodskanal(AVSANDAREN))
    motor.skicka(program)


def test_killed_with_a_reminder_in_hand_it_is_sent_again_after_the_lease(installation: Installation) -> None:
    """Dör avsändaren med en påminnelse i handen sänds den igen när tiden har gått ut, men inte förr."""
    with installation.oppna() as program:
        en_paminnelse(program)
        assert samtidigt(installation, MORGON, _do_med_paminnelsen, 1) == ["dog"]
        assert brevet(program).lage == "skickas"
        post = Post()
        med_kanal(program, post)
        stall(program, MORGON + timedelta(minutes=2))
        assert motor.skicka(program) == Sandrapport()
        stall(program, MORGON + timedelta(minutes=10))
        assert motor.skicka(program).skickade == 1
        assert brevet(program).lage == "skickad"
        assert list(post.per_brev.values()) == [1]


def test_killed_with_an_answer_in_hand_it_is_uncertain_and_not_sent_again(installation: Installation) -> None:
    """Dör avsändaren med ett svar i handen vet ingen om det gick: det är ovisst tills en människa säger."""
    with installation.oppna() as program:
        med_kanal(program, Post())
        lopp = svar_per_epost(registrera(program).till("justerad"))
        assert samtidigt(installation, MORGON, _do_med_svaret, 1) == ["dog"]
        post = Post()
        med_kanal(program, post)
        stall(program, MORGON + timedelta(minutes=10))
        assert motor.skicka(program).ovissa == 1
        assert [b.lage for b in breven(program, "svar")] == ["oviss"]
        assert AVSANDAREN not in [adress for adress, _ in post.skickade]
        assert lopp.arende.tillstand == "justerad"


def test_an_answer_that_had_not_begun_is_no_question(installation: Installation) -> None:
    """Dör avsändaren med en påminnelse i handen har svaret bakom den inte börjat gå: det sänds, en gång."""
    with installation.oppna() as program:
        med_kanal(program, Post())
        lopp = svar_per_epost(registrera(program).till("justerad"))
        skriv_i_basen(program, "UPDATE brev SET nasta_forsok = '9' WHERE slag <> 'svar'")
        skriv_i_basen(program, "UPDATE brev SET nasta_forsok = '0' WHERE person = 'handlaggare'")
        assert samtidigt(installation, MORGON, _do_med_paminnelsen, 1) == ["dog"]
        assert [b.lage for b in breven(program, "svar")] == ["skickas"]
        post = Post()
        med_kanal(program, post)
        stall(program, MORGON + timedelta(minutes=10))
        motor.skicka(program)
        assert [adress for adress, _ in post.skickade].count(AVSANDAREN) == 1
        assert lopp.arende.tillstand == "overlamnad"


@define
class Slutkanal:
    """A way out in which somebody asks us to stop after so many letters."""

    kvar: int

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Take a letter."""
        self.kvar -= 1


def test_told_to_stop_it_puts_the_rest_back(program: Program) -> None:
    """Ombedd att sluta lämnar avsändaren tillbaka det som inte börjat gå: någon annan kan ta det genast."""
    for _ in range(25):
        registrera(program)
    kanal = Slutkanal(4)
    med_kanal(program, kanal)
    assert motor.skicka(program, lambda: kanal.kvar == 0).skickade == 4
    assert {b.lage for b in breven(program, "direkt")} == {"skickad", "vantar"}
    post = Post()
    med_kanal(program, post)
    assert motor.skicka(program).skickade == 21
    with program.databas.las() as f:
        assert {b.forsok for b in brevlada.lista(f)} == {1}


def test_cut_short_it_puts_the_rest_back(program: Program) -> None:
    """Avbryts ett varv med Ctrl-C är bara brevet i handen kvar hos avsändaren; resten kan tas genast."""
    for _ in range(5):
        registrera(program)

    class Avbruten:
        """A way out in which somebody presses Ctrl-C."""

        def skicka(self, meddelande: EmailMessage, adress: str) -> None:
            """Be cut short."""
            raise KeyboardInterrupt

    med_kanal(program, Avbruten())
    with pytest.raises(KeyboardInterrupt):
        motor.skicka(program)
    assert sorted(b.lage for b in breven(program, "direkt")) == ["skickas", *["vantar"] * 4]


def test_a_sender_that_slept_leaves_the_letters_that_another_took(installation: Installation) -> None:
    """Somnar datorn med brev i handen och en annan avsändare tar över dem, skickas inget två gånger."""
    with installation.oppna() as program, installation.oppna(fro=2) as annan:
        for _ in range(5):
            registrera(program)
        egen, annans = Post(), Post()

        @define
        class Somnar:
            """A way out in which the machine sleeps for a day after the first letter."""

            def skicka(self, meddelande: EmailMessage, adress: str) -> None:
                """Take a letter, and sleep."""
                egen.skicka(meddelande, adress)
                for den in (program, annan):
                    stall(den, NU + timedelta(days=1))
                motor.skicka(annan)

        med_kanal(program, Somnar())
        med_kanal(annan, annans)
        motor.skicka(program)
        assert sum(egen.per_brev.values()) == 1
        assert sorted(annans.per_brev.values()) == [1] * 5
        assert {b.lage for b in breven(program, "direkt")} == {"skickad"}


def test_the_same_letter_has_the_same_message_id_each_time(program: Program) -> None:
    """Ett brev som sänds om har samma Message-ID, så att mottagarens server kan se att det är samma."""
    post = Post(manus=[OVISST])
    en_paminnelse(program, post)
    motor.skicka(program)
    assert brevet(program).lage == "uppskjuten"
    stall(program, MORGON + timedelta(minutes=2))
    motor.skicka(program)
    assert list(post.per_brev.values()) == [1]
    nyckel = next(iter(post.per_brev))
    assert nyckel.endswith("@localhost>")


# ---- the table of waits


def test_a_letter_is_tried_by_the_table_and_given_up_after_two_days(program: Program) -> None:
    """Servern är nere: 1, 5, 15, 60, 120 och 240 minuter, sedan var fjärde timme, och efter två dygn ges
    brevet upp, så att det syns."""
    post = Post(manus=[TILLFALLIGT] * 99)
    en_paminnelse(program, post)
    nar = MORGON
    for minuter in (0, 1, 5, 15, 60, 120, *[240] * 11):
        assert brevet(program).lage in ("vantar", "uppskjuten")
        stall(program, nar + timedelta(minutes=minuter, seconds=-1))
        assert motor.skicka(program) == Sandrapport()
        nar += timedelta(minutes=minuter)
        stall(program, nar)
        assert motor.skicka(program) != Sandrapport()
    assert brevet(program).lage == "misslyckad"
    assert timedelta(hours=44) < nar - MORGON <= timedelta(hours=48)
    assert "451 försök senare" in str(brevet(program).fel)
    assert [p.lage for p in motor.halsa(program) if p.namn == "brev"] == ["rod"]


def test_a_temporary_fault_passes(program: Program) -> None:
    """Tillfälligt fel två gånger, sedan går det: brevet är sänt, en gång."""
    post = Post(manus=[TILLFALLIGT, TILLFALLIGT])
    en_paminnelse(program, post)
    for minuter in (0, 1, 6):
        stall(program, MORGON + timedelta(minutes=minuter))
        motor.skicka(program)
    assert brevet(program).lage == "skickad"
    assert list(post.per_brev.values()) == [1]


def test_a_temporary_fault_that_becomes_permanent_ends_at_once(program: Program) -> None:
    """Först tillfälligt, sedan nej: brevet är misslyckat, med serverns ord, och prövas inte mer."""
    post = Post(manus=[TILLFALLIGT, BESTAENDE])
    en_paminnelse(program, post)
    for minuter in (0, 1, 6, 600, 6000):
        stall(program, MORGON + timedelta(minutes=minuter))
        motor.skicka(program)
    assert (brevet(program).lage, brevet(program).fel) == ("misslyckad", "550 finns inte")
    assert post.skickade == []


def test_a_failed_letter_is_seen_by_whom_it_was_for_and_by_the_administrator(program: Program) -> None:
    """Ett misslyckat brev syns för den det var till, administratören och i hälsan, inte för vem som helst."""
    en_paminnelse(program, Post(manus=[BESTAENDE]))
    motor.skicka(program)
    for person, ser in (("handlaggare", 1), ("administrator", 1), ("registrator", 1), ("utomstaende", 0)):
        synliga = motor.lista_brev(program, aktor(person), lagen=("misslyckad",))
        assert len(synliga) == ser, person
    assert [p.lage for p in motor.halsa(program) if p.namn == "brev"] == ["rod"]


def test_somebody_without_an_address_is_told_of(program: Program) -> None:
    """Den som ska ha brevet saknar adress: misslyckat, och det står vad som ska göras; de andras brev går."""
    utan = Personuppgifter(personer=(Person(kod="handlaggare", namn="Handläggaren", epost=None),))
    motor.importera_personer(program, aktor("administrator"), uppgifter=utan, nyckel="utan")
    fall(program, "2011-10-07")
    svep_och_skriv(program, kl("2011-10-10 07:00"))
    post = Post()
    med_kanal(program, post)
    motor.skicka(program)
    assert {(b.person, b.lage) for b in breven(program)} == {
        ("handlaggare", "misslyckad"),
        ("familjechef", "skickad"),
    }
    mening = next(b.fel for b in breven(program) if b.person == "handlaggare")
    assert mening == "Handläggaren har ingen e-postadress: lägg till den."


def test_one_letter_that_fails_holds_up_no_other(program: Program) -> None:
    """Ett brev i mitten vägras: alla de andra går iväg i samma varv."""
    for kod in ("kollega", "granne", "utomstaende"):
        ge_roll(program, kod, "fordelare")
    for _ in range(8):
        registrera(program)
    post = Post(manus=[BESTAENDE, TILLFALLIGT, OVISST] * 3, till="kollega@example.org")
    med_kanal(program, post)
    rapport = motor.skicka(program)
    assert (rapport.skickade, rapport.misslyckade, rapport.uppskjutna) == (8 * 3, 3, 5)
    assert "kollega@example.org" not in {adress for adress, _ in post.skickade}


def test_a_fault_of_our_own_in_one_letter_holds_up_no_other(program: Program) -> None:
    """Ett brev som vi själva inte kan skriva (raderna är obegripliga) stannar; de andra går."""
    for _ in range(3):
        registrera(program)
    forst = breven(program, "direkt")[0]
    skriv_i_basen(program, "UPDATE brev SET rader = 'skräp' WHERE nyckel = :nyckel", nyckel=forst.nyckel)
    post = Post()
    med_kanal(program, post)
    rapport = motor.skicka(program)
    assert (rapport.skickade, rapport.misslyckade) == (2, 1)


def test_a_busy_store_only_puts_a_letter_off(program: Program) -> None:
    """Är databasen upptagen när brevet ska läsas är det inget fel på brevet: det prövas igen."""

    class Upptagen:
        """A way out behind a store that is busy just now."""

        def skicka(self, meddelande: EmailMessage, adress: str) -> None:
            """Be busy."""
            raise Upptaget("Databasen är upptagen.")

    en_paminnelse(program)
    med_kanal(program, Upptagen())
    assert motor.skicka(program).uppskjutna == 1
    assert brevet(program).lage == "uppskjuten"


def test_a_letter_tried_after_a_restart_counts_on(i_sqlite: Installation) -> None:
    """Försöken räknas vidare över en omstart: tredje försöket väntar femton minuter."""
    with i_sqlite.oppna() as program:
        en_paminnelse(program, Post(manus=[TILLFALLIGT] * 2))
        for minuter in (0, 1):
            stall(program, MORGON + timedelta(minutes=minuter))
            motor.skicka(program)
    for minuter, provas in ((5, False), (6, True), (20, False), (21, True)):
        klocka = Stallklocka(MORGON + timedelta(minutes=minuter))
        with i_sqlite.oppna(klocka, fro=minuter) as program:
            med_kanal(program, Post(manus=[Leveransfel("nej")]))
            assert (motor.skicka(program).uppskjutna == 1) is provas, minuter
