"""The main flow as people do it: from registration over two approvals and a send-back to the sent answer.

Once by the mouse, once by the keyboard alone, once without scripts; the letters are read at each step.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from attrs import define
from playwright.sync_api import expect

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IDAG, NAMND
from tests.programbyggare import aktor, stall
from tests.webb.brevladan import Brevlada
from tests.webb.hander import Hander, Mus, Tangentbord
from tests.webb.webblasare import VANTA_MS, Fonster
from tillstand.behorighet import Franvaro
from tillstand.mote import Mote

pytestmark = [pytest.mark.xdist_group("webblasaren"), pytest.mark.timeout(240)]

MOTET = date(2011, 10, 27)
TITEL = "En plan för fler lekplatser"


@define
class Kontoret:
    """Everybody at work, each in a window of their own."""

    oppna: Callable[..., Fonster]
    hand: Callable[..., Hander]
    skript: bool
    fonster: dict[str, Fonster]

    def vid(self, person: str, vag: str) -> Hander:
        """A person at a page."""
        if person not in self.fonster:
            self.fonster[person] = self.oppna(person, java_script_enabled=self.skript)
        ett = self.fonster[person].oppna(vag)
        return self.hand(ett.sida)


def _star_dar(hand: Hander, text: str) -> None:
    """The page says something, now or as soon as it has been drawn."""
    expect(hand.sida.locator("main")).to_contain_text(text, timeout=VANTA_MS)


def _star_kvitto(hand: Hander) -> None:
    """The page says what was done."""
    expect(hand.sida.locator("main .kvitto").first).to_be_visible(timeout=VANTA_MS)


@pytest.mark.parametrize(
    ("hand", "skript"),
    [
        pytest.param(Mus, True, id="musen"),
        pytest.param(Tangentbord, True, id="tangentbordet"),
        pytest.param(Mus, False, id="utan skript"),
    ],
)
def test_a_remiss_goes_from_the_post_to_the_answer(
    program: Program,
    oppna: Callable[..., Fonster],
    tmp_path: Path,
    hand: Callable[..., Hander],
    skript: bool,
) -> None:
    """Everything that the main flow needs is done in the pages, and everybody is told by letter."""
    _kalender_och_vikarie(program)
    kontoret, brev = Kontoret(oppna, hand, skript, {}), Brevlada(program)
    brev.nya()

    arende = _registrera(kontoret)
    assert TITEL in brev.nya()["fordelare@example.org"][0]
    _fordela(kontoret, arende)
    assert TITEL in brev.nya()["handlaggare@example.org"][0]
    _lagg_forslag(kontoret, arende, tmp_path)
    assert "vik_chef@example.org" in brev.nya()
    _skicka_tillbaka(kontoret, arende)
    assert brev.nya()["handlaggare@example.org"][0].startswith("Återlämnat: soc 2011/1")
    _lagg_forslag_igen(kontoret, arende)
    brev.nya()
    _godkann(kontoret, arende, "vik_chef")
    assert "forvaltningschef@example.org" in brev.nya()
    _godkann(kontoret, arende, "forvaltningschef")
    brev.nya()
    stall(program, datetime(2011, 10, 27, 17, 0, tzinfo=UTC))
    kontoret.fonster.clear()
    _besluta(kontoret, arende)
    _justera(kontoret, arende)
    brev.nya()
    _skicka(kontoret, arende, tmp_path)
    svaret = brev.nya()["kommunstyrelsen@example.org"][0]
    assert "KS 2011/77" in svaret
    sidan = kontoret.vid("registrator", f"/arenden/{arende}").sida
    assert sidan.locator(".linje-nu .linje-namn").inner_text() == "Överlämnad"


def _kalender_och_vikarie(program: Program) -> None:
    borta = Franvaro(person="avdelningschef", fran=IDAG, till=IDAG, ersattare="vik_chef")
    folk = Personuppgifter(franvaro=(borta,))
    motor.importera_personer(program, aktor("administrator"), uppgifter=folk, nyckel="borta")
    motor.andra_kalender(
        program, aktor("namndsekreterare"), moten_=[Mote(namnd=NAMND, dag=MOTET)], nyckel="mötet"
    )


def _registrera(kontoret: Kontoret) -> str:
    hand = kontoret.vid("registrator", "/registrera")
    hand.fyll("Titel", TITEL)
    hand.fyll("Från", "Kommunstyrelsen")
    hand.fyll("Deras diarienummer", "KS 2011/77")
    hand.fyll("Svar senast", "senast den 31 oktober 2011")
    hand.tryck("Registrera")
    _star_dar(hand, "Remissen är registrerad")
    return hand.sida.url.split("/arenden/")[1].split("?")[0]


def _fordela(kontoret: Kontoret, arende: str) -> None:
    hand = kontoret.vid("fordelare", f"/arenden/{arende}")
    hand.tryck("Fördela")
    hand.valj("Handläggare", "Handlaggare")
    hand.valj("Ansvarig enhet", "Enheten för bistånd")
    hand.fyll("Sammanträde", MOTET.isoformat())
    hand.tryck("Fördela")
    _star_dar(hand, "Ärendet är fördelat.")


def _lagg_forslag(kontoret: Kontoret, arende: str, mapp: Path) -> None:
    utlatandet = mapp / "tjänsteutlåtande.txt"
    utlatandet.write_text("Nämnden bör tillstyrka förslaget.", encoding="utf-8")
    hand = kontoret.vid("handlaggare", f"/arenden/{arende}")
    hand.tryck("Bifoga handling")
    hand.fil("Fil", utlatandet)
    hand.valj("Slag", "Tjänsteutlåtande")
    hand.tryck("Bifoga")
    _star_dar(hand, "Handlingen är bifogad.")
    hand.tryck("Lägg fram förslag")
    hand.fyll("Förslag till beslut", "Nämnden tillstyrker förslaget.\n\nParagrafen justeras omedelbart.")
    hand.tryck("Lägg fram förslag")
    _star_dar(hand, "Väntar på godkännande av")


def _lagg_forslag_igen(kontoret: Kontoret, arende: str) -> None:
    hand = kontoret.vid("handlaggare", f"/arenden/{arende}")
    hand.tryck("Lägg fram förslag")
    hand.fyll("Förslag till beslut", "Nämnden tillstyrker förslaget. Kostnaden är 2 mkr.")
    hand.tryck("Lägg fram förslag")
    _star_dar(hand, "Väntar på godkännande av")


def _skicka_tillbaka(kontoret: Kontoret, arende: str) -> None:
    hand = kontoret.vid("vik_chef", f"/godkanna/{arende}")
    _star_dar(hand, "Nämnden bör tillstyrka förslaget.")
    hand.fyll("Kommentar", "Kostnaden saknas.")
    hand.tryck("Skicka tillbaka")
    _star_kvitto(hand)


def _godkann(kontoret: Kontoret, arende: str, chef: str) -> None:
    hand = kontoret.vid(chef, f"/godkanna/{arende}")
    _star_dar(hand, "2 mkr")
    hand.tryck("Godkänn")
    _star_kvitto(hand)


def _besluta(kontoret: Kontoret, arende: str) -> None:
    hand = kontoret.vid("namndsekreterare", f"/namnder/{NAMND}/{MOTET.isoformat()}")
    _star_dar(hand, TITEL)
    hand = kontoret.vid("namndsekreterare", f"/arenden/{arende}")
    hand.tryck("Registrera nämndens beslut")
    hand.fyll("Paragraf", "112")
    hand.kryssa("Paragrafen förklarades omedelbart justerad")
    hand.tryck("Registrera nämndens beslut")
    _star_dar(hand, "Nämndens beslut är registrerat.")


def _justera(kontoret: Kontoret, arende: str) -> None:
    hand = kontoret.vid("namndsekreterare", f"/arenden/{arende}")
    hand.tryck("Registrera justering")
    hand.fyll("Justerare", "Ordföranden")
    hand.tryck("Registrera justering")
    _star_dar(hand, "Justeringen är registrerad")


def _skicka(kontoret: Kontoret, arende: str, mapp: Path) -> None:
    utdrag = mapp / "protokollsutdrag.txt"
    utdrag.write_text("Socialnämnden beslutade.", encoding="utf-8")
    hand = kontoret.vid("registrator", f"/arenden/{arende}")
    hand.tryck("Bifoga handling")
    hand.fil("Fil", utdrag)
    hand.valj("Slag", "Protokollsutdrag")
    hand.tryck("Bifoga")
    hand.tryck("Överlämna svaret")
    hand.valj("Hur svaret lämnas", "E-post")
    hand.fyll("E-postadress", "kommunstyrelsen@example.org")
    hand.tryck("Överlämna svaret")
    _star_dar(hand, "på väg ut")
