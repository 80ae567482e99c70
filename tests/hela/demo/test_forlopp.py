"""What the demo is to show really happens, and in time."""

from datetime import date

import pytest

from arbetsflode.demo.berattelse import BREDD
from tests.hela.demo.spelat import I_ORDNING, Spelat, brevet, text
from tillstand.arbetsdagar import lokal_dag
from tillstand.avskriven import Avskrivningsgrund
from tillstand.handelser import Handelseslag
from tillstand.justerad import Justeringssatt
from tillstand.mottagen import Arendetyp

pytestmark = pytest.mark.xdist_group("demo")


def test_all_three_answers_are_in_time(forsta: Spelat) -> None:
    """Decided by the nämnd, verified at the meeting, sent on or before the svarstid."""
    for fall in ("motion", "plan", "kommission"):
        arende = forsta.arende(fall)
        assert arende.tillstand == "overlamnad"
        assert arende.avslutad is not None
        assert arende.namndbeslut is not None
        assert arende.namndbeslut.omedelbart
        assert arende.justerad is not None
        assert arende.justerad.satt is Justeringssatt.OMEDELBART
        assert arende.overlamnad is not None
        assert arende.svarstid.galler is not None
        assert arende.overlamnad.overlamnat.dag <= arende.svarstid.galler


def test_the_table_says_what_is_stored(forsta: Spelat) -> None:
    """Number, title, svarstid and the day it was done, for all five."""
    assert [rad.diarienummer for rad in forsta.resultat.slut] == [
        forsta.arende(fall).diarienummer for fall in I_ORDNING
    ]
    klara = ["2007-01-31", "2011-09-28", "2011-10-27", "2012-06-13", "2019-02-13"]
    assert [rad.klart.isoformat() for rad in forsta.resultat.slut] == klara
    assert [rad.i_tid for rad in forsta.resultat.slut] == [None, True, True, True, None]
    assert [rad.svarstid for rad in forsta.resultat.slut] == [
        forsta.arende(fall).svarstid.galler for fall in I_ORDNING
    ]
    for rad in forsta.resultat.slut:
        assert any(r.startswith(rad.diarienummer) and rad.vag in r for r in forsta.resultat.rader)


def test_the_skrivelse_and_the_report_form_are_closed_on_their_own_grounds(forsta: Spelat) -> None:
    """Neither is a remiss to answer: both are avskrivna, with a chef's approval."""
    for fall, typ, grund in (
        ("barnstöd", Arendetyp.SKRIVELSE, Avskrivningsgrund.SKRIVELSE_OMHANDERTAGEN),
        ("mall", Arendetyp.REDOVISNING, Avskrivningsgrund.REDOVISNING_LAMNAD),
    ):
        arende = forsta.arende(fall)
        assert arende.mottagen.arendetyp is typ
        assert arende.tillstand == "avskriven"
        assert arende.avskriven is not None
        assert arende.avskriven.grund is grund
        assert Handelseslag.GODKAND in [h.slag for h in forsta.handelser(fall)]


def test_a_chef_sends_one_back_and_a_substitute_approves_one(forsta: Spelat) -> None:
    """Once each, and the journal says who and for whom."""
    alla = [(fall, h) for fall in I_ORDNING for h in forsta.handelser(fall)]
    assert [(fall, h.av) for fall, h in alla if h.slag == Handelseslag.ATERLAMNAD] == [
        ("kommission", "soc.admchef")
    ]
    assert [(fall, h.av, h.for_) for fall, h in alla if h.slag == Handelseslag.GODKAND and h.for_] == [
        ("motion", "hv.bitr", "hv.avdelningschef")
    ]


def test_a_saturday_svarstid_is_kept_warned_of_and_counted_from_the_friday(forsta: Spelat) -> None:
    """1 October 2011 is a Saturday: the rungs count back from Friday 30 September, by hand
    Mon 12 (14), Wed 21 (7) and Wed 28 September (2)."""
    assert forsta.arende("motion").svarstid.galler == date(2011, 10, 1)
    assert any(
        "2011-10-01 är ingen arbetsdag: planera för 2011-09-30" in rad for rad in forsta.resultat.rader
    )
    handlaggaren = "Handläggare, barn och ungdom"
    dagar = [
        [d for d in forsta.brev_till(handlaggaren, regel=regel) if d > date(2011, 8, 22)]
        for regel in ("svarstid_14", "svarstid_7", "svarstid_2", "svarstid_idag")
    ]
    assert dagar == [[date(2011, 9, 12)], [date(2011, 9, 21)], [date(2011, 9, 28)], []]
    paminnelse = next(b for b in forsta.resultat.brev if lokal_dag(b.nar) == date(2011, 9, 12))
    assert "lör 1 okt 2011 (om 14 arbetsdagar)" in text(brevet(forsta, paminnelse.fil))
    assert "planera för fre 30 sep 2011" in text(brevet(forsta, paminnelse.fil))


def test_the_extension_moves_the_reminders(forsta: Spelat) -> None:
    """Of kommissionen nothing is said about 1 June; its rungs count back from 13 June, 6 June being a
    holiday: Wed 23 May, Fri 1 June, Mon 11 June and the day itself."""
    dagar = [
        forsta.brev_till("Utredare (SOC)", regel=regel)
        for regel in ("svarstid_30", "svarstid_14", "svarstid_7", "svarstid_2", "svarstid_idag")
    ]
    assert dagar == [[], [date(2012, 5, 23)], [date(2012, 6, 1)], [date(2012, 6, 11)], [date(2012, 6, 13)]]


def test_what_was_delayed_was_told(forsta: Spelat) -> None:
    """An undistributed skrivelse, an approval that waited, an extension that nobody answered."""
    assert forsta.brev_till("Avdelningschef (SOT)", regel="ofordelad") == [date(2006, 11, 23)]
    assert forsta.brev_till("Biträdande avdelningschef (HV)", regel="godkannande_drojer") == [
        date(2011, 9, 7)
    ]
    assert forsta.brev_till("Handläggare, barn och ungdom", regel="anstand_obesvarat") == [date(2011, 8, 22)]


def test_only_what_stands_in_the_papers_goes_unmarked(forsta: Spelat) -> None:
    """The stamp of November 2006 is the one dated act that the papers tell of; all else has its asterisk."""
    assert [(r.fall, lokal_dag(r.nar)) for r in forsta.resultat.handelser if not r.pahittat] == [
        ("barnstöd", date(2006, 11, 21))
    ]
    markta = [rad for rad in forsta.resultat.rader if rad.startswith("* ")]
    assert len(markta) == len(forsta.resultat.handelser) - 1


def test_no_line_is_wider_than_the_story(forsta: Spelat) -> None:
    """The story is read in a terminal; only a folder's name may be longer than the line."""
    assert [rad for rad in forsta.resultat.rader if len(rad) > BREDD and "/" not in rad] == []
