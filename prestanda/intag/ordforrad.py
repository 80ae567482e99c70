"""The words of the templates: invented places and people, and every way to write a number and a day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random

from attrs import frozen

ORTER = ("Granby", "Ekhult", "Sörvik", "Almlunda", "Björksta", "Norrsele", "Vretaby", "Kvarnvik", "Tallmo")
FORNAMN = ("Mona", "Ture", "Sanna", "Vera", "Oskar", "Britta", "Yusuf", "Ida", "Per-Olof", "Ebba", "Anders")
EFTERNAMN = ("Ekdal", "Lindmark", "Brodd", "Sundin", "Fält", "Sjöqvist", "Karimzad", "Holm", "Tind", "Ström")
PARTIER = ("S", "M", "V", "C", "MP", "KD", "L", "s", "v", "fp")
NAMNDER: Mapping[str, str] = {
    "Socialnämnden": "SN",
    "Utbildningsnämnden": "UN",
    "Kultur- och fritidsnämnden": "KFN",
    "Miljö- och byggnadsnämnden": "MBN",
    "Tekniska nämnden": "TN",
    "Omsorgsnämnden": "ON",
    "Äldrenämnden": "ÄN",
    "Arbetsmarknads- och vuxenutbildningsnämnden": "AVN",
    "Kommunstyrelsen": "KS",
}
FACKNAMNDER = tuple(namnd for namnd in NAMNDER if namnd != "Kommunstyrelsen")
DEPARTEMENT: Mapping[str, str] = {
    "Vattendepartementet": "V",
    "Trafikdepartementet": "T",
    "Bygdedepartementet": "By",
    "Skoldepartementet": "U",
    "Vårddepartementet": "S",
    "Kulturarvsdepartementet": "Ku",
}
VERK = ("Trygghetsverket", "Havsmyndigheten", "Byggnadsverket", "Datainspektoratet", "Statens vattenråd")
ENHETER = (
    "Barnenheten",
    "enheten för ekonomiskt bistånd",
    "Kvalitetsavdelningen",
    "planenheten",
    "avdelningen för äldreomsorg",
    "administrativa avdelningen",
)
AMNEN = (
    "trygga skolvägar",
    "fler mötesplatser för äldre",
    "giftfria förskolor",
    "minskad nedskräpning",
    "stöd till unga anhöriga",
    "hållbara resor",
    "tillgängliga lokaler",
    "dagvatten i tätorten",
    "jämställd fördelning av tider i idrottshallar",
)
NAMN = (
    "En trygg uppväxt",
    "Vägar till arbete",
    "Rent vatten i hela landet",
    "Likvärdig tillgång",
    "Digital start",
)
MANADER = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
VECKODAGAR = ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")


def person(r: Random) -> str:
    """A first name and a surname."""
    return f"{r.choice(FORNAMN)} {r.choice(EFTERNAMN)}"


@frozen
class Form:
    """A way to write a day; `falla` says which trap it is."""

    skriv: Callable[[date], str]
    falla: str = ""


def lang(dag: date) -> str:
    """5 maj 2014."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}"


DAGFORMER = (
    Form(lang),
    Form(lambda d: f"den {lang(d)}"),
    Form(lambda d: f"den {lang(d)}"),
    Form(date.isoformat),
    Form(lambda d: f"{VECKODAGAR[d.weekday()]} den {lang(d)}"),
    Form(lambda d: f"den {d.day} {MANADER[d.month - 1]}, {d.year}"),
    Form(lambda d: f"{d.isoformat()} kl. 12.00"),
    Form(lambda d: f"den {d.day}:{'a' if d.day % 10 in {1, 2} and d.day not in {11, 12} else 'e'} "
         f"{MANADER[d.month - 1]} {d.year}", "ordningstal"),
    Form(lambda d: f"den {d.day}/{d.month} {d.year}", "kort datum"),
    Form(lambda d: f"{d.day}/{d.month}-{d.year % 100:02}", "kort datum"),
    Form(lambda d: f"{d.day} {MANADER[d.month - 1][:3]} {d.year}", "kort datum"),
)  # fmt: skip

EGNA_NUMMER = (
    "{o} {a}/{n}",
    "{o}/{a}:{n:04}",
    "{o}-{a}-{n}",
    "{o} {a}-{n:04}",
    "{o}{a}/{n}",
    "{o} {a}.{n}",
    "{a}/{n}-{o}-042",
    "1.5.1-{n}-{a}",
    "1.5.1 - {n} - {a}",
    "{n}-{a}-1.5.1",
    "{a}-{n}-1.2.1",
    "1.5.1.{n}-{a}",
    "4.2-{n:04}/{a}",
    "327-{n:04}/{a}",
    "{n:04}/{k:02}",
    "T{a}-050-{n:05}",
    "1.2.1-{n}b-{a}",
)
FRAMMANDE_NUMMER = ("{a}-{n:05}", "424-{n}-{a}", "{a}/{n}", "3.2.1-{n}/{a}", "{n}-{k:02}-2.5")
"""The organ's letters (o), the year (a, k with two digits) and a number (n)."""


def nummer(r: Random, former: Sequence[str], ar: int, organ: str = "") -> str:
    """A number in one of some forms."""
    return r.choice(former).format(o=organ, a=ar, k=ar % 100, n=r.randint(110, 1990))


def departementets_nummer(r: Random, ar: int, organ: str) -> str:
    """A number of a department: its letters, the year, a number, sometimes a unit."""
    return f"{DEPARTEMENT[organ]}{ar}/{r.randint(100, 3000):05}{r.choice(('', '', '/R', '/HS'))}"
