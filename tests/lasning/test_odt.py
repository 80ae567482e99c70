"""An OpenDocument text as its reader sees it: lists with numbers, tables by rows, deleted words gone."""

import pytest

from arbetsflode.lasning import las_fil
from arbetsflode.lasning.normalt import Olasligt
from arbetsflode.lasning.odt import text
from tests.lasning.kontorsfiler import odt

_STILAR = """<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:start-value="3"/>
 </text:list-style><text:list-style style:name="L2">
 <text:list-level-style-number text:level="1" style:num-format="" style:num-prefix="att"/></text:list-style>
 <text:list-style style:name="L3">
 <text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>
 <text:list-style style:name="L4">
 <text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/></text:list-style>"""


def _lista(stil: str, *punkter: str, foljer: bool = False) -> str:
    foljd = ' text:continue-numbering="true"' if foljer else ""
    delar = "".join(f"<text:list-item>{punkt}</text:list-item>" for punkt in punkter)
    return f'<text:list text:style-name="{stil}"{foljd}>{delar}</text:list>'


def _p(ord_: str) -> str:
    return f"<text:p>{ord_}</text:p>"


def _rad(*celler: str) -> str:
    delar = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in celler)
    return f"<table:table-row>{delar}</table:table-row>"


_BORT = (
    f"<text:tracked-changes><text:changed-region>{_p('struket')}</text:changed-region></text:tracked-changes>"
)


@pytest.mark.parametrize(
    ("kropp", "vantat"),
    [
        (_lista("L1", _p("a"), _p("b") + _p("mer")), "1. a\n2. b\nmer"),
        (
            _lista("L1", _p("a") + f"<text:list><text:list-item>{_p('b')}</text:list-item></text:list>"),
            "1. a\nc) b",
        ),
        (_lista("L2", _p("nämnden bifaller")), "att nämnden bifaller"),
        (_lista("L3", _p("äpplen")), "• äpplen"),
        (_lista("L4", *[_p("x")] * 4), "I. x\nII. x\nIII. x\nIV. x"),
        (_lista("L1", _p("a")) + _p("text") + _lista("L1", _p("b"), foljer=True), "1. a\ntext\n2. b"),
        (_lista("L1", _p("a")) + _lista("L1", _p("b")), "1. a\n1. b"),
        (_lista("okänd", _p("a")), "• a"),
    ],
    ids=["siffror", "nivåer", "att", "kula", "romerska", "följd", "om igen", "utan stil"],
)
def test_lists_have_their_numbers_and_marks(kropp: str, vantat: str) -> None:
    """What the program writes before a point stands before it here too."""
    assert text(odt(kropp, stilar=_STILAR)) == vantat


@pytest.mark.parametrize(
    ("kropp", "vantat"),
    [
        (
            f"<table:table>{_rad(_p('Svarstid'), _p('1 maj'))}{_rad(_p('Dnr'))}</table:table>",
            "Svarstid\t1 maj\nDnr",
        ),
        (_BORT + _p("kvar"), "kvar"),
        (_p(f"Remiss<draw:frame><draw:text-box>{_p('Dnr 1')}</draw:text-box></draw:frame>"), "Dnr 1\nRemiss"),
        (_p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d'), "a   b\tc\nd"),
        (_p("a<text:note><text:p>not</text:p></text:note>b"), "ab"),
        ("<text:h>Bakgrund</text:h>" + _p("En\nrad"), "Bakgrund\nEn rad"),
    ],
    ids=["tabell", "struket", "textruta", "tecken", "fotnot", "rubrik"],
)
def test_everything_that_is_seen_is_read_once(kropp: str, vantat: str) -> None:
    """Tables row by row, boxes, spaces; not what was deleted, and not the notes."""
    assert text(odt(kropp)) == vantat


def test_the_page_head_comes_first() -> None:
    """Letterheads keep date and number there; through the gate and the reader's process."""
    assert las_fil(odt(_p("brev"), huvud=_p("Dnr 1")), "brev.odt") == "Dnr 1\nbrev"


def test_a_document_type_is_refused() -> None:
    """A file that may pull in others, or grow without end, is not read."""
    with pytest.raises(Olasligt, match="dokumenttyp"):
        text(odt(_p("&a;"), dtd='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))
