"""Searching finds the same cases on both databases, however the words are written."""

import unicodedata

import pytest

from arbetsflode import motor
from arbetsflode.lager.listor import Urval
from arbetsflode.program import Program
from tests.byggare import registrering
from tests.programbyggare import Lopp, aktor, registrera
from tillstand.atgarder import Komplettering
from tillstand.innehall import Avsandare, Objektslag, Remissobjekt

TITLAR = {
    "barn": "Motion om barnfattigdom i Åkeslund",
    "ake": "ÅKE BRUGDS VÄG, nytt detaljplaneförslag",
    "aka": "Aka brugds vag",
    "mal": "Mål och budget för äldreomsorgen",
    "mal2": "Mal i målat trä",
    "nfd": unicodedata.normalize("NFC", "A\u030akermyntans förskola"),
    "sami": "Sámi giellaguovddáš, samiskt språkcentrum",
    "citat": 'Yttrande över "Rätt till AND, OR eller NOT"',
}


@pytest.fixture
def register(program: Program) -> Program:
    """A register of some cases, each known by its sender's word."""
    for namn, titel in TITLAR.items():
        avsandare = Avsandare(organ="Länsstyrelsen", diarienummer=f"1.5.1 - {len(namn)}{namn} - 2011.")
        registrera(program, titel, avsandare=avsandare, objekt=None, nyckel=namn)
    return program


def traffar(program: Program, text: str) -> set[str]:
    """The cases that a search finds."""
    titel = {t: n for n, t in TITLAR.items()}
    return {titel.get(rad.rubrik, rad.rubrik) for rad in motor.sok(program, aktor("registrator"), text)}


SOKNINGAR = {
    "barnfattigdomen": {"barn"},
    "barn": {"barn"},
    "åke": {"barn", "ake", "nfd"},
    "ÅKE": {"barn", "ake", "nfd"},
    "A\u030aKE": {"barn", "ake", "nfd"},
    "ake": set(),
    "aka": {"aka"},
    "åkermyntan": {"nfd"},
    "mål": {"mal", "mal2"},
    "mal": {"mal2"},
    "äldreomsorg budget": {"mal"},
    "äldreomsorg barnfattigdom": set(),
    "giellaguovddáš": {"sami"},
    "GIELLAGUOVDDÁŠ": {"sami"},
    "AND": {"citat"},
    "or": {"citat"},
    'rätt" OR "barn': set(),
    "barn*": {"barn"},
    "länsstyrelsen": set(TITLAR),
    "1.5.1-4barn-2011": {"barn"},
    "1.5.1 – 4BARN – 2011": {"barn"},
    "1.5.1-4b": {"barn"},
    "1.5.1": set(TITLAR),
    "finnsinte": set(),
    "": set(),
    " . ": set(),
    "& | ! ( )": set(),
    "'; DROP TABLE arende; --": set(),
    "%": set(),
    "\\": set(),
}


def test_samma_sokning_samma_svar(register: Program) -> None:
    """Words, stems, beginnings, numbers: one table of answers holds on both databases."""
    svar = {fraga: traffar(register, fraga) for fraga in SOKNINGAR}
    assert svar == SOKNINGAR


def test_ett_andrat_arende_hittas_med_det_nya_och_inte_med_det_gamla(program: Program) -> None:
    """What is searched is what the case says now; its earlier numbers still lead to it."""
    lopp = registrera(program, "Gammal rubrik", avsandare=Avsandare(organ="KS", diarienummer="A 1"))
    lopp.gor(
        "komplettera",
        "registrator",
        Komplettering(titel="Ny skyltning", avsandare=Avsandare(organ="KS", diarienummer="B 2")),
    )
    assert not motor.sok(program, aktor("registrator"), "gammal")
    for fraga in ("skyltningen", "B 2", "A 1"):
        assert [r.id for r in motor.sok(program, aktor("registrator"), fraga)] == [lopp.id]


def test_ett_nummer_leder_till_arendet(program: Program) -> None:
    """The own number, the sender's, the object's and the id all find the case."""
    lopp = registrera(
        program,
        avsandare=Avsandare(organ="KS", diarienummer="327-408/2011"),
        objekt=Remissobjekt(slag=Objektslag.MOTION, beteckning="Motion 2011:24"),
    )
    for nummer in (lopp.kvitto.diarienummer, "SOC2011/1", "327 - 408/2011.", "motion 2011:24", lopp.id):
        assert motor.hitta(program, aktor("registrator"), nummer).id == lopp.id


@pytest.mark.parametrize("skrivet", ["1", "1/2011", "1/11", "2011/1", " 1 - 2011 "])
def test_lopnumret_ensamt_leder_till_arendet_i_varje_namnd(program: Program, skrivet: str) -> None:
    """Den som säger ”ettan” menar nämndens eget nummer, hur nämnden än skriver det; inget annat nummer."""
    soc = registrera(program, "Första")
    registrera(program, "Elva", diarienummer="soc 2011/11")
    traffar = [r.id for r in motor.sok(program, aktor("registrator"), skrivet)]
    assert traffar == [soc.id]


@pytest.mark.parametrize("skrivet", ["490", "0490", "490/2011", "490-2011", "1.6-490-2011", "490 - 2011"])
def test_ett_nummer_med_klassificering_hittas_utan_den(program: Program, skrivet: str) -> None:
    """”490” hittar 1.6 - 490 - 2011; inget annat nummer, och ingen avsändares dubblett blir det."""
    med = registrera(program, "Trygghetsvandringar", diarienummer="1.6 - 490 - 2011")
    registrera(program, "Avsändarens", avsandare=Avsandare(organ="X", diarienummer="490-2011 B"))
    traffar = [r.id for r in motor.sok(program, aktor("registrator"), skrivet)]
    assert med.id in traffar
    assert registrera(program, "Ny", avsandare=Avsandare(organ="Y", diarienummer="490-2011")).id


def test_ett_lopnummer_fran_i_fjol_hittas_ocksa(program: Program) -> None:
    """Ett ensamt nummer söks tio år tillbaka; tolv år gammalt hittas det med sitt år."""
    fjol = registrera(program, "I fjol", diarienummer="soc 2010/490")
    gammalt = registrera(program, "Gammalt", diarienummer="soc 1999/490")
    assert [r.id for r in motor.sok(program, aktor("registrator"), "490")] == [fjol.id]
    assert [r.id for r in motor.sok(program, aktor("registrator"), "490/1999")] == [gammalt.id]


def test_stangda_arenden_ingar_i_sokningen_men_inte_i_listan(program: Program) -> None:
    """The list shows what is open; a search finds what is closed too."""
    lopp = registrera(program, "Makulerad remiss").gor("makulera", "registrator")
    assert not motor.lista(program, aktor("registrator"))
    assert [r.id for r in motor.sok(program, aktor("registrator"), "makulerade")] == [lopp.id]
    assert not motor.sok(program, aktor("registrator"), "makulerade", Urval(oppna=True))


def test_sokorden_raknas_ut_ur_arendet(program: Program) -> None:
    """The internal title, the sender, its rotel and the object are searched too."""
    underlag = registrering(
        titel="Kort",
        titel_intern="Långversionen",
        avsandare=Avsandare(organ="Havsmyndigheten", rotel="Miljöroteln"),
        objekt=Remissobjekt(titel="Betänkandet"),
    )
    kvitto = motor.registrera(program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel="n")
    lopp = Lopp(program, kvitto)
    for fraga in ("kort", "långversion", "havsmyndighet", "miljörotel", "betänkande"):
        assert [r.id for r in motor.sok(program, aktor("registrator"), fraga)] == [lopp.id]


def test_a_zero_is_no_number(program: Program) -> None:
    """”0” och ”00” hittar inte allt som har en klassificering."""
    registrera(program, "Trygghetsvandringar", diarienummer="1.6 - 490 - 2011")
    assert [motor.sok(program, aktor("registrator"), fraga) for fraga in ("0", "00")] == [(), ()]
