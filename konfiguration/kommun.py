"""The municipality: its nämnder with their numbers and terms, its closed days and its ladder.

A diarienummer is written by the nämnd's template from the register's running number; a nämnd keeps its
own series (OSL 5:1-2 demand a register, not a form of number).
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen
from attrs.validators import optional

from konfiguration.enkla import fel_i, forslag, visa_nyckel
from konfiguration.filer import Inlast, las_tomlfil
from konfiguration.trappa import ANKARE, STANDARDTRAPPA, Trappsteg
from tillstand.fel import Felaktighet
from tillstand.ledtider import Ledtider, granska_ordningen
from tillstand.rimligt import epostadress, mellan
from tillstand.text import Textfel, granska_rad, kodtext, rad
from tillstand.villkor import Villkor

PLATSHALLARE = ("kod", "lopnr", "ar", "ar2", "namnd")
"""What a template may hold: the case's klassificering, running number, year (4 or 2 digits), nämnd."""

_HALLARE = re.compile(r"\{([^{}]*)\}")
_IHOP = re.compile(r"\{kod\}\{|\}\{kod\}")


def _granska_mall(_instans: object, _attribut: Any, mall: str) -> None:
    granska_rad(mall, 60)
    hallare = _HALLARE.findall(mall)
    for namn in hallare:
        if namn not in PLATSHALLARE:
            raise Textfel(f"har en okänd platshållare{forslag(namn, PLATSHALLARE)}")
    if re.search(r"[{}]", _HALLARE.sub("", mall)):
        raise Textfel("har en klammer för mycket: skriv platshållare som {lopnr}")
    if hallare.count("lopnr") != 1:
        raise Textfel("ska ha platshållaren {lopnr} en gång")
    if not {"ar", "ar2"} & set(hallare):
        raise Textfel("ska ha platshållaren {ar} eller {ar2}")
    if _IHOP.search(mall):
        raise Textfel(
            "ska ha ett skiljetecken mellan {kod} och nästa platshållare, annars kan två nummer bli lika"
        )


@frozen(kw_only=True)
class Diarienummermall:
    """How a nämnd writes its numbers: the template, the first number of a year, and zero padding."""

    mall: str = field(validator=_granska_mall)
    start: int = field(default=1, validator=mellan(1, 999_999_999))
    bredd: int = field(default=0, validator=mellan(0, 12))


def _rimlig_anmalan(_instans: object, _attribut: Any, villkor: Villkor) -> None:
    if villkor.anmalan_dagar > 3660:
        raise Textfel("ska ha anmalan_dagar på högst 3660")


@frozen(kw_only=True)
class Namnd:
    """A nämnd: its code, name, numbers, terms and address."""

    kod: str = field(validator=kodtext(40))
    namn: str = field(validator=rad())
    diarienummer: Diarienummermall
    villkor: Villkor = field(factory=Villkor, validator=_rimlig_anmalan)
    ledtider: Ledtider = field(factory=Ledtider, validator=granska_ordningen)
    epost: str | None = field(default=None, validator=optional(epostadress))


@frozen(kw_only=True)
class Kommun:
    """What the municipality has decided, as the program uses it."""

    namn: str
    namnder: Mapping[str, Namnd]
    """By code."""
    stangda_dagar: tuple[date, ...] = ()
    """Days off that no almanac knows (klämdagar and the like), sorted."""
    trappa: tuple[Trappsteg, ...] = STANDARDTRAPPA
    floden: Mapping[str, str] = field(factory=dict)
    """Kind of case -> its flow file, beside this one. A kind that is not named has the standard flow."""


@frozen(kw_only=True)
class _Kommunfil:
    """The same as it stands in the file."""

    namn: str = field(validator=rad())
    namnd: tuple[Namnd, ...] = ()
    stangda_dagar: tuple[date, ...] = ()
    trappa: tuple[Trappsteg, ...] = STANDARDTRAPPA
    floden: Mapping[str, str] = field(factory=dict)


def las_kommun(fil: Path, ankare: Collection[str] = ANKARE, slag: Collection[str] = ("remiss",)) -> Kommun:
    """The municipality of a file; rungs may hang on the anchors named, flows be for the kinds named.

    Raises Konfigurationsfel with every fault, each with file, line and key.
    """
    last = las_tomlfil(fil)
    last_fil = last.tolka(_Kommunfil, (*_korsfel(last, ankare), *_flodesfel(last, slag)))
    return Kommun(
        namn=last_fil.namn,
        namnder={namnd.kod: namnd for namnd in last_fil.namnd},
        stangda_dagar=tuple(sorted(set(last_fil.stangda_dagar))),
        trappa=last_fil.trappa,
        floden=last_fil.floden,
    )


def _korsfel(last: Inlast, ankare: Collection[str]) -> Iterator[Felaktighet]:
    """What no single value can tell: judged on the file itself, so that it is told with all the rest."""
    if not last.trad.get("namnd"):
        yield Felaktighet(plats="namnd", mening="saknas: skriv minst en nämnd, [[namnd]]")
    yield from last.dubbletter("namnd", "kod")
    yield from last.dubbletter("trappa", "namn")
    for plats, ett in last.texter("trappa", "ankare"):
        if ett not in ankare:
            yield Felaktighet(plats=plats, mening=f"är ett okänt ankare{forslag(ett, ankare)}")


def _flodesfel(last: Inlast, kanda: Collection[str]) -> Iterator[Felaktighet]:
    floden = last.trad.get("floden")
    for slag, namn in floden.items() if isinstance(floden, dict) else ():
        plats = f"floden.{visa_nyckel(slag)}"
        if slag not in kanda:
            yield Felaktighet(plats=plats, mening=f"är en okänd sorts ärende{forslag(slag, kanda)}")
        if isinstance(namn, str) and not re.fullmatch(r"[\w-]+\.toml", namn.strip()):
            yield Felaktighet(plats=plats, mening="ska vara namnet på en .toml-fil i samma mapp")


def skriv_nummer(mall: Diarienummermall, *, lopnr: int, ar: int, klass: str | None, namnd: str) -> str:
    """The diarienummer by the template. Raises OgiltigIndata when a klassificering is needed and missing."""
    if "{kod}" in mall.mall and not klass:
        raise fel_i("saknas: diarienumret skrivs med den", "klassificering")
    varden = {
        "kod": klass,
        "lopnr": str(lopnr).zfill(mall.bredd),
        "ar": f"{ar:04d}",
        "ar2": f"{ar % 100:02d}",
        "namnd": namnd,
    }
    return _HALLARE.sub(lambda traff: str(varden[traff[1]]), mall.mall)


def las_nummer(mall: Diarienummermall, nummer: str, *, namnd: str) -> tuple[int, int] | None:
    """The running number and the two-digit year of a number that the template may have written, or None."""
    traff = _last_med(mall, nummer, namnd)
    return (int(traff["lopnr"]), int(traff["ar"])) if traff else None


def klassificering_i(mall: Diarienummermall, nummer: str, *, namnd: str) -> str | None:
    """The klassificering of a number that the template may have written; None where it writes none."""
    traff = _last_med(mall, nummer, namnd) if "{kod}" in mall.mall else None
    return traff["kod"] if traff else None


def _last_med(mall: Diarienummermall, nummer: str, namnd: str) -> re.Match[str] | None:
    monster = re.escape(mall.mall)
    for hallare, uttryck in (
        ("kod", r"(?P<kod>.+?)"),
        ("lopnr", r"(?P<lopnr>\d+)"),
        ("ar", r"\d\d(?P<ar>\d\d)"),
        ("ar2", r"(?P<ar>\d\d)"),
        ("namnd", re.escape(namnd)),
    ):
        monster = monster.replace(re.escape(f"{{{hallare}}}"), uttryck, 1)
    return re.fullmatch(monster, nummer)


def kommunavtryck(kommun: Kommun) -> str:
    """A digest (SHA-256, hex) of all that moves warnings: ladder, closed days, terms, almanac."""
    from importlib.metadata import version

    innehall = {
        "trappa": [_som_rad(steg) for steg in kommun.trappa],
        "stangda_dagar": [dag.isoformat() for dag in sorted(kommun.stangda_dagar)],
        "namnder": {kod: _planeras_efter(namnd) for kod, namnd in kommun.namnder.items()},
        "almanacka": version("holidays"),
    }
    return hashlib.sha256(json.dumps(innehall, sort_keys=True).encode()).hexdigest()


def _planeras_efter(namnd: Namnd) -> list[object]:
    """What of a nämnd moves the dates of its cases."""
    villkor = namnd.villkor
    return [villkor.anmalan_dagar, villkor.omedelbar_justering, attrs.astuple(namnd.ledtider)]


def _som_rad(steg: Trappsteg) -> list[object]:
    return [
        steg.namn,
        steg.ankare,
        steg.forskjutning,
        steg.enhet,
        steg.riktning,
        steg.roller,
        steg.upprepas_dagar,
    ]
