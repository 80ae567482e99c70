"""Keys are counted: what it costs to register and to approve, and that one always sees where one is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from attrs import define, field
from playwright.sync_api import ElementHandle, Page, expect

from arbetsflode import motor
from arbetsflode.program import Program
from tests.programbyggare import Lopp, aktor, registrera
from tests.webb.hander import FLEST_TAB
from tests.webb.webblasare import VANTA_MS, Fonster

pytestmark = [pytest.mark.xdist_group("webblasaren"), pytest.mark.timeout(240)]

ANMALAN: Mapping[str, str] = {
    "titel": "En plan för fler lekplatser",
    "avsandare.organ": "Kommunstyrelsen",
    "avsandare.diarienummer": "KS 2011/77",
    "svarstid": "senast den 31 oktober 2011",
}
"""What is typed to register: field by field, in the order of the form."""

UTSEENDE = """e => {
  const stil = getComputedStyle(e);
  const synlig = stil.outlineStyle !== "none" && stil.outlineWidth !== "0px";
  const ram = synlig ? `${stil.outlineStyle} ${stil.outlineWidth} ${stil.outlineColor}` : "";
  return [ram, stil.boxShadow === "none" ? "" : stil.boxShadow];
}"""
"""The frame and the shadow of an element; empty for none."""


@define
class Tangentrakning:
    """The keyboard of a window; the keys that are pressed are counted, the text is not."""

    sida: Page
    tryckta: list[str] = field(factory=list)

    def tryck(self, tangent: str) -> None:
        """Press a key."""
        self.tryckta.append(tangent)
        self.sida.keyboard.press(tangent)

    def skriv(self, text: str) -> None:
        """Type a text where the focus is."""
        self.sida.keyboard.insert_text(text)


@pytest.fixture
def fonstret(oppna: Callable[..., Fonster]) -> Callable[[str, str], Fonster]:
    """A window at a page, in which nothing moves."""
    return lambda person, vag: oppna(person, reduced_motion="reduce").oppna(vag)


def test_to_register_takes_one_key_a_field_and_one_to_save(
    program: Program, fonstret: Callable[[str, str], Fonster]
) -> None:
    """Från det tomma formuläret, utöver texten: en tangent mellan fälten och Enter när allt är skrivet."""
    hand = Tangentrakning(fonstret("registrator", "/registrera").sida)
    for nummer, (namn, text) in enumerate(ANMALAN.items()):
        if nummer:
            hand.tryck("Tab")
        assert hand.sida.evaluate("document.activeElement.name") == namn
        hand.skriv(text)
    hand.tryck("Enter")
    expect(hand.sida.locator("#kvitto")).to_contain_text("Remissen är registrerad.", timeout=VANTA_MS)
    assert len(hand.tryckta) <= len(ANMALAN) + 1
    (rad,) = motor.lista(program, aktor("registrator"))
    arende: Any = motor.visa(program, aktor("registrator"), arende=rad.id).arende
    assert arende.mottagen.titel == ANMALAN["titel"]
    assert arende.mottagen.avsandare.organ == ANMALAN["avsandare.organ"]
    assert arende.mottagen.avsandare.diarienummer == ANMALAN["avsandare.diarienummer"]
    assert str(arende.slutdag) == "2011-10-31"


def test_to_approve_takes_two_keys(program: Program, fonstret: Callable[[str, str], Fonster]) -> None:
    """Ärendet öppnas ur listan; sedan g och Enter, och nästa ärende väntar på samma två."""
    tva = [_vantar(program, namn) for namn in ("lekplatser", "badplatser")]
    sida = fonstret("avdelningschef", "/godkanna").sida
    sida.locator("main a[href^='/godkanna/']").first.click()
    sida.wait_for_url("**/godkanna/*")
    for kvar in (1, 0):
        hand = Tangentrakning(sida)
        hand.tryck("g")
        hand.tryck("Enter")
        expect(sida.locator("#kvitto")).to_contain_text("Du har godkänt.", timeout=VANTA_MS)
        assert len(hand.tryckta) == 2
        assert _pa_chefens_bord(program) == kvar
        sida.wait_for_url("**/godkanna/*" if kvar else "**/godkanna?*")
        _glom_kvittot(sida)
    assert {lopp.visa().handelser[-1].slag for lopp in tva} == {"godkand"}


def _vantar(program: Program, om: str) -> Lopp:
    """A proposal that waits for the avdelningschef."""
    lopp = registrera(program, f"Remiss om {om}", nyckel=om).till("beredning")
    return lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")


def _pa_chefens_bord(program: Program) -> int:
    return len(motor.att_godkanna(program, aktor("avdelningschef")))


def _glom_kvittot(sida: Page) -> None:
    """So that the next receipt is not taken for this one."""
    sida.locator("#kvitto").evaluate("e => e.removeAttribute('id')")


def test_the_focus_is_seen_wherever_one_stands_on_mitt_bord(
    program: Program, fonstret: Callable[[str, str], Fonster]
) -> None:
    """Varje stopp för Tab har en ram eller en skugga som det inte har när man står någon annanstans."""
    _vantar(program, "lekplatser")
    registrera(program, "Remiss om parker", nyckel="parker").till("beredning")
    sida = fonstret("handlaggare", "/").sida
    stopp = [(ett, ett.evaluate(UTSEENDE)) for ett in _tabbstopp(sida)]
    sida.evaluate("document.activeElement.blur()")
    assert len(stopp) > 5
    osynliga = [
        str(ett.evaluate("e => e.outerHTML")) for ett, da in stopp if _ser_lika_ut(da, ett.evaluate(UTSEENDE))
    ]
    assert osynliga == []


def _tabbstopp(sida: Page) -> Iterator[ElementHandle]:
    """Where Tab stops, from the top of the page until it leaves it."""
    for _ in range(FLEST_TAB):
        sida.keyboard.press("Tab")
        dar = sida.evaluate_handle("document.activeElement").as_element()
        if dar is None or dar.evaluate("e => e === document.body"):
            return
        yield dar
    raise AssertionError("Tab never leaves the page")


def _ser_lika_ut(med_fokus: list[str], utan: list[str]) -> bool:
    """Whether nothing visible came with the focus."""
    return not any(med and med != fore for med, fore in zip(med_fokus, utan, strict=True))


def test_after_a_fault_the_focus_is_at_what_was_wrong(
    program: Program, fonstret: Callable[[str, str], Fonster]
) -> None:
    """När formuläret ritas om utan att sidan laddas står man i sammanfattningen, aldrig ingenstans."""
    lopp = registrera(program, "Remiss om parker", nyckel="parker")
    for person, vag in (("registrator", "/registrera"), ("fordelare", f"/arenden/{lopp.id}/steg/fordela")):
        sida = fonstret(person, vag).sida
        sida.evaluate("window.samma = true")
        sida.locator("main button[type=submit]").first.press("Enter")
        expect(sida.locator("#fel")).to_be_visible(timeout=VANTA_MS)
        expect(sida.locator("#fel")).to_be_focused(timeout=VANTA_MS)
        assert sida.evaluate("window.samma")
        ram, skugga = sida.locator("#fel").evaluate(UTSEENDE)
        assert ram or skugga
        sida.keyboard.press("Tab")
        assert sida.evaluate("document.activeElement.closest('#fel') !== null")
