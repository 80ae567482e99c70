"""What came in is found again: by its words, by the thread, settled or not."""

import pytest

from arbetsflode import motor
from arbetsflode.inkorg import Postlage, Vag
from arbetsflode.lager import brevlada
from arbetsflode.program import Program
from notiser.brev import Brevslag, meddelande_id
from tests.byggare import IDAG, registrering
from tests.motor.inkorgsbyggare import REG, brev, lagg
from tests.programbyggare import aktor, registrera, svar_per_epost
from tillstand.innehall import Avsandare, Sekretess


@pytest.mark.parametrize("fraga", ["lekplats", "lekpla", "motioner lekplatser", "KS 2011/77", "missiv"])
def test_what_came_in_is_found_by_its_words(program: Program, fraga: str) -> None:
    """Rubrik, avsändare, nummer och filnamn hittar det; varje ord ska finnas."""
    post = lagg(program)
    lagg(program, "Naturvårdsverket", "Remiss av förslag till föreskrifter om hamnar", namn="hamnar.pdf")
    assert [i.post.id for i in motor.inkorgen(program, REG, sok=fraga).poster] == [post.id]
    assert motor.inkorgen(program, REG, sok=f"{fraga} hamnar").poster == ()
    assert motor.inkorgen(program, REG, sok=f"{'remiss av motion om lekplatser ' * 3} hamnar").poster == ()


def test_a_search_without_words_finds_nothing(program: Program) -> None:
    """Bara skiljetecken hittar inget."""
    lagg(program)
    assert motor.inkorgen(program, REG, sok="?!").poster == ()


def test_what_is_settled_is_found_again(program: Program) -> None:
    """Det som blev ärende eller lades åt sidan hittas; det som lades åt sidan har kvar sin rubrik."""
    blev, undan = lagg(program), lagg(program, "Reklamutskick AB", "Erbjudande om parkbänkar", namn="rek.pdf")
    motor.registrera(
        program,
        REG,
        namnd="soc",
        underlag=registrering(),
        nyckel="r",
        handlingar=motor.inlagor_ur(program, REG, id_=blev.id)[0],
        inkommet=(blev.id, blev.version),
    )
    motor.lagg_undan_inkommet(
        program, REG, id_=undan.id, version=undan.version, skal="Reklam", nyckel="undan"
    )
    traff = motor.inkorgen(program, REG, sok="missiv.pdf").poster
    assert [(i.post.id, i.post.lage) for i in traff] == [(blev.id, Postlage.REGISTRERAD)]
    assert motor.inkorgen(program, REG, sok="missiv", lage=Postlage.EJ_ARENDE).poster == ()
    (reklam,) = motor.inkorgen(program, REG, sok="rek.pdf").poster
    assert (reklam.post.lage, reklam.post.rubrik) == (Postlage.EJ_ARENDE, undan.rubrik)


def test_a_secret_cases_letter_is_found_by_no_search_of_others(program: Program) -> None:
    """Det som blev ett hemligt ärende i en annan nämnd finns inte i sökningen."""
    post = lagg(program)
    hemlig = registrering(sekretess=Sekretess(lagrum="OSL 26:1", dag=IDAG))
    kvitto = motor.registrera(
        program, REG, namnd="soc", underlag=hemlig, nyckel="r", inkommet=(post.id, post.version)
    )
    annan = aktor("granne")
    assert [i.diarienummer for i in motor.inkorgen(program, REG, sok="missiv").poster] == [
        kvitto.diarienummer
    ]
    assert motor.inkorgen(program, annan, sok="missiv").poster == ()


def test_an_erased_case_leaves_no_words_in_the_inbox(program: Program) -> None:
    """Gallras texter i ärendet hittas brevet inte längre på sina ord."""
    post = lagg(program)
    handlingar_ = motor.inlagor_ur(program, REG, id_=post.id)[0]
    kvitto = motor.registrera(
        program,
        REG,
        namnd="soc",
        underlag=registrering(titel="Motion om lekplatser"),
        nyckel="r",
        handlingar=handlingar_,
        inkommet=(post.id, post.version),
    )
    urval = motor.Gallringsurval(ord="lekplatser")
    plan = motor.gallringsplan(program, arende=kvitto.arende, urval=urval)
    motor.gallra_falt(program, aktor("administrator"), plan=plan, beslut="Beslut 1", nyckel="g")
    assert motor.inkorgen(program, REG, sok="missiv").poster == ()


def test_an_answer_to_our_own_letter_finds_its_case(program: Program) -> None:
    """Den som svarar på vårt svar hittar till ärendet, utan att något nummer står där."""
    lopp = registrera(
        program, "Remiss om stadsodling", avsandare=Avsandare(organ="Föreningen", epost="f@exempel.example")
    ).till("justerad")
    svar_per_epost(lopp)
    with program.databas.las() as f:
        ut = next(b for b in brevlada.for_arende(f, lopp.id) if b.slag == Brevslag.SVAR)
    id_ = meddelande_id(ut.nyckel, program.avsandardoman())
    tack = brev(In_Reply_To=id_).replace(b"KS 2011/77", b"").replace(b"lekplatser", b"annat")
    post = motor.ta_emot(program, REG, innehall=tack, filnamn="tack.eml", vag=Vag.SIDA, nyckel="tack")
    motor.las_inkommet(program, REG, id_=post.id)
    traffar = motor.inkommet(program, REG, id_=post.id).traffar
    assert [(t.arende, t.slag) for t in traffar] == [(lopp.id, motor.Traffslag.SVAR)]
