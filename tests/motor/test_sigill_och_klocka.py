"""The seal and a clock that is set back: what is noted afterwards does not reach back under the seal."""

from datetime import timedelta

import msgspec

from arbetsflode import motor
from arbetsflode.journal import Post
from arbetsflode.lager import poster
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.program import Program
from tests.byggare import NU
from tests.motor.paminnelser import fall, kl, svep
from tests.programbyggare import Lopp, aktor, registrera, stall

GRANS = "2011-10-06T00:00:00.000000Z"


def forseglat(program: Program) -> Lopp:
    """A case, and a seal of Thursday 6 October; then the clock is set back to Monday."""
    lopp = fall(program)
    svep(program, kl("2011-10-06 09:00"))
    assert motor.forsegla(program) is not None
    stall(program, NU + timedelta(hours=1))
    return lopp


def sista_posten(program: Program, kedja: str) -> tuple[Post, str | None]:
    """The last post of a chain, and what the clock showed if that is something else."""
    with program.databas.las() as f:
        post = poster.las_kedja(f, kedja)[-1]
    return post, msgspec.json.decode(post.innehall).get("klockan")


def test_what_is_noted_by_a_clock_set_back_leaves_the_seal_whole(program: Program) -> None:
    """Klockan ställs tillbaka under sigillets gräns: det som noteras sedan, i gamla och nya ärenden och för
    installationen, står efter gränsen, säger vad klockan visade, och allt stämmer."""
    lopp = forseglat(program)
    lopp.gor("anteckna", "registrator")
    nytt = registrera(program)
    motor.bekrafta_klockan(program, aktor("administrator"))
    for kedja in (kedja_for(lopp.id), kedja_for(nytt.id), "installation"):
        post, klockan = sista_posten(program, kedja)
        assert post.noterat == GRANS
        assert klockan == "2011-10-03T09:00:00.000000Z"
    assert motor.verifiera(program).avvikelser == ()


def test_days_are_counted_from_what_the_clock_showed(program: Program) -> None:
    """Dagarna räknas efter klockan: det nya ärendet är registrerat i dag, inte på sigillets dag."""
    forseglat(program)
    nytt = registrera(program)
    assert nytt.arende.registrerad == NU + timedelta(hours=1)
    assert nytt.visa().handelser[0].dag == "2011-10-03"
    lopp = nytt.gor("fordela", "fordelare").bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    begaran = lopp.arende.begaran
    assert begaran is not None
    assert begaran.begard == NU + timedelta(hours=1)
    assert motor.verifiera(program).avvikelser == ()


def test_with_the_clock_right_again_the_next_seal_follows(program: Program) -> None:
    """När klockan hunnit ikapp noteras allt som vanligt, och nästa sigill hänger på det förra."""
    lopp = forseglat(program)
    lopp.gor("anteckna", "registrator")
    stall(program, kl("2011-10-07 09:00"))
    lopp.gor("anteckna", "registrator")
    post, klockan = sista_posten(program, kedja_for(lopp.id))
    assert (post.noterat, klockan) == ("2011-10-07T07:00:00.000000Z", None)
    assert motor.forsegla(program) is not None
    assert motor.verifiera(program).avvikelser == ()
