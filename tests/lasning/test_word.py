"""A Word file as its reader sees it: lists with their numbers, changes as if accepted, boxes once."""

import pytest

from arbetsflode.lasning import las_fil
from arbetsflode.lasning.normalt import Olasligt
from arbetsflode.lasning.word import text
from tests.lasning.kontorsfiler import arkiv, lista, stycke, word

_ATT = """<w:abstractNum w:abstractNumId="7">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
 </w:abstractNum><w:abstractNum w:abstractNumId="8">
 <w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val="att"/></w:lvl></w:abstractNum>
 <w:abstractNum w:abstractNumId="9">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
 <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
 <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
 <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>
 <w:num w:numId="4"><w:abstractNumId w:val="7"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
_STILAR = f"""<w:style w:styleId="Punkt"><w:pPr>{lista(1)}</w:pPr></w:style>
 <w:style w:styleId="PunktTat"><w:basedOn w:val="Punkt"/></w:style>"""
_ETT = "<w:r><w:t>ett</w:t></w:r>"
_LADA = f"<w:txbxContent>{stycke('Dnr 1/2018')}</w:txbxContent>"
_VALBAR = "".join(
    (
        "<mc:AlternateContent>",
        f"<mc:Choice>{_LADA}</mc:Choice>",
        f"<mc:Fallback>{_LADA}</mc:Fallback>",
        "</mc:AlternateContent>",
    )
)


def _rad(*celler: str, egenskaper: str = "") -> str:
    delar = "".join(f"<w:tc>{cell}</w:tc>" for cell in celler)
    return f"<w:tr><w:trPr>{egenskaper}</w:trPr>{delar}</w:tr>"


def _tabell(*rader: str) -> str:
    return f"<w:tbl>{''.join(rader)}</w:tbl>"


@pytest.mark.parametrize(
    ("kropp", "vantat"),
    [
        (stycke("a", lista(1)) + stycke("b", lista(1)), "1. a\n2. b"),
        (stycke("a", lista(1)) + stycke("b", lista(1, 1)) + stycke("c", lista(1, 1)), "1. a\n1.a) b\n1.b) c"),
        (stycke("a", lista(1)) + stycke("b", lista(4)), "1. a\n1. b"),
        (stycke("nämnden bifaller", lista(2)), "att nämnden bifaller"),
        (stycke("äpplen", lista(3)), "• äpplen"),
        (stycke("a", '<w:pStyle w:val="PunktTat"/>') + stycke("b", lista(1)), "1. a\n2. b"),
        (stycke("a", '<w:pStyle w:val="Punkt"/>' + lista(0)), "a"),
        (stycke("", lista(1)) + stycke("b", "<w:tabs><w:tab/></w:tabs>"), "\nb"),
    ],
    ids=["siffror", "nivåer", "om igen", "att", "kula", "av stilen", "utan", "tomt"],
)
def test_lists_have_their_numbers_and_marks(kropp: str, vantat: str) -> None:
    """What Word writes before a point stands before it here too, though it is in no text of the file."""
    assert text(word(kropp, listor=_ATT, stilar=_STILAR)) == vantat


@pytest.mark.parametrize(
    ("kropp", "vantat"),
    [
        (f"<w:p>{_ETT}<w:ins><w:r><w:t> två</w:t></w:r></w:ins></w:p>", "ett två"),
        (f"<w:p>{_ETT}<w:del><w:r><w:delText> två</w:delText></w:r></w:del></w:p>", "ett"),
        (f"<w:p><w:moveFrom>{_ETT}</w:moveFrom></w:p><w:p><w:moveTo>{_ETT}</w:moveTo></w:p>", "\nett"),
        (stycke("för", "<w:rPr><w:del/></w:rPr>") + stycke("slag"), "förslag"),
        (
            _tabell(_rad(stycke("bort"), egenskaper="<w:del/>"), _rad(stycke("kvar"))),
            "kvar",
        ),
        (stycke("a", f"<w:pPrChange><w:pPr>{lista(1)}</w:pPr></w:pPrChange>"), "a"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:t>syns</w:t></w:r></w:p>", "syns"),
    ],
    ids=["infogat", "struket", "flyttat", "ihop", "rad", "förr", "dolt"],
)
def test_tracked_changes_count_as_they_will_be(kropp: str, vantat: str) -> None:
    """What has been inserted is read; what has been deleted, moved away or hidden is not."""
    assert text(word(kropp, listor=_ATT)) == vantat


@pytest.mark.parametrize(
    ("kropp", "vantat"),
    [
        (
            _tabell(
                _rad(stycke("Svarstid"), stycke("den") + stycke("1 maj")), _rad(stycke("Dnr"), stycke(""))
            ),
            "Svarstid\tden\n1 maj\nDnr\t",
        ),
        (
            f"<w:p><w:r>{_VALBAR}</w:r><w:r><w:t>Remiss</w:t></w:r></w:p>",
            "Dnr 1/2018\nRemiss",
        ),
        (
            f"<w:sdt><w:sdtContent>{stycke('Vårt datum 2018-09-03')}</w:sdtContent></w:sdt>",
            "Vårt datum 2018-09-03",
        ),
        (
            f"<w:p><w:sdt><w:sdtContent>{_ETT}</w:sdtContent></w:sdt><w:hyperlink>{_ETT}</w:hyperlink></w:p>",
            "ettett",
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
            "a\tb\nc-d",
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>" + stycke("x"), "\nx"),
    ],
    ids=["tabell", "textruta", "innehållskontroll", "fält i rad", "tecken", "fältkod"],
)
def test_everything_that_is_seen_is_read_once(kropp: str, vantat: str) -> None:
    """Tables, text boxes, the fields of templates; not the codes, and no box twice."""
    assert text(word(kropp)) == vantat


@pytest.mark.parametrize(
    ("huvuden", "vantat"),
    [
        ({"default": stycke("Dnr 1")}, "Dnr 1\nbrev"),
        ({"default": stycke("sida 2"), "first": stycke("Dnr 1")}, "Dnr 1\nbrev"),
        ({"default": stycke("Dnr 1"), "first": stycke(" ")}, "Dnr 1\nbrev"),
        ({"default": stycke("")}, "brev"),
    ],
    ids=["alla", "första", "tomt första", "tomt"],
)
def test_the_page_head_comes_first(huvuden: dict[str, str], vantat: str) -> None:
    """Letterheads keep date and number in the head of the first page."""
    assert text(word(stycke("brev"), huvuden=huvuden)) == vantat


def test_a_file_without_a_document_says_so() -> None:
    """An archive that is no Word file inside, or a broken one, is told in Swedish."""
    for innehall in (arkiv({"a.xml": "<a/>"}), b"PK\x03\x04 nej", word("<w:p>")):
        with pytest.raises(Olasligt, match="trasig"):
            text(innehall)


def test_the_whole_way() -> None:
    """The gate takes such a file and the reader's process gives its text."""
    assert las_fil(word(stycke("Förslag", lista(1)), listor=_ATT), "förslag.docx") == "1. Förslag"
