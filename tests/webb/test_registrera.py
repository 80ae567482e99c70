"""Registrera in the pages: by keyboard, with files, with every fault at once, and what is shown meanwhile."""

import re
from collections.abc import Callable
from typing import Any

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import GRANNE, IDAG, NAMND
from tests.programbyggare import aktor, registrera
from tests.webb.conftest import Vid
from tests.webb.webblasare import Fonster
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.innehall import Avsandare, Sekretess

VAG = "/registrera"
IFYLLT = {
    "namnd": NAMND,
    "titel": "En kommunal plan mot barnfattigdom",
    "avsandare.organ": "Kommunstyrelsen",
    "avsandare.diarienummer": "327-408/2012",
    "svarstid": "2011-10-29",
    "inkommen": "2011-10-03",
}
PDF = b"%PDF-1.7\n"


def _sidans_id(vart: str) -> str:
    return vart.partition("?")[0].rpartition("/")[2]


def test_a_remiss_is_registered_with_its_documents(program: Program, vid: Vid) -> None:
    """The first file is the missiv, the rest are bilagor, all of them have come in."""
    besokare = vid("registrator")
    filer = [("fil", ("Missiv.pdf", PDF)), ("fil", ("C:\\Bilaga 1.txt", b"Text"))]
    falt = {**IFYLLT, "instanser": "Socialnämnden\nKulturnämnden", "anteckning": "Kom med bud."}
    svar = besokare.skicka(VAG, falt, filer=filer)
    assert svar.status == 303
    arende: Any = motor.visa(program, aktor("registrator"), arende=_sidans_id(svar.vart)).arende
    assert arende.mottagen.titel == IFYLLT["titel"]
    assert [i.organ for i in arende.mottagen.instanser] == ["Socialnämnden", "Kulturnämnden"]
    assert [(h.titel, h.slag, h.riktning) for h in arende.handlingar.alla] == [
        ("Missiv", Handlingsslag.REMISSMISSIV, Handlingsriktning.IN),
        ("Bilaga 1", Handlingsslag.BILAGA, Handlingsriktning.IN),
    ]
    assert 'id="kvitto"' in besokare.folj(svar).html


def test_the_next_one_is_begun_at_once_with_a_receipt_of_the_last(vid: Vid) -> None:
    """The form is empty again, in the same nämnd, and tells the new number."""
    besokare = vid("registrator")
    svar = besokare.skicka(VAG, {**IFYLLT, "igen": "ja"})
    sidan = besokare.folj(svar)
    assert "Registrerad som soc 2011/" in sidan.text
    assert IFYLLT["titel"] not in sidan.html
    assert f'<option value="{NAMND}" selected>' in sidan.html
    assert re.search(r'name="titel"[^>]* autofocus', sidan.html)


def test_every_fault_comes_back_at_once_with_what_was_typed(vid: Vid) -> None:
    """Nämnd, title, svarstid, sender, receipt and file in one go; files have to be chosen again."""
    falt = {"namnd": "", "svarstid": "i höst", "avsandare.diarienummer": "KS 7", "svaret_till": "Rotel V"}
    falt["kvittera"] = "ja"
    svar = vid("registrator").skicka(VAG, falt, filer=[("fil", ("ond.exe", b"MZ\x90"))])
    assert svar.status == 422
    for plats in ("namnd", "titel", "svarstid", "avsandare-organ", "avsandare-epost", "inkommen", "fil"):
        assert f'href="#f-{plats}"' in svar.html
    for text in ("i höst", "KS 7", "Rotel V"):
        assert f'value="{text}"' in svar.html
    assert "ond.exe: filen är ett program" in svar.text
    assert "Välj filerna igen" in svar.text


def test_a_possible_duplicate_asks_for_a_reason_and_takes_it(program: Program, vid: Vid) -> None:
    """The same number of the sender: the reason is asked for where one already is, and then it is done."""
    registrera(program, nyckel="forst", avsandare=Avsandare(organ="KS", diarienummer="327-408/2012"))
    besokare = vid("registrator")
    svar = besokare.skicka(VAG, IFYLLT)
    assert svar.status == 422
    assert "Kan redan vara registrerad" in svar.text
    assert re.search(r'name="dubblett_skal"[^>]* autofocus', svar.html)
    assert 'id="fel"' not in svar.html
    assert besokare.skicka(VAG, {**IFYLLT, "dubblett_skal": "Ny remiss i samma sak"}).status == 303


def test_a_day_that_has_not_been_is_told_at_its_field(vid: Vid) -> None:
    """What the engine refuses stands at the field that can mend it."""
    svar = vid("registrator").skicka(VAG, {**IFYLLT, "inkommen": "2011-10-04"})
    assert svar.status == 422
    assert 'href="#f-inkommen"' in svar.html


def test_the_day_the_plan_and_what_is_alike_are_shown_while_typing(program: Program, vid: Vid) -> None:
    """A Saturday is planned for the Friday before; nothing is written by asking."""
    registrera(program, "Plan mot barnfattigdom", nyckel="forst")
    fore = len(motor.lista(program, aktor("registrator")))
    svar = vid("registrator").skicka(f"{VAG}/forslag", IFYLLT, fran=VAG)
    assert "lör 29 okt" in svar.text
    assert "Planera för fre 28 okt" in svar.text
    assert "Plan mot barnfattigdom" in svar.text
    fel = vid("registrator").skicka(f"{VAG}/forslag", {**IFYLLT, "svarstid": "snarast"}, fran=VAG)
    assert (fel.status, "Dagen går inte att läsa än" in fel.text) == (200, True)
    assert len(motor.lista(program, aktor("registrator"))) == fore


def test_a_secret_case_that_is_not_mine_is_never_alike(program: Program, vid: Vid) -> None:
    """What somebody else keeps secret is not named while I type."""
    hemligt = Sekretess(lagrum="OSL 26:1", dag=IDAG)
    registrera(program, "Hemlig sak om plan", nyckel="h", av="granne", namnd=GRANNE, sekretess=hemligt)
    falt = {**IFYLLT, "namnd": GRANNE, "titel": "Hemlig sak om plan"}
    assert "Hemlig sak" not in vid("registrator").skicka(f"{VAG}/forslag", falt, fran=VAG).text


def test_without_a_script_the_same_is_shown_by_a_button(program: Program, vid: Vid) -> None:
    """Everything that was typed is kept, and nothing is registered."""
    svar = vid("registrator").skicka(VAG, {**IFYLLT, "visa": "ja"})
    assert (svar.status, "lör 29 okt" in svar.text) == (200, True)
    assert f'value="{IFYLLT["titel"]}"' in svar.html
    assert motor.lista(program, aktor("registrator")) == ()


def test_the_sender_gets_a_receipt_when_that_is_ticked(program: Program, vid: Vid) -> None:
    """Ett brev till avsändarens adress; utan kryss inget."""
    besokare = vid("registrator")
    med = besokare.skicka(VAG, {**IFYLLT, "avsandare.epost": "ks@stad.example", "kvittera": "ja"})
    kvittona = [b for b in motor.lista_brev(program, aktor("registrator")) if b.slag == "kvitto"]
    assert [b.adress for b in kvittona] == ["ks@stad.example"]
    assert "Ett kvitto är på väg till ks@stad.example." in besokare.folj(med).text
    assert "Kvitto till avsändaren mån 3 okt till ks@stad.example: väntar" in besokare.folj(med).text
    falt = {**IFYLLT, "avsandare.diarienummer": "KS 8", "avsandare.epost": "ks@stad.example"}
    assert besokare.skicka(VAG, falt).status == 303
    assert len([b for b in motor.lista_brev(program, aktor("registrator")) if b.slag == "kvitto"]) == 1


def test_a_receipt_without_an_address_is_told_at_the_address(program: Program, vid: Vid) -> None:
    """Felet står vid avsändarens e-post, krysset är kvar, och inget är registrerat."""
    svar = vid("registrator").skicka(VAG, {**IFYLLT, "kvittera": "ja"})
    assert svar.status == 422
    assert 'href="#f-avsandare-epost"' in svar.html
    assert re.search(r'name="avsandare.epost"[^>]* aria-invalid="true"', svar.html)
    assert re.search(r'name="kvittera"[^>]* checked', svar.html)
    assert '<details class="fler" open>' in svar.html
    assert motor.lista(program, aktor("registrator")) == ()


def test_only_those_who_register_have_the_page(vid: Vid) -> None:
    """For everybody else there is no such page."""
    for person in ("handlaggare", "administrator", "utomstaende"):
        assert vid(person).hamta(VAG).status == 404
        assert vid(person).skicka(VAG, IFYLLT, fran="/losenord").status == 404
        assert vid(person).skicka(f"{VAG}/forslag", IFYLLT, fran="/losenord").status == 404


def test_somebody_elses_namnd_cannot_be_chosen(program: Program, vid: Vid) -> None:
    """A nämnd that is not among mine is a fault at its field."""
    svar = vid("registrator").skicka(VAG, {**IFYLLT, "namnd": GRANNE})
    assert (svar.status, 'href="#f-namnd"' in svar.html) == (422, True)


def test_the_most_common_way_needs_no_mouse(program: Program, oppna: Callable[..., Fonster]) -> None:
    """One key a field and one to save; what is typed is answered beside the form without losing the place."""
    fonster = oppna("registrator").oppna(VAG)
    sida = fonster.sida
    for text in list(IFYLLT.values())[1:5]:
        sida.keyboard.type(text)
        sida.keyboard.press("Tab")
    sida.get_by_text("Planera för fre 28 okt").wait_for()
    assert sida.evaluate("document.activeElement.id") == "f-inkommen"
    assert fonster.axe() == []
    sida.locator("#f-svarstid").press("Enter")
    sida.wait_for_url("**/arenden/**")
    (rad,) = motor.lista(program, aktor("registrator"))
    assert rad.rubrik == IFYLLT["titel"]
