"""From what a letter says to the fields of a registration. What it does not say is proposed empty."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve, frozen

from arbetsflode.inkorg.post import SAKERT
from tillstand.innehall import Objektslag, Organslag
from tillstand.mottagen import Arendetyp
from tillstand.svarstidstext import las_skriven_svarstid

FORLANGD = "det här är en förlängd svarstid: den första står inte i brevet"

_TYPER: Mapping[str, tuple[Arendetyp, Objektslag | None]] = {
    "remiss av motion": (Arendetyp.REMISS, Objektslag.MOTION),
    "remiss av skrivelse": (Arendetyp.REMISS, Objektslag.SKRIVELSE),
    "remiss av betänkande": (Arendetyp.REMISS, Objektslag.SOU),
    "remiss av promemoria": (Arendetyp.REMISS, Objektslag.PROMEMORIA),
    "remiss av plan": (Arendetyp.PLANSAMRAD, Objektslag.PLAN),
    "skrivelse": (Arendetyp.SKRIVELSE, Objektslag.SKRIVELSE),
    "medborgarförslag": (Arendetyp.REMISS, Objektslag.MEDBORGARFORSLAG),
    "redovisning": (Arendetyp.REDOVISNING, None),
}
"""What a letter is -> the type of case, and the kind of paper; all others are a remiss of something else."""

_ORGANSLAG: Sequence[tuple[re.Pattern[str], Organslag]] = tuple(
    (re.compile(monster, re.I), slag)
    for monster, slag in (
        (r"fullmäktige", Organslag.KOMMUNFULLMAKTIGE),
        (r"(?:kommun|landstings|region)styrelse", Organslag.KOMMUNSTYRELSE),
        (r"utskott", Organslag.UTSKOTT),
        (r"revisionen\b|revisorerna\b|revisors?kolleg", Organslag.REVISION),
        (r"nämnd", Organslag.NAMND),
        (
            r"departement|regering|länsstyrels|myndighet|verket\b|styrelsen\b|inspektion|socialstyrels|domstol",
            Organslag.STATLIG,
        ),
        (r"kontoret\b|förvaltning|rotel|avdelning", Organslag.KONTOR),
        (r"\b(?:AB|aktiebolag|bolaget)\b", Organslag.BOLAG),
        (
            r"\bkommun\b|\bregion\b|landsting|förbund(?:et)?$|förening(?:en)?$|stiftelse(?:n)?$|rådet$",
            Organslag.ORGANISATION,
        ),
    )
)
_ADRESS = re.compile(r"^Från:.*?<?([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})>?\s*$", re.M)
_BREVETS_BORJAN = 2_000


@frozen(kw_only=True)
class Foreslaget:
    """A field as it is proposed: the text for the form, where it stands, how sure, and why."""

    text: str
    spann: tuple[tuple[int, int], ...] = ()
    sakerhet: float = 1.0
    skal: str = ""
    val: tuple["Foreslaget", ...] = ()
    """What else it might be."""

    @property
    def sakert(self) -> bool:
        """Whether it can be trusted without looking."""
        return self.sakerhet >= SAKERT


def foreslagna(
    falt: Mapping[str, Any], text: str, *, inkommen: date, namnder: Mapping[str, str]
) -> dict[str, Foreslaget]:
    """The fields of the registration by their names in the form (`avsandare.organ` and so on).

    `falt` is a reading as it is kept, `inkommen` the local day when it came, `namnder` code -> name.
    """
    ut = dict(_rakt_av(falt, text))
    ut["inkommen"] = _inkommen(falt.get("inkom_datum"), inkommen)
    if namnd := _namnden(falt.get("till_namnd"), namnder):
        ut["namnd"] = namnd
    if adress := _ADRESS.search(text[:_BREVETS_BORJAN]):
        ut["avsandare.epost"] = Foreslaget(text=adress[1], spann=(adress.span(1),), skal="brevets avsändare")
    return ut


def _rakt_av(falt: Mapping[str, Any], text: str) -> Iterator[tuple[str, Foreslaget]]:
    for nyckel, plats in (
        ("titel", "titel"),
        ("avsandare", "avsandare.organ"),
        ("avsandarens_dnr", "avsandare.diarienummer"),
        ("diarienummer", "diarienummer"),
    ):
        if ett := falt.get(nyckel):
            yield plats, _foreslaget(ett, str(ett["varde"]))
    if svarstid := falt.get("svarstid"):
        yield "svarstid", _svarstid(svarstid, text)
    elif forlangd := falt.get("forlangd_svarstid"):
        yield "svarstid", evolve(_svarstid(forlangd, text), sakerhet=0.0, skal=FORLANGD)
    if instanser := falt.get("remissinstanser"):
        yield "instanser", _foreslaget(instanser, "\n".join(instanser["varde"]))
    if typ := falt.get("arendetyp"):
        arendetyp, objekt = _TYPER.get(str(typ["varde"]), (Arendetyp.REMISS, Objektslag.ANNAT))
        yield "arendetyp", _foreslaget(typ, arendetyp.value)
        if objekt is not None:
            yield "objekt.slag", _foreslaget(typ, objekt.value)
    if (fran := falt.get("avsandare")) and (slag := organslag(str(fran["varde"]))):
        yield "avsandare.organslag", _foreslaget(fran, slag.value)


def organslag(organ: str) -> Organslag | None:
    """What kind of body a name is of; None for what may be a person's."""
    forst = organ.partition(",")[0].strip()
    return next((slag for monster, slag in _ORGANSLAG if monster.search(forst)), None)


def _foreslaget(ett: Mapping[str, Any], text: str) -> Foreslaget:
    return Foreslaget(
        text=text,
        spann=tuple((int(fran), int(till)) for fran, till in ett["spann"]),
        sakerhet=float(ett["sakerhet"]),
        skal=str(ett["skal"]),
        val=tuple(_foreslaget(annat, str(annat["varde"])) for annat in ett.get("alternativ", ())),
    )


def _svarstid(ett: Mapping[str, Any], text: str) -> Foreslaget:
    """As it is written where that can be read as the very day; else the day itself. A day without its year
    is left as it is written, for the person to complete."""
    dag, forst = str(ett["varde"]), next(iter(ett["spann"]), None)
    skrivet = " ".join(text[forst[0] : forst[1]].split()) if forst else ""
    if dag.startswith("--"):
        return _foreslaget(ett, skrivet)
    return _foreslaget(ett, skrivet if _sager(skrivet, dag) else dag)


def _sager(skrivet: str, dag: str) -> bool:
    try:
        datum = las_skriven_svarstid(skrivet).datum
    except ValueError:
        return False
    return datum is not None and datum.isoformat() == dag


def _inkommen(ett: Mapping[str, Any] | None, inkommen: date) -> Foreslaget:
    """The day that stands in the letter, if it is one that has been when it came; else the day it came."""
    if ett is not None and len(str(ett["varde"])) == 10 and str(ett["varde"]) <= inkommen.isoformat():
        return _foreslaget(ett, str(ett["varde"]))
    return Foreslaget(text=inkommen.isoformat(), skal="dagen då det kom till inkorgen")


def _namnden(ett: Mapping[str, Any] | None, namnder: Mapping[str, str]) -> Foreslaget | None:
    if ett is None:
        return None
    sagd = _likt(str(ett["varde"]))
    funna = [kod for kod, namn in namnder.items() if _likt(namn) == sagd]
    funna = funna or [kod for kod, namn in namnder.items() if sagd in _likt(namn) or _likt(namn) in sagd]
    return _foreslaget(ett, funna[0]) if len(funna) == 1 else None


def _likt(namn: str) -> str:
    return " ".join(namn.split()).casefold()
