"""The text of a Word file: its head first, then paragraphs and tables in their order."""

import io
from collections.abc import Iterable, Iterator

from docx import Document
from docx.document import Document as Dokument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

DJUPAST = 4
"""Tables inside tables."""


def text(innehall: bytes) -> str:
    """One paragraph or table row to a line; the cells of a row stand with tabs between."""
    dokument = Document(io.BytesIO(innehall))
    return "\n".join([*_huvudet(dokument), *_rader(dokument.iter_inner_content(), 0)])


def _huvudet(dokument: Dokument) -> Iterator[str]:
    """The page head, where letterheads keep date and number: that of the first page, if it has one."""
    for avsnitt in list(dokument.sections)[:1]:
        huvud = avsnitt.first_page_header if avsnitt.different_first_page_header_footer else avsnitt.header
        if not huvud.is_linked_to_previous:
            yield from _rader(huvud.iter_inner_content(), 0)


def _rader(innehall: Iterable[Paragraph | Table], djup: int) -> Iterator[str]:
    for ett in innehall:
        if isinstance(ett, Table):
            yield from _tabellrader(ett, djup)
        else:
            yield ett.text


def _tabellrader(tabell: Table, djup: int) -> Iterator[str]:
    if djup >= DJUPAST:
        return
    for rad in tabell.rows:
        celler: list[_Cell] = []
        for cell in rad.cells:
            if not celler or cell._tc is not celler[-1]._tc:  # noqa: SLF001 - a merged cell is told of once for each column
                celler.append(cell)
        yield "\t".join("\n".join(_rader(cell.iter_inner_content(), djup + 1)).strip() for cell in celler)
