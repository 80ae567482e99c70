"""Real cases to multiply: taken through `motor`, read as rows, written again under other ids and numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from arbetsflode import motor
from arbetsflode.journal import lank
from arbetsflode.lager.tabeller import metadata
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from prestanda.fragor import HANDLAGGARE, ORDET, handlaggare
from tests.programbyggare import Lopp, aktor, registrera
from tillstand.behorighet import Person
from tillstand.innehall import Avsandare
from tillstand.svarstid import Svarstid

_SVARSTID_SOM_FORFALLER = date(2011, 10, 24)
_FORSTA_SVARSTID = date(2011, 11, 10)

Las = Callable[[str], list[tuple[Any, ...]]]
"""Asks a base something; every row."""


def ta_in_folket(program: Program) -> None:
    """Take in those who share the ordinary cases."""
    koder = [handlaggare(n) for n in range(HANDLAGGARE)]
    folk = tuple(Person(kod=k, namn=f"Handläggare {k}", epost=f"{k}@example.org") for k in koder)
    motor.importera_personer(
        program, aktor("administrator"), uppgifter=Personuppgifter(personer=folk), nyckel="handläggarna"
    )


def vanlig(program: Program, marke: str, nummer: int) -> Lopp:
    """A case in beredning with time left."""
    svarstid = _FORSTA_SVARSTID + timedelta(nummer % 300)
    titel = f"Remiss om {_AMNEN[nummer % len(_AMNEN)]} i stadsdel {nummer % 40}"
    return _fordelad(program, marke, titel, svarstid, handlaggare(nummer))


def forfallen(program: Program, marke: str) -> Lopp:
    """A case whose first rung is the morning of `FORFALLER`."""
    return _fordelad(program, marke, "Remiss om lekplatser", _SVARSTID_SOM_FORFALLER, handlaggare(0))


def vantande(program: Program, marke: str) -> Lopp:
    """A case whose proposal waits for `CHEF`."""
    lopp = _fordelad(program, marke, "Remiss om parker", _FORSTA_SVARSTID, "handlaggare")
    return lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")


def sallsynt(program: Program, marke: str) -> Lopp:
    """A case with the rare word."""
    return _fordelad(program, marke, f"Remiss om {ORDET}", _FORSTA_SVARSTID, handlaggare(1))


_AMNEN = (
    *("barnfattigdom", "cykelvägar", "äldreomsorg", "skolskjuts", "badplatser", "bibliotek", "vattenvård"),
    *("gatubelysning", "föreningsstöd", "kollektivtrafik", "krisberedskap", "naturreservat", "måltider"),
)


def _fordelad(program: Program, marke: str, titel: str, svarstid: date, vem: str) -> Lopp:
    lopp = registrera(
        program,
        titel,
        nyckel=marke,
        diarienummer=f"soc 2011/{marke}",
        avsandare=Avsandare(organ="Kommunstyrelsen", diarienummer=f"KS {marke}"),
        svarstid=Svarstid(text=f"senast den {svarstid}", datum=svarstid),
    )
    return lopp.gor("fordela", "fordelare", handlaggare=vem)


_HOR_TILL: Mapping[str, str] = {
    "arende": "id = '{id}'",
    "nummer": "arende = '{id}'",
    "post": "kedja = 'arende:{id}' ORDER BY nummer",
    "sokrad": "arende = '{id}'",
    "filarende": "arende = '{id}'",
}
"""Table -> which of its rows are a case's, in an order in which they may be written. Letters are left out."""

KOLUMNER: Mapping[str, Sequence[str]] = {namn: tuple(metadata.tables[namn].c.keys()) for namn in _HOR_TILL}
"""Table -> its columns."""


_HUVUD = KOLUMNER["arende"].index("huvud")
_INNEHALL, _FOREGAENDE, _HASH = (KOLUMNER["post"].index(n) for n in ("innehall", "foregaende", "hash"))
_LUCKOR = ("id", "eget", "deras", "egen_nyckel", "deras_nyckel")
"""What a case is known by and shares with no other: id, own number, the sender's number, and their keys."""


def _egna(id_: str, marke: object) -> dict[str, object]:
    return {
        "id": id_,
        "eget": f"soc 2011/{marke}",
        "deras": f"KS {marke}",
        "egen_nyckel": f"soc2011/{marke}",
        "deras_nyckel": f"ks{marke}",
        "lopnummer": marke,
    }


@frozen(kw_only=True)
class Mall:
    """The rows of one real case; where it speaks of itself there is a gap to fill in."""

    rader: Sequence[tuple[str, Sequence[tuple[Any, bool]]]]
    """(table, values): each value, and whether it is a text with gaps (`%(id)s`)."""

    def avbild(self, id_: str, lopnummer: int) -> list[tuple[str, list[Any]]]:
        """(table, row) of the same case under another id and other numbers, its chain hashed anew."""
        egna = _egna(id_, lopnummer)
        ut = [(tabell, [v % egna if luckor else v for v, luckor in rad]) for tabell, rad in self.rader]
        huvud = ""
        for tabell, rad in ut:
            if tabell == "post":
                rad[_FOREGAENDE] = huvud
                rad[_HASH] = huvud = lank(huvud, rad[_INNEHALL])
        ut[0][1][_HUVUD] = huvud
        return ut


def las_mall(las: Las, lopp: Lopp, marke: str) -> Mall:
    """The rows of a case that the engine has written."""
    byten = [(str(text), f"%({lucka})s") for lucka, text in _egna(lopp.id, marke).items()][: len(_LUCKOR)]
    rader = []
    for tabell, villkor in _HOR_TILL.items():
        kolumner = KOLUMNER[tabell]
        for rad in las(f"SELECT {', '.join(kolumner)} FROM {tabell} WHERE {villkor.format(id=lopp.id)}"):
            varden = [_med_luckor(v, byten) for v in rad]
            if tabell == "sokrad":
                varden[kolumner.index("id")] = ("%(lopnummer)s", True)
            rader.append((tabell, varden))
    return Mall(rader=rader)


def _med_luckor(varde: Any, byten: Sequence[tuple[str, str]]) -> tuple[Any, bool]:
    if not isinstance(varde, str):
        return varde, False
    ny = varde.replace("%", "%%")
    for text, lucka in byten:
        ny = ny.replace(text, lucka)
    return (ny, True) if ny != varde.replace("%", "%%") else (varde, False)
