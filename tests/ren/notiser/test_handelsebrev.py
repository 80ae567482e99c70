"""Letters about what has happened: what it changes, for whom."""

from datetime import date

import pytest

from notiser.brev import direktbrev
from notiser.handelsetexter import HANDELSER
from tests.ren.notiser.brevprov import PA_PLATS, fall, handelse, skriv, text


@pytest.mark.parametrize("regel", sorted(HANDELSER))
@pytest.mark.parametrize("tillstand", ["mottagen", "beredning", "namndbeslut", "justerad"])
def test_every_fact_has_words_in_every_state(regel: str, tillstand: str) -> None:
    """Inget brev om en händelse har en lucka, i vilket läge ärendet än är när det skrivs."""
    meddelande = skriv(handelse(regel, fall(tillstand).arende), fall(tillstand).arende)
    brev = text(meddelande)
    assert "{" not in brev
    assert "None" not in brev
    assert "SN 2011-1: Remiss om en plan mot barnfattigdom\n" in brev
    assert "https://remiss.example.org/arenden/a1\n" in brev
    assert str(meddelande["Subject"]).startswith(HANDELSER[regel].amne)


def test_a_granted_extension_tells_what_it_changes() -> None:
    """Anståndsbrevet säger ny dag, tidigare dag och om det valda sammanträdet hinner."""
    f = fall()
    f.gor("byt_sammantrade", "handlaggare")
    f.gor("bevilja_anstand", "registrator")
    brev = text(skriv(handelse("anstand_beviljat", f.arende), f.arende))
    assert "Svarstiden är nu tis 15 nov 2011 (om 31 arbetsdagar), tidigare mån 31 okt 2011." in brev
    assert "Det valda sammanträdet tis 25 okt 2011 är i tid." in brev
    f.gor("bevilja_anstand", "registrator", datum=date(2011, 10, 20))
    brev = text(skriv(handelse("anstand_beviljat", f.arende), f.arende))
    assert "tidigare tis 15 nov 2011" in brev
    assert "Det valda sammanträdet tis 25 okt 2011 kommer för sent." in brev


def test_a_refused_extension_says_that_the_date_stands() -> None:
    """Avslaget anstånd: dagen står fast, och är den redan förbi ska avsändaren få veta det."""
    f = fall()
    f.gor("begar_anstand", "handlaggare")
    f.gor("avsla_anstand", "registrator")
    utkast = handelse("anstand_avslaget", f.arende)
    assert "Svarstiden mån 31 okt 2011 (om 20 arbetsdagar) står fast." in text(skriv(utkast, f.arende))
    assert "Tala med avsändaren" in text(skriv(utkast, f.arende, dag=date(2011, 11, 2)))


def test_the_one_standing_in_is_not_called_handlaggare() -> None:
    """Ersättaren får veta vem som är handläggare, inte att hon själv är det."""
    f = fall()
    brev = text(skriv(handelse("tilldelad", f.arende, "vik_handlaggare"), f.arende))
    assert "Handlaggare är nu handläggare för ärendet." in brev
    assert "Du är nu handläggare" in text(skriv(handelse("tilldelad", f.arende), f.arende))


def test_direct_letters_render_as_they_are_composed() -> None:
    """Fördelningens brev når handläggaren med rätt ämne."""
    f = fall("mottagen")
    (utkast,) = direktbrev(f.arende, f.gor("fordela", "fordelare"), PA_PLATS, f.nar())
    assert skriv(utkast, f.arende)["Subject"] == (
        "Ny handläggare: SN 2011-1, Remiss om en plan mot barnfattigdom"
    )
