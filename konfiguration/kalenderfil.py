"""The calendars of the nämnder as files: CSV for spreadsheets, TOML, and the iCalendar of calendar programs.

All three say the same and are judged by the same rules; what is written can be read back. A meeting names
its nämnd by code or name, its day, and as much as has been published of the rest.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from konfiguration.csvfil import forenkla
from konfiguration.enkla import forslag, las_dag, visa_nyckel
from konfiguration.filer import las_tomlfil
from konfiguration.kalendercsv import las_kalendercsv
from konfiguration.kalendercsv import skriv_csv as skriv_csv
from konfiguration.kalenderkalla import KOLUMNER, Kalenderkalla, granska_antal, i_ordning, motestabell
from konfiguration.namndval import Namndval
from konfiguration.tolkning import tolka
from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata
from tillstand.mote import FORE_MOTET, Mote, Motestyp, motsagelser
from tillstand.rimligt import FORSTA_DAG, SISTA_DAG

_STOPPDAGAR = (*FORE_MOTET, "justering", "flyttat_till")
_TYPER = tuple(typ.value for typ in Motestyp if typ is not Motestyp.ANTAGET)
_NAGON_NAMND, _NAGON_DAG = "namnd", FORSTA_DAG
"""Stand where a fault has been told already, so that it is not told twice."""


@frozen(kw_only=True)
class _Kalenderfil:
    mote: tuple[Mote, ...] = ()


def las_kalender(
    fil: Path, namnder: Mapping[str, str] | None = None, *, namnd: str | None = None
) -> tuple[Mote, ...]:
    """The meetings of a file: .csv, .toml or .ics, by its suffix (anything else is read as CSV).

    `namnder` maps the known codes to names; None means that any code will do. `namnd` is the nämnd of those
    that name none. Raises Konfigurationsfel with every fault, each with file, row or event, and column.
    """
    val = Namndval(namnder, namnd)
    match fil.suffix.lower():
        case ".toml":
            kalla = _las_kalendertoml(fil)
        case ".ics":
            from konfiguration.kalenderics import las_kalenderics

            kalla = las_kalenderics(fil, val)
        case _:
            kalla = las_kalendercsv(fil, val)
    return _tolka(kalla, val)


def skriv_toml(moten: Iterable[Mote]) -> str:
    """The meetings as a file that a person can read and edit. Raises ValueError for an assumed meeting."""
    return "\n".join(map(_tomltabell, i_ordning(moten)))


def _tomltabell(mote: Mote) -> str:
    rader = (f"{kolumn} = {_tomlvarde(varde)}\n" for kolumn, varde in motestabell(mote).items())
    return "".join(("[[mote]]\n", *rader))


def _tomlvarde(varde: str | date) -> str:
    if isinstance(varde, date):
        return varde.isoformat()
    text = varde.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _las_kalendertoml(fil: Path) -> Kalenderkalla:
    last = las_tomlfil(fil)
    moten = last.trad.get("mote")
    granska_antal(fil.name, len(moten) if isinstance(moten, list) else 0)
    return Kalenderkalla(last=last)


def _tolka(kalla: Kalenderkalla, val: Namndval) -> tuple[Mote, ...]:
    granskning = _Granskning(kalla, val)
    motesfel = [*kalla.motesfel, *granskning.fel]
    moten: tuple[Mote, ...] = ()
    try:
        moten = tolka(_Kalenderfil, granskning.trad).mote
    except OgiltigIndata as ogiltigt:
        motesfel += map(_med_kolumnens_namn, ogiltigt.felaktigheter)
    filfel = [*kalla.filfel, *granskning.filfel]
    if filfel or motesfel:
        raise Konfigurationsfel((*filfel, *kalla.last.fel(motesfel).felaktigheter))
    return moten


def _med_kolumnens_namn(fel: Felaktighet) -> Felaktighet:
    """The files say `datum` for the day of the meeting."""
    return evolve(fel, plats=re.sub(r"\.dag$", ".datum", fel.plats))


class _Granskning:
    """What no single value can tell: nämnder, kinds, and what contradicts something else in the file."""

    def __init__(self, kalla: Kalenderkalla, val: Namndval) -> None:
        self.kalla = kalla
        self.val = val
        self.fel: list[Felaktighet] = []
        self._sedda: dict[tuple[str, date], int] = {}
        moten = kalla.last.trad.get("mote", [])
        if isinstance(moten, list):
            moten = [self._ett(nr, ett) if isinstance(ett, dict) else ett for nr, ett in enumerate(moten)]
        self.trad = {**kalla.last.trad, "mote": moten}
        """The tables with codes for nämnder and the fields of a meeting for keys."""

    @property
    def filfel(self) -> Iterator[Felaktighet]:
        """Faults of the file as a whole."""
        if self.trad["mote"] == []:
            mening = "filen har inga sammanträden: lägg till minst ett"
            yield Felaktighet(plats=self.kalla.last.namn, mening=mening)
        if self.val.angiven is not None and self.val.standard is None:
            yield Felaktighet(plats="namnd", mening=self.val.okand(self.val.angiven))

    def _ett(self, index: int, tabell: Mapping[str, Any]) -> dict[str, Any]:
        plats = f"mote[{index}]"
        fyllda = {k: v for k, v in tabell.items() if not isinstance(v, str) or v.strip()}
        for nyckel in (ett for ett in fyllda if ett not in KOLUMNER):
            self._klaga(f"{plats}.{visa_nyckel(nyckel)}", f"är en okänd nyckel{forslag(nyckel, KOLUMNER)}")
        ett = {kolumn: fyllda[kolumn] for kolumn in KOLUMNER if kolumn in fyllda}
        ett["namnd"] = self._namnd(f"{plats}.namnd", fyllda.get("namnd"))
        ett["typ"] = self._typ(f"{plats}.typ", fyllda.get("typ"))
        if "datum" not in ett and "datum" in self.kalla.kolumner:
            self._klaga(f"{plats}.datum", "saknas: skriv dagen som ÅÅÅÅ-MM-DD")
        ett["dag"] = ett.pop("datum", None)
        self._dubblett(index, ett["namnd"], _dag(ett["dag"]))
        self._motsagelser(plats, ett)
        return {
            **ett,
            "namnd": _NAGON_NAMND if ett["namnd"] is None else ett["namnd"],
            "dag": _NAGON_DAG if ett["dag"] is None else ett["dag"],
            "typ": Motestyp.ORDINARIE if ett["typ"] is None else ett["typ"],
        }

    def _klaga(self, plats: str, mening: str) -> None:
        self.fel.append(Felaktighet(plats=plats, mening=mening))

    def _namnd(self, plats: str, skriven: object) -> object:
        """The code; None when a fault has been told; anything that is no text as it is."""
        if skriven is None:
            if self.val.angiven is None and "namnd" in self.kalla.kolumner:
                self._klaga(plats, self.kalla.utan_namnd)
            return self.val.standard
        if not isinstance(skriven, str):
            return skriven
        kod = self.val.kod(skriven.strip())
        if kod is None:
            self._klaga(plats, self.val.okand(skriven.strip()))
        return kod

    def _typ(self, plats: str, skriven: object) -> object:
        """The kind; None when a fault has been told; anything that is no text as it is."""
        if skriven is None:
            return Motestyp.ORDINARIE
        if not isinstance(skriven, str):
            return skriven
        ordet = forenkla(skriven)
        if ordet in _TYPER:
            return Motestyp(ordet)
        if ordet == Motestyp.ANTAGET:
            self._klaga(
                plats, "antagna sammanträden räknas fram och skrivs inte: ange dem när de är beslutade"
            )
        else:
            self._klaga(plats, f"är en okänd typ{forslag(ordet, _TYPER)}")
        return None

    def _dubblett(self, index: int, namnd: object, dag: date | None) -> None:
        if not isinstance(namnd, str) or dag is None:
            return
        forsta = self._sedda.setdefault((namnd, dag), index)
        if forsta != index:
            nummer = self.kalla.last.rader.get(f"mote[{forsta}]")
            var = "i filen" if nummer is None else f"{self.kalla.redan} {nummer}"
            self._klaga(f"mote[{index}].datum", f"samma nämnd och dag står redan {var}: ta bort den ena")

    def _motsagelser(self, plats: str, ett: Mapping[str, Any]) -> None:
        """What contradicts itself among the values that can be read; the others are told of elsewhere."""
        dag = _dag(ett["dag"])
        if dag is None:
            return
        stoppdagar: dict[str, Any] = {kolumn: _dag(ett.get(kolumn)) for kolumn in _STOPPDAGAR}
        typ = ett["typ"] if isinstance(ett["typ"], Motestyp) else Motestyp.ORDINARIE
        ny_dag_lasbar = "flyttat_till" not in ett or stoppdagar["flyttat_till"] is not None
        for kolumn, mening in motsagelser(Mote(namnd=_NAGON_NAMND, dag=dag, typ=typ, **stoppdagar)):
            if kolumn != "flyttat_till" or (typ == ett["typ"] and ny_dag_lasbar):
                self._klaga(f"{plats}.{kolumn}", mening)


def _dag(varde: object) -> date | None:
    with suppress(OgiltigIndata):
        dag = las_dag(varde, date)
        return dag if FORSTA_DAG <= dag <= SISTA_DAG else None
    return None
