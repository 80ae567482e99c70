"""Garbage in every form: a calm answer, never a fault of ours, and nothing written by halves."""

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from litestar import Litestar

from arbetsflode import motor
from arbetsflode.program import Program
from tests.programbyggare import registrera
from tests.webb.besokare import Besokare
from tests.webb.conftest import Vid
from tests.webb.test_matrisen import ifylld_vag, ny_session
from tests.webb.test_sakerhet import alla_vagar

KROPPAR = 12
"""Bodies a form in `make test`; the full dose is 500."""
PERSONER = ("registrator", "handlaggare", "namndsekreterare", "administrator", "fordelare", "avdelningschef")

_NAMN = re.compile(r'name="([^"_][^"]*)"')
_ELAKT = (
    *("", " ", "\x00", "\u202e", "a" * 30_000, "å" * 400, "🙂", "=?utf-8?q?x?=", "' OR 1=1 --", "%_\\"),
    *("<script>", "{{7*7}}", "../../etc/passwd", "0", "-1", "9" * 40, "1e308", "NaN", "null", "true", "nej"),
    *(
        "2011-02-30",
        "0000-00-00",
        "9999-12-31",
        "2011-10-27T00:00",
        "31/2",
        "v. 99",
        "\r\nBcc: x@example.org",
    ),
    *(
        "soc",
        "handlaggare",
        "bistand",
        "epost",
        "registrator@example.org",
        "@",
        "a@b",
        "ja",
        "[0]",
        "𝕏\u0301",
    ),
)


def bas(program: Program) -> str:
    """A case in beredning with a document."""
    return registrera(program, "Skräpets remiss", nyckel="skrap").till("beredning").bifoga("handlaggare").id


def kroppar(slump: random.Random, namnen: Sequence[str], antal: int) -> list[dict[str, str | list[str]]]:
    """So many bodies of the names that a form has, and some that it has not."""
    alla = [*namnen, "roll", "tillstand", "version", "_version", "_nyckel", "__proto__", "a.b.c", "x[0].y"]
    return [
        {
            namn: [slump.choice(_ELAKT) for _ in range(slump.choice((1, 1, 1, 3)))]
            for namn in slump.sample(alla, slump.randint(0, len(alla)))
        }
        for _ in range(antal)
    ]


@pytest.mark.parametrize("person", PERSONER)
def test_no_form_breaks_on_garbage(app: Litestar, program: Program, person: str) -> None:
    """Whatever is sent, the answer is a page of ours, and the journal still holds."""
    arende, slump = bas(program), random.Random(f"{person}:7")
    besokare = Besokare.vid(app, person)
    token = besokare.token()
    for metod, vag in alla_vagar(app):
        if metod != "POST" or vag.startswith(("/logga", "/losenord")):
            continue
        riktig = ifylld_vag(vag, arende)
        ny_session(besokare, person, token)
        namnen = namn_i(besokare.hamta(riktig).html)
        for kropp, svar in skicka_skrap(besokare, (person, token), riktig, kroppar(slump, namnen, KROPPAR)):
            assert svar.status_code < 500, (riktig, kropp, svar.text[:300])
    assert motor.verifiera(program).avvikelser == ()


def namn_i(html: str) -> list[str]:
    """What the fields of a page, or of a form, are called; not the hidden ones."""
    return sorted(set(_NAMN.findall(html)))


def skicka_skrap(
    besokare: Besokare, vem: tuple[str, str], vag: str, kropparna: Sequence[dict[str, str | list[str]]]
) -> Iterator[tuple[dict[str, Any], Any]]:
    """Send bodies as a person with a token, each in a session of its own: (body, answer)."""
    person, token = vem
    for kropp in kropparna:
        ny_session(besokare, person, token)
        nyckel = besokare.app.state.program.slump(8).hex()
        fullt = {"_nyckel": nyckel, "_version": "1", **kropp, "_csrf_token": token}
        yield fullt, besokare.klient.post(vag, data=fullt, follow_redirects=False)


@pytest.mark.parametrize("vag", ["/arenden/%00", "/inkorg/%00", "/inkorg/a%00b/fil", "/namnder/%00"])
def test_an_address_with_a_nul_leads_nowhere(vid: Vid, vag: str) -> None:
    """Ingen sida finns där, på båda databaserna; inget fel hos oss."""
    assert vid("registrator").hamta(vag).status == 404


@pytest.mark.parametrize("vag", ["/lista?sok=%00", "/inkorg?sok=a%00b", "/inkorg?efter=%00"])
def test_a_nul_in_a_question_narrows_nothing(vid: Vid, vag: str) -> None:
    """Sidan visas som om tecknet inte stod där, på båda databaserna."""
    assert vid("registrator").hamta(vag).status == 200
