"""The steps of a case in the pages: the form, what is wrong with it, and what becomes of it."""

from arbetsflode.program import Program
from tests.programbyggare import Lopp, registrera
from tests.webb.conftest import Vid


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
    assert "Fördela" in svar.text


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
