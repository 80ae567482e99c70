"""The receipt to the sender: one letter, in the same transaction as the registration."""

from email.message import EmailMessage
from typing import Any

import pytest
from attrs import define, field

from arbetsflode import motor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND, NU, registrering
from tests.programbyggare import Lopp, aktor, med_kanal, stall
from tillstand.fel import Leveransfel, Nyckelkonflikt, Saknas, VillkorEjUppfyllt
from tillstand.innehall import Avsandare, Sekretess

TILL = "ks@stad.example"
TITEL = "Remiss om lekplatser"
AVSANDARE = Avsandare(organ="Kommunstyrelsen", diarienummer="KS 7", epost=TILL)


@define
class Utlopp:
    """A way out of the house that keeps what goes to the sender, and fails when told to."""

    fel: list[Leveransfel] = field(factory=list)
    skickade: list[EmailMessage] = field(factory=list)

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Keep it, or fail."""
        if adress != TILL:
            return
        if self.fel:
            raise self.fel.pop(0)
        self.skickade.append(meddelande)


@pytest.fixture
def utlopp(program: Program) -> Utlopp:
    """The way out that the program uses."""
    utlopp = Utlopp()
    med_kanal(program, utlopp)
    return utlopp


def registrera(program: Program, *, nyckel: str = "en", kvittera: bool = True, **registrerat: Any) -> Kvitto:
    """Register, with a receipt unless told otherwise."""
    return motor.registrera(
        program,
        aktor("registrator"),
        namnd=NAMND,
        underlag=registrering(**{"titel": TITEL, "avsandare": AVSANDARE, **registrerat}),
        nyckel=nyckel,
        kvittera=kvittera,
    )


def kvittona(lopp: Lopp) -> list[Brevrad]:
    """The receipts in the box of a case."""
    return [brev for brev in lopp.visa().brev if brev.slag == "kvitto"]


def text(brev: EmailMessage) -> str:
    """The words of a letter, with its subject."""
    kropp = brev.get_body(("plain",))
    assert kropp is not None
    return f"{brev['Subject']}\n{kropp.get_content()}"


def test_the_receipt_leaves_once_and_answers_go_to_the_namnd(program: Program, utlopp: Utlopp) -> None:
    """Ett brev till avsändarens adress, med numret som registreringen gav."""
    lopp = Lopp(program, registrera(program))
    assert [(b.adress, b.person, b.lage) for b in kvittona(lopp)] == [(TILL, None, "vantar")]
    motor.skicka(program)
    motor.skicka(program)
    (brev,) = utlopp.skickade
    assert brev["Reply-To"] == "soc@provstad.example"
    assert brev["Subject"] == f"Vi har tagit emot: {TITEL}"
    assert f"Vårt diarienummer: {lopp.kvitto.diarienummer}\n" in text(brev)
    assert [b.lage for b in kvittona(lopp)] == ["skickad"]
    assert motor.verifiera(program).haller


def test_without_being_asked_for_there_is_no_receipt(program: Program, utlopp: Utlopp) -> None:
    """Att adressen är känd räcker inte."""
    lopp = Lopp(program, registrera(program, kvittera=False))
    motor.skicka(program)
    assert (kvittona(lopp), utlopp.skickade) == ([], [])


def test_asking_again_under_the_same_key_makes_no_second_receipt(program: Program, utlopp: Utlopp) -> None:
    """Samma fråga får samma svar; samma nyckel utan kvitto är en annan fråga."""
    forst = registrera(program)
    assert registrera(program) == forst
    with pytest.raises(Nyckelkonflikt):
        registrera(program, kvittera=False)
    motor.skicka(program)
    assert len(utlopp.skickade) == 1
    assert len(kvittona(Lopp(program, forst))) == 1


@pytest.mark.parametrize(
    "avsandare", [None, Avsandare(organ="Kommunstyrelsen")], ids=["ingen", "utan adress"]
)
def test_a_receipt_needs_an_address(program: Program, avsandare: Avsandare | None) -> None:
    """Utan avsändarens e-post registreras inget, och det sägs vad som fattas."""
    with pytest.raises(VillkorEjUppfyllt) as fel:
        registrera(program, avsandare=avsandare)
    assert [b.kod for b in fel.value.brister] == ["kvitto_utan_epost"]
    assert motor.lista(program, aktor("registrator")) == ()


def test_what_is_refused_sends_no_receipt(program: Program, utlopp: Utlopp) -> None:
    """En möjlig dubblett registreras inte, och då går inget brev."""
    registrera(program, kvittera=False)
    with pytest.raises(VillkorEjUppfyllt):
        registrera(program, nyckel="två")
    motor.skicka(program)
    assert utlopp.skickade == []


@pytest.mark.parametrize("gor", ["fordela", "makulera"])
def test_the_receipt_is_not_withdrawn_whatever_becomes_of_the_case(
    program: Program, utlopp: Utlopp, gor: str
) -> None:
    """Det som har kommit in har kommit in, också när ärendet hinner fördelas eller makuleras."""
    lopp = Lopp(program, registrera(program))
    lopp.gor(gor, "fordelare" if gor == "fordela" else "registrator")
    motor.skicka(program)
    assert [b.lage for b in kvittona(lopp)] == ["skickad"]
    assert len(utlopp.skickade) == 1


def test_of_a_secret_case_only_the_numbers_leave_the_house(program: Program, utlopp: Utlopp) -> None:
    """Också när märkningen sattes efter registreringen men innan brevet gick."""
    hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG)
    registrera(program, titel="Om Anna", sekretess=hemligt)
    andra = Avsandare(organ="Kommunstyrelsen", diarienummer="KS 8", epost=TILL)
    sent = Lopp(program, registrera(program, nyckel="två", titel="Om Anna", avsandare=andra))
    sent.gor("komplettera", "registrator", sekretess=hemligt)
    motor.skicka(program)
    assert len(utlopp.skickade) == 2
    for brev, deras in zip(utlopp.skickade, ("KS 7", "KS 8"), strict=True):
        assert "Anna" not in str(brev["Subject"]) + text(brev)
        assert "oktober" not in text(brev)
        assert deras in str(brev["Subject"])


def test_a_receipt_that_does_not_get_through_is_tried_again_and_changes_nothing(
    program: Program, utlopp: Utlopp
) -> None:
    """Tillfälligt fel: nytt försök. Nej för gott: brevet syns som misslyckat, skickas igen av en människa."""
    utlopp.fel = [Leveransfel("451 senare"), Leveransfel("550 finns inte", bestaende=True)]
    lopp = Lopp(program, registrera(program))
    version = lopp.arende.version
    motor.skicka(program)
    assert [b.lage for b in kvittona(lopp)] == ["uppskjuten"]
    stall(program, NU.replace(hour=NU.hour + 1))
    motor.skicka(program)
    (misslyckat,) = kvittona(lopp)
    assert (misslyckat.lage, lopp.arende.version) == ("misslyckad", version)
    motor.skicka_igen(program, aktor("registrator"), brev=misslyckat.id)
    motor.skicka(program)
    assert len(utlopp.skickade) == 1


def test_nobody_is_asked_about_a_receipt_that_may_have_got_away(program: Program, utlopp: Utlopp) -> None:
    """Två likadana kvitton gör ingen skada: det skickas om."""
    utlopp.fel = [Leveransfel("linjen bröts efter DATA", oviss=True)]
    lopp = Lopp(program, registrera(program))
    assert motor.skicka(program).ovissa == 0
    assert [b.lage for b in kvittona(lopp)] == ["uppskjuten"]


def test_after_a_restore_the_registrator_says_whether_the_receipt_left(
    program: Program, utlopp: Utlopp
) -> None:
    """Bara den som har ärendet vet vem som kan frågas; gick det inte iväg skickas det igen."""
    lopp = Lopp(program, registrera(program))
    manifest = motor.sakerhetskopiera(program).manifest
    motor.notera_aterstallning(program, aktor("system"), "kopian", manifest)
    motor.borja_skicka(program, aktor("administrator"))
    (ovisst,) = kvittona(lopp)
    assert ovisst.lage == "oviss"
    with pytest.raises(Saknas):
        motor.avgor_ovisst(program, aktor("administrator"), brev=ovisst.id, gick=True)
    motor.avgor_ovisst(program, aktor("registrator"), brev=ovisst.id, gick=False)
    motor.skicka(program)
    assert len(utlopp.skickade) == 1


def test_nothing_is_erased_from_a_case_while_its_receipt_waits(program: Program, utlopp: Utlopp) -> None:
    """Gallringen väntar på brevet, och tar sedan adressen ur lådan."""
    lopp = Lopp(program, registrera(program))
    plan = motor.gallringsplan(program, arende=lopp.id, urval=motor.Gallringsurval(ord=TILL))
    administrator = aktor("administrator")
    with pytest.raises(VillkorEjUppfyllt):
        motor.gallra_falt(program, administrator, plan=plan, beslut="AN 2011 § 7", nyckel="g")
    motor.skicka(program)
    motor.gallra_falt(program, administrator, plan=plan, beslut="AN 2011 § 7", nyckel="g")
    (brev,) = [b for b in motor.lista_brev(program, administrator) if b.slag == "kvitto"]
    assert brev.adress != TILL
