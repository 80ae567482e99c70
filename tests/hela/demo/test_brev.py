"""Every letter that the demo tells of lies on disk, and every one on disk is told of."""

import pytest

from arbetsflode import motor
from arbetsflode.demo.berattelse import PAMINNELSER
from konfiguration.trappa import STANDARDTRAPPA
from tests.hela.demo.spelat import ADMIN, Spelat, brevet, filer
from tillstand.handelser import Handelseslag

pytestmark = pytest.mark.xdist_group("demo")


def test_the_letters_on_disk_are_those_that_the_base_calls_sent(forsta: Spelat) -> None:
    """Nothing waits, nothing failed, and each sent letter is one file."""
    brev = motor.lista_brev(forsta.program, ADMIN)
    lagen = {b.lage for b in brev}
    assert lagen == {"skickad", "aterkallad"}
    skickade = [b for b in brev if b.lage == "skickad"]
    assert len(skickade) == len(filer(forsta.resultat.brevmapp))
    assert len(skickade) == len(forsta.resultat.brev) + forsta.resultat.sigill


def test_each_letter_told_of_is_the_letter_on_disk(forsta: Spelat) -> None:
    """The same subject, at the same moment, to the person's own address."""
    adresser = {p.namn: p.epost for p in motor.lista_personer(forsta.program, ADMIN).personer.values()}
    for rad in forsta.resultat.brev:
        brev = brevet(forsta, rad.fil)
        assert (brev["Subject"], brev["To"]) == (rad.amne, adresser.get(rad.till, rad.till))
        assert brev["Date"].datetime == rad.nar


def test_every_rung_has_a_word_in_the_story() -> None:
    """A reminder that the story has no word for could not be told."""
    assert {steg.namn for steg in STANDARDTRAPPA} == set(PAMINNELSER)


def test_an_answer_leaves_by_e_mail_and_only_then_is_the_case_overlamnad(forsta: Spelat) -> None:
    """The case waits while the letter is on its way; the arrow is taken when it has gone."""
    for fall in ("motion", "kommission"):
        begard, tagen = (
            next(h for h in forsta.handelser(fall) if (h.slag, h.namn) == (slag, "overlamna"))
            for slag in (Handelseslag.UTSKICK_BEGART, Handelseslag.OVERGANG)
        )
        assert (begard.till, tagen.till, tagen.av) == (None, "overlamnad", begard.av)
        assert begard.noterat < tagen.noterat
        svaret = next(
            b
            for b in forsta.resultat.brev
            if b.till == "kommunstyrelsen@demostaden.invalid" and forsta.arende(fall).diarienummer in b.amne
        )
        bifogat = [del_.get_filename() for del_ in brevet(forsta, svaret.fil).iter_attachments()]
        assert bifogat == ["tjansteutlatande.txt", "protokollsutdrag.txt"]
