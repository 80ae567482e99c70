"""Taking back in the pages: what has been asked for, and the last step."""

from arbetsflode.program import Program
from tests.programbyggare import Lopp, registrera, svar_per_epost
from tests.webb.conftest import Vid


def _lopp(program: Program) -> Lopp:
    return registrera(program, "Remiss om lekplatser", nyckel="tillbaka").till("beredning")


def test_what_waits_is_taken_back_after_a_question(program: Program, vid: Vid) -> None:
    """The page says what is withdrawn and whose approval falls; only the one who asked can."""
    lopp = _lopp(program).bifoga("handlaggare").gor("lagg_forslag", "handlaggare").godkann("avdelningschef")
    vag, handlaggaren = f"/arenden/{lopp.id}/aterta", vid("handlaggare")
    sidan = handlaggaren.hamta(vag)
    for ord_ in ("Lägg fram förslag", "Avdelningschef", "gäller inte längre", "Forvaltningschef"):
        assert ord_ in sidan.text
    assert vid("registrator").hamta(vag).status == 409
    assert vid("granne").hamta(vag).status == 404
    svar = handlaggaren.skicka(vag)
    assert (svar.status, svar.vart.split("?")[0]) == (303, f"/arenden/{lopp.id}")
    assert "Begäran är återtagen." in handlaggaren.folj(svar).text
    assert lopp.arende.begaran is None


def test_an_answer_on_its_way_is_stopped(program: Program, vid: Vid) -> None:
    """As long as the letter has not begun to leave."""
    lopp = svar_per_epost(_lopp(program).till("justerad"))
    vag, registratorn = f"/arenden/{lopp.id}/aterta", vid("registrator")
    assert "ks@stad.example" in registratorn.hamta(vag).text
    assert registratorn.skicka(vag).status == 303
    assert lopp.arende.utskick is None


def test_the_last_step_is_undone_for_a_reason(program: Program, vid: Vid) -> None:
    """The page says where the case goes; without a reason it stays."""
    lopp = _lopp(program)
    vag, chefen = f"/arenden/{lopp.id}/angra", vid("fordelare")
    sidan = chefen.hamta(vag)
    assert sidan.rubrik.startswith("Ångra ”")
    assert "Ärendet går tillbaka från beredning till mottagen." in sidan.text
    utan = chefen.skicka(vag, {"skal": ""})
    assert (utan.status, 'href="#f-skal"' in utan.html) == (422, True)
    assert lopp.arende.tillstand == "beredning"
    assert chefen.skicka(vag, {"skal": "Fel enhet."}).status == 303
    assert lopp.arende.tillstand == "mottagen"
    assert lopp.visa().handelser[-1].underlag["text"] == "Fel enhet."


def test_what_cannot_be_undone_says_so(program: Program, vid: Vid) -> None:
    """Somebody else's step, and a case of another nämnd."""
    lopp = _lopp(program)
    assert vid("registrator").hamta(f"/arenden/{lopp.id}/angra").status == 409
    assert vid("granne").hamta(f"/arenden/{lopp.id}/angra").status == 404
    svar = vid("registrator").skicka(
        f"/arenden/{lopp.id}/angra",
        {"_version": "2", "_nyckel": "smyg", "skal": "Nej."},
        fran="/losenord",
    )
    assert (svar.status, lopp.arende.tillstand) == (403, "beredning")
