"""The rules about code: a module goes in, its breaches come out."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from tests.arkitektur.kallor import Modul


@frozen
class Brott:
    """A breach: the file, the line, what stands there, and what is wrong with it."""

    vag: str
    rad: int
    vad: str
    fel: str

    def __str__(self) -> str:
        return f"{self.vag}:{self.rad} {self.vad}: {self.fel}"

    @property
    def nyckel(self) -> str:
        """What an exception calls it: without the line, which moves."""
        return f"{self.vag} {self.vad}"


Regel = Callable[[Modul], Iterator[Brott]]

ETT_STALLE: Mapping[str, str | tuple[str, ...]] = {
    "transitions": "tillstand/maskin.py",
    "holidays": "tillstand/arbetsdagar.py",
    "cattrs": "konfiguration/tolkning.py",
    "tomllib": "konfiguration/",
    "icalendar": "konfiguration/kalenderics.py",
    "babel": "notiser/datumtext.py",
    "jinja2": ("notiser/rendering.py", "arbetsflode/webb/mallning.py"),
    "smtplib": "notiser/kanaler/epost.py",
    "sqlalchemy": "arbetsflode/lager/",
    "alembic": "arbetsflode/lager/",
    "sqlite3": "arbetsflode/lager/",
    "psycopg": "arbetsflode/lager/",
    "snowballstemmer": "arbetsflode/lager/",
    "apscheduler": "arbetsflode/drift/",
    "argon2": "arbetsflode/sakerhet/losenord.py",
    "click": "arbetsflode/kommandorad/",
    "rich": "arbetsflode/kommandorad/",
    "litestar": "arbetsflode/webb/",
    "markdown_it": "arbetsflode/webb/hjalptexter.py",
    "anyio": "arbetsflode/webb/",
    "markupsafe": "arbetsflode/webb/mallning.py",
    "uvicorn": "arbetsflode/webb/server.py",
    "xlsxwriter": "arbetsflode/handlingar/",
    "pypdf": "arbetsflode/lasning/pdf.py",
}
"""One library, one place: the file, or the folder, that alone may import it (jinja2: letters, pages)."""

KLOCKAN = "arbetsflode/klocka.py"
VANTAR = frozenset({"arbetsflode/lager/skrivlas.py", "arbetsflode/lager/idempotens.py"})
"""Where time may be measured (never told): how long somebody waits for the lock."""

FRAGAR_KLOCKAN = frozenset({"now", "utcnow", "today", "utcfromtimestamp"})
TIDSFUNKTIONER = frozenset({"time", "time_ns", "localtime", "gmtime", "ctime", "asctime"})
MATER_TID = frozenset({"monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "sleep"})

LANGSTA_FIL = 300
LANGSTA_FUNKTION = 40
AV_ALEMBIC = "arbetsflode/lager/migreringar/versions/"
"""Written by a tool, read by nobody for pleasure."""

SKRIVER_UT = frozenset({"print", "pprint", "pp"})
UTSTROMMAR = frozenset({"stdout", "stderr"})

_SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|WITH\s+\w+\s+AS|CREATE\s|DROP\s|ALTER\s"
    r"|PRAGMA\s|BEGIN\b|COMMIT\b)"
)

HOMOGRAFER: Mapping[str, str] = {
    "far": "får",
    "mal": "mål",
    "hora": "höra",
    "hor": "hör",
    "ror": "rör",
    "at": "åt",
    "gar": "går",
    "star": "står",
    "sar": "sår eller så är",
}
"""Words that mean something else without their dots; forbidden as the whole of a name. `ar` is no such word
here: alone it is a year, as in a diarienummer's template, and a question begins with `ar_`."""

SKRAPNAMN = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "hjalp", "diverse"})


def ett_bibliotek_ett_stalle(modul: Modul) -> Iterator[Brott]:
    """A library is imported in one place."""
    for namn, rad in modul.importer():
        stalle = ETT_STALLE.get(namn.partition(".")[0])
        if stalle is not None and not modul.vag.startswith(stalle):
            yield Brott(modul.vag, rad, namn, f"hör till {stalle}")


def bara_klockan_vet_tiden(modul: Modul) -> Iterator[Brott]:
    """Nobody but the clock asks what time it is; waiting is measured in named places."""
    for nod in modul.noder:
        if isinstance(nod, ast.ImportFrom) and nod.module == "time":
            yield Brott(modul.vag, nod.lineno, "from time import", "skriv time.funktion, så att den syns")
        if not isinstance(nod, ast.Attribute):
            continue
        pa_time = isinstance(nod.value, ast.Name) and nod.value.id == "time"
        fragar = nod.attr in FRAGAR_KLOCKAN or (pa_time and nod.attr in TIDSFUNKTIONER)
        if fragar and modul.vag != KLOCKAN:
            yield Brott(modul.vag, nod.lineno, nod.attr, "frågar klockan")
        if pa_time and nod.attr in MATER_TID and modul.vag not in VANTAR:
            yield Brott(modul.vag, nod.lineno, nod.attr, "mäter tid")


def tider_har_tidszon(modul: Modul) -> Iterator[Brott]:
    """No instant is made without its time zone, and none loses it."""
    for nod in modul.noder:
        if not isinstance(nod, ast.Call):
            continue
        vad, nycklar = _anropat(nod.func), {n.arg: n.value for n in nod.keywords}
        naiv = (
            (vad == "datetime" and len(nod.args) < 8 and "tzinfo" not in nycklar)
            or (vad == "combine" and len(nod.args) < 3 and "tzinfo" not in nycklar)
            or (vad == "fromtimestamp" and len(nod.args) < 2 and "tz" not in nycklar)
        )
        utan = nycklar.get("tzinfo")
        if naiv or (isinstance(utan, ast.Constant) and utan.value is None):
            yield Brott(modul.vag, nod.lineno, vad, "saknar tidszon")


def _anropat(funktion: ast.expr) -> str:
    if isinstance(funktion, ast.Attribute):
        return funktion.attr
    return funktion.id if isinstance(funktion, ast.Name) else ""


def breda_except(modul: Modul) -> Iterator[Brott]:
    """The functions that catch everything and do not raise it again."""
    for funktion in modul.noder:
        if isinstance(funktion, ast.FunctionDef):
            yield from (
                Brott(modul.vag, nod.lineno, funktion.name, "fångar allt")
                for nod in _egna_noder(funktion)
                if isinstance(nod, ast.ExceptHandler) and _ar_bred(nod)
            )


def _egna_noder(funktion: ast.FunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function without those of the functions inside it."""
    kvar: list[ast.AST] = list(funktion.body)
    while kvar:
        nod = kvar.pop()
        yield nod
        if not isinstance(nod, ast.FunctionDef):
            kvar.extend(ast.iter_child_nodes(nod))


def _ar_bred(nod: ast.ExceptHandler) -> bool:
    typer = nod.type.elts if isinstance(nod.type, ast.Tuple) else [nod.type]
    bred = any(typ is None or _anropat(typ) in ("Exception", "BaseException") for typ in typer)
    return bred and not isinstance(nod.body[-1], ast.Raise)


def inget_svaljs(modul: Modul) -> Iterator[Brott]:
    """No error of every kind is suppressed."""
    for nod in modul.noder:
        if isinstance(nod, ast.Call) and _anropat(nod.func) == "suppress":
            for typ in nod.args:
                if _anropat(typ) in ("Exception", "BaseException"):
                    yield Brott(modul.vag, nod.lineno, _anropat(typ), "tystas")


def bara_kommandoraden_skriver_ut(modul: Modul) -> Iterator[Brott]:
    """Only the command line prints."""
    if modul.vag.startswith("arbetsflode/kommandorad/"):
        return
    for nod in modul.noder:
        if isinstance(nod, ast.Call) and isinstance(nod.func, ast.Name) and nod.func.id in SKRIVER_UT:
            yield Brott(modul.vag, nod.lineno, nod.func.id, "skriver ut")
        if isinstance(nod, ast.Attribute) and nod.attr in UTSTROMMAR:
            yield Brott(modul.vag, nod.lineno, nod.attr, "skriver ut")


def allt_offentligt_forklaras(modul: Modul) -> Iterator[Brott]:
    """Every module says what it answers for, every public class and function what it is."""
    if not ast.get_docstring(modul.trad):
        yield Brott(modul.vag, 1, "modulen", "saknar docstring")
    if not modul.vag.startswith(AV_ALEMBIC):
        yield from _utan_docstring(modul.vag, modul.trad.body)


def _utan_docstring(vag: str, kropp: list[ast.stmt]) -> Iterator[Brott]:
    for nod in kropp:
        if not isinstance(nod, ast.FunctionDef | ast.ClassDef) or nod.name.startswith("_"):
            continue
        if not ast.get_docstring(nod):
            yield Brott(vag, nod.lineno, nod.name, "saknar docstring")
        if isinstance(nod, ast.ClassDef):
            yield from _utan_docstring(vag, nod.body)


def kort_fil(modul: Modul) -> Iterator[Brott]:
    """A file that is longer than this is two files."""
    if modul.rader > LANGSTA_FIL and not modul.vag.startswith(AV_ALEMBIC):
        yield Brott(modul.vag, 1, "filen", f"har {modul.rader} rader")


def korta_funktioner(modul: Modul) -> Iterator[Brott]:
    """A function that is longer than this is two functions."""
    if modul.vag.startswith(AV_ALEMBIC):
        return
    for nod in modul.noder:
        if isinstance(nod, ast.FunctionDef):
            rader = (nod.end_lineno or nod.lineno) - nod.lineno + 1
            if rader > LANGSTA_FUNKTION:
                yield Brott(modul.vag, nod.lineno, nod.name, f"har {rader} rader")


def sql_bara_i_lagret(modul: Modul) -> Iterator[Brott]:
    """No text outside lager is SQL."""
    if modul.vag.startswith("arbetsflode/lager/"):
        return
    for nod in modul.noder:
        if isinstance(nod, ast.Constant) and isinstance(nod.value, str) and _SQL.match(nod.value):
            yield Brott(modul.vag, nod.lineno, nod.value.strip()[:40], "är SQL")


def all_bara_i_init(modul: Modul) -> Iterator[Brott]:
    """A room says in its `__init__` what it offers, and nowhere else."""
    for nod in modul.noder:
        if isinstance(nod, ast.Name) and nod.id == "__all__" and not modul.vag.endswith("/__init__.py"):
            yield Brott(modul.vag, nod.lineno, nod.id, "hör hemma i __init__")


def annoteringar_finns_vid_korning(modul: Modul) -> Iterator[Brott]:
    """attrs, msgspec and the demands read annotations: they may not become text."""
    for namn, rad in modul.importer():
        if namn == "__future__":
            yield Brott(modul.vag, rad, namn, "gör annoteringar till text")


def inga_skrapmoduler(modul: Modul) -> Iterator[Brott]:
    """A file is named by what it answers for."""
    if modul.vag.rpartition("/")[2].removesuffix(".py") in SKRAPNAMN:
        yield Brott(modul.vag, 1, "filnamnet", "säger inte vad filen svarar för")


def inga_homografer(modul: Modul) -> Iterator[Brott]:
    """No name reads as another word when its dots are gone."""
    for namn, rad in _namn_i(modul):
        ordet = namn.strip("_").lower()
        if ordet in HOMOGRAFER:
            yield Brott(modul.vag, rad, namn, f"läses {HOMOGRAFER[ordet]}")


def _namn_i(modul: Modul) -> Iterator[tuple[str, int]]:
    """(name, line) of everything that the module itself names."""
    for nod in modul.noder:
        if isinstance(nod, ast.FunctionDef | ast.ClassDef):
            yield nod.name, nod.lineno
        elif isinstance(nod, ast.arg):
            yield nod.arg, nod.lineno
        elif isinstance(nod, ast.Name) and isinstance(nod.ctx, ast.Store):
            yield nod.id, nod.lineno
        elif isinstance(nod, ast.alias):
            yield nod.asname or nod.name, nod.lineno


KODREGLER: tuple[Regel, ...] = (
    ett_bibliotek_ett_stalle,
    bara_klockan_vet_tiden,
    tider_har_tidszon,
    inget_svaljs,
    bara_kommandoraden_skriver_ut,
    allt_offentligt_forklaras,
    kort_fil,
    korta_funktioner,
    sql_bara_i_lagret,
    all_bara_i_init,
    annoteringar_finns_vid_korning,
    inga_skrapmoduler,
    inga_homografer,
)
"""Every rule that is judged a module at a time."""
