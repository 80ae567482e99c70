"""Dates as Swedish letters write them. Every way that names a day; a week or a month is no day.

`2012-06-01`, `20120601`, `1/6 2012`, `1/6-12`, `den 1 juni 2012`, `1:a juni`, `1 juni -12`, and intervals,
which end on their last day (`16 april-14 juni 2021`).
"""

import re
from collections.abc import Iterator
from datetime import date

from attrs import frozen

MANADER = {
    "januari": 1, "februari": 2, "mars": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7, "augusti": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
"""How a month is written -> its number."""

_BRUS = str.maketrans({"0": "o", "1": "l", "|": "l"})
"""What a scanner makes of the letters of a month."""
_AR = (
    r"(?:(?:,? ?(?:år )?|[ -]?)(?P<ar>(?:19|20)\d\d)(?![\d:/])"
    r"|[ ]?[-–’'](?P<kort>\d\d)(?![\d:/-])(?! ?\w+ (?:19|20)\d\d))"
)
_MANAD = (
    r"(?:janua?ri?|jan|februari|febr?|mars?|apri[l1|]|apr|maj|juni?|ju[l1|]i?|augusti|aug|september|sept?"
    r"|[o0]kt[o0]ber|[o0]kt|n[o0]vember|nov|december|dec)(?![^\W\d_])(?:\.(?= ?(?:19|20)\d\d))?"
)
_DAG = r"(?P<dag>[12]\d|3[01]|0?[1-9])"
_I_ORD = re.compile(rf"(?<![\d./:]){_DAG}(?: ?(?::[ae]|\.))? ?(?P<manad>{_MANAD})(?:{_AR})?", re.I)
_MED_SIFFROR = re.compile(
    r"(?<![\w./:])(?<![^-–]-)(?P<ar>(?:19|20)\d\d)(?: ?(?P<s>[-–./]) ?)(?P<manad>0[1-9]|1[0-2]|[1-9])"
    r" ?(?P=s) ?(?P<dag>[12]\d|3[01]|0?[1-9])(?![\d/:]|[-–](?!(?:19|20)\d\d-\d)\w|\.\d)"
)
_STAMPLAD = re.compile(
    r"(?<![\w./:-])(?P<ar>(?:19|20)\d\d) ?-(?P<manad>0[1-9]|1[0-2])- ?(?P<dag>[0-3] \d)(?![\d/:-])"
)
_I_RAD = re.compile(
    r"(?<![\w./:-])(?P<ar>(?:19|20)\d\d)(?P<manad>0[1-9]|1[0-2])(?P<dag>[0-2]\d|3[01])(?![\w/:-])"
)
_SNEDSTRECK = re.compile(
    r"(?:(?<![\w./:–-])|(?<=/\d[-–])|(?<=/\d\d[-–])|(?<=/\d [-–])"
    r"|(?<=/\d\d [-–]))(?P<dag>[12]\d|3[01]|0?[1-9]) ?/ ?(?P<manad>1[0-2]|0?[1-9])"
    r"(?:(?: ?[-–] ?| )(?P<ar>(?:19|20)\d\d)(?![\d:/])"
    r"|(?:[-–]| -| ’)(?P<kort>\d\d)(?![\d:/-]|\.\d))?(?![\w/:])"
)
_PUNKTER = re.compile(
    r"(?<![\w./:-])(?P<dag>[12]\d|3[01]|0?[1-9])\.(?P<manad>1[0-2]|0?[1-9])\.(?P<ar>(?:19|20)\d\d)(?![\w/:-])"
)
_TVA_SIFFROR = re.compile(
    r"(?<![\w./:-])(?P<kort>\d\d)-(?P<manad>0[1-9]|1[0-2])-(?P<dag>0[1-9]|[12]\d|3[01])(?![\w/:-])"
)
_MELLAN = re.compile(
    r" ?(?:--?|–|—|t\.? ?o\.? ?m\.?|till och med|till)(?: ?(?:och med )?(?:(?:mån|tis|ons|tors"
    r"|fre|lör|sön)dag(?:en)? )?(?:den )?)? ?"
)
_MELLAN_OCH = re.compile(r" ?och (?:den )?")
_MELLAN_FORE = re.compile(r"mellan (?:den )?$")
_DAG_MELLAN = re.compile(r"(?<![\d./:-])(?:[12]\d|3[01]|[1-9]) ?[-–] ?$")
_MONSTER = (_STAMPLAD, _MED_SIFFROR, _I_RAD, _I_ORD, _SNEDSTRECK, _PUNKTER)


@frozen(kw_only=True)
class Dag:
    """A day in a text: ISO, or `--MM-DD` without its year. `fran`: where its interval begins."""

    varde: str
    start: int
    slut: int
    fran: int | None = None

    @property
    def har_ar(self) -> bool:
        """Whether the year is written."""
        return self.varde[0] != "-"

    @property
    def borjan(self) -> int:
        """Where the day, or its interval, begins."""
        return self.start if self.fran is None else self.fran


_SIFFRA = re.compile(r"\d")


def dagar(text: str, *, tva_siffror: bool = False, intervall: bool = True) -> tuple[Dag, ...]:
    """Every day that a text names, in order; of an interval only the last, unless both are wanted.

    `11-06-01` is a day only where it is asked for.
    """
    if not _SIFFRA.search(text):
        return ()
    monster = (*_MONSTER, _TVA_SIFFROR) if tva_siffror else _MONSTER
    alla: list[Dag] = []
    for ett in sorted((d for m in monster for d in _dagar(m, text)), key=lambda d: (d.start, -d.slut)):
        if not alla or ett.start >= alla[-1].slut:
            alla.append(ett)
    return tuple(_utan_borjan(text, alla)) if intervall else tuple(alla)


def med_ar(dag: Dag, ar: int) -> str | None:
    """ISO text of a day that lacked its year; None if that year has no such day."""
    return _iso(ar, int(dag.varde[2:4]), int(dag.varde[5:7]))


def _dagar(monster: re.Pattern[str], text: str) -> Iterator[Dag]:
    for m in monster.finditer(text):
        delar = m.groupdict()
        varde = _varde(
            delar.get("ar"), delar.get("kort"), _manad(delar["manad"]), int(delar["dag"].replace(" ", ""))
        )
        if varde is not None:
            yield Dag(varde=varde, start=m.start(), slut=m.end())


def _manad(ord_: str) -> int:
    if ord_.isdigit():
        return int(ord_)
    rent = ord_.lower().rstrip(".").translate(_BRUS).replace("apri|", "april")
    return MANADER.get(rent) or MANADER.get(rent[:3], 0)


def _varde(ar: str | None, kort: str | None, manad: int, dag: int) -> str | None:
    if ar is None and kort is None:
        return f"--{manad:02}-{dag:02}" if _iso(2024, manad, dag) else None
    helt = int(ar) if ar is not None else 2000 + int(kort or 0)
    return _iso(helt, manad, dag)


def _iso(ar: int, manad: int, dag: int) -> str | None:
    try:
        return date(ar, manad, dag).isoformat()
    except ValueError:
        return None


def _utan_borjan(text: str, alla: list[Dag]) -> Iterator[Dag]:
    """Without the days that only begin an interval; the last says where it began."""
    fran: int | None = None
    for n, dag in enumerate(alla):
        nasta = alla[n + 1] if n + 1 < len(alla) else None
        if nasta is not None and nasta.start - dag.slut < 40 and _gar_till(text, dag, nasta):
            fran = dag.start if fran is None else fran
            continue
        if fran is None and (m := _DAG_MELLAN.search(text, max(0, dag.start - 8), dag.start)):
            fran = m.start()
        yield Dag(varde=dag.varde, start=dag.start, slut=dag.slut, fran=fran)
        fran = None


def _gar_till(text: str, dag: Dag, nasta: Dag) -> bool:
    """Whether an interval goes from one day to the next: `1-30 juni`, `mellan den 1 och den 30 juni`."""
    return bool(
        _MELLAN.fullmatch(text, dag.slut, nasta.start)
        or (
            _MELLAN_OCH.fullmatch(text, dag.slut, nasta.start)
            and _MELLAN_FORE.search(text, max(0, dag.start - 11), dag.start)
        )
    )
