"""The handbook as pages: its Markdown becomes HTML, its links lead between the pages. The only place that
knows where it lies and how it is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

FORST = "index"
_NAMN = re.compile(r"[a-z0-9-]{1,60}", re.ASCII)
_ANKARE = re.compile(r'^<a id="([\w-]+)"></a>$', re.MULTILINE)
"""The only HTML of the handbook: a place to link to."""
_BILD = re.compile(r"^!\[[^\]\n]*\]\([^)\n]*\)\n*", re.MULTILINE)
"""A picture of a page on a line of its own: left out where the reader has the pages themselves."""
_LANK = re.compile(r"([a-z0-9-]+)\.md(#[\w-]+)?", re.ASCII)
_UTAT = ("https://", "http://")


@frozen(kw_only=True)
class Hjalpsida:
    """A page of the handbook: its name in the address, its heading, its text as HTML."""

    namn: str
    rubrik: str
    html: str
    """Safe to show: what looked like HTML in the text has been escaped."""


def sidor() -> Mapping[str, str]:
    """The pages that there are, name -> heading, in the order of their names."""
    return {namn: _rubrik(_text(namn)) for namn in sorted(_filerna())}


def las_sida(namn: str) -> Hjalpsida | None:
    """A page, or None; a path is never made of what a browser says."""
    if not _NAMN.fullmatch(namn) or namn not in _filerna():
        return None
    return _sida(namn)


@cache
def _sida(namn: str) -> Hjalpsida:
    text = _text(namn)
    return Hjalpsida(namn=namn, rubrik=_rubrik(text), html=som_html(text))


def _mapp() -> Any:
    """The folder in the installed package; in a working tree the handbook beside it."""
    i_paketet = files("arbetsflode.webb").joinpath("handbok")
    return i_paketet if i_paketet.is_dir() else Path(__file__).parents[2] / "docs" / "handbok"


@cache
def _filerna() -> frozenset[str]:
    mapp = _mapp()
    return frozenset(
        fil.name.removesuffix(".md")
        for fil in (mapp.iterdir() if mapp.is_dir() else ())
        if fil.name.endswith(".md")
    )


@cache
def _text(namn: str) -> str:
    return str(_mapp().joinpath(f"{namn}.md").read_text(encoding="utf-8"))


def _rubrik(text: str) -> str:
    forsta = next((rad for rad in text.splitlines() if rad.startswith("# ")), "# Hjälp")
    return forsta.removeprefix("# ").strip().replace("`", "")


def som_html(text: str) -> str:
    """Markdown as HTML. What looks like HTML in it is shown as text; links elsewhere than to the handbook or
    the web lose their address, and pictures are left out."""
    lasare = _lasare()
    delar = list(_som_sida(lasare.parse(_ANKARE.sub(r"\g<0>\n", _BILD.sub("", text)))))
    return str(lasare.renderer.render(delar, lasare.options, {}))


def ankarnamn(rubrik: str) -> str:
    """The name that a heading is linked by."""
    return re.sub(r"[^\w -]", "", rubrik.lower().replace("`", "")).replace(" ", "-")


@cache
def _lasare() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _som_sida(delar: Sequence["Token"]) -> Iterator["Token"]:
    """The parts of a text with what a page needs: names to link by, classes, tables that can be scrolled."""
    for n, del_ in enumerate(delar):
        if del_.type == "heading_open":
            del_.attrs = {"id": ankarnamn(delar[n + 1].content), "class": "ds-heading"}
        elif del_.type == "table_open":
            yield _rak('<div class="rulla" tabindex="0" role="group" aria-label="Tabell">')
            del_.attrs = {"class": "ds-table tabell"}
        elif del_.type in ("th_open", "td_open"):
            del_.attrs = {"scope": "col"} if del_.type == "th_open" else {}
            if del_.type == "th_open" and not delar[n + 1].content:
                del_.tag = delar[n + 2].tag = "td"
                del_.attrs = {}
        elif del_.type in ("fence", "code_block"):
            kod = escape(del_.content)
            yield _rak(f"{_KOD}<code>{kod}</code></pre>\n")
            continue
        elif del_.type == "inline" and (ankare := _ANKARE.fullmatch(del_.content)):
            yield _rak(f'<span id="{ankare[1]}"></span>')
            continue
        for inre in del_.children or ():
            if inre.type == "link_open":
                inre.attrs = _lanken(str(inre.attrGet("href") or ""))
        yield del_
        if del_.type == "table_close":
            yield _rak("</div>")


_KOD = '<pre class="hj-kod" tabindex="0" role="group" aria-label="Kommandon och svar">'


def _rak(html: str) -> "Token":
    from markdown_it.token import Token

    return Token("html_block", "", 0, content=html)


def _lanken(vart: str) -> dict[str, str | int | float]:
    inom = _LANK.fullmatch(vart)
    if inom and inom[1] in _filerna():
        return {"class": "ds-link", "href": f"/hjalp/{inom[1]}{inom[2] or ''}"}
    return {"class": "ds-link", "href": vart} if vart.startswith(("#", *_UTAT)) else {}
