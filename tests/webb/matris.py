"""Who may take which way into the pages, about which case: the table, and what it says of each cell.

Written by hand, apart from the law: `Organisation.synlighet` is proved elsewhere to agree with the store.
"""

from collections.abc import Mapping
from enum import Enum

ALLA = (
    *("handlaggare", "kollega", "enhetschef", "avdelningschef", "registrator", "namndsekreterare"),
    *("forvaltningschef", "fordelare", "delegat", "insyn"),
    *("granne", "administrator", "utomstaende"),
)
"""One person for each role and relation: in the nämnd, in the neighbour, in none."""

_SER_HEMLIGT = ("registrator", "namndsekreterare", "forvaltningschef", "fordelare", "delegat")
_CHEFER = ("enhetschef", "avdelningschef")
I_NAMNDEN = frozenset((*_SER_HEMLIGT, *_CHEFER, "insyn"))
"""They hold a role in the nämnd, and know of its open cases."""

SER: Mapping[str, frozenset[str]] = {
    "oppet": I_NAMNDEN | {"handlaggare"},
    "hemligt": frozenset((*_SER_HEMLIGT, *_CHEFER, "handlaggare")),
    "avslutat": I_NAMNDEN | {"handlaggare"},
    "grannens": frozenset({"granne"}),
    "finnsinte": frozenset(),
}
"""Kind of case -> who may know of it. Those of the nämnd lie with `handlaggare` in `bistand`."""


class Vem(Enum):
    """Who a way is for."""

    OPPEN = "anybody, logged in or not"
    INLOGGAD = "everybody who is logged in"
    SER_ARENDET = "whoever may know of the case"
    REGISTRATOR = "whoever registers in a nämnd"
    ADMINISTRATOR = "the administrator"
    INGEN = "nobody: there is no such letter, page or thing in the inbox in the matrix"
    FORDELARE = "whoever distributes in a nämnd"
    FORDELAR_ARENDET = "whoever distributes in the nämnd of the case"
    SEKRETERARE = "the secretary of the nämnd"


RADER: Mapping[tuple[str, str], Vem] = {
    ("GET", "/statiskt/{namn:path}"): Vem.OPPEN,
    ("GET", "/logga-in"): Vem.OPPEN,
    ("POST", "/logga-in"): Vem.OPPEN,
    ("POST", "/logga-in/demo"): Vem.OPPEN,
    ("POST", "/logga-ut"): Vem.OPPEN,
    ("GET", "/losenord"): Vem.INLOGGAD,
    ("POST", "/losenord"): Vem.INLOGGAD,
    ("GET", "/"): Vem.INLOGGAD,
    ("GET", "/arenden/{arende:str}"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/forklara"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/dagboksblad"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/steg/{namn:str}"): Vem.SER_ARENDET,
    ("POST", "/arenden/{arende:str}/steg/{namn:str}"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/bifoga"): Vem.SER_ARENDET,
    ("POST", "/arenden/{arende:str}/bifoga"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/handlingar/{nummer:int}/{version:int}"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/aterta"): Vem.SER_ARENDET,
    ("POST", "/arenden/{arende:str}/aterta"): Vem.SER_ARENDET,
    ("GET", "/arenden/{arende:str}/angra"): Vem.SER_ARENDET,
    ("POST", "/arenden/{arende:str}/angra"): Vem.SER_ARENDET,
    ("GET", "/godkanna/{arende:str}"): Vem.SER_ARENDET,
    ("POST", "/godkanna/{arende:str}"): Vem.SER_ARENDET,
    ("GET", "/godkanna"): Vem.INLOGGAD,
    ("GET", "/registrera"): Vem.REGISTRATOR,
    ("POST", "/registrera"): Vem.REGISTRATOR,
    ("POST", "/registrera/forslag"): Vem.REGISTRATOR,
    ("GET", "/inkorg"): Vem.REGISTRATOR,
    ("POST", "/inkorg"): Vem.REGISTRATOR,
    ("GET", "/inkorg/{inkommet:str}"): Vem.INGEN,
    ("POST", "/inkorg/{inkommet:str}"): Vem.INGEN,
    ("GET", "/inkorg/{inkommet:str}/fil"): Vem.INGEN,
    **{
        ("POST", f"/inkorg/{{inkommet:str}}/{vad}"): Vem.INGEN
        for vad in ("koppla", "bevilja", "ej-arende", "ta-fram", "las")
    },
    ("GET", "/fordela"): Vem.FORDELARE,
    ("POST", "/fordela/{arende:str}"): Vem.FORDELAR_ARENDET,
    ("GET", "/lista"): Vem.INLOGGAD,
    ("GET", "/lista.csv"): Vem.INLOGGAD,
    ("GET", "/lista.xlsx"): Vem.INLOGGAD,
    ("GET", "/postlista"): Vem.INLOGGAD,
    ("GET", "/namnder"): Vem.INLOGGAD,
    ("GET", "/namnder/{namnd:str}"): Vem.INLOGGAD,
    ("GET", "/namnder/{namnd:str}/{dag:str}"): Vem.INLOGGAD,
    ("GET", "/namnder/{namnd:str}/{dag:str}/utskrift"): Vem.INLOGGAD,
    ("POST", "/namnder/{namnd:str}/{dag:str}/lista"): Vem.SEKRETERARE,
    ("GET", "/namnder/{namnd:str}/andra"): Vem.SEKRETERARE,
    ("POST", "/namnder/{namnd:str}/andra"): Vem.SEKRETERARE,
    ("POST", "/namnder/{namnd:str}/importera"): Vem.SEKRETERARE,
    ("GET", "/oversikt"): Vem.INLOGGAD,
    ("GET", "/brev"): Vem.INLOGGAD,
    ("GET", "/brev/mallar"): Vem.INLOGGAD,
    ("GET", "/brev/{brev:str}"): Vem.INGEN,
    ("POST", "/brev/{brev:str}/igen"): Vem.INGEN,
    ("POST", "/brev/{brev:str}/avgor"): Vem.INGEN,
    ("POST", "/brev/provbrev"): Vem.ADMINISTRATOR,
    ("GET", "/jag"): Vem.INLOGGAD,
    ("POST", "/jag"): Vem.INLOGGAD,
    ("GET", "/hjalp"): Vem.INLOGGAD,
    ("GET", "/hjalp/{namn:str}"): Vem.INGEN,
    ("GET", "/hjalp/tillganglighet"): Vem.OPPEN,
    ("GET", "/forsta-gangen"): Vem.OPPEN,
    ("POST", "/forsta-gangen"): Vem.OPPEN,
    **{
        (metod, f"/installningar{vag}"): Vem.ADMINISTRATOR
        for metod, vag in (
            *(("GET", vag) for vag in ("", "/namnder", "/flode", "/halsa", "/personer")),
            ("GET", "/personer/{person:str}"),
            *(("POST", f"/personer/{vad}") for vad in ("ny", "las-in")),
            *(
                ("POST", f"/personer/{{person:str}}/{vad}")
                for vad in ("uppgifter", "roll", "franvaro", "losenord")
            ),
        )
    },
}
"""(method, path) -> who it is for. A way without a row fails the test."""

_FORDELAR = frozenset({"fordelare", "granne"})
_ROLLENS: Mapping[Vem, frozenset[str]] = {
    Vem.REGISTRATOR: frozenset({"registrator", "granne"}),
    Vem.FORDELARE: _FORDELAR | {"forvaltningschef"},
    Vem.ADMINISTRATOR: frozenset({"administrator"}),
    Vem.SEKRETERARE: frozenset({"namndsekreterare"}),
    Vem.INGEN: frozenset(),
}


def far_ta(vem: Vem, person: str, slag: str) -> bool:
    """Whether a person may take a way of a kind, about a kind of case."""
    if vem in (Vem.OPPEN, Vem.INLOGGAD):
        return True
    if vem is Vem.SER_ARENDET:
        return person in SER[slag]
    if vem is Vem.FORDELAR_ARENDET:
        return person in SER[slag] and person in _ROLLENS[Vem.FORDELARE]
    return person in _ROLLENS[vem]
