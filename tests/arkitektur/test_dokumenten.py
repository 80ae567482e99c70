"""The documents say what the program is: commands, settings, arrows and links are held against the code."""

import re
import tomllib
from collections.abc import Iterator

import attrs
import pytest

from arbetsflode.kommandorad.grupp import KOMMANDON
from konfiguration.filer import EXEMPELFILER, exempeltext
from konfiguration.floden import standardflode
from konfiguration.installningar import Epost, Installningar
from konfiguration.kommun import Diarienummermall, Kommun, Namnd
from konfiguration.trappa import ANKARE, Trappsteg
from tests.arkitektur.kallor import ROT, Modul, las, texter
from tillstand.begaran import ROLLTEXT
from tillstand.behorighet import Enhet, Franvaro, Person, Rollinnehav
from tillstand.flode import Atgard, Overgang
from tillstand.ledtider import Ledtider
from tillstand.villkor import Villkor

DOKUMENT = tuple(text for text in texter() if text.vag.endswith(".md"))
BESLUT = tuple(d for d in DOKUMENT if re.match(r"docs/beslut/\d", d.vag))
INSTALLNINGAR = "docs/handbok/administration.md"

NYCKLAR: dict[str, tuple[type, ...]] = {
    "installningar.toml": (Installningar, Epost),
    "kommun.toml": (Kommun, Namnd, Diarienummermall, Villkor, Ledtider, Trappsteg),
    "personer.toml": (Person, Enhet, Rollinnehav, Franvaro),
}
"""Which classes a file of the municipality becomes."""

SKRIVS_INTE = {"mapp": "given by --mapp", "namnder": "[[namnd]]", "losenord": "only in the environment"}
"""Fields that no example file shows under their own name: why."""


def test_every_make_command_in_the_documents_exists() -> None:
    """What a document asks somebody to type, the Makefile can do."""
    verb = set(re.findall(r"^([a-z-]+):", las("Makefile"), flags=re.MULTILINE))
    namnda = {
        ord_ for d in DOKUMENT for ord_ in re.findall(r"(?:`|^|\$ )make ([a-z-]+)", d.text, re.MULTILINE)
    }
    assert {"demo", "test"} <= namnda
    assert namnda - verb == set()


def test_every_remiss_command_in_the_texts_exists() -> None:
    """A command that a document, a letter or a fault tells somebody to run is there to be run."""
    monster = re.compile(
        r"(?:”|`|\bremiss> |^\s*(?:\$ )?(?:\.venv/bin/)?|kör kommandot |/)remiss ([a-z-]{3,})\b", re.MULTILINE
    )
    namnda = {
        (text.vag, ord_)
        for text in texter()
        if text.vag.endswith((".md", ".toml", ".html", ".txt"))
        or text.vag.startswith(("arbetsflode", "notiser"))
        for ord_ in monster.findall(text.text)
    }
    assert len({ord_ for _, ord_ in namnda}) > 8
    assert {(vag, ord_) for vag, ord_ in namnda if ord_ not in KOMMANDON} == set()


def test_every_command_is_in_the_handbook() -> None:
    """Each command is described where users look for it."""
    handbok = las("docs/handbok/kommandoraden.md")
    assert [namn for namn in KOMMANDON if not re.search(rf"remiss {namn}\b|`{namn}`", handbok)] == []


@pytest.mark.parametrize("fil", EXEMPELFILER)
def test_every_key_of_an_example_is_in_the_handbook(fil: str) -> None:
    """Whoever meets a key in a file finds it explained."""
    utan_kod = re.sub(r"^```.*?^```$", "", las(INSTALLNINGAR), flags=re.MULTILINE | re.DOTALL)
    forklarade = {ord_ for kod in re.findall(r"`([^`]+)`", utan_kod) for ord_ in re.findall(r"\w+", kod)}
    assert set(_nycklar(tomllib.loads(exempeltext(fil)))) - forklarade == set()


@pytest.mark.parametrize("fil", EXEMPELFILER)
def test_every_setting_is_in_its_example(fil: str) -> None:
    """An example is complete: what is not set there stands there as a comment."""
    text = exempeltext(fil)
    falt = {a.name for klass in NYCKLAR[fil] for a in attrs.fields(klass)} - SKRIVS_INTE.keys()
    assert [
        namn for namn in sorted(falt) if not re.search(rf"^[#\s\[.a-z]*\b{namn}\b", text, re.MULTILINE)
    ] == []


def _nycklar(tabell: object) -> Iterator[str]:
    for ett in tabell if isinstance(tabell, list) else ():
        yield from _nycklar(ett)
    for nyckel, varde in tabell.items() if isinstance(tabell, dict) else ():
        yield nyckel
        yield from _nycklar(varde)


def test_every_arrow_is_in_the_handbook() -> None:
    """Each step and each åtgärd of the flow is described by the name that its button has."""
    handbok = las("docs/handbok/flodet.md")
    flode = standardflode().flode
    assert [rad.namn for rad in flode.rader if f"`{rad.namn}`" not in handbok] == []
    assert [rad.rubrik for rad in flode.rader if rad.rubrik not in handbok] == []


@pytest.mark.parametrize("pil", standardflode().flode.overgang, ids=lambda pil: pil.namn)
def test_the_handbook_tells_of_an_arrow_what_the_flow_says(pil: Overgang) -> None:
    """Who may take a step, and whether it has demands, warnings and approvals, is the same in both."""
    (avsnitt,) = (
        stycke
        for stycke in re.split(r"^##+ ", las("docs/handbok/flodet.md"), flags=re.MULTILINE)
        if f"`{pil.namn}`" in stycke.partition("\n")[0]
    )
    vem = re.search(r"^\*\*Vem:\*\* (.+)$", avsnitt, re.MULTILINE)
    assert vem is not None
    assert [roll for roll in pil.roller if ROLLTEXT[roll] not in vem[1]] == []
    assert ("**Krav:**" in avsnitt, "**Varning:**" in avsnitt) == (bool(pil.kraver), bool(pil.varnar))
    godkanns = re.search(r"^\*\*Godkänns av:\*\* (.+)$", avsnitt, re.MULTILINE)
    assert [roll for roll in pil.godkanns_av if ROLLTEXT[roll] not in (godkanns[1] if godkanns else "")] == []
    assert (godkanns is not None) is bool(pil.godkanns_av)


@pytest.mark.parametrize("atgard", standardflode().flode.atgard, ids=lambda atgard: atgard.namn)
def test_the_handbook_tells_of_an_atgard_who_does_it(atgard: Atgard) -> None:
    """Who may do an åtgärd is the same in the handbook and in the flow."""
    (rad,) = (
        rad.split("|")
        for rad in las("docs/handbok/flodet.md").splitlines()
        if rad.startswith("|") and f"(`{atgard.namn}`)" in rad
    )
    assert {namn.strip() for namn in rad[3].split(",")} == {ROLLTEXT[roll] for roll in atgard.roller}


def test_every_rung_of_the_default_ladder_has_its_anchor_explained() -> None:
    """Whoever writes a ladder finds every anchor and unit in the example."""
    text = exempeltext("kommun.toml")
    assert [ankare for ankare in ANKARE if not re.search(rf"^#\s+{ankare}\b", text, re.MULTILINE)] == []


@pytest.mark.parametrize("dokument", DOKUMENT, ids=lambda d: d.vag)
def test_every_link_leads_somewhere(dokument: Modul) -> None:
    """A link inside the tree leads to a file that is there, and to a heading of it."""
    har = ROT / dokument.vag
    for lank in re.findall(r"\]\(([^)]+)\)", dokument.text):
        if re.match(r"https?:|mailto:", lank):
            continue
        fil, _, ankare = lank.partition("#")
        plats = har.parent / fil if fil else har
        assert plats.exists(), f"{dokument.vag}: {lank}"
        if ankare:
            assert ankare in _ankare(plats.read_text(encoding="utf-8")), f"{dokument.vag}: {lank}"


def _ankare(text: str) -> set[str]:
    rubriker = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    egna = re.findall(r'<a id="([^"]+)">', text)
    return {re.sub(r"[^\w -]", "", r.lower()).replace(" ", "-") for r in rubriker} | set(egna)


def test_decisions_are_numbered_in_a_row_and_listed() -> None:
    """No decision is missing from the row, nor from the list."""
    nummer = [int(d.vag.split("/")[2][:4]) for d in BESLUT]
    assert nummer == list(range(1, len(nummer) + 1))
    lista = las("docs/beslut/README.md")
    assert [d.vag for d in BESLUT if f"({d.vag.rpartition('/')[2]})" not in lista] == []


@pytest.mark.parametrize("beslut", BESLUT, ids=lambda d: d.vag.rpartition("/")[2])
def test_a_decision_says_what_it_cost(beslut: Modul) -> None:
    """A decision fits on a page and says why, what, what not, and what got harder."""
    assert re.findall(r"^## (.+)$", beslut.text, re.MULTILINE) == [
        "Context",
        "Decision",
        "Rejected",
        "What got harder",
    ]
    assert beslut.rader <= 60


def test_paths_named_in_the_documents_exist() -> None:
    """A file that a document points at is where it says."""
    for dokument in DOKUMENT:
        for vag in re.findall(
            r"`((?:tillstand|konfiguration|notiser|arbetsflode|tests|docs)/[\w/.]*)`", dokument.text
        ):
            assert (ROT / vag).exists(), f"{dokument.vag}: {vag}"
