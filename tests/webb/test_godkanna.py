"""Att godkänna in the pages: what a chef sees beside the decision, and where the answer leads."""

from attrs import evolve

from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from tests.motor.paminnelser import borta, ge_roll
from tests.motor.test_granska import begart
from tests.programbyggare import Lopp, registrera
from tests.webb.conftest import Vid

TEXT = "Utlåtandet i sin helhet <b>med</b> tecken & åäö."


def _begart(program: Program, nyckel: str = "godk") -> Lopp:
    """A proposal that waits for the avdelningschef, its text a file."""
    lopp = registrera(program, f"Remiss om {nyckel}", nyckel=nyckel).till("beredning")
    lopp.bifoga("handlaggare", innehall=f"{TEXT} {nyckel}".encode(), titel="Utlåtandet")
    return lopp.gor("lagg_forslag", "handlaggare")


def test_the_document_stands_beside_the_decision(program: Program, vid: Vid) -> None:
    """Text, points, who asked, the chain and what is new; reading it is remembered."""
    lopp, chefen = _begart(program), vid("avdelningschef")
    sidan = chefen.hamta(f"/godkanna/{lopp.id}")
    assert sidan.rubrik == "1 av 1 Remiss om godk"
    assert "&lt;b&gt;med&lt;/b&gt; tecken &amp; åäö" in sidan.html
    assert f'href="/arenden/{lopp.id}/handlingar/1/1"' in sidan.html
    for ord_ in ("Nämnden överlämnar utlåtandet som svar.", "Handlaggare", "efter dig", "Godkänn"):
        assert ord_ in sidan.text
    assert "Du har inte läst ärendet tidigare." in sidan.text
    lopp.gor("anteckna", "registrator", text="Rotel V har ringt.")
    assert "Rotel V har ringt." in chefen.hamta(f"/godkanna/{lopp.id}").text
    assert "Inget har ändrats sedan du läste ärendet." in chefen.hamta(f"/godkanna/{lopp.id}").text


def test_a_document_that_is_no_text_is_fetched(program: Program, vid: Vid) -> None:
    """What is not plain text in UTF-8 is not shown in the page."""
    lopp = registrera(program, "Remiss om film", nyckel="film").till("beredning")
    lopp.bifoga("handlaggare", innehall=b"Skyddsnatet \xe4r").gor("lagg_forslag", "handlaggare")
    sidan = vid("avdelningschef").hamta(f"/godkanna/{lopp.id}")
    assert "Hämta handlingen för att läsa den." in sidan.text
    assert "Skyddsnatet" not in sidan.text


def test_approving_leads_to_the_next_that_waits(program: Program, vid: Vid) -> None:
    """In the order of the day; the last leads to the list. Each says what was done."""
    sist, forst = begart(program, "2011-11-30"), begart(program, "2011-10-20")
    chefen = vid("avdelningschef")
    svar = chefen.skicka(f"/godkanna/{forst.id}", {"svar": "ja", "kommentar": "Bra skrivet."})
    assert (svar.status, svar.vart.split("?")[0]) == (303, f"/godkanna/{sist.id}")
    nasta = chefen.folj(svar)
    assert "Du har godkänt." in nasta.text
    assert "Nu väntar det på Forvaltningschef." in nasta.text
    assert forst.visa().handelser[-1].underlag["text"] == "Bra skrivet."
    svar = chefen.skicka(f"/godkanna/{sist.id}", {"svar": "ja"})
    assert svar.vart.split("?")[0] == "/godkanna"
    listan = chefen.folj(svar)
    assert "Du har godkänt." in listan.text
    assert "Inget väntar på ditt svar." in listan.text


def test_a_form_that_is_sent_twice_approves_once(program: Program, vid: Vid) -> None:
    """The impatient click gets the first answer, and approves nothing more."""
    lopp, chefen = _begart(program), vid("avdelningschef")
    falt = {**chefen.hamta(f"/godkanna/{lopp.id}").dolda, "svar": "ja"}
    svaren = [chefen.klient.post(f"/godkanna/{lopp.id}", data=falt, follow_redirects=False) for _ in range(2)]
    assert [svar.status_code for svar in svaren] == [303, 303]
    assert sum(h.slag == "godkand" for h in lopp.visa().handelser) == 1


def test_sending_back_needs_words(program: Program, vid: Vid) -> None:
    """Without them the fault is at the field; with them the case is back, and they are read next time."""
    lopp, chefen = _begart(program), vid("avdelningschef")
    vag = f"/godkanna/{lopp.id}"
    tomt = chefen.skicka(vag, {"svar": "nej", "kommentar": "  "})
    assert tomt.status == 422
    assert 'href="#f-kommentar"' in tomt.html
    assert lopp.arende.begaran is not None
    for_langt = chefen.skicka(vag, {"svar": "nej", "kommentar": "Nej. " * 1_000})
    assert (for_langt.status, "Nej. Nej." in for_langt.text) == (422, True)
    assert chefen.skicka(vag, {"kommentar": "Inget valt."}).status == 422
    svar = chefen.skicka(vag, {"svar": "nej", "kommentar": "Kostnaderna saknas."})
    assert svar.status == 303
    assert lopp.arende.begaran is None
    assert "Det är återlämnat med din kommentar." in chefen.folj(svar).text
    assert chefen.hamta(vag).vart == f"/arenden/{lopp.id}"
    lopp.behall(_som_kvitto(lopp)).gor("lagg_forslag", "handlaggare")
    assert "Tidigare återlämnat Kostnaderna saknas. Avdelningschef" in chefen.hamta(vag).text


def _som_kvitto(lopp: Lopp) -> Kvitto:
    """The receipt of the case as the page left it."""
    return evolve(lopp.kvitto, version=lopp.arende.version)


def test_the_substitute_answers_and_sees_for_whom(program: Program, vid: Vid) -> None:
    """The same page, in the place of the one who is away."""
    lopp = _begart(program)
    borta(program, "avdelningschef", "2011-10-03", "kollega")
    kollegan = vid("kollega")
    assert "för Avdelningschef" in kollegan.hamta("/godkanna").text
    assert "Du svarar för Avdelningschef." in kollegan.hamta(f"/godkanna/{lopp.id}").text
    assert kollegan.skicka(f"/godkanna/{lopp.id}", {"svar": "ja"}).status == 303
    assert lopp.visa().handelser[-1].for_ == "avdelningschef"


def test_the_list_holds_only_what_is_to_be_answered(program: Program, vid: Vid) -> None:
    """A case that one also has to distribute stands there once, as what waits for the answer."""
    lopp = registrera(program, "Remiss som drogs tillbaka", nyckel="avskriven")
    ge_roll(program, "forvaltningschef", "fordelare")
    lopp.gor("avskriv", "registrator")
    sidan = vid("forvaltningschef").hamta("/godkanna")
    assert sidan.html.count(f'href="/godkanna/{lopp.id}"') == 1
    assert "Remiss som drogs tillbaka" in vid("forvaltningschef").hamta("/fordela").text


def test_others_may_read_but_not_answer(program: Program, vid: Vid) -> None:
    """No buttons, and no way around them; whoever may not know of the case sees nothing."""
    lopp = _begart(program)
    sidan = vid("registrator").hamta(f"/godkanna/{lopp.id}")
    assert "svaret ges av någon annan" in sidan.text
    assert 'value="ja"' not in sidan.html
    falt = {"_version": str(lopp.arende.version), "_nyckel": "smyg", "svar": "ja"}
    assert vid("registrator").skicka(f"/godkanna/{lopp.id}", falt).status == 403
    assert vid("granne").hamta(f"/godkanna/{lopp.id}").status == 404
    assert "Inget väntar" in vid("handlaggare").hamta("/godkanna").text
    assert lopp.arende.begaran is not None


def test_whoever_was_second_keeps_the_comment(program: Program, vid: Vid) -> None:
    """What is approved is what was seen: a change in between is told, and nothing is lost."""
    lopp, chefen = _begart(program), vid("avdelningschef")
    oppnad = chefen.hamta(f"/godkanna/{lopp.id}")
    lopp.gor("anteckna", "registrator", text="Rotel V har ringt.")
    falt = {**oppnad.dolda, "svar": "nej", "kommentar": "Kostnaderna saknas."}
    svar = chefen.klient.post(f"/godkanna/{lopp.id}", data=falt, follow_redirects=False)
    assert svar.status_code == 409
    assert "Kostnaderna saknas." in svar.text
    assert lopp.arende.begaran is not None


def test_a_receipt_is_told_only_of_what_was_done(program: Program, vid: Vid) -> None:
    """An address that somebody made up tells nothing."""
    lopp = _begart(program)
    for fraga in (f"klart={lopp.id}&kvitto=hittepa", "klart=x%00&kvitto=y", f"klart={lopp.id}"):
        svar = vid("avdelningschef").hamta(f"/godkanna?{fraga}")
        assert (svar.status, 'id="kvitto"' in svar.html) == (200, False)
