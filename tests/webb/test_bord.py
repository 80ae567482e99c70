"""Mitt bord: what only one role has on it."""

from datetime import date

from arbetsflode import motor
from arbetsflode.program import Program
from tests.byggare import NAMND
from tests.programbyggare import aktor, registrera
from tests.webb.conftest import Vid
from tillstand.mote import Mote
from tillstand.svarstid import Svarstid

NOVEMBER = date(2011, 11, 24)
SVARSTID = Svarstid(datum=date(2011, 11, 30))


def test_the_secretary_sees_what_comes_on_the_next_meeting(program: Program, vid: Vid) -> None:
    """Förslag på listan, hur många som saknar nummer, vad som är på väg och när kallelsen går ut."""
    mote = Mote(namnd=NAMND, dag=NOVEMBER, utskick=date(2011, 11, 17))
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=(mote,), nyckel="hosten")
    ett, _ = (registrera(program, f"Förslag {n}", svarstid=SVARSTID).till("forslag") for n in (1, 2))
    registrera(program, "Under beredning", svarstid=SVARSTID).till("beredning")
    motor.satt_foredragningslista(
        program,
        aktor("namndsekreterare"),
        namnd=NAMND,
        dag=NOVEMBER,
        punkter=((ett.id, "1"),),
        sedda=(),
        nyckel="lista",
    )
    ett.gor("dra_tillbaka", "handlaggare")
    text = vid("namndsekreterare").hamta("/").text
    assert "Socialnämnden tors 24 nov : 1 förslag, 1 utan nummer, 2 på väg dit" in text
    ett.gor("lagg_forslag", "handlaggare").godkann("avdelningschef").godkann("forvaltningschef")
    text = vid("namndsekreterare").hamta("/").text
    assert "Socialnämnden tors 24 nov : 2 förslag, 1 utan nummer, 1 på väg dit" in text
    assert "kallelsen går ut tors 17 nov" in text
    assert "Nästa sammanträden" not in vid("registrator").hamta("/").text
