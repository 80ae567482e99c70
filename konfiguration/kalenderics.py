"""A calendar as calendar programs keep it: iCalendar (RFC 5545), one event for each meeting.

The day and the time are local (Europe/Stockholm) from DTSTART; LOCATION is the place; STATUS:CANCELLED is an
inställt meeting. The nämnd stands in X-REMISSFLODE-NAMND, else in CATEGORIES, else as words in SUMMARY. What
else is published stands in properties of the house's own, such as X-REMISSFLODE-INLAMNING:2012-05-25.

A file comes from anybody. Only the properties that mean something here reach the library, one at a time, and
no VTIMEZONE ever does: a hostile one would keep it counting for ever, and a strange one would be remembered.
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar, Component, Event, Timezone, vCategory, vText
from icalendar.error import GloballyUniqueTZIDGuessed

from konfiguration.csvfil import forenkla
from konfiguration.enkla import forslag, visa_nyckel
from konfiguration.icsrader import las_handelser
from konfiguration.kalenderkalla import (
    KOLUMNER,
    Kalenderkalla,
    Motespost,
    i_ordning,
    motestabell,
    som_inlast,
)
from konfiguration.namndval import Namndval
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.fel import Felaktighet
from tillstand.klockslag import som_klockslag
from tillstand.mote import Mote, Motestyp

LANGSTA_EGENSKAP = 2_000
"""Characters of one property, unfolded."""

_EGET = "X-REMISSFLODE-"
_EGNA: Mapping[str, str] = {
    kolumn: _EGET + kolumn.upper().replace("_", "-")
    for kolumn in KOLUMNER
    if kolumn not in ("datum", "plats")
}
_LASTA = frozenset({"DTSTART", "LOCATION", "STATUS", "SUMMARY", "CATEGORIES", *_EGNA.values()})
_FLERA_GANGER = "CATEGORIES"
_UPPREPAS = frozenset({"RRULE", "RDATE"})
_UTAN_NAMND = "nämner ingen känd nämnd: skriv nämndens namn i rubriken, eller ange nämnden för hela filen"
_AVLYSTA = (Motestyp.INSTALLT, Motestyp.FLYTTAT)

_EGENSKAP = re.compile(r"([A-Za-z0-9-]+)[;:]")
_DAG = re.compile(r"(\d{4})(\d{2})(\d{2})")


def las_kalenderics(fil: Path, val: Namndval) -> Kalenderkalla:
    """The events of a calendar file. Raises Konfigurationsfel for what is no whole calendar."""
    handelser = [_Handelse(rader, val) for rader in las_handelser(fil)]
    poster = [
        Motespost(nummer=nr, plats=f"{fil.name} händelse {nr}", varden=ett.varden, namn=ett.namn)
        for nr, ett in enumerate(handelser, start=1)
    ]
    fel = (
        Felaktighet(plats=f"mote[{index}].{egenskap}", mening=mening)
        for index, ett in enumerate(handelser)
        for egenskap, mening in ett.fel
    )
    return Kalenderkalla(
        last=som_inlast(fil.name, poster), motesfel=tuple(fel), utan_namnd=_UTAN_NAMND, redan="i händelse"
    )


class _Handelse:
    """One event by the words of the files, and what is wrong with its properties."""

    def __init__(self, rader: Sequence[str], val: Namndval) -> None:
        self.fel: list[tuple[str, str]] = []
        """(property, sentence)."""
        self.namn = {**_EGNA, "datum": "DTSTART", "plats": "LOCATION", "namnd": "SUMMARY"}
        """Column -> the property that it stands in."""
        self._lasta = self._las(rader)
        start = self._start()
        varden = {
            **{kolumn: self._ett(egenskap) for kolumn, egenskap in _EGNA.items()},
            "namnd": self._namnd(val),
            "typ": self._typ(),
            "datum": start[0],
            "tid": self._tid(start[1]),
            "plats": self._plats(),
        }
        self.varden = {kolumn: varde for kolumn, varde in varden.items() if varde is not None}
        self.namn |= {egenskap: egenskap for egenskap, _mening in self.fel}

    def _las(self, rader: Sequence[str]) -> dict[str, list[Any]]:
        """The properties that mean something; of those that may stand only once, the first."""
        namngivna = [(traff[1].upper(), rad) for rad in rader if (traff := _EGENSKAP.match(rad))]
        for egenskap, antal in Counter(egenskap for egenskap, _rad in namngivna).items():
            self.fel += ((visa_nyckel(egenskap), mening) for mening in _egenskapsfel(egenskap, antal))
        lasta: dict[str, list[Any]] = {}
        for egenskap, rad in namngivna:
            if egenskap in _LASTA and (egenskap == _FLERA_GANGER or egenskap not in lasta):
                lasta.setdefault(egenskap, []).append(self._varde(egenskap, rad))
        return lasta

    def _varde(self, egenskap: str, rad: str) -> Any:
        """The value, or None. A line that gives no day is judged as one, with all the other days."""
        if len(rad) <= LANGSTA_EGENSKAP:
            varde = _med_biblioteket(egenskap, rad)
            if varde is not None:
                return varde
        if egenskap == "DTSTART":
            return rad
        self.fel.append((egenskap, "går inte att läsa: rätta den eller ta bort händelsen"))
        return None

    def _ett(self, egenskap: str) -> Any:
        """Text, a day, or what the library made of it."""
        varde = self._lasta.get(egenskap, [None])[0]
        if isinstance(varde, str):
            text = str(varde).strip()
            return _DAG.sub(r"\1-\2-\3", text) if _DAG.fullmatch(text) else text or None
        return getattr(varde, "dt", varde)

    def _start(self) -> tuple[object, str | None]:
        """The local day, as far as it can be told, and the time."""
        start = self._ett("DTSTART")
        if not isinstance(start, datetime):
            return start, None
        if start.tzinfo is None and "TZID" in self._lasta["DTSTART"][0].params:
            self.fel.append(("DTSTART", "har en okänd tidszon: exportera kalendern med Europe/Stockholm"))
        if start.tzinfo is not None:
            try:
                start = start.astimezone(STOCKHOLM)
            except OverflowError:
                return str(start), None
        return start.date(), f"{start:%H.%M}"

    def _tid(self, klockslag: str | None) -> object:
        """As it was written, as long as nobody has moved the event in a calendar program."""
        skriven = self._ett(_EGNA["tid"])
        som_skriven = klockslag is None or (isinstance(skriven, str) and som_klockslag(skriven) == klockslag)
        return skriven if som_skriven else klockslag

    def _plats(self) -> object:
        plats = self._ett("LOCATION")
        if not isinstance(plats, str) or "\n" not in plats:
            return plats
        return ", ".join(rad.strip(" ,") for rad in plats.split("\n") if rad.strip(" ,")) or None

    def _typ(self) -> object:
        typ = self._ett(_EGNA["typ"])
        hallet = typ is None or (
            isinstance(typ, str) and forenkla(typ) in (Motestyp.ORDINARIE, Motestyp.EXTRA)
        )
        avlyst = str(self._ett("STATUS")).upper() == "CANCELLED"
        return Motestyp.INSTALLT.value if hallet and avlyst else typ

    def _namnd(self, val: Namndval) -> object:
        egen = self._ett(_EGNA["namnd"])
        if egen is not None:
            self.namn["namnd"] = _EGNA["namnd"]
            return egen
        kategorier = self._kategorier()
        rubrik = str(self._ett("SUMMARY") or "")
        for egenskap, koder in (("CATEGORIES", val.bland(kategorier)), ("SUMMARY", val.i_rubrik(rubrik))):
            if len(koder) > 1:
                self.fel.append((egenskap, f"nämner flera nämnder ({', '.join(koder)}): låt en av dem stå"))
            if koder:
                self.namn["namnd"] = egenskap
                return koder[0]
        if len(kategorier) == 1 and (val.namnder is None or val.standard is None):
            self.namn["namnd"] = "CATEGORIES"
            return kategorier[0]
        return None

    def _kategorier(self) -> list[str]:
        varden = (varde for varde in self._lasta.get("CATEGORIES", ()) if isinstance(varde, vCategory))
        return [text for varde in varden for kategori in varde.cats if (text := str(kategori).strip())]


def _egenskapsfel(egenskap: str, antal: int) -> Iterator[str]:
    if egenskap in _UPPREPAS:
        yield "händelsen återkommer: exportera varje sammanträde som en egen händelse"
    elif egenskap.startswith(_EGET) and egenskap not in _LASTA:
        tips = forslag(egenskap, (ett.lower() for ett in _EGNA.values()))
        yield f"är en okänd egenskap{tips}"
    elif antal > 1 and egenskap in _LASTA and egenskap != _FLERA_GANGER:
        yield "står flera gånger: låt en av dem stå"


def _med_biblioteket(egenskap: str, rad: str) -> Any:
    """The value of a property; None when there is none to be had."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
            handelse = _komponent(Event, rad)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError, RecursionError):
        return None
    return handelse.get(egenskap)


def _komponent(typ: type[Component], inre: str) -> Component:
    borjan, slut = str(typ().to_ical(), "utf-8").splitlines()
    return typ.from_ical("\r\n".join((borjan, inre, slut, "")))


_TIDSZON = """TZID:Europe/Stockholm
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD"""

_RUBRIKER: Mapping[Motestyp, str] = {
    Motestyp.ORDINARIE: "sammanträde",
    Motestyp.EXTRA: "extra sammanträde",
    Motestyp.INSTALLT: "inställt sammanträde",
    Motestyp.FLYTTAT: "flyttat sammanträde",
}


class _Text(vText):
    """Text that is read as it was written; the library takes a backslash before N for a new line."""

    def to_ical(self) -> bytes:
        """Escaped by RFC 5545, 3.3.11."""
        return re.sub(r"([\\;,])", r"\\\1", self).encode()


def skriv_ics(moten: Iterable[Mote], namn: Mapping[str, str], *, nu: datetime) -> str:
    """The meetings for a calendar program. `namn`: code -> the nämnd's name; `nu`: when it is written.

    Raises ValueError for an assumed meeting, or when `nu` has no time zone.
    """
    if nu.tzinfo is None:
        raise ValueError("an instant must carry its time zone")
    kalender = Calendar()
    kalender.add("PRODID", _Text("-//Remissflöde//Sammanträden//SV"))
    kalender.add("VERSION", _Text("2.0"))
    kalender.add_component(_komponent(Timezone, _TIDSZON))
    for mote in i_ordning(moten):
        kalender.add_component(_som_handelse(mote, namn.get(mote.namnd, mote.namnd), nu))
    return str(kalender.to_ical(), "utf-8")


def _som_handelse(mote: Mote, namn: str, nu: datetime) -> Event:
    handelse = Event()
    handelse.add("UID", _Text(f"{mote.namnd}-{mote.dag}@remissflode"))
    handelse.add("DTSTAMP", nu)
    handelse.add("SUMMARY", _Text(f"{namn}: {_RUBRIKER[mote.typ]}"))
    handelse.add("STATUS", _Text("CANCELLED" if mote.typ in _AVLYSTA else "CONFIRMED"))
    varden = motestabell(mote)
    if mote.plats is not None:
        handelse.add("LOCATION", _Text(mote.plats.strip()))
    klockslag = som_klockslag((mote.tid or "").strip())
    if klockslag is None:
        handelse.add("DTSTART", mote.dag)
    else:
        start = datetime.combine(mote.dag, time.fromisoformat(klockslag.replace(".", ":")), tzinfo=STOCKHOLM)
        handelse.add("DTSTART", start)
        handelse.add("DTEND", start + timedelta(hours=1))
        if klockslag == varden["tid"]:
            del varden["tid"]
    for kolumn, egenskap in _EGNA.items():
        if kolumn in varden:
            handelse.add(egenskap, _Text(str(varden[kolumn])), {"VALUE": "TEXT"})
    return handelse
