"""The handbook's examples are run as they stand, and it tells of every command, code and key."""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arbetsflode.kommandorad.felsvar import AVBRUTET, ROR_BRUTET, UTGANG
from arbetsflode.kommandorad.grupp import KOMMANDON
from tests.kommandorad.korning import DNR, HAN, REG, SEK, SKOLCHEF, Kommandorad

HANDBOK = Path(__file__).parents[2] / "docs" / "handbok" / "kommandoraden.md"
BLOCK = re.compile(r"(?<=```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
TEXT = HANDBOK.read_text(encoding="utf-8")


def _spela(k: Kommandorad, monkeypatch: pytest.MonkeyPatch, block: str) -> Iterator[str]:
    """The commands of a block with what they answer now."""
    for rad in (rad for rad in block.splitlines() if rad.startswith("$ ")):
        yield rad
        if satt := re.fullmatch(r"\$ export (\w+)=(\S+)", rad):
            monkeypatch.setenv(satt[1], satt[2])
            continue
        skrivet, _, till = rad.removeprefix("$ remiss ").partition(" > ")
        svar = k.utan_mapp(*shlex.split(skrivet))
        if till:
            Path(till).write_text(svar.ut, encoding="utf-8")
        else:
            yield from (svar.ut + svar.fel).splitlines()


def med_svar(k: Kommandorad, monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    """A handbook text with what its commands answer, run in order."""
    return BLOCK.sub(lambda m: "".join(f"{rad}\n" for rad in _spela(k, monkeypatch, m[0])), text)


def test_every_example_answers_what_the_handbook_says(
    k: Kommandorad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Run from an empty folder, in the order of the text. With FORNYA_HANDBOKEN set they are written anew."""
    monkeypatch.chdir(tmp_path)
    for namn in ("tu.txt", "utdrag.txt"):
        Path(namn).write_text(namn, encoding="utf-8")
    nu = med_svar(k, monkeypatch, TEXT)
    if os.environ.get("FORNYA_HANDBOKEN"):
        HANDBOK.write_text(nu, encoding="utf-8")
    assert nu == TEXT


def test_every_command_is_told_of() -> None:
    """And nothing is told of that does not exist."""
    namnda = set(re.findall(r"(?:`|\$ )remiss ([a-z-]+)", TEXT))
    assert namnda == set(KOMMANDON)


def test_every_exit_code_is_told_with_its_codes() -> None:
    """The table is the one that the program goes by."""
    rader = re.findall(r"^\| (\d+) \| .+? \| (.*?) ?\|$", TEXT, re.MULTILINE)
    tabell = {int(utgang): set(re.findall(r"`(\w+)`", koder)) for utgang, koder in rader}
    ratt: dict[int, set[str]] = {0: set(), ROR_BRUTET: set(), AVBRUTET: {"avbrutet"}}
    for kod, utgang in UTGANG.items():
        ratt.setdefault(utgang, set()).add(kod)
    assert tabell == ratt


KVITTO = "arende diarienummer namnd pa_vag_ut tillstand vantar_pa varningar version"
RAD = (
    "diarienummer enhet handlaggare hemligt id namnd oppet registrerad rubrik slag slutdag tillstand utskick "
    "vantar_pa version"
)
ARENDE = (
    "ansvar brev delar diarienummer handelser hemligt id lage namnd oppet pa_vag_ut slag slutdag steg "
    "svarstid_forklaring tillstand titel vantande_steg vantar_pa version"
)
FALT = "flera forklaring kravs namn varde"
PLAN = (
    "antaget idag omdome saknas sammantrade sammantrade_ordinarie_justering skicka_senast steg svarstid "
    "utvagar verdikt"
)
PLANSTEG = "dagar_kvar datum forklaring gjort klart marginal namn"
MOTE = "beredning dag flyttat_till inlamning justering namnd plats presidium tid typ utskick"
BERORD = "diarienummer efter fore handlaggare id verdikt"


@pytest.mark.parametrize(
    ("argument", "som", "nycklar", "inre"),
    [
        (("anteckna", DNR, "x"), REG, "kvitton", KVITTO),
        (("forlang", DNR, "--begard", "--hos", "KS"), HAN, "kvitton", KVITTO),
        (("lista",), REG, "arenden", RAD),
        (("sok", "läxhjälp"), REG, "arenden", RAD),
        (("att-godkanna",), SKOLCHEF, "arenden", ""),
        (("visa", DNR), REG, ARENDE, ""),
        (("handla", DNR), HAN, "arende steg version", "brister falt namn oppen roller rubrik till"),
        (("handla", DNR, "besluta", "--visa-falt"), SEK, "falt rubrik steg", FALT),
        (("init",), None, "mapp nya_filer", ""),
        (("personer", "lista"), None, "enheter franvaro personer roller", ""),
        (("personer", "exempel"), None, "fil text", ""),
        (("losenord", HAN, "--tillfalligt"), "admin", "losenord person tillfalligt", ""),
        (("personer", "roll", HAN, "registrator", "--namnd", "BUN"), "admin", "andrade", ""),
        (("svep",), None, "at_sidan foraldrad morgonbrev pausat provade sandning sigill varningar", ""),
        (("brev",), "admin", "brev", "adress avgjort dag fel forsok id lage nasta_forsok person skapat slag"),
        (("halsa",), None, "punkter", "lage mening namn"),
        (("gallra", DNR), REG, "texter", "dag plats post text"),
        (("gallra", DNR, "--ord", "motion", "--beslut", "§ 1", "--ja"), "admin",
         "gallring stadning undanlagt", ""),
        (("gallra",), None, "stadning", ""),
        (("verifiera",), None, "arenden avvikelser filer haller poster", ""),
        (("plan", DNR), HAN, PLAN, PLANSTEG),
        (("plan", "--svarstid", "2026-11-30", "--namnd", "BUN"), None, PLAN, ""),
        (("forklara", DNR), HAN, "diarienummer forklaring", ""),
        (("bevakningar", DNR), HAN, "bevakningar", "ankardag ankare datum regel roller upprepas_dagar"),
        (("kalender", "lista"), None, "moten", MOTE),
        (("kalender", "exportera"), None, "form text", ""),
        (("kalender", "lagg", "BUN", "2026-11-24"), SEK, "andrade gjort nya", ""),
        (("kalender", "installt", "BUN", "2026-11-17"), SEK, "berorda gjort", BERORD),
        (("kalender", "flytta", "BUN", "2026-11-17", "2026-11-10", "--ja"), SEK, "andrade gjort nya", ""),
        (("flode", "granska"), None, "atgarder hash namn overgangar tillstand", ""),
        (("flode", "visa"), None, "flode hash svg", ""),
    ],
    ids=lambda v: " ".join(v[:2]) if isinstance(v, tuple) else "",
)  # fmt: skip
def test_the_answers_for_programs_have_the_documented_keys(
    k: Kommandorad, argument: tuple[str, ...], som: str | None, nycklar: str, inre: str
) -> None:
    """A key that is taken away or renamed breaks somebody's program."""
    k.till("beredning")
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    svar = k(*argument, "--json", som=som).json
    assert sorted(svar) == nycklar.split()
    listor = [v for v in svar.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
    if inre:
        assert sorted(listor[0][0]) == inre.split()
    dokumenterade = set(re.findall(r"`(\w+)`", TEXT))
    assert set(_nycklar(svar)) - dokumenterade == set()


def _nycklar(varde: Any) -> Iterator[str]:
    """Every key of an answer, but not those of the parts, the records and the flow."""
    for ett in varde if isinstance(varde, list) else ():
        yield from _nycklar(ett)
    for namn, under in varde.items() if isinstance(varde, dict) else ():
        yield namn
        if namn not in ("delar", "underlag", "flode"):
            yield from _nycklar(under)
