"""Intaget in a real browser: a letter with a PDF is dropped on the page and becomes a case with its plan."""

import base64
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from arbetsflode import motor
from arbetsflode.program import Program
from prestanda.intag.pdfskrivare import pdf
from tests.byggare import NAMND
from tests.programbyggare import aktor
from tests.webb.test_inkorg import TVA_DAGAR
from tests.webb.test_tangenter import Tangentrakning
from tests.webb.test_tillganglighet import granska
from tests.webb.webblasare import VANTA_MS, Fonster
from tillstand.mote import Mote

pytestmark = [pytest.mark.xdist_group("webblasaren"), pytest.mark.timeout(240)]

REG = aktor("registrator")
TITEL = "Remiss av motion om fler lekplatser"
RADER = (
    "Kommunstyrelsen",
    "Till",
    "Socialnämnden",
    "",
    TITEL,
    "",
    "Kommunstyrelsen har remitterat motionen till socialnämnden.",
    "",
    *(f"{n}. Motionären vill att lekplats nummer {n} rustas upp." for n in range(1, 31)),
    "",
    "Yttrandet ska ha kommit in senast den 30 november 2011.",
    "Ange vårt diarienummer KS 2011/77.",
)
SLAPP = """([ytan, namn, rent]) => {
  const bytes = Uint8Array.from(atob(rent), (t) => t.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], namn));
  const har = document.querySelector(ytan);
  for (const slag of ["dragenter", "dragover", "drop"])
    har.dispatchEvent(new DragEvent(slag, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def brevet() -> bytes:
    """An e-mail that carries the remiss as a PDF. All of it is made up."""
    brev = EmailMessage()
    brev["From"], brev["To"] = "Kansliet <kansliet@stad.example>", "socialnamnden@stad.example"
    brev["Subject"], brev["Message-ID"] = TITEL, "<lekplatser@stad.example>"
    brev.set_content("Hej, här kommer en remiss. Se bifogad fil.\n")
    brev.add_attachment(pdf([RADER]), maintype="application", subtype="pdf", filename="Remiss.pdf")
    return brev.as_bytes()


def slapp(sida: Page, ytan: str, namn: str, rent: bytes) -> None:
    """Drop a file on a part of the page."""
    sida.evaluate(SLAPP, [ytan, namn, base64.b64encode(rent).decode()])


def det_registrerade(program: Program) -> Any:
    """The only case there is."""
    (rad,) = motor.lista(program, REG)
    return motor.visa(program, REG, arende=rad.id).arende


@pytest.fixture
def med_mote(program: Program) -> Program:
    """The program, with a meeting to plan towards."""
    mote = [Mote(namnd=NAMND, dag=date(2011, 11, 24))]
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=mote, nyckel="mötet")
    return program


def test_a_dropped_letter_is_a_case_with_its_plan_after_at_most_three_keys(
    med_mote: Program, oppna: Callable[..., Fonster]
) -> None:
    """Brevet släpps var som helst på sidan; allt är ifyllt ur PDF:en, och Enter registrerar."""
    sida = oppna("registrator", reduced_motion="reduce").oppna("/inkorg").sida
    slapp(sida, "h1", "brev.eml", brevet())
    sida.wait_for_url("**/inkorg/*")
    expect(sida.locator("#forslag")).to_contain_text("ons 30 nov", timeout=VANTA_MS)
    hand = Tangentrakning(sida)
    hand.tryck("Enter")
    expect(sida.locator("#kvitto")).to_contain_text("Remissen är registrerad.", timeout=VANTA_MS)
    assert len(hand.tryckta) <= 3
    expect(sida.locator("main")).to_contain_text("tors 24 nov", timeout=VANTA_MS)
    arende = det_registrerade(med_mote)
    assert arende.mottagen.titel == TITEL
    assert arende.mottagen.avsandare.organ == "Kommunstyrelsen"
    assert arende.mottagen.avsandare.diarienummer == "KS 2011/77"
    assert str(arende.slutdag) == "2011-11-30"
    assert [h.slag.value for h in arende.handlingar.alla] == ["remissmissiv", "bilaga"]


def test_enter_registers_also_where_there_are_days_to_choose_among(
    program: Program, oppna: Callable[..., Fonster]
) -> None:
    """Två möjliga dagar: Välj ritar om med den dagen, och Enter i ett fält registrerar den som står där."""
    sida = oppna("registrator", reduced_motion="reduce").oppna("/inkorg").sida
    slapp(sida, "h1", "pm.txt", TVA_DAGAR.encode())
    sida.wait_for_url("**/inkorg/*")
    sida.get_by_role("button", name="Välj tors 15 mars 2012").click()
    expect(sida.locator("#f-svarstid")).to_have_value("2012-03-15", timeout=VANTA_MS)
    expect(sida.locator("#f-svarstid")).to_be_focused(timeout=VANTA_MS)
    sida.keyboard.press("Enter")
    expect(sida.locator("#kvitto")).to_contain_text("Remissen är registrerad.", timeout=VANTA_MS)
    assert str(det_registrerade(program).slutdag) == "2012-03-15"


def test_the_field_one_stands_in_is_lit_in_the_text(program: Program, oppna: Callable[..., Fonster]) -> None:
    """Stället tänds och rullas fram i sin ruta; sidan står kvar, och ett klick i texten leder till fältet."""
    fonster = oppna("registrator", reduced_motion="reduce").oppna("/inkorg")
    sida = fonster.sida
    sida.locator("#f-fil").set_input_files({"name": "brev.eml", "mimeType": "", "buffer": brevet()})
    sida.wait_for_url("**/inkorg/*")
    lyser = sida.locator("mark.inkorg-lyser")
    sida.locator("#f-titel").focus()
    expect(lyser.first).to_be_visible()
    assert "".join(lyser.all_inner_texts()) == TITEL
    sida.locator("#f-svarstid").focus()
    expect(lyser).to_have_text(["30 november 2011"])
    expect(lyser).to_be_in_viewport(timeout=VANTA_MS)
    sida.locator("#f-svarstid").fill("1 december 2011")
    expect(sida.locator("#forslag")).to_contain_text("tors 1 dec", timeout=VANTA_MS)
    sida.locator("mark", has_text="KS 2011/77").first.click()
    expect(sida.locator("#f-avsandare-diarienummer")).to_be_focused()
    assert granska(fonster) == []


def test_several_files_go_in_at_once_and_one_bad_stops_nobody(
    program: Program, oppna: Callable[..., Fonster], tmp_path: Path
) -> None:
    """Tre filer väljs: två ligger i inkorgen, den tomma får sitt skäl, och listan är ny utan omladdning."""
    (tmp_path / "brev.eml").write_bytes(brevet())
    (tmp_path / "tom.txt").write_bytes(b"")
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.7 skrap")
    fonster = oppna("registrator").oppna("/inkorg")
    sida = fonster.sida
    sida.evaluate("window.samma = true")
    sida.locator("#f-fil").set_input_files([tmp_path / n for n in ("brev.eml", "tom.txt", "trasig.pdf")])
    expect(sida.locator("#inkorg-laget")).to_have_text(
        "Klart. 2 av 3 filer ligger i inkorgen.", timeout=VANTA_MS
    )
    expect(sida.locator(".inkorg-filer")).to_contain_text("tom.txt togs inte emot")
    expect(sida.locator("#inkorgslistan tbody tr")).to_have_count(2, timeout=VANTA_MS)
    assert sida.evaluate("window.samma")
    assert granska(fonster) == []


def test_without_a_script_the_same_letter_becomes_the_same_case(
    med_mote: Program, oppna: Callable[..., Fonster], tmp_path: Path
) -> None:
    """En vanlig filruta och två knappar; varje fält har en länk till sin plats i texten."""
    (tmp_path / "brev.eml").write_bytes(brevet())
    sida = oppna("registrator", java_script_enabled=False).oppna("/inkorg").sida
    sida.locator("#f-fil").set_input_files(tmp_path / "brev.eml")
    sida.get_by_role("button", name="Lägg i inkorgen").click()
    sida.wait_for_url("**/inkorg/*")
    sida.get_by_role("link", name="Visa i texten Svar senast").click()
    sida.wait_for_url("**#s-svarstid")
    sida.get_by_role("button", name="Registrera", exact=True).click()
    expect(sida.locator("#kvitto")).to_contain_text("Remissen är registrerad.")
    assert str(det_registrerade(med_mote).slutdag) == "2011-11-30"
