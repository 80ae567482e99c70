"""Dates as people read them in letters: `mån 31 okt 2011 (om 9 arbetsdagar)`."""

from datetime import date

from babel.dates import format_date

from tillstand.arbetsdagar import Arbetsdagar

_NARA = {-1: "i går", 0: "i dag", 1: "i morgon"}


def kort(dag: date) -> str:
    """Weekday, day, month and year: `mån 31 okt 2011`."""
    return format_date(dag, "EEE d MMM y", locale="sv").replace(".", "")


def lang(dag: date) -> str:
    """Weekday, day, month and year in full: `måndag 31 oktober 2011`."""
    return format_date(dag, "EEEE d MMMM y", locale="sv")


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
