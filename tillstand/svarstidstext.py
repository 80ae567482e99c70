"""A svarstid as people write it: `senast den 31 oktober 2011`, `31/10-11`, `v. 23 2012`. Nothing is guessed.

A day without its year, a weekday that contradicts the day, and words that say something else are refused.
"""

import re
from datetime import date

from tillstand.svarstid import Svarstid, las_svarstid

_MANADER = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_VECKODAGAR = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_INLEDNING = re.compile(
    r"(?:(?:svar(?:stid|a|et)?|remissvar|yttrande|inkommer|inlämnas|skickas|lämnas|är"
    r"|till och med|t\.?o\.?m\.?|senast|dag(?:en)?|den|:)(?=[\s:]|$)[\s:]*)*"
)
"""What may stand before the day without changing it."""
_SLUT = re.compile(r"(?:[,.]?\s*(?:kl(?:ockan|\.)?\s*[0-9]{1,2}[.:][0-9]{2}))?\s*\.?")
_DAG = r"(?P<dag>[0-9]{1,2})(?:[.:]?e|:a)?"
_FORMER = (
    re.compile(_DAG + r"\.?\s+(?P<namn>[a-z]{3,9})\.?\s+(?P<ar>[0-9]{4})"),
    re.compile(r"(?P<dag>[0-9]{1,2})[/.](?P<manad>[0-9]{1,2})[\s/.-]+(?P<ar>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?P<ar>[0-9]{4})[-/.](?P<manad>[0-9]{1,2})[-/.](?P<dag>[0-9]{1,2})"),
    re.compile(r"(?P<ar>[0-9]{4})(?P<manad>[0-9]{2})(?P<dag>[0-9]{2})"),
)
_VECKA = re.compile(r"v(?:ecka)?\.?\s*(?P<vecka>[0-9]{1,2})[\s,]+(?P<ar>[0-9]{4})")


def las_skriven_svarstid(text: str) -> Svarstid:
    """The svarstid of a text as it stands in the paper, which is kept beside the day.

    Raises ValueError for what does not say one day, week, month or quarter with its year.
    """
    rent = " ".join(text.split())
    try:
        return las_svarstid(rent)
    except ValueError:
        pass
    karna = _INLEDNING.sub("", rent.lower(), count=1)
    if traff := _VECKA.fullmatch(karna):
        vecka = las_svarstid(f"{traff['ar']}-v{traff['vecka']}")
        return Svarstid(text=rent, datum=vecka.datum, fran=vecka.fran, precision=vecka.precision)
    return Svarstid(text=rent, datum=_dagen(karna))


def _dagen(text: str) -> date:
    veckodag, _, rest = text.partition(" ")
    index = _veckodag(veckodag)
    if index is not None:
        text = _INLEDNING.sub("", rest, count=1)
    for form in _FORMER:
        traff = form.match(text)
        if traff is not None and _SLUT.fullmatch(text[traff.end() :]):
            dag = _ur(traff)
            if index is not None and dag.weekday() != index:
                raise ValueError(f"{dag.isoformat()} är ingen {veckodag}")
            return dag
    raise ValueError("säger ingen dag")


def _veckodag(ord_: str) -> int | None:
    """Which day of the week a word is, also in its definite form."""
    rent = ord_.rstrip(",").removesuffix("en")
    return _VECKODAGAR.index(rent) if rent in _VECKODAGAR else None


def _ur(traff: re.Match[str]) -> date:
    delar = traff.groupdict()
    manad = _manad(delar["namn"]) if "namn" in delar else int(delar["manad"])
    ar = int(delar["ar"])
    return date(ar if ar > 99 else 2000 + ar, manad, int(delar["dag"]))


def _manad(namn: str) -> int:
    traffar = [n for n, helt in enumerate(_MANADER, start=1) if namn in (helt, helt[:3], helt[:4])]
    if len(traffar) != 1:
        raise ValueError(f"{namn} är ingen månad")
    return traffar[0]
