"""Templates become pages. Everything is escaped; a name that is not given is an error."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import MediaType, Response
from litestar.template.base import csrf_token
from markupsafe import Markup

from arbetsflode.journal import tid_ur_text
from arbetsflode.visning.journalord import journalord
from arbetsflode.webb.besked import sagt
from arbetsflode.webb.formular.ordlistor import ord_for
from arbetsflode.webb.fraga import REGISTRATOR, Fraga
from arbetsflode.webb.statisk import adress
from notiser.datumtext import avstand, kort, lang
from tillstand.arbetsdagar import STOCKHOLM, Arbetsdagar
from tillstand.planord import stegets_lage

_MALLAR = Environment(
    loader=PackageLoader("arbetsflode.webb", "mallar"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_MALLAR.globals |= {"journalord": journalord, "ordet": ord_for, "stegets_lage": stegets_lage}


@frozen(kw_only=True)
class Menyval:
    """A way in the menu, and the roles that it is shown to (everybody when none is named)."""

    namn: str
    vag: str
    roller: frozenset[str] = frozenset()


INKORG = "/inkorg"
MENY: Sequence[Menyval] = (
    Menyval(namn="Mitt bord", vag="/"),
    Menyval(namn="Inkorg", vag=INKORG, roller=frozenset({REGISTRATOR})),
    Menyval(namn="Registrera", vag="/registrera", roller=frozenset({REGISTRATOR})),
    Menyval(
        namn="Att godkänna", vag="/godkanna", roller=frozenset({"chef", "forvaltningschef", "fordelare"})
    ),
    Menyval(namn="Fördela", vag="/fordela", roller=frozenset({"fordelare", "forvaltningschef"})),
    Menyval(namn="Lista", vag="/lista"),
    Menyval(namn="Nämnden", vag="/namnder"),
    Menyval(namn="Översikt", vag="/oversikt"),
    Menyval(
        namn="Brev",
        vag="/brev",
        roller=frozenset({"administrator", "registrator", "namndsekreterare"}),
    ),
    Menyval(namn="Inställningar", vag="/installningar", roller=frozenset({"administrator"})),
    Menyval(namn="Hjälp", vag="/hjalp"),
)


def sida(fraga: Fraga, mall: str, *, status: int = 200, **varden: Any) -> Response[str]:
    """A page from its template and what it shows."""
    text = _MALLAR.get_template(mall).render({**_ramen(fraga), **varden})
    svar = Response(text, status_code=status, media_type=MediaType.HTML)
    sagt(fraga, svar)
    return svar


def _ramen(fraga: Fraga) -> Mapping[str, Any]:
    """What every page has around it."""
    vag = fraga.request.url.path
    meny = [m for m in MENY if not m.roller or m.roller & fraga.roller] if fraga.session else []
    return {
        "fraga": fraga,
        "csrf": csrf_token({"request": fraga.request}),
        "meny": [(m, _ar_har(m.vag, vag), _antal(fraga, m)) for m in meny],
        "namn": lambda person: fraga.organisation.namn(person),
        "dag": Dagtext(idag=fraga.idag, dagar=fraga.program.dagar),
        "adress": adress,
        "kommun": fraga.program.kommun.namn,
    }


def _antal(fraga: Fraga, val: Menyval) -> int:
    """How many wait there; 0 for what is not counted."""
    return fraga.inkorgen[0] if val.vag == INKORG and fraga.inkorgen else 0


def _ar_har(vag: str, nu: str) -> bool:
    return nu == vag or (vag != "/" and nu.startswith(f"{vag}/"))


@frozen(kw_only=True)
class Dagtext:
    """Days and instants as people say them, exact on demand: in `<time datetime>`."""

    idag: date
    dagar: Arbetsdagar

    def __call__(self, dag: date | str | None) -> Markup:
        """`mån 31 okt`; the year only when it is not this one."""
        if dag is None:
            return Markup("")
        riktig = date.fromisoformat(dag) if isinstance(dag, str) else dag
        text = kort(riktig).removesuffix(f" {self.idag.year}")
        return Markup('<time datetime="{}">{}</time>').format(riktig.isoformat(), text)

    def kvar(self, dag: date | str | None) -> Markup:
        """`mån 31 okt · om 9 arbetsdagar`."""
        if dag is None:
            return Markup("")
        riktig = date.fromisoformat(dag) if isinstance(dag, str) else dag
        return Markup("{} · {}").format(self(riktig), avstand(riktig, self.idag, self.dagar))

    def lang(self, dag: date) -> str:
        """`måndag 31 oktober 2011`: for headings and print."""
        return lang(dag)

    def tid(self, tid: datetime | str | None) -> Markup:
        """An instant as the clock on the wall says it: `mån 31 okt 14.05`."""
        if tid is None:
            return Markup("")
        riktig = (tid_ur_text(tid) if isinstance(tid, str) else tid).astimezone(STOCKHOLM)
        text = f"{kort(riktig.date()).removesuffix(f' {self.idag.year}')} {riktig:%H.%M}"
        return Markup('<time datetime="{}">{}</time>').format(riktig.isoformat(timespec="minutes"), text)
