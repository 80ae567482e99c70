"""The five real papers: every fact has its place in the model, and comes back from the store unchanged."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import msgspec
import pytest

from tests.byggare import flodesversion
from tests.ren.tillstand.fron import FORSLAG_0, FORSLAG_1, FORSLAG_2, FRON
from tillstand.forslag import Forslagsunderlag
from tillstand.mottagen import Mottagen, Registrering
from tillstand.remiss import Remiss, fod
from tillstand.svarstid import Precision


def _ater(varde: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(varde), type=type(varde))


def _fodd(fro: str) -> Remiss:
    underlag, nummer = FRON[fro]
    version = flodesversion()
    return fod(
        underlag,
        id_="fro",
        namnd="soc",
        diarienummer=nummer,
        flode=version.hash,
        start=version.flode.start,
        registrerad=datetime(2012, 1, 1, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize("fro", FRON)
def test_the_facts_of_a_real_paper_come_back_unchanged(fro: str) -> None:
    """What was registered is what is read, letter by letter."""
    underlag, nummer = FRON[fro]
    assert _ater(underlag) == underlag
    arende = _fodd(fro)
    assert arende.diarienummer == nummer
    assert {namn: _ater(del_) for namn, del_ in arende.delar.items()} == arende.delar
    for falt in attrs.fields(Mottagen):
        assert getattr(arende.mottagen, falt.name) == getattr(underlag, falt.name)
    assert arende.svarstid == underlag.svarstid


@pytest.mark.parametrize("forslag", [FORSLAG_0, FORSLAG_1, FORSLAG_2], ids=["000", "001", "002"])
def test_the_facts_of_a_tjansteutlatande_come_back_unchanged(forslag: Forslagsunderlag) -> None:
    """Decision points, signers, sections and stance, in their order."""
    assert _ater(forslag) == forslag


@pytest.mark.parametrize(
    ("fro", "original", "galler"),
    [
        ("000 barnfattigdom", date(2011, 10, 31), date(2011, 10, 31)),
        ("001 kommission", date(2012, 6, 1), date(2012, 6, 13)),
        ("002 motion 2011:24", date(2011, 9, 1), date(2011, 10, 1)),
        ("003 redovisning", None, None),
        ("004 barnstöd", None, None),
    ],
)
def test_the_svarstid_that_counts(fro: str, original: date | None, galler: date | None) -> None:
    """The original is kept, the extension counts, the Saturday stands; the skrivelse has none."""
    svarstid = _fodd(fro).svarstid
    assert (svarstid.datum, svarstid.galler, svarstid.precision) == (original, galler, Precision.DAG)


@pytest.mark.parametrize("fro", FRON)
def test_no_public_title_names_a_party_or_a_person(fro: str) -> None:
    """The public title goes into letters and lists; the title as printed is kept beside it (GDPR art. 9)."""
    m = _fodd(fro).mottagen
    namn = [u.namn for u in m.objekt.upphovsman] if m.objekt else []
    assert not any(ett in m.titel for ett in namn)
    assert "(v)" not in m.titel.lower()
    assert "(mp)" not in m.titel.lower()


def test_a_real_paper_is_found_by_its_numbers_and_titles() -> None:
    """Own number, the motion's number, the title as printed."""
    motion = _fodd("002 motion 2011:24")
    assert tuple(motion.sokbara_nummer()) == ("1.5.1-1-2011", "2011:24")
    assert motion.mottagen.titel_intern in tuple(motion.sokbara_texter())
    assert "trafik- och arbetsmarknadsroteln" in tuple(motion.sokbara_texter())


def test_only_what_the_law_demands_is_mandatory() -> None:
    """A day of arrival and a title; number and nämnd are given by the diarium (OSL 5:2)."""
    minst = Registrering(inkommen=date(2006, 11, 21), titel="Skrivelse")
    assert _ater(minst) == minst
    with pytest.raises(TypeError, match="titel"):
        Registrering(inkommen=date(2006, 11, 21))  # type: ignore[call-arg]
