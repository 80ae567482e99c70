"""Letters as people see them: all that one may know of, and sent again when somebody asks."""

from datetime import timedelta

import pytest

from arbetsflode import motor
from arbetsflode.lager import brevlada
from arbetsflode.lager.brevlada import NyttBrev
from arbetsflode.program import Program
from tests.byggare import NU
from tests.motor.paminnelser import BESTAENDE, OVISST, TILLFALLIGT, Post, skriv_i_basen
from tests.programbyggare import aktor, med_kanal, registrera, stall, svar_per_epost
from tillstand.fel import Leveransfel, OgiltigOvergang, SaknarBehorighet, Saknas


def misslyckat(program: Program) -> str:
    """A letter to the fordelare that did not arrive; its id."""
    registrera(program)
    med_kanal(program, Post(manus=[BESTAENDE]))
    motor.skicka(program)
    (brev,) = motor.lista_brev(program, aktor("administrator"), lagen=("misslyckad",))
    return brev.id


def lage(program: Program, brev: str) -> tuple[str, int]:
    """Where a letter is, and how many times it has been tried."""
    alla = motor.lista_brev(program, aktor("administrator"))
    return next((b.lage, b.forsok) for b in alla if b.id == brev)


@pytest.mark.parametrize("person", ["administrator", "registrator", "namndsekreterare"])
def test_a_failed_letter_is_sent_again_when_somebody_asks(program: Program, person: str) -> None:
    """Ett brev som inte kom fram läggs tillbaka med alla sina försök, och går."""
    brev = misslyckat(program)
    post = Post()
    med_kanal(program, post)
    motor.skicka_igen(program, aktor(person), brev=brev)
    assert lage(program, brev) == ("vantar", 0)
    motor.skicka(program)
    assert lage(program, brev) == ("skickad", 1)
    assert len(post.skickade) == 1


def test_what_holds_no_longer_is_not_sent_again(program: Program) -> None:
    """Raderna prövas om när brevet går: är ärendet fördelat sägs det inte längre att det ska fördelas."""
    lopp = registrera(program)
    med_kanal(program, Post(manus=[BESTAENDE]))
    motor.skicka(program)
    (brev,) = motor.lista_brev(program, aktor("administrator"), lagen=("misslyckad",))
    lopp.gor("fordela", "fordelare")
    motor.skicka_igen(program, aktor("administrator"), brev=brev.id)
    med_kanal(program, Post())
    motor.skicka(program)
    assert lage(program, brev.id)[0] == "aterkallad"


def test_not_everybody_may_send_again(program: Program) -> None:
    """En handläggare ser inte andras brev; den det var till ser det men skickar inte igen."""
    brev = misslyckat(program)
    with pytest.raises(SaknarBehorighet):
        motor.skicka_igen(program, aktor("fordelare"), brev=brev)
    for person in ("utomstaende", "handlaggare"):
        with pytest.raises((Saknas, SaknarBehorighet)):
            motor.skicka_igen(program, aktor(person), brev=brev)
    assert lage(program, brev)[0] == "misslyckad"


def test_only_a_failed_letter_is_sent_again(program: Program) -> None:
    """Ett brev som har gått, eller redan väntar, skickas inte igen."""
    brev = misslyckat(program)
    motor.skicka_igen(program, aktor("administrator"), brev=brev)
    with pytest.raises(OgiltigOvergang):
        motor.skicka_igen(program, aktor("administrator"), brev=brev)
    med_kanal(program, Post())
    motor.skicka(program)
    with pytest.raises(OgiltigOvergang):
        motor.skicka_igen(program, aktor("administrator"), brev=brev)
    with pytest.raises(Saknas):
        motor.skicka_igen(program, aktor("administrator"), brev="finns inte")


def test_an_answer_is_never_sent_again_by_that(program: Program) -> None:
    """Ett svar som inte kom fram överlämnas på nytt; det läggs inte tillbaka i lådan."""
    svar_per_epost(registrera(program).till("justerad"))
    med_kanal(program, Post(manus=[BESTAENDE], till="ks@stad.example"))
    motor.skicka(program)
    (svar,) = [b for b in motor.lista_brev(program, aktor("administrator")) if b.slag == "svar"]
    assert svar.lage == "misslyckad"
    with pytest.raises(OgiltigOvergang, match="överlämnas på nytt"):
        motor.skicka_igen(program, aktor("registrator"), brev=svar.id)


def test_ones_own_letters_are_found_behind_hundreds_of_others(program: Program) -> None:
    """Listan visar de senaste breven som man får se, också när andras nyare är fler än listan rymmer."""
    lopp = registrera(program)
    skriv_i_basen(program, "UPDATE brev SET person = 'granne'")
    with program.databas.skriv() as f:
        for nummer in range(205):
            brev = NyttBrev(
                id=f"nytt{nummer}",
                nyckel=f"nytt:{nummer}",
                slag="direkt",
                person="fordelare",
                adress=None,
                dag="2011-10-03",
                rader="[]",
                arenden=frozenset({lopp.id}),
                nu=NU + timedelta(minutes=nummer),
            )
            brevlada.lagg(f, brev)
    assert [b.person for b in motor.lista_brev(program, aktor("granne"))] == ["granne"]
    assert len(motor.lista_brev(program, aktor("registrator"))) == 200
    assert motor.lista_brev(program, aktor("granne"), lagen=("skickad",)) == ()


@pytest.mark.parametrize("fel", [OVISST, TILLFALLIGT])
def test_a_copy_is_sent_again(program: Program, fel: Leveransfel) -> None:
    """En kopia för kännedom sänds igen, också när ingen vet om den kom fram; svaret frågar."""
    svar_per_epost(registrera(program).till("justerad"), kopia_till=("kopia@stad.example",))
    post = Post(manus=[fel], till="kopia@stad.example")
    med_kanal(program, post)
    motor.skicka(program)
    (kopia,) = [b for b in motor.lista_brev(program, aktor("administrator")) if b.slag == "kopia"]
    assert kopia.lage == "uppskjuten"
    stall(program, NU + timedelta(hours=1))
    motor.skicka(program)
    assert lage(program, kopia.id)[0] == "skickad"
