"""Dates as people read them in letters: `mån 31 okt 2011 (om 9 arbetsdagar)`."""

from datetime import date
from functools import lru_cache

from tillstand.arbetsdagar import Arbetsdagar

_NARA = {-1: "i går", 0: "i dag", 1: "i morgon"}


@lru_cache(maxsize=4096)
def kort(dag: date) -> str:
    """Weekday, day, month and year: `mån 31 okt 2011`."""
    return _skriv(dag, "EEE d MMM y").replace(".", "")


@lru_cache(maxsize=4096)
def lang(dag: date) -> str:
    """Weekday, day, month and year in full: `måndag 31 oktober 2011`."""
    return _skriv(dag, "EEEE d MMMM y")


def _skriv(dag: date, monster: str) -> str:
    from babel.dates import format_date

    return str(format_date(dag, monster, locale="sv"))


def avstand(dag: date, idag: date, dagar: Arbetsdagar) -> str:
    """How far from today: `i morgon`, `om 9 arbetsdagar`, `för 3 dagar sedan`.

    Working days, or days when no working day lies between.
    """
    kalenderdagar = (dag - idag).days
    if kalenderdagar in _NARA:
        return _NARA[kalenderdagar]
    arbetsdagar = dagar.mellan(idag, dag)
    antal, enhet = (abs(arbetsdagar), "arbetsdag") if arbetsdagar else (abs(kalenderdagar), "dag")
    text = f"{antal} {enhet}" if antal == 1 else f"{antal} {enhet}ar"
    return f"om {text}" if kalenderdagar > 0 else f"för {text} sedan"


def med_avstand(dag: date, idag: date, dagar: Arbetsdagar) -> str:
    """The day and how far it is: `mån 31 okt 2011 (om 9 arbetsdagar)`."""
    return f"{kort(dag)} ({avstand(dag, idag, dagar)})"
