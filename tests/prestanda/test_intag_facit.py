"""The answers beside the documents hold together: their keys, their kinds, and what stands in the text."""

import re
from collections import Counter
from datetime import date

import pytest

from prestanda.intag.facit import (
    ARENDETYPER,
    DATUM,
    FALLOR,
    LISTOR,
    Dokument,
    Varde,
    av_tabell,
    jamn,
    las_mapp,
)
from prestanda.intag.golv import golv
from prestanda.intag.mallar import gjorda
from prestanda.intag.rattning import Lasning, ratta, spannet_bar

ALLA = (*las_mapp(), *gjorda())
TEXTVARDEN = ("diarienummer", "avsandarens_dnr", "avsandare", "till_namnd", "titel", "handlaggare", *LISTOR)


def _svar(varde: Varde) -> list[str]:
    return list(varde) if isinstance(varde, tuple) else [str(varde)]


def _i_en_rad(text: str) -> str:
    return re.sub(r"[^\w]", "", jamn(text))


def test_there_are_enough_documents_and_traps() -> None:
    """At least two hundred documents, half by hand, a third with traps, and each trap three times."""
    assert len(ALLA) >= 200
    assert len(las_mapp()) >= 100
    assert len({d.namn for d in ALLA}) == len(ALLA)
    assert 3 * sum(bool(d.fallor) for d in ALLA) >= len(ALLA)
    antal = Counter(falla for d in ALLA for falla in d.fallor)
    assert set(antal) == FALLOR
    assert [falla for falla in FALLOR if antal[falla] < 3] == []


def test_no_document_is_twice_there() -> None:
    """Each document is a text of its own."""
    assert max(Counter(d.text for d in ALLA).values()) == 1


def test_the_made_documents_are_the_same_each_time() -> None:
    """A figure of today can be held beside one of last month."""
    assert gjorda() == gjorda()


@pytest.mark.parametrize("dokument", ALLA, ids=lambda d: d.namn)
def test_the_answers_are_of_their_kinds(dokument: Dokument) -> None:
    """A list is a list, a day is a day, a kind of ärende is one of those that exist, and nothing is empty."""
    for nyckel, varde in dokument.varden.items():
        assert isinstance(varde, tuple) == (nyckel in LISTOR), nyckel
        assert all(del_ and del_ == del_.strip() for del_ in _svar(varde)), nyckel
        if nyckel in DATUM:
            assert re.fullmatch(r"(\d{4}|-)-\d\d-\d\d", str(varde)), nyckel
            date.fromisoformat(str(varde).replace("--", "2004-", 1))
    assert set(str(dokument.varden["arendetyp"]).split(" | ")) <= ARENDETYPER
    assert dokument.varden.get("omedelbar_justering", True) is True


@pytest.mark.parametrize("dokument", ALLA, ids=lambda d: d.namn)
def test_a_stated_value_stands_in_the_document(dokument: Dokument) -> None:
    """What the answers say is written in the text, or they say why not."""
    texten = _i_en_rad(dokument.text)
    for nyckel in TEXTVARDEN:
        if nyckel in dokument.varden and nyckel not in {*dokument.avviker, *dokument.oprovat}:
            for ett in _svar(dokument.varden[nyckel]):
                assert any(_i_en_rad(v) in texten for v in ett.split(" | ")), (nyckel, ett)


@pytest.mark.parametrize("dokument", ALLA, ids=lambda d: d.namn)
def test_a_stated_day_stands_in_the_document(dokument: Dokument) -> None:
    """The day of the month and the year of an answer are written in the text, or the answers say why not."""
    for nyckel in DATUM:
        varde = dokument.varden.get(nyckel)
        if varde is None or nyckel in {*dokument.avviker, *dokument.oprovat}:
            continue
        ar, _, dag = str(varde).replace("--", "-").rpartition("-")
        ihop = re.sub(r"(?<=\d) (?=\d)", "", dokument.text)
        assert re.search(rf"(?<!\d)0?{int(dag)}(?!\d)|{dag}", ihop), (nyckel, varde)
        assert ar.startswith("-") or ar[2:4] in ihop, (nyckel, varde)


def test_the_extension_is_later_than_the_svarstid() -> None:
    """Nobody is granted a shorter time."""
    for d in ALLA:
        if {"svarstid", "forlangd_svarstid"} <= set(d.varden):
            assert str(d.varden["forlangd_svarstid"]) > str(d.varden["svarstid"]), d.namn


def _facit(dokument: Dokument, sakerhet: float) -> Lasning:
    def fynd(varde: Varde) -> dict[str, object]:
        ratt = [ett.split(" | ")[0] for ett in _svar(varde)]
        lika: object = ratt if isinstance(varde, tuple) else varde if isinstance(varde, bool) else ratt[0]
        return {"varde": lika, "spann": [[0, len(dokument.text)]], "sakerhet": sakerhet, "skal": ""}

    return {nyckel: fynd(varde) for nyckel, varde in dokument.varden.items()}


def test_who_answers_as_the_answers_do_gets_full_marks() -> None:
    """The scorer gives 1.0 to the answers themselves."""
    efter_text = {d.text: _facit(d, 0.95) for d in ALLA}
    utfall = ratta(ALLA, efter_text.__getitem__)
    assert (utfall.f1, utfall.kalibrering, utfall.missar) == (1.0, 1.0, [])
    assert [n for n, f in utfall.falt.items() if f.spann_ratt < 0.9 * f.spann] == []


def test_an_invented_value_costs_precision_and_calibration() -> None:
    """What is not stated and yet given is wrong; what is stated and not given is not found."""
    ett = av_tabell("ett", "Dnr KS 1/24", {"diarienummer": "KS 1/24"})
    inget = av_tabell("inget", "Hej", {})
    fel = {"varde": "KS 9/24", "spann": [[0, 1]], "sakerhet": 0.95}
    rakning = {ett.text: ett, inget.text: inget}
    utfall = ratta([ett, inget], lambda t: _facit(ett, 0.95) if rakning[t] is ett else {"diarienummer": fel})
    falt = utfall.falt["diarienummer"]
    assert (falt.precision, falt.tackning, utfall.kalibrering) == (0.5, 1.0, 0.5)
    tyst = ratta([ett], lambda _: {}).falt["diarienummer"]
    assert (tyst.precision, tyst.tackning, tyst.f1) == (1.0, 0.0, 0.0)


def test_a_list_is_scored_by_its_items() -> None:
    """Two right of three asked for, and one invented: each item counts once."""
    ett = av_tabell("ett", "x", {"enheter": ["A", "B | b-enheten", "C"]})
    fick = {"varde": ["a", "b-enheten", "d", "a"], "spann": [[0, 1]], "sakerhet": 0.6}
    falt = ratta([ett], lambda _: {"enheter": fick}).falt["enheter"]
    assert (falt.ratt, falt.gavs, falt.finns) == (2, 4, 3)


def test_a_span_must_bear_its_value() -> None:
    """A place that points beside the value, or outside the text, bears nothing."""
    text = "Dnr KS 1/24\nSvar senast den 3 mars 2024"
    assert spannet_bar(text, "diarienummer", "KS 1/24", [[4, 11]])
    assert not spannet_bar(text, "diarienummer", "KS 1/24", [[12, 16]])
    assert spannet_bar(text, "svarstid", "2024-03-03", [[28, 39]])
    assert not spannet_bar(text, "svarstid", "2024-03-03", [[0, 400]])
    assert not spannet_bar(text, "omedelbar_justering", True, [])


def test_the_floor_reads_something_and_not_much() -> None:
    """The floor is a floor: above nothing, and below what is demanded."""
    assert 0.2 < ratta(ALLA, golv).f1 < 0.75
