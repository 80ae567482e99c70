"""A svarstid as people write it: `senast den 31 oktober 2011`, `31/10-11`, `v. 23 2012`. Nothing is guessed.

A day without its year, a weekday that contradicts the day, and words that say something else are refused.
"""

import re
from datetime import date

from tillstand.arbetsdagar import MANADER, VECKODAGAR
from tillstand.svarstid import Svarstid, las_svarstid

SAGER_INGEN_DAG = "säger ingen dag: skriv till exempel 13 juni 2027, v. 23 2027, juni 2027 eller 2027-06-13"
_INLEDNING = re.compile(
    r"(?:(?:svar(?:stid|a|et)?|remissvar|yttrande|inkommer|inlämnas|skickas|lämnas|är"
    r"|till och med|t\.?o\.?m\.?|senast|dag(?:en)?|den|:)(?=[\s:]|$)[\s:]*)*"
)
"""What may stand before the day without changing it."""
_SLUT = re.compile(r"(?:[,.]?\s*(?:kl(?:ockan|\.)?\s*[0-9]{1,2}[.:][0-9]{2}))?\s*\.?")
_DAG = r"(?P<dag>[0-9]{1,2})(?:[.:]?e|:a)?"
_FORMER = (
    re.compile(_DAG + r"\.?\s+(?P<namn>[a-z]{3,9})\.?\s+(?P<ar>[0-9]{4}|[0-9]{2}(?![0-9.:]))"),
    re.compile(r"(?P<dag>[0-9]{1,2})[/.](?P<manad>[0-9]{1,2})[\s/.-]+(?P<ar>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?P<ar>[0-9]{4})[-/.](?P<manad>[0-9]{1,2})[-/.](?P<dag>[0-9]{1,2})"),
    re.compile(r"(?P<ar>[0-9]{4})(?P<manad>[0-9]{2})(?P<dag>[0-9]{2})"),
)
_MANAD = re.compile(r"(?P<namn>[a-z]{3,9})\.?\s+(?P<ar>[0-9]{4})")
_FORKORTADE = "|".join(manad[:3] for manad in MANADER)
_UTAN_AR = re.compile(
    rf"{_DAG}\.?\s*(?:[/.]\s*[0-9]{{1,2}}|\s(?:{_FORKORTADE})[a-z]*)\.?"
    r"|v(?:ecka)?\.?\s*[0-9]{1,2}"
)
_VECKA = re.compile(r"v(?:ecka)?\.?\s*(?P<vecka>[0-9]{1,2})[\s,]+(?P<ar>[0-9]{4})")


def las_skriven_svarstid(text: str) -> Svarstid:
    """The svarstid of a text as it stands in the paper, which is kept beside the day.

    Raises ValueError with a Swedish sentence for what does not say one day, week, month or quarter with its
    year.
    """
    rent = " ".join(text.split())
    try:
        return las_svarstid(rent)
    except ValueError:
        pass
    karna = _INLEDNING.sub("", rent.lower(), count=1)
    if traff := _VECKA.fullmatch(karna):
        vecka = _veckan(f"{traff['ar']}-v{traff['vecka']}")
        return Svarstid(text=rent, datum=vecka.datum, fran=vecka.fran, precision=vecka.precision)
    if (traff := _MANAD.fullmatch(karna)) and _ar_manad(traff["namn"]):
        manad = las_svarstid(f"{traff['ar']}-{_manad(traff['namn']):02}")
        return Svarstid(text=rent, datum=manad.datum, fran=manad.fran, precision=manad.precision)
    if _UTAN_AR.fullmatch(karna):
        raise ValueError("saknar årtal: skriv det också")
    return Svarstid(text=rent, datum=_dagen(karna))


def _veckan(text: str) -> Svarstid:
    try:
        return las_svarstid(text)
    except ValueError:
        raise ValueError("är en vecka som inte finns i almanackan") from None


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
    raise ValueError(SAGER_INGEN_DAG)


def _veckodag(ord_: str) -> int | None:
    """Which day of the week a word is, also in its definite form."""
    rent = ord_.rstrip(",").removesuffix("en")
    return VECKODAGAR.index(rent) if rent in VECKODAGAR else None


def _ur(traff: re.Match[str]) -> date:
    delar = traff.groupdict()
    manad = _manad(delar["namn"]) if "namn" in delar else int(delar["manad"])
    ar, dag = int(delar["ar"]), int(delar["dag"])
    try:
        return date(ar if ar > 99 else 2000 + ar, manad, dag)
    except ValueError:
        raise ValueError("är en dag som inte finns i almanackan") from None


def _ar_manad(namn: str) -> bool:
    return any(namn in (helt, helt[:3], helt[:4]) for helt in MANADER)


def _manad(namn: str) -> int:
    traffar = [n for n, helt in enumerate(MANADER, start=1) if namn in (helt, helt[:3], helt[:4])]
    if len(traffar) != 1:
        raise ValueError(f"{namn} är ingen månad")
    return traffar[0]
