"""The words of a letter that is written as a page."""

from html.parser import HTMLParser

_RAD = frozenset(
    (
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "blockquote",
        "hr",
    )
)
_TYST = frozenset(("script", "style", "head"))


def htmltext(sida: str) -> str:
    """The text of a page: a line for each block, tabs between cells, no scripts and no styles."""
    tolk = _Tolk()
    tolk.feed(sida)
    tolk.close()
    rader = (" ".join(rad.split(" ")).strip() for rad in "".join(tolk.ut).split("\n"))
    return "\n".join(rader)


class _Tolk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ut: list[str] = []
        self._tyst = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._tyst += tag in _TYST
        if tag in _RAD:
            self.ut.append("\n")
        elif tag in ("td", "th"):
            self.ut.append("\t")

    def handle_endtag(self, tag: str) -> None:
        self._tyst = max(0, self._tyst - (tag in _TYST))
        if tag in _RAD and tag != "br":
            self.ut.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._tyst:
            self.ut.append(" ".join(data.replace("\n", " ").replace("\xa0", " ").split(" ")))
