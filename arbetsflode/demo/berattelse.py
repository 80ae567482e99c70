"""The story in words: one line for each scene, one for each letter, and a table at the end.

Lines are plain text of at most `BREDD` characters; an asterisk first says that the line is made up.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from attrs import frozen

from arbetsflode.demo.manus import Demofall
from notiser.datumtext import kort
from tillstand.arbetsdagar import lokal_dag
from tillstand.planord import VERDIKTTEXT
from tillstand.tidsplan import Tidsplan, Verdikt
from tillstand.utvagar import Utvag

BREDD = 110
_DAGBREDD, _FALL = 13, 11
_KORTAST = 31
"""Of a subject at least this much is told: what it is about, and the number."""
_FAST_BLANK = "\N{NO-BREAK SPACE}"
_INDRAG = " " * (2 + _DAGBREDD + _FALL)


@frozen(kw_only=True)
class Handelserad:
    """What somebody did, with the posts of the journal that hold it."""

    nar: datetime
    fall: str
    """The short name of the case; empty for what concerns no case."""
    person: str
    vem: str
    vad: str
    arende: str
    poster: tuple[int, ...]
    tillstand: tuple[str, ...]
    """The state that the case stands in after each of the posts."""
    pahittat: bool


@frozen(kw_only=True)
class Brevrad:
    """A letter that left: to whom, its subject, and its file."""

    nar: datetime
    till: str
    amne: str
    regler: tuple[str, ...]
    """The rungs of the ladder that it speaks of; empty when it tells of something that has happened."""
    fil: str


@frozen(kw_only=True)
class Slutrad:
    """How a case ended. `i_tid` is None when no svarstid was given."""

    arende: str
    diarienummer: str
    titel: str
    vag: str
    svarstid: date | None
    klart: date
    i_tid: bool | None


def inledning() -> Iterator[str]:
    """What the listener is told first."""
    yield "Fem verkliga ärenden spelas dag för dag på en ställd klocka, från registrering till avslut."
    yield ""
    yield "  *  dagen eller händelsen är påhittad; titlar, nummer, svarstider och siffror står i handlingarna"
    yield "  →  ärendets nya tillstånd     ✉  brev som har gått [varför]     !  varning     ▸  planen"
    yield "Människor står efter sin roll. Kommunen, adresserna och handlingarnas text är påhittade."


def arsrubrik(ar: int) -> Iterator[str]:
    """The line that a year begins with."""
    yield ""
    yield f"── {ar} ".ljust(BREDD, "─")


def fallinledning(fall: Demofall) -> Iterator[str]:
    """What is real in a case and what is not, told when it begins."""
    yield ""
    yield f"  {fall.namn.upper()}  ”{fall.titel}”"
    text = f"    Ur handlingen: {fall.ur_handlingen}. Påhittat: {fall.pahittat}."
    yield from _radbryt(text, "    ")


def handelse(rad: Handelserad, *, ny_dag: bool, tillagg: str = "") -> Iterator[str]:
    """A scene, with its date when it is another than that of the line before."""
    marke = "*" if rad.pahittat else " "
    kolumner = f"{marke} {_dag(rad.nar, ny_dag)}{rad.fall:<{_FALL}}"
    yield from _radbryt(f"{kolumner}{rad.vem} {rad.vad}{tillagg}", f"{_INDRAG}  ")


PAMINNELSER: Mapping[str, str] = {
    "ofordelad": "ofördelat",
    "svarstid_30": "30 dagar",
    "svarstid_14": "14 arbetsdagar",
    "svarstid_7": "7 arbetsdagar",
    "svarstid_2": "2 arbetsdagar",
    "svarstid_idag": "sista dagen",
    "forsenad": "försenat",
    "godkannande_drojer": "dröjer",
    "anstand_obesvarat": "anstånd obesvarat",
    "justering_10": "inte justerat",
    "justering_14": "inte justerat",
    "ej_sant": "osänt",
    "anmalan": "inte anmält",
    "medlasare": "utkast till medläsare",
    "tjansteutlatande_2": "tjänsteutlåtande om 2 dagar",
    "tjansteutlatande_missat": "tjänsteutlåtande missat",
    "godkannande_missat": "godkännande missat",
    "kallelse": "kallelse",
}
"""What the story calls the rungs of the ladder."""


def brev(rader: Sequence[Brevrad], *, ny_dag: bool) -> Iterator[str]:
    """One subject and everybody who got it, on one line."""
    regler = dict.fromkeys(regel for rad in rader for regel in rad.regler)
    varfor = f" {_ihop(', '.join(PAMINNELSER[regel] for regel in regler))}" if regler else ""
    mottagare = f"✉ {', '.join(rad.till for rad in rader)}: "
    far_plats = BREDD - len(_INDRAG) - len(mottagare) - len(varfor)
    amne = _korta(rader[0].amne, max(far_plats, _KORTAST))
    kolumner = f"  {_dag(rader[0].nar, ny_dag)}{'':<{_FALL}}"
    yield from _radbryt(f"{kolumner}{mottagare}{amne}{varfor}", f"{_INDRAG}  ")


def _ihop(text: str) -> str:
    """In brackets, on one line."""
    return f"[{text.replace(' ', _FAST_BLANK)}]"


def varning(mening: str) -> Iterator[str]:
    """A warning that the engine gave."""
    yield from _radbryt(f"{_INDRAG}! {mening}", f"{_INDRAG}  ")


def plan(text: str) -> Iterator[str]:
    """The plan of a case, when it is new or another."""
    yield from _radbryt(f"{_INDRAG}▸ {text}", f"{_INDRAG}  ")


def plantext(plan: Tidsplan, utvagar: Sequence[Utvag]) -> str:
    """A plan in a line: its stop date, its meeting, whether it holds, and else the date to ask for."""
    if plan.upplagg.malmote is None or plan.fall.beslutat is not None:
        return ""
    dagar = {s.stopp.namn: s.stopp.datum for s in plan.steg if not s.klart}
    steg = [f"{ord_} {_kort(dagar[namn])}" for namn, ord_ in _PLANORD.items() if namn in dagar]
    anstand = [u for u in utvagar if u.namn == "anstand" and plan.verdikt is Verdikt.HALLER_INTE][:1]
    utvag = f" Begär anstånd till {_kort(anstand[0].datum)}." if anstand else ""
    omdome = VERDIKTTEXT[plan.verdikt] if plan.verdikt else ""
    return f"{', '.join(steg).capitalize()}. {omdome}{utvag}".strip()


_PLANORD = {"tjansteutlatande": "tjänsteutlåtande", "sammantrade": "nämnden", "skicka": "svar"}


def _kort(dag: date) -> str:
    return kort(dag).rsplit(" ", 1)[0]


def tabell(rader: Sequence[Slutrad]) -> Iterator[str]:
    """How it went, one line a case."""
    rubriker = ("DIARIENUMMER", "TITEL", "VÄG", "SVARSTID", "KLART", "I TID")
    celler = [
        (
            rad.diarienummer,
            _korta(rad.titel, 28),
            rad.vag,
            rad.svarstid.isoformat() if rad.svarstid else "ingen",
            rad.klart.isoformat(),
            {True: "ja", False: "nej", None: "–"}[rad.i_tid],
        )
        for rad in rader
    ]
    bredder = [max(len(rad[n]) for rad in (rubriker, *celler)) for n in range(len(rubriker))]
    yield ""
    for cellrad in (rubriker, tuple("─" * bredd for bredd in bredder), *celler):
        yield "  ".join(cell.ljust(bredd) for cell, bredd in zip(cellrad, bredder, strict=True)).rstrip()


def _korta(text: str, langd: int) -> str:
    return text if len(text) <= langd else f"{text[: langd - 1].rstrip()}…"


def _dag(nar: datetime, ny_dag: bool) -> str:
    """The date column, empty when the line before has the same day."""
    dag = kort(lokal_dag(nar)).rsplit(" ", 1)[0] if ny_dag else ""
    return f"{dag:<{_DAGBREDD}}"


def _radbryt(text: str, indrag: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, BREDD, subsequent_indent=indrag, break_long_words=False, drop_whitespace=True
    ) or [""]
