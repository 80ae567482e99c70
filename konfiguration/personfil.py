"""People to import: persons, enheter, roles with from and to, absences; from TOML or a spreadsheet's CSV.

TOML has the tables `[[person]]`, `[[enhet]]`, `[[roll]]` and `[[franvaro]]`. CSV has one row for each and
says which in the column `sort`; see `konfiguration.personcsv`. Both are judged by the same rules.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from konfiguration.enkla import forslag
from konfiguration.filer import Inlast, las_tomlfil
from konfiguration.personcsv import las_csvfil
from tillstand.behorighet import (
    ADMINISTRATOR,
    ARENDEROLLER,
    INNEHAVDA,
    Enhet,
    Franvaro,
    Organisation,
    Person,
    Rollinnehav,
)
from tillstand.fel import Felaktighet


@frozen(kw_only=True)
class Personuppgifter:
    """What a file says of people, each value already judged."""

    personer: tuple[Person, ...] = ()
    enheter: tuple[Enhet, ...] = ()
    roller: tuple[Rollinnehav, ...] = ()
    franvaro: tuple[Franvaro, ...] = ()


@frozen(kw_only=True)
class _Personfil:
    """The same as it stands in the file."""

    person: tuple[Person, ...] = ()
    enhet: tuple[Enhet, ...] = ()
    roll: tuple[Rollinnehav, ...] = ()
    franvaro: tuple[Franvaro, ...] = ()


def las_personer(fil: Path, namnder: Collection[str], finns: Organisation | None = None) -> Personuppgifter:
    """The people of a file (.csv, otherwise TOML). `namnder`: the known codes; `finns`: who is known already.

    Raises Konfigurationsfel with every fault, each with file, line and key.
    """
    last = las_csvfil(fil) if fil.suffix.lower() == ".csv" else las_tomlfil(fil)
    return tolka_personer(last, namnder, finns)


def tolka_personer(
    last: Inlast, namnder: Collection[str], finns: Organisation | None = None
) -> Personuppgifter:
    """The same of tables that have been read already, from a file or from somebody's keyboard."""
    prov = _Prov(last, frozenset(namnder), finns or Organisation())
    uppgifter = last.tolka(_Personfil, prov.fel())
    personer = (Person(kod=p.kod, namn=p.namn, epost=p.epost) for p in uppgifter.person)
    return Personuppgifter(
        personer=tuple(personer),
        enheter=uppgifter.enhet,
        roller=tuple(_med_namnd(roll, prov) for roll in uppgifter.roll),
        franvaro=uppgifter.franvaro,
    )


def _med_namnd(roll: Rollinnehav, prov: "_Prov") -> Rollinnehav:
    """A chef's nämnd is that of the enhet, so that nobody has to write it twice."""
    return evolve(roll, namnd=prov.enhetens_namnd(roll.enhet)) if roll.enhet and not roll.namnd else roll


class _Prov:
    """What no single value can tell: judged on the file itself, so that it is told with all the rest."""

    def __init__(self, last: Inlast, namnder: frozenset[str], finns: Organisation) -> None:
        self.last = last
        self.namnder = namnder
        self.finns = finns

    @cached_property
    def personer(self) -> frozenset[str]:
        """The codes that a role or absence may speak of."""
        return (
            frozenset(text for _plats, text in self.last.texter("person", "kod")) | self.finns.personer.keys()
        )

    @cached_property
    def enheter(self) -> Mapping[str, Mapping[str, Any]]:
        """The enheter of the file, by code, as they stand there."""
        return {e["kod"].strip(): e for _plats, e in self._tabeller("enhet") if isinstance(e.get("kod"), str)}

    def enhetens_namnd(self, kod: str) -> str:
        """The nämnd of an enhet, or "" when it is unknown."""
        if kod in self.enheter:
            return str(self.enheter[kod].get("namnd", "")).strip()
        return self.finns.enheter[kod].namnd if kod in self.finns.enheter else ""

    def fel(self) -> Iterator[Felaktighet]:
        """Every fault between the values of the file."""
        yield from self.last.dubbletter("person", "kod")
        yield from self.last.dubbletter("enhet", "kod")
        for lista, nyckel, kanda, vad in (
            ("roll", "person", self.personer, "person"),
            ("franvaro", "person", self.personer, "person"),
            ("franvaro", "ersattare", self.personer, "person"),
            ("enhet", "overordnad", self.enheter.keys() | self.finns.enheter.keys(), "enhet"),
            ("roll", "enhet", self.enheter.keys() | self.finns.enheter.keys(), "enhet"),
            ("enhet", "namnd", self.namnder, "nämnd"),
            ("roll", "namnd", self.namnder, "nämnd"),
        ):
            yield from self._okanda(lista, nyckel, kanda, vad)
        for regel in (self._rollfel, self._dagfel, self._egen_ersattare, self._enhetsfel):
            yield from regel()

    def _tabeller(self, lista: str) -> Iterator[tuple[str, dict[str, Any]]]:
        tabeller = self.last.trad.get(lista, ())
        for nummer, tabell in enumerate(tabeller if isinstance(tabeller, list) else ()):
            if isinstance(tabell, dict):
                yield f"{lista}[{nummer}]", tabell

    def _okanda(self, lista: str, nyckel: str, kanda: Collection[str], vad: str) -> Iterator[Felaktighet]:
        for plats, kod in self.last.texter(lista, nyckel):
            if kod and kod not in kanda:
                yield Felaktighet(plats=plats, mening=f"är en okänd {vad}{forslag(kod, kanda)}")

    def _rollfel(self) -> Iterator[Felaktighet]:
        for plats, tabell in self._tabeller("roll"):
            roll = tabell.get("roll")
            if isinstance(roll, str):
                yield from _en_roll(
                    plats, roll.strip(), tabell, self.enhetens_namnd(str(tabell.get("enhet", "")))
                )

    def _dagfel(self) -> Iterator[Felaktighet]:
        for lista in ("roll", "franvaro"):
            for plats, tabell in self._tabeller(lista):
                fran, till = _dag(tabell.get("fran")), _dag(tabell.get("till"))
                if fran is not None and till is not None and till < fran:
                    yield Felaktighet(plats=f"{plats}.till", mening="ska inte vara före dagen i fran")

    def _egen_ersattare(self) -> Iterator[Felaktighet]:
        for plats, tabell in self._tabeller("franvaro"):
            if tabell.get("ersattare") is not None and tabell.get("ersattare") == tabell.get("person"):
                yield Felaktighet(
                    plats=f"{plats}.ersattare", mening="ska vara någon annan än den frånvarande"
                )

    def _enhetsfel(self) -> Iterator[Felaktighet]:
        for plats, tabell in self._tabeller("enhet"):
            over = tabell.get("overordnad")
            if not isinstance(over, str):
                continue
            annan = self.enhetens_namnd(over)
            if annan and annan != tabell.get("namnd"):
                yield Felaktighet(plats=f"{plats}.overordnad", mening="ska höra till samma nämnd som enheten")
            if self._i_ring(tabell.get("kod")):
                yield Felaktighet(
                    plats=f"{plats}.overordnad", mening="leder i en ring tillbaka till enheten själv"
                )

    def _i_ring(self, kod: object) -> bool:
        return kod in self._ringar

    @cached_property
    def _ringar(self) -> frozenset[object]:
        """The enheter of the file that lead back to themselves; each is passed once."""
        i_ring: set[object] = set()
        klara: set[object] = set()
        for kod in self.enheter:
            vag: dict[object, int] = {}
            nu: object = kod
            while nu is not None and nu not in klara and nu not in vag:
                vag[nu] = len(vag)
                nu = self._over(nu)
            if nu in vag:
                i_ring.update(list(vag)[vag[nu] :])
            klara.update(vag)
        return frozenset(i_ring)

    def _over(self, kod: object) -> str | None:
        if not isinstance(kod, str):
            return None
        if kod in self.enheter:
            over = self.enheter[kod].get("overordnad")
            return over if isinstance(over, str) else None
        return self.finns.enheter[kod].overordnad if kod in self.finns.enheter else None


def _en_roll(plats: str, roll: str, tabell: Mapping[str, Any], enhetens_namnd: str) -> Iterator[Felaktighet]:
    if roll in ARENDEROLLER and roll not in INNEHAVDA:
        yield Felaktighet(
            plats=f"{plats}.roll", mening="följer av ärendet och ges inte: ge rollen chef för en enhet"
        )
        return
    if roll not in INNEHAVDA:
        yield Felaktighet(plats=f"{plats}.roll", mening=f"är en okänd roll{forslag(roll, INNEHAVDA)}")
        return
    namnd, enhet = tabell.get("namnd"), tabell.get("enhet")
    if roll == "chef" and not enhet:
        yield Felaktighet(plats=f"{plats}.enhet", mening="saknas: en chef är chef för en enhet")
    if roll == "chef" and namnd and enhetens_namnd and namnd != enhetens_namnd:
        yield Felaktighet(plats=f"{plats}.namnd", mening="ska vara enhetens nämnd")
    if roll not in ("chef", ADMINISTRATOR) and not namnd:
        yield Felaktighet(plats=f"{plats}.namnd", mening="saknas: rollen innehas i en nämnd")
    for nyckel, skriven in (("enhet", roll != "chef" and enhet), ("namnd", roll == ADMINISTRATOR and namnd)):
        if skriven:
            yield Felaktighet(plats=f"{plats}.{nyckel}", mening=f"ska inte anges för rollen {roll}")


def _dag(varde: object) -> date | None:
    if isinstance(varde, str):
        try:
            return date.fromisoformat(varde.strip())
        except ValueError:
            return None
    return varde if type(varde) is date else None
