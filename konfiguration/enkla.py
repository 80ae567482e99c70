"""Single values as somebody wrote them: text, numbers, days, paths, secrets. Strict, and refused in Swedish.

Each rule takes (value, type) and returns the value, or raises OgiltigIndata without a place.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import NoneType
from typing import Any

from konfiguration.hemlighet import Hemlighet
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.text import Textfel, granska_stycke

Krok = Callable[[Any, Any], Any]

LANGSTA_TEXT = 100_000
"""Characters of any one text; the fields set their own, lower limits."""

_FA = 15
_STORSTA_TAL = 2**63 - 1
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIDPUNKT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})")


def fel_i(mening: str, plats: str = "") -> OgiltigIndata:
    """One fault as an error, for hooks and for checks of the caller's own."""
    return OgiltigIndata((Felaktighet(plats=plats, mening=mening),))


def forslag(ord_: str, kanda: Iterable[str]) -> str:
    """`, menade du ”x”?` when one of the known words is near; otherwise what may stand there, if few."""
    from difflib import get_close_matches

    kanda = sorted(visa_nyckel(ett) for ett in kanda)
    nara = get_close_matches(visa_nyckel(ord_).lower(), kanda, n=1, cutoff=0.7)
    if nara:
        return f", menade du ”{nara[0]}”?"
    return f", tillåtet är: {', '.join(kanda)}" if 0 < len(kanda) <= _FA else ""


def visa_nyckel(nyckel: object) -> str:
    """A key as it may be printed: no control characters, no endless text."""
    text = str(nyckel)
    if not text.isprintable():
        text = text.encode("unicode_escape").decode("ascii")
    return text if len(text) <= 60 else f"{text[:57]}..."


_TYPNAMN: Mapping[type, str] = {
    bool: "ja eller nej (true, false)",
    int: "ett heltal",
    float: "ett decimaltal",
    str: "text",
    datetime: "en tidpunkt",
    date: "ett datum",
    dict: "en tabell",
    list: "en lista",
    tuple: "en lista",
    NoneType: "tomt",
}


def inte(vantat: str, varde: object) -> OgiltigIndata:
    """What was expected, and what kind of thing stood there instead; never the thing itself."""
    return fel_i(f"ska vara {vantat}, inte {_TYPNAMN.get(type(varde), 'något annat')}")


def las_text(varde: Any, _typ: Any) -> str:
    """NFC, trimmed, with Windows line ends mended; no control characters but newline and tab."""
    if not isinstance(varde, str):
        raise inte("text", varde)
    text = unicodedata.normalize("NFC", varde.replace("\r\n", "\n")).strip()
    if text:
        try:
            granska_stycke(text, LANGSTA_TEXT)
        except Textfel as fel:
            raise fel_i(str(fel)) from None
    return text


def las_ja_nej(varde: Any, _typ: Any) -> bool:
    """true or false, nothing else."""
    if not isinstance(varde, bool):
        raise inte("ja eller nej (true, false)", varde)
    return varde


def las_heltal(varde: Any, _typ: Any) -> int:
    """A whole number that a database can hold."""
    if not isinstance(varde, int) or isinstance(varde, bool):
        raise inte("ett heltal", varde)
    if abs(varde) > _STORSTA_TAL:
        raise fel_i("är ett för stort tal")
    return varde


def las_tal(varde: Any, _typ: Any) -> float:
    """A number; a whole one will do."""
    if isinstance(varde, float):
        if varde - varde != 0:
            raise fel_i("ska vara ett vanligt tal")
        return varde
    if not isinstance(varde, int) or isinstance(varde, bool):
        raise inte("ett tal", varde)
    return float(las_heltal(varde, int))


def las_dag(varde: Any, _typ: Any) -> date:
    """A date, or ISO text for one."""
    if isinstance(varde, date) and not isinstance(varde, datetime):
        return varde
    if isinstance(varde, str) and _DAG.fullmatch(varde.strip()):
        with suppress(ValueError):
            return date.fromisoformat(varde.strip())
        raise fel_i("är ett datum som inte finns i almanackan")
    if isinstance(varde, str):
        raise fel_i("ska vara ett datum: ÅÅÅÅ-MM-DD")
    raise inte("ett datum (ÅÅÅÅ-MM-DD)", varde)


def las_tidpunkt(varde: Any, _typ: Any) -> datetime:
    """An aware instant, or ISO text for one."""
    if isinstance(varde, str) and _TIDPUNKT.fullmatch(varde.strip()):
        with suppress(ValueError):
            return datetime.fromisoformat(varde.strip())
        raise fel_i("är en tidpunkt som inte finns i almanackan")
    if isinstance(varde, datetime) and varde.tzinfo is not None:
        return varde
    if isinstance(varde, str | datetime):
        raise fel_i("ska vara en tidpunkt med tidszon: ÅÅÅÅ-MM-DDThh:mm:ss+01:00")
    raise inte("en tidpunkt", varde)


def las_sokvag(varde: Any, _typ: Any) -> Path:
    """A path."""
    if isinstance(varde, Path):
        return varde
    text = las_text(varde, str)
    if not text or "\n" in text:
        raise fel_i("ska vara en sökväg")
    return Path(text)


def las_hemlighet(varde: Any, _typ: Any) -> Hemlighet:
    """A secret, verbatim: a space at its end may belong to it."""
    if isinstance(varde, Hemlighet):
        return varde
    if not isinstance(varde, str):
        raise inte("text", varde)
    if not varde or not varde.isprintable():
        raise fel_i("ska vara text på en rad, utan styrtecken")
    return Hemlighet(varde)


def som_den_ar(varde: Any, _typ: Any) -> Any:
    """Anything."""
    return varde


ENKLA: Mapping[Any, Krok] = {
    str: las_text,
    bool: las_ja_nej,
    int: las_heltal,
    float: las_tal,
    date: las_dag,
    datetime: las_tidpunkt,
    Path: las_sokvag,
    Hemlighet: las_hemlighet,
    Any: som_den_ar,
    object: som_den_ar,
}
