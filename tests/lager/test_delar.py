"""What is stored of a case comes back as it was, and what the house could not have written is refused."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from arbetsflode.lager.delar import GEMENSAMMA, Delarlasare, skriv_delar
from tests.lager.fyllning import fyll, prover, tom_remiss
from tillstand.beredning import Beredning
from tillstand.fel import Datafel
from tillstand.remiss import REMISS

PROVER = prover()
SPARADE: dict[str, Any] = json.loads((Path(__file__).parent / "prov_delar_v1.json").read_text("utf-8"))
LASARE = Delarlasare(REMISS)


@pytest.mark.parametrize("namn", PROVER)
def test_varje_del_kommer_tillbaka_som_den_var(namn: str) -> None:
    """Every part and every record, with every field filled in, survives the store."""
    arende = PROVER[namn]
    las, _ = LASARE.las(skriv_delar(arende))
    assert las == {
        n: getattr(arende, n) for n in (*arende.DELAR, *GEMENSAMMA) if getattr(arende, n) is not None
    }


@pytest.mark.parametrize("namn", SPARADE)
def test_det_som_version_1_sparade_gar_att_lasa(namn: str) -> None:
    """What an earlier release wrote is read by this one, and nothing of it is lost."""
    las, _ = LASARE.las(json.dumps(SPARADE[namn]))
    assert _ryms(SPARADE[namn], json.loads(skriv_delar(tom_remiss(**las))))


def test_proven_fran_version_1_tacker_varje_del() -> None:
    """A part without a kept sample could change its form unnoticed."""
    assert PROVER.keys() == SPARADE.keys()


def _ryms(gammalt: Any, nytt: Any) -> bool:
    if isinstance(gammalt, dict):
        return all(nyckel in nytt and _ryms(v, nytt[nyckel]) for nyckel, v in gammalt.items())
    if isinstance(gammalt, list):
        return len(gammalt) == len(nytt) and all(map(_ryms, gammalt, nytt))
    return bool(gammalt == nytt)


def test_en_orord_del_behaller_sina_byte() -> None:
    """A part that a use case did not touch is not written anew."""
    fore = tom_remiss()
    las, raa = LASARE.las(skriv_delar(fore).replace('"v":1', '"v": 1'))
    fore = tom_remiss(**las)
    efter = fore.med(beredning=fyll(Beredning))
    text = skriv_delar(efter, fore=fore, raa=raa)
    assert text.count('"v": 1') == len(raa)
    assert '"slag":"Beredning","v":1}' in text


FEL: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    "okand del": lambda d: d | {"nyhet": d["mottagen"]},
    "fel slag": lambda d: d | {"mottagen": d["mottagen"] | {"slag": "Beredning"}},
    "okant slag": lambda d: d | {"mottagen": d["mottagen"] | {"slag": "Ingenting"}},
    "okand version": lambda d: d | {"mottagen": d["mottagen"] | {"v": 2}},
    "okand nyckel i kuvertet": lambda d: d | {"mottagen": d["mottagen"] | {"mer": 1}},
    "utan kuvert": lambda d: d | {"mottagen": d["mottagen"]["data"]},
    "utan obligatoriskt falt": lambda d: d | {"mottagen": _data(d["mottagen"], inkommen=None)},
    "fel sorts varde": lambda d: d | {"mottagen": _data(d["mottagen"], titel=7)},
    "ett varde som vagras": lambda d: d | {"mottagen": _data(d["mottagen"], titel="rad\u0007ett")},
    "inte i normalform": lambda d: d | {"mottagen": _data(d["mottagen"], titel="A\u030akesson")},
    "ingen tabell": lambda d: [d],
    "begaran av okand version": lambda _d: _med_begaran(v=2),
    "begaran utan underlag": lambda _d: _med_begaran(utan="underlag"),
    "begaran med okant underlag": lambda _d: _med_begaran(underlag={"slag": "Makt", "v": 1, "data": {}}),
    "begaran med fel sorts kedja": lambda _d: _med_begaran(kedja=4),
}


def _data(kuvert: dict[str, Any], **andrat: Any) -> dict[str, Any]:
    data = {**kuvert["data"], **andrat}
    return {**kuvert, "data": {n: v for n, v in data.items() if v is not None}}


def _med_begaran(v: int = 1, utan: str = "", **andrat: Any) -> dict[str, Any]:
    delar: dict[str, Any] = json.loads(skriv_delar(PROVER["begaran forslagsunderlag"]))
    data = {n: x for n, x in {**delar["begaran"]["data"], **andrat}.items() if n != utan}
    return {**delar, "begaran": {**delar["begaran"], "v": v, "data": data}}


@pytest.mark.parametrize("namn", FEL)
def test_det_som_huset_inte_kan_ha_skrivit_vagras(namn: str) -> None:
    """An unknown record, another version, a missing or a broken value: Datafel, never a traceback."""
    delar = json.loads(skriv_delar(tom_remiss()))
    LASARE.las(json.dumps(delar))
    with pytest.raises(Datafel):
        LASARE.las(json.dumps(FEL[namn](delar)))


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"mottagen"', '"text"', "\x00"])
def test_det_som_inte_ar_json_vagras(text: str) -> None:
    """Half a row is no case."""
    with pytest.raises(Datafel):
        LASARE.las(text)
