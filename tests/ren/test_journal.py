"""The journal: whatever is altered in it is found, and it holds no names and no free text."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import combinations
from random import Random
from typing import Any, get_args, get_type_hints

import attrs
import pytest
from attrs import evolve, fields

from arbetsflode.journal import (
    Post,
    _postfel,
    granska_kedja,
    lank,
    ny_post,
    sigillhash,
    tid_ur_text,
    tidstext,
)
from tests.byggare import IDAG, NU
from tests.byggare.journal import AKTOR, KEDJA, handelse, kedja
from tests.lager.fyllning import fyll
from tests.prov.journalbrott import vanda
from tillstand.atgarder import Tjansteanteckning
from tillstand.behorighet import Enhet, Franvaro, Person, Rollinnehav
from tillstand.handelser import Handelse
from tillstand.motivering import Motivering
from tillstand.remiss import REMISS


def anteckning(text: str) -> Handelse:
    """A note in the file."""
    return handelse(Tjansteanteckning(text=text), "anteckna")


POSTER = kedja(50)


def brutet(poster: list[Post], langd: int | None = len(POSTER)) -> int | None:
    """The first broken post, or None."""
    brott = granska_kedja(poster, KEDJA, langd=langd)
    return None if brott is None else brott.nummer


def test_en_orord_kedja_haller() -> None:
    """Nothing is found where nothing is wrong."""
    assert brutet(POSTER) is None
    assert brutet([], 0) is None


def med(post: Post, kolumn: str, varde: Any) -> Post:
    """The same post with one column changed."""
    return evolve(post, **{kolumn: varde})


@pytest.mark.parametrize("kolumn", [f.name for f in fields(Post)])
def test_varje_vand_bit_hittas_dar_den_ar(kolumn: str) -> None:
    """Every bit of every column, turned one at a time, is found in its own post; the proof takes 200."""
    foregaende = ""
    for nummer, post in enumerate(POSTER[:2], start=1):
        for varde in vanda(getattr(post, kolumn)):
            assert _postfel(med(post, kolumn, varde), KEDJA, nummer, foregaende) is not None
        foregaende = post.hash


@pytest.mark.parametrize("kolumn", [f.name for f in fields(Post)])
def test_den_forsta_brutna_posten_namns(kolumn: str) -> None:
    """Whatever is altered in a post, the chain is reported to break there and not later."""
    for plats in range(len(POSTER)):
        annan = getattr(POSTER[plats], kolumn)
        andrad = med(POSTER[plats], kolumn, annan + 1 if isinstance(annan, int) else f"{annan}x")
        assert brutet([*POSTER[:plats], andrad, *POSTER[plats + 1 :]]) == plats + 1


def test_en_borttagen_post_hittas() -> None:
    """Also the last one, for the case knows how many posts it has."""
    for plats in range(len(POSTER)):
        assert brutet([*POSTER[:plats], *POSTER[plats + 1 :]]) == plats + 1


def test_tva_poster_som_bytt_plats_hittas() -> None:
    """Every pair of 50."""
    for ett, annat in combinations(range(len(POSTER)), 2):
        bytta = list(POSTER)
        bytta[ett], bytta[annat] = bytta[annat], bytta[ett]
        assert brutet(bytta) == ett + 1


def test_en_dubblerad_post_hittas() -> None:
    """A post twice, wherever the second one is put."""
    for ett, annat in combinations(range(len(POSTER)), 2):
        assert brutet([*POSTER[:annat], POSTER[ett], *POSTER[annat:]]) == annat + 1


def test_en_avhuggen_svans_hittas() -> None:
    """However much is cut off."""
    for kvar in range(len(POSTER)):
        assert brutet(POSTER[:kvar]) == kvar + 1


def test_en_post_for_mycket_hittas() -> None:
    """A well-made post that no version of the case knows of."""
    assert brutet(kedja(51)) == 51


def test_en_post_ur_en_annan_kedja_hittas() -> None:
    """Spliced in with the right number."""
    annan = kedja(50, namn="arende:a2")
    for plats in range(len(POSTER)):
        assert brutet([*POSTER[:plats], annan[plats], *POSTER[plats + 1 :]]) == plats + 1


def test_bytt_innehall_med_ny_hash_bryter_posten_efter() -> None:
    """Who rewrites one post must rewrite all that follow."""
    for plats in range(len(POSTER) - 1):
        skriven = ny_post(
            KEDJA, plats + 1, POSTER[plats].foregaende, (anteckning("Något annat"),),
            aktor=AKTOR, noterat=NU, dag=IDAG, slump=Random(9).randbytes,
        )  # fmt: skip
        assert brutet([*POSTER[:plats], skriven, *POSTER[plats + 1 :]]) == plats + 2


def test_sigillet_skiljer_en_omskriven_kedja_fran_den_gamla() -> None:
    """A chain that is rewritten whole holds in itself; the seal that was kept outside says otherwise."""
    omskriven = kedja(50, fro=8)
    assert brutet(omskriven) is None
    huvuden = [[(KEDJA, 50, k[-1].hash)] for k in (POSTER, omskriven)]
    sigill = [sigillhash("", "2011-10-04T00:00:00.000000Z", h) for h in huvuden]
    assert sigill[0] != sigill[1]
    assert sigill[0] == sigillhash("", "2011-10-04T00:00:00.000000Z", huvuden[0])


def test_sigillet_beror_pa_allt_det_ligger_over() -> None:
    """The seal before, the moment, each chain's name, length and head, and how many there are."""
    grund = ("f" * 64, "2011", [("a", 1, "x"), ("b", 2, "y")])
    andra = [
        ("e" * 64, *grund[1:]),
        (grund[0], "2012", grund[2]),
        *((*grund[:2], huvuden) for huvuden in (
            [("a", 1, "x")], [("c", 1, "x"), ("b", 2, "y")], [("a", 2, "x"), ("b", 2, "y")],
            [("a", 1, "z"), ("b", 2, "y")], [("b", 2, "y"), ("a", 1, "x")],
        )),
    ]  # fmt: skip
    assert sigillhash(*grund)[0] == 2
    assert sigillhash(*grund)[1] not in {sigillhash(*ett)[1] for ett in andra}


def test_utraderad_fritext_syns_som_utraderad() -> None:
    """What has been erased is found as just that; the chain of hashes stands."""
    for plats in range(len(POSTER)):
        tomd = evolve(POSTER[plats], fritext="{}")
        brott = granska_kedja([*POSTER[:plats], tomd, *POSTER[plats + 1 :]], KEDJA, langd=50)
        assert brott is not None
        assert brott.nummer == plats + 1
        assert "fritexten" in str(brott)
        assert tomd.hash == lank(tomd.foregaende, tomd.innehall)


def test_en_omskriven_kropp_med_ratt_hash_ger_besked_och_ingen_krasch() -> None:
    """A body of any form whatever, hashed anew, is reported and never a traceback."""
    for kropp in ("[]", "null", "7", '"text"', "{}", '{"kedja":{}}', '{"a":{"plats":[],"sha256":1}}', "{"):
        for fritext in ("{}", "[]", "", '{"h0":["a","b"]}'):
            post = evolve(POSTER[0], innehall=kropp, fritext=fritext, hash=lank("", kropp))
            assert brutet([post, *POSTER[1:]]) == 1


HEMLIGT = "Sven Svensson i Bromölla"
FAKTA: list[type] = [
    *REMISS.underlag.values(), REMISS.fodelse, Motivering, Person, Enhet, Rollinnehav, Franvaro,
]  # fmt: skip


@pytest.mark.parametrize("klass", FAKTA, ids=lambda k: k.__name__)
def test_ingen_fritext_i_det_som_hashas(klass: type) -> None:
    """Names and free text lie beside, under a salted digest; they can be erased, and no hash tells them."""
    faktum = fyll(klass, fritext=HEMLIGT)
    post = ny_post(KEDJA, 1, "", (faktum,), aktor=AKTOR, noterat=NU, dag=IDAG, slump=Random(1).randbytes)
    assert HEMLIGT not in post.innehall
    assert "svensson.bromolla" not in post.innehall
    assert "sara" not in post.innehall
    assert brutet([post], 1) is None


UTAN_SKYDD = {
    "Rollinnehav": "person roll namnd enhet",
    "Franvaro": "person ersattare",
    "Person": "kod",
    "Enhet": "kod namnd overordnad",
    "Avsandare": "diarienummer",
    "Remissobjekt": "beteckning bilagebeteckning",
    "Uppgift": "slag",
    "Bilaga": "beteckning",
    "Sekretess": "lagrum",
    "Sammantrade": "tid",
    "Registrering": "klassificering overordnat_arende",
    "Komplettering": "klassificering overordnat_arende",
    "Fordelning": "handlaggare enhet medhandlaggare",
    "Omfordelning": "handlaggare enhet",
    "Aterremiss": "paragraf",
    "Bordlaggning": "paragraf",
    "Beslut": "paragraf",
    "Anmalan": "paragraf",
    "Delegationsbeslut": "delegationspunkt",
    "Overlamning": "avsandarens_diarienummer",
    "Avskrivning": "lank",
    "Makulering": "ratt_arende",
    "Bifogande": "innehall",
}
"""The texts that the hashed bytes may hold as they are: codes, numbers, paragraphs of law."""


def test_varje_text_ar_skyddad_eller_en_kod() -> None:
    """A new text field is free text, unless somebody has said here that it is a code or a number."""
    oppna = {k.__name__: " ".join(sorted(f)) for k in _klasser() if (f := set(_oppna_falt(k)))}
    assert oppna == {namn: " ".join(sorted(falt.split())) for namn, falt in UTAN_SKYDD.items()}


def _klasser() -> set[type]:
    klara: set[type] = set()
    kvar = list(FAKTA)
    while kvar:
        klass = kvar.pop()
        if klass not in klara:
            klara.add(klass)
            kvar += [t for typ in get_type_hints(klass).values() for t in _delar(typ) if attrs.has(t)]
    return klara


def _delar(typ: Any) -> Iterator[Any]:
    yield typ
    for inre in get_args(typ):
        yield from _delar(inre)


def _oppna_falt(klass: type) -> Iterator[str]:
    typer = get_type_hints(klass)
    for falt in attrs.fields(klass):
        if str in _delar(typer[falt.name]) and not falt.metadata.get("fritext"):
            yield falt.name


def test_samma_sak_ger_samma_byte() -> None:
    """The canonical bytes depend on nothing but the facts, the moment and the chance."""
    assert kedja(50) == POSTER
    assert kedja(50, fro=8)[0].hash != POSTER[0].hash


def test_saltet_skiljer_samma_text_pa_tva_stallen() -> None:
    """Two equal texts have different digests, so that nobody can guess one by the other."""
    underlag = fyll(REMISS.underlag["rattelse"], fritext="Samma")
    post = ny_post(KEDJA, 1, "", (underlag,), aktor=AKTOR, noterat=NU, dag=IDAG, slump=Random(1).randbytes)
    digester = [rad.split('"')[0] for rad in post.innehall.split('"sha256":"')[1:]]
    assert len(digester) == len(set(digester)) == 3


def test_tiden_har_alltid_samma_bredd() -> None:
    """Text order is time order, also when no microsecond is told, and it comes back the same."""
    tider = [datetime(2011, 1, 1, 0, 0, 0, mikro, tzinfo=UTC) for mikro in (0, 1, 10, 999_999)]
    texter = [tidstext(t) for t in tider]
    assert len({len(t) for t in texter}) == 1
    assert texter == sorted(texter)
    assert [tid_ur_text(t) for t in texter] == tider
    assert date.fromisoformat(POSTER[0].dag) == IDAG
