"""The facts of the five papers are in the cases as they are stored."""

from datetime import date

import pytest

from arbetsflode import motor
from tests.hela.demo.spelat import ARKIV, I_ORDNING, Spelat
from tillstand.innehall import Kanal, Objektslag, Organslag, Stallningstagande

pytestmark = pytest.mark.xdist_group("demo")


def test_the_skrivelse_on_barnstod_holds_its_stamp_and_its_assignments(forsta: Spelat) -> None:
    """Number, stamp, letterhead, three assignments, seven figures and both offices are kept as printed."""
    arende = forsta.arende("barnstöd")
    objekt, stampel = arende.mottagen.objekt, arende.mottagen.stampel
    assert arende.diarienummer == "409.dnr.0585/2006"
    assert objekt is not None
    assert stampel is not None
    assert (stampel.text, stampel.datum) == ("2006 -11- 21", date(2006, 11, 21))
    assert (objekt.datum, objekt.bilagebeteckning, objekt.brevhuvud) == (
        date(2006, 11, 20),
        "Bil. 2",
        "Vänsterpartiet",
    )
    assert len(objekt.uppdrag) == 3
    assert [u.text for u in objekt.uppgifter] == ["7 av 18", "13 av 18", "170", "210", "75", "40", "230"]
    assert [(u.parti, len(u.uppdrag)) for u in objekt.upphovsman] == [("s", 1), ("v", 2)]
    assert arende.svarstid.galler is None


def test_the_motion_holds_its_number_instances_and_extension(forsta: Spelat) -> None:
    """The designation, six instances, the svarstid as written, and who moved it; no day of that is known."""
    arende = forsta.arende("motion")
    objekt, svarstid = arende.mottagen.objekt, arende.svarstid
    assert objekt is not None
    assert (objekt.slag, objekt.beteckning, objekt.datum) == (Objektslag.MOTION, "2011:24", date(2011, 3, 14))
    assert arende.mottagen.titel_intern == (
        "”Om ökad jämlikhet, minskad segregation och goda uppväxtvillkor för barn och unga”– motion från (v)"
    )
    assert len(arende.mottagen.instanser) == 6
    assert (svarstid.datum, svarstid.tillhanda) == (date(2011, 9, 1), True)
    assert [(a.nytt_datum, a.besvarat_av, a.besvarat) for a in svarstid.anstand] == [
        (date(2011, 10, 1), "trafik- och arbetsmarknadsroteln", None)
    ]
    assert arende.forslag is not None
    assert arende.forslag.stallningstagande is Stallningstagande.TAR_EJ_STALLNING
    assert arende.overlamnad is not None
    assert arende.overlamnad.kanal is Kanal.EPOST


def test_the_plan_against_child_poverty_gets_its_real_number_out_of_the_series(forsta: Spelat) -> None:
    """491 comes next, and is found however the spaces are written."""
    arende = forsta.arende("plan")
    assert arende.diarienummer == "1.5.1 - 491 - 2011"
    assert motor.hitta(forsta.program, ARKIV, "1.5.1-491-2011").id == arende.id
    assert [i.organ for i in arende.mottagen.instanser] == [
        "socialnämnden",
        "utbildningsnämnden",
        "Södermalms stadsdelsnämnd",
        "Hässelby-Vällingby stadsdelsnämnd",
    ]
    assert (arende.svarstid.text, arende.svarstid.datum) == ("senast den 31 oktober 2011", date(2011, 10, 31))
    assert arende.svarstid.anstand == ()
    assert arende.forslag is not None
    assert len(arende.forslag.beslutspunkter) == 2
    assert arende.forslag.namnda_enheter == (
        "Ekonomiskt bistånd",
        "Barn- och Ungdom",
        "Familjestödsenheten",
        "Vuxenenheten",
    )
    assert arende.overlamnad is not None
    assert arende.overlamnad.kanal is Kanal.INTERNT


def test_the_kommission_holds_its_label_office_and_extension(forsta: Spelat) -> None:
    """The label is read as a day, an office is among the instances, and the headings stand in order."""
    arende = forsta.arende("kommission")
    assert arende.namnd == "SOC"
    assert arende.mottagen.objekt is not None
    assert (arende.mottagen.objekt.beteckning, arende.mottagen.objekt.datum) == ("12/3", date(2012, 3, 12))
    assert arende.mottagen.instanser[1].organ == "stadsledningskontoret"
    assert arende.mottagen.instanser[1].organslag is Organslag.KONTOR
    assert arende.svarstid.datum == date(2012, 6, 1)
    assert arende.svarstid.galler == date(2012, 6, 13)
    assert arende.forslag is not None
    assert [a.rubrik for a in arende.forslag.avsnitt] == [
        "Sammanfattning",
        "Bakgrund",
        "Ärendets beredning",
        "Skrivelsen i sammanfattning",
        "Förvaltningens synpunkter",
        "Bilaga",
    ]
    assert len(arende.forslag.beslutspunkter) == 3
    assert max(h.version for h in arende.handlingar.alla) == 2


def test_the_report_form_holds_its_questions_windows_and_risks(forsta: Spelat) -> None:
    """Two questions of three parts, the loose times as windows, and the lagrum of each risk."""
    objekt = forsta.arende("mall").mottagen.objekt
    assert objekt is not None
    assert [len(fraga.delfragor) for fraga in objekt.fragor] == [3, 3]
    assert [(u.tid_text, u.fran, u.senast) for u in objekt.uppdrag] == [
        ("första kvartalet 2019", date(2019, 1, 1), date(2019, 3, 31)),
        ("under våren 2019", date(2019, 3, 1), date(2019, 5, 31)),
        ("under 2019", date(2019, 1, 1), date(2019, 12, 31)),
    ]
    assert [u.beteckning for u in objekt.uppgifter[1:]] == ["1:2 SoL", "11:1, 11:2 SoL", "5:1 SoL"]
    assert objekt.uppgifter[0].text == "200 barnrättsombud"


def test_every_document_says_that_its_text_is_made_up(forsta: Spelat) -> None:
    """No sentence of the real papers lies in the demo's files."""
    for fall in I_ORDNING:
        for handling in forsta.arende(fall).handlingar.alla:
            assert forsta.program.filer.las(handling.innehall).startswith("PÅHITTAT I DEMOT".encode())
