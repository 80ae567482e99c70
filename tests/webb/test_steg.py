"""The steps of a case in the pages: the form, what is wrong with it, and what becomes of it."""

import pytest

from arbetsflode import motor
from arbetsflode.program import Program
from tests.programbyggare import Lopp, aktor, registrera
from tests.webb.conftest import Vid
from tillstand.motivering import Motivering


def _lopp(program: Program) -> Lopp:
    return registrera(program, "Remiss om lekplatser", nyckel="webbprov")


def test_a_case_is_distributed_from_its_page(program: Program, vid: Vid) -> None:
    """The fördelare opens the form, chooses, and the page of the case says what was done."""
    lopp, chef = _lopp(program), vid("fordelare")
    sidan = chef.hamta(f"/arenden/{lopp.id}")
    assert sidan.rubrik == "Remiss om lekplatser"
    assert f"/arenden/{lopp.id}/steg/fordela" in sidan.html
    svar = chef.skicka(f"/arenden/{lopp.id}/steg/fordela", {"handlaggare": "handlaggare", "enhet": "bistand"})
    assert svar.status == 303
    efter = chef.folj(svar)
    assert "Ärendet är fördelat." in efter.text
    assert "Handlaggare, Enheten för bistånd" in efter.text
    assert lopp.arende.tillstand == "beredning"


def test_every_fault_comes_back_at_its_field_with_what_was_typed(program: Program, vid: Vid) -> None:
    """A form that is not finished tells all that is missing and keeps the rest."""
    lopp, chef = _lopp(program), vid("fordelare")
    svar = chef.skicka(f"/arenden/{lopp.id}/steg/fordela", {"malsammantrade.dag": "2011-10-27"})
    assert svar.status == 422
    assert 'href="#f-handlaggare"' in svar.html
    assert 'href="#f-enhet"' in svar.html
    assert 'value="2011-10-27"' in svar.html
    assert lopp.arende.tillstand == "mottagen"


def test_whoever_was_second_sees_what_happened_and_keeps_the_text(program: Program, vid: Vid) -> None:
    """Two write on the same case: the second gets a calm page with the text that was typed."""
    lopp, registratorn = _lopp(program), vid("registrator")
    vag = f"/arenden/{lopp.id}/steg/anteckna"
    oppnad = registratorn.hamta(vag)
    lopp.gor("fordela", "fordelare")
    svar = registratorn.klient.post(
        vag, data={**oppnad.dolda, "text": "Avsändaren ringde."}, follow_redirects=False
    )
    assert svar.status_code == 409
    assert "Någon annan hann före" in svar.text
    assert "Avsändaren ringde." in svar.text
    assert "Ärendet är fördelat till Handlaggare" in svar.text
    assert "Tillbaka till sidan du kom från" not in svar.text


def test_whoever_was_second_and_came_from_a_meeting_finds_the_way_back(program: Program, vid: Vid) -> None:
    """Krocken leder till ärendet, och tillbaka till sammanträdet som man kom från."""
    lopp, registratorn = _lopp(program), vid("registrator")
    vag = f"/arenden/{lopp.id}/steg/anteckna?fran=/namnder/soc"
    oppnad = registratorn.hamta(vag)
    lopp.gor("fordela", "fordelare")
    falt = {**oppnad.dolda, "text": "Ringde."}
    svar = registratorn.klient.post(vag.partition("?")[0], data=falt, follow_redirects=False)
    assert svar.status_code == 409
    assert '<a class="ds-link" href="/namnder/soc">Tillbaka till sidan du kom från</a>' in svar.text


def test_a_form_that_is_sent_twice_is_done_once(program: Program, vid: Vid) -> None:
    """The same form again gets the first answer."""
    lopp, registratorn = _lopp(program), vid("registrator")
    vag = f"/arenden/{lopp.id}/steg/anteckna"
    falt = {**registratorn.hamta(vag).dolda, "text": "Avsändaren ringde."}
    svaren = [registratorn.klient.post(vag, data=falt, follow_redirects=False) for _ in range(2)]
    assert [svar.status_code for svar in svaren] == [303, 303]
    assert svaren[0].headers["location"] == svaren[1].headers["location"]
    assert sum(h.namn == "anteckna" for h in lopp.visa().handelser) == 1


def test_a_step_that_the_case_has_not_looks_like_a_page_that_is_not_there(program: Program, vid: Vid) -> None:
    """Unknown steps, unknown cases and cases of others look the same."""
    lopp = _lopp(program)
    svaren = [
        vid("registrator").hamta(f"/arenden/{lopp.id}/steg/justera"),
        vid("registrator").hamta("/arenden/finnsinte/steg/fordela"),
        vid("granne").hamta(f"/arenden/{lopp.id}/steg/fordela"),
        vid("granne").hamta(f"/arenden/{lopp.id}"),
    ]
    assert {svar.status for svar in svaren} == {404}
    assert {svar.rubrik for svar in svaren} == {"Sidan finns inte"}


@pytest.mark.parametrize(
    "fran", ["https://ond.example/", "//ond.example", "//[", "/\\ond.example", "lista", "/", "", "/lista#x"]
)
def test_only_a_page_of_ours_is_gone_back_to(program: Program, vid: Vid, fran: str) -> None:
    """Annars leder steget till ärendets sida, och Avbryt också."""
    lopp, registratorn = _lopp(program), vid("registrator")
    vag = f"/arenden/{lopp.id}/steg/anteckna"
    sidan = registratorn.klient.get(vag, params={"fran": fran})
    assert f'<a class="ds-link" href="/arenden/{lopp.id}">Avbryt</a>' in sidan.text
    svar = registratorn.skicka(vag, {"text": "Avsändaren ringde.", "_fran": fran})
    assert svar.vart.startswith(f"/arenden/{lopp.id}?kvitto=")


def test_the_filters_of_the_page_one_came_from_are_kept(program: Program, vid: Vid) -> None:
    """En adress med frågor får kvittot efter dem."""
    lopp, registratorn = _lopp(program), vid("registrator")
    vag = f"/arenden/{lopp.id}/steg/anteckna"
    svar = registratorn.skicka(vag, {"text": "Avsändaren ringde.", "_fran": "/lista?sok=lek"})
    assert svar.vart.startswith(f"/lista?sok=lek&klart={lopp.id}&kvitto=")


def test_what_came_back_is_in_the_form_with_the_comment(program: Program, vid: Vid) -> None:
    """Nobody writes a proposal anew because one word was missing."""
    lopp = _lopp(program).till("beredning").bifoga("handlaggare")
    handlaggaren, vag = vid("handlaggare"), f"/arenden/{lopp.id}/steg/lagg_forslag"
    falt = {"beslutspunkter": "Tillstyrk.\n\nJustera omedelbart.", "stallningstagande": "tillstyrker"}
    assert handlaggaren.skicka(vag, falt).status == 303
    lopp.kvitto = motor.aterlamna(
        program,
        aktor("avdelningschef"),
        arende=lopp.id,
        version=lopp.arende.version,
        kommentar=Motivering(text="Kostnaden saknas."),
        nyckel="tillbaka",
    )
    sidan = handlaggaren.hamta(vag)
    assert "Avdelningschef skickade tillbaka det med orden: Kostnaden saknas." in sidan.text
    assert "Tillstyrk.\n\nJustera omedelbart." in sidan.html
    assert '<option value="tillstyrker" selected>' in sidan.html


def test_the_decision_and_every_word_of_the_journal_stand_on_the_case(program: Program, vid: Vid) -> None:
    """Paragraph, outcome and text of the decision; a long note is not cut."""
    lopp = _lopp(program).till("beredning")
    langt = "Avsändaren ringde och frågade när svaret kommer. " * 5
    lopp.gor("anteckna", "registrator", text=langt.strip())
    lopp.till("justerad")
    for vag in (f"/arenden/{lopp.id}", f"/arenden/{lopp.id}/dagboksblad"):
        assert langt.strip() in vid("registrator").hamta(vag).text
    sidan = vid("registrator").hamta(f"/arenden/{lopp.id}").text
    beslut = lopp.arende.namndbeslut
    assert beslut is not None
    assert f"§ {beslut.paragraf}" in sidan
    assert beslut.beslutstext in sidan
