"""Two ways of using a page: pointing and clicking, or the keyboard alone. What is named is its label."""

from pathlib import Path
from typing import Protocol

from attrs import define
from playwright.sync_api import FileChooser, Locator, Page

from tests.webb.webblasare import VANTA_MS

FLEST_TAB = 150
FLEST_TRYCK, LUGN_MS = 3, 100
"""A machine under load may lose the first press: it is made again, as a person would."""


class Hander(Protocol):
    """How a person uses a page."""

    sida: Page

    def fyll(self, etikett: str, text: str) -> None:
        """Write in a field."""

    def valj(self, etikett: str, text: str) -> None:
        """Choose in a list."""

    def kryssa(self, etikett: str) -> None:
        """Tick a box."""

    def fil(self, etikett: str, fil: Path) -> None:
        """Choose a file."""

    def tryck(self, namn: str) -> None:
        """Press a button or follow a link."""


def falt(sida: Page, etikett: str) -> Locator:
    """The field with that label; what is mandatory or not stands after it."""
    return sida.locator("main").get_by_label(etikett, exact=False).locator("visible=true").first


def knapp(sida: Page, namn: str) -> Locator:
    """The button or link with that name."""
    inne = sida.locator("main")
    knappen = inne.get_by_role("button", name=namn, exact=True)
    return knappen.or_(inne.get_by_role("link", name=namn, exact=True)).locator("visible=true").first


@define
class Mus:
    """Pointing and clicking."""

    sida: Page

    def fyll(self, etikett: str, text: str) -> None:
        """Write in a field."""
        falt(self.sida, etikett).fill(text)

    def valj(self, etikett: str, text: str) -> None:
        """Choose in a list."""
        falt(self.sida, etikett).select_option(label=text)

    def kryssa(self, etikett: str) -> None:
        """Tick a box."""
        self.sida.get_by_label(etikett).check()

    def fil(self, etikett: str, fil: Path) -> None:
        """Choose a file."""
        falt(self.sida, etikett).set_input_files(fil)

    def tryck(self, namn: str) -> None:
        """Press a button or follow a link."""
        knapp(self.sida, namn).click()


@define
class Tangentbord:
    """The keyboard alone: everything is reached by Tab, from where the focus is."""

    sida: Page

    def fyll(self, etikett: str, text: str) -> None:
        """Write in a field; a day month first, for Debian's browser speaks American only."""
        dit = falt(self.sida, etikett)
        self._ga_till(dit)
        if dit.get_attribute("type") == "date":
            ar, manad, dag = text.split("-")
            self.sida.keyboard.type(f"{manad}{dag}{ar}")
            return
        self.sida.keyboard.press("Control+A")
        self.sida.keyboard.insert_text(text)

    def valj(self, etikett: str, text: str) -> None:
        """Choose in a list by its first letters."""
        self._ga_till(falt(self.sida, etikett))
        self.sida.keyboard.type(text)

    def kryssa(self, etikett: str) -> None:
        """Tick a box."""
        self._ga_till(self.sida.get_by_label(etikett))
        self.sida.keyboard.press("Space")

    def fil(self, etikett: str, fil: Path) -> None:
        """Choose a file: the button is reached and pressed, the chooser is the system's own."""
        self.sida.wait_for_load_state("networkidle")
        valjare: list[FileChooser] = []
        self.sida.once("filechooser", lambda valjaren: valjare.append(valjaren))
        for _ in range(FLEST_TRYCK):
            self._ga_till(falt(self.sida, etikett))
            self.sida.keyboard.press("Space")
            for _ in range(VANTA_MS // LUGN_MS):
                self.sida.wait_for_timeout(LUGN_MS)
                if valjare:
                    valjare[0].set_files(fil)
                    return
        raise AssertionError(f"{etikett}: no chooser of files opens")

    def tryck(self, namn: str) -> None:
        """Press a button or follow a link."""
        self._ga_till(knapp(self.sida, namn))
        self.sida.keyboard.press("Enter")

    def _ga_till(self, dit: Locator) -> None:
        for _ in range(FLEST_TAB):
            if dit.evaluate("e => e === document.activeElement"):
                return
            self.sida.keyboard.press("Tab")
        raise AssertionError(f"cannot be reached by Tab: {dit}")
