"""The demo tells a true story: every line of it stands in the journal."""

from datetime import date, datetime
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.demo import Handelserad, spela
from arbetsflode.demo.arenden import FALL
from arbetsflode.motor import Handelsevy
from tests.hela.demo.spelat import ADMIN, I_ORDNING, Spelat, brevet, filer, text
from tillstand.arbetsdagar import lokal_dag
from tillstand.innehall import Upphovsman
from tillstand.remiss import Remiss

pytestmark = pytest.mark.xdist_group("demo")


def test_twice_gives_the_same_story_and_the_same_letters(forsta: Spelat, tmp_path: Path) -> None:
    """Lines, table, ids and the very bytes of the letters are the same in another folder another day."""
    sagt: list[str] = []
    mapp = tmp_path / "demo"
    andra = spela(mapp, sagt.append)
    assert tuple(sagt) == andra.rader
    assert [rad.replace(str(mapp), "M") for rad in andra.rader] == [
        rad.replace(str(forsta.resultat.mapp), "M") for rad in forsta.resultat.rader
    ]
    assert (andra.handelser, andra.brev, andra.slut) == (
        forsta.resultat.handelser,
        forsta.resultat.brev,
        forsta.resultat.slut,
    )
    assert filer(andra.brevmapp) == filer(forsta.resultat.brevmapp)


def test_progress_is_told_scene_by_scene(forsta: Spelat) -> None:
    """The one who waits sees how far it has come, up to all of it."""
    antal = sum(len(fall.scener) for fall in FALL)
    assert forsta.framsteg == tuple((n, antal) for n in range(1, antal + 1))


def test_every_line_is_what_the_journal_says(forsta: Spelat) -> None:
    """Who did what on which day, and the state it led to: the story and the post agree."""
    for rad in _rader_om_arenden(forsta):
        handelser = [h for h in forsta.handelser(rad.fall) if h.nummer in rad.poster]
        assert {h.nummer for h in handelser} == set(rad.poster)
        for handelse in handelser:
            assert date.fromisoformat(handelse.dag) == lokal_dag(rad.nar)
            assert datetime.fromisoformat(handelse.noterat) == rad.nar
        assert rad.person in {h.av for h in handelser}
        for post, tillstand in zip(rad.poster, rad.tillstand, strict=True):
            assert _tillstand_efter(forsta.handelser(rad.fall), post) == tillstand


def test_nothing_in_the_journal_is_left_untold(forsta: Spelat) -> None:
    """Each post of the five cases stands behind exactly one line of the story, in order."""
    for fall in I_ORDNING:
        sagda = [post for rad in _rader_om_arenden(forsta) if rad.fall == fall for post in rad.poster]
        assert sagda == list(range(1, forsta.arende(fall).version + 1))


def test_every_line_stands_in_the_printed_story(forsta: Spelat) -> None:
    """What the result says was told is what was written, in the same order."""
    berattat = " ".join(" ".join(forsta.resultat.rader).split())
    plats = 0
    for rad in forsta.resultat.handelser:
        plats = berattat.find(f"{rad.vem} {rad.vad}", plats)
        assert plats >= 0, rad


def _rader_om_arenden(spelat: Spelat) -> list[Handelserad]:
    return [rad for rad in spelat.resultat.handelser if rad.arende]


def _tillstand_efter(handelser: tuple[Handelsevy, ...], post: int) -> str | None:
    return [h.till for h in handelser if h.nummer <= post and h.till is not None][-1]


def test_the_checker_finds_nothing(forsta: Spelat) -> None:
    """Journal, tables, files, letters and seals agree, when the demo ends and when it is opened anew."""
    assert forsta.resultat.granskning.avvikelser == ()
    assert motor.verifiera(forsta.program).avvikelser == ()
    assert forsta.resultat.granskning.arenden == len(FALL)


def test_the_people_act_by_role_and_the_authors_of_the_papers_never_act(forsta: Spelat) -> None:
    """No named person does anything, and no letter names an author."""
    organisation = motor.lista_personer(forsta.program, ADMIN)
    namn = {u.namn for fall in I_ORDNING for u in _upphovsman(forsta.arende(fall))}
    assert len(namn) == 5
    allt = "\n".join(forsta.resultat.rader) + "".join(
        text(brevet(forsta, b.fil)) for b in forsta.resultat.brev
    )
    assert not [ett for ett in namn if ett in allt]
    assert not namn & {p.namn for p in organisation.personer.values()}


def _upphovsman(arende: Remiss) -> tuple[Upphovsman, ...]:
    return arende.mottagen.objekt.upphovsman if arende.mottagen.objekt else ()
