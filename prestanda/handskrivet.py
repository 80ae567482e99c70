"""What one would write by hand for two arrows of a remiss: the rows that the engine writes, and no more.

No flow, no demands, no classes: names, order and JSON are known beforehand. What a row must hold is made
in the loop all the same: JSON, salts, digests, the chain, the letters and the day of the next warning.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from tillstand.arbetsdagar import helgdagar

_KODA = msgspec.json.Encoder(order="deterministic").encode
_SORTERA = msgspec.json.Encoder(order="sorted").encode
_DELAR = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_ARBETSDAGAR = [
    dag
    for dag in (date(2011, 1, 1) + timedelta(n) for n in range(730))
    if dag.weekday() < 5 and dag not in helgdagar(dag.year)
]


_TECKEN = "abcdefghijklmnopqrstuvwxyz234567"
_TECKENPAR = [a + b for a in _TECKEN for b in _TECKEN]


class _Ansvar(msgspec.Struct):
    handlaggare: str
    enhet: str


class _Beredning(msgspec.Struct):
    data: _Ansvar


class _Titel(msgspec.Struct):
    titel: str


class _Mottagen(msgspec.Struct):
    data: _Titel


class _Anstand(msgspec.Struct):
    svar: str | None
    nytt_datum: date | None


class _Tid(msgspec.Struct):
    datum: date | None
    anstand: list[_Anstand]


class _Svarstid(msgspec.Struct):
    data: _Tid


class _Beslutsdag(msgspec.Struct):
    beslutsdag: date


class _Beslutet(msgspec.Struct):
    data: _Beslutsdag


_BESLUTET = msgspec.json.Decoder(_Beslutet).decode
_BEREDNING = msgspec.json.Decoder(_Beredning).decode
_MOTTAGEN = msgspec.json.Decoder(_Mottagen).decode
_SVARSTID = msgspec.json.Decoder(_Svarstid).decode


class Rader(NamedTuple):
    """What one transition writes, in the order of the columns of its statements."""

    arende: tuple[Any, ...]
    post: tuple[Any, ...]
    brev: list[tuple[Any, ...]]
    brevarende: list[tuple[str, str]]
    idempotens: tuple[str, str, str, str]


class Fel(Exception):
    """The hand-written code says no."""


def begart(person: str, arende: str, overgang: str, underlag: Any) -> str:
    """The digest of what was asked."""
    anrop = ("handla", overgang, underlag, ())
    return hashlib.sha256(_KODA((person, [arende], underlag.handelsedag, anrop))).hexdigest()


def ta(
    rad: tuple[Any, ...],
    version: int,
    overgang: str,
    underlag: Any,
    *,
    person: str,
    roller: dict[str, tuple[str, ...]],
    nyckel: str,
    fraga: str,
    nu: datetime,
    slump: Callable[[int], bytes],
) -> Rader:
    """Guard the arrow and make every row. `rad` is the case as it was read."""
    id_, _, namnd, nummer, _, tillstand, last, huvud, _, marke, generation, text = rad
    fran, till, skriv, noteras = _PILAR[overgang]
    if last != version or tillstand != fran or person not in roller[f"namndsekreterare:{namnd}:"]:
        raise Fel(overgang)
    delar = _DELAR(text)
    beredning, titel = _BEREDNING(delar["beredning"]).data, _MOTTAGEN(delar["mottagen"]).data.titel
    galler = _galler(_SVARSTID(delar["svarstid"]).data)
    tid, dag, ny = (
        f"{nu.isoformat(timespec='microseconds')[:26]}Z",
        underlag.handelsedag.isoformat(),
        version + 1,
    )
    tidigare = delar.pop(till, None)
    delar.pop("begaran", None)
    delar[till] = skriv(underlag, {"dag": dag, "noterat": nu})
    delar["senaste"] = _senaste(overgang, fran, ny, person, {till: tidigare})
    post, hash_ = _post(id_, ny, huvud, overgang, fran, till, noteras, underlag, person, tid, dag, slump)
    brev = [
        _brev(id_, ny, vem, regel, roll, till, dag, tid, slump)
        for vem, regel, roll in _mottagare(till, beredning.handlaggare, roller, namnd)
        if vem != person
    ]
    nasta = _nasta(galler, till, underlag.handelsedag, nu, marke)
    rubrik = (titel, _sortnyckel(titel))
    ansvar = (beredning.handlaggare, beredning.enhet, galler.isoformat() if galler else None)
    mote = _BESLUTET(delar["namndbeslut"]).data.beslutsdag.isoformat()
    bevakning = (None, 0, nasta, generation, None, None, mote)
    return Rader(
        (till, ny, hash_, 1, 0, *rubrik, *ansvar, *bevakning, _KODA(delar).decode(), id_, version),
        post,
        brev,
        [(ett[0], id_) for ett in brev],
        (nyckel, fraga, _svar(id_, nummer, namnd, till, ny), tid),
    )


def _beslut(underlag: Any, nar: dict[str, Any]) -> msgspec.Raw:
    data = {
        "beslutsdag": underlag.sammantrade.dag,
        "beslutsfattare": "namnd",
        "beslutstext": underlag.beslutstext,
        "delegat": None,
        "delegationspunkt": None,
        "jav": underlag.jav,
        "nar": nar,
        "omedelbart": underlag.omedelbart,
        "paragraf": underlag.paragraf,
        "reservationer": underlag.reservationer,
        "sammantrade": underlag.sammantrade,
        "stallningstagande": underlag.stallningstagande,
        "utfall": underlag.utfall,
        "uttalanden": underlag.uttalanden,
    }
    return msgspec.Raw(_KODA({"data": data, "slag": "Namndbeslut", "v": 1}))


def _justering(underlag: Any, nar: dict[str, Any]) -> msgspec.Raw:
    data = {
        "dag": underlag.dag,
        "forvaras": underlag.forvaras,
        "justerare": underlag.justerare,
        "nar": nar,
        "satt": underlag.satt,
        "signering": underlag.signering,
    }
    return msgspec.Raw(_KODA({"data": data, "slag": "Justerad", "v": 1}))


def _senaste(overgang: str, fran: str, version: int, person: str, tidigare: dict[str, Any]) -> msgspec.Raw:
    data = {
        "for_": None,
        "fran": fran,
        "overgang": overgang,
        "tagen_av": person,
        "tidigare": tidigare,
        "version": version,
    }
    return msgspec.Raw(_KODA({"data": data, "slag": "SenastePil", "v": 1}))


_Avskilj = Callable[[str, str], dict[str, str]]


def _noterat_beslut(underlag: Any, avskilj: _Avskilj) -> dict[str, Any]:
    mote = underlag.sammantrade
    return {
        "sammantrade": {
            "dag": mote.dag,
            "organ": avskilj("h0.underlag.sammantrade.organ", mote.organ),
            "organslag": mote.organslag,
            "slag": "Sammantrade",
        },
        "beslutstext": avskilj("h0.underlag.beslutstext", underlag.beslutstext),
        "omedelbart": underlag.omedelbart,
        "paragraf": underlag.paragraf,
        "slag": "Beslut",
        "utfall": underlag.utfall,
    }


def _noterad_justering(underlag: Any, avskilj: _Avskilj) -> dict[str, Any]:
    return {
        "dag": underlag.dag,
        "justerare": [
            avskilj(f"h0.underlag.justerare.{n}", namn) for n, namn in enumerate(underlag.justerare)
        ],
        "satt": underlag.satt,
        "signering": underlag.signering,
        "slag": "Justering",
    }


_PILAR: dict[str, tuple[str, str, Callable[..., msgspec.Raw], Callable[..., dict[str, Any]]]] = {
    "besluta": ("forslag", "namndbeslut", _beslut, _noterat_beslut),
    "justera": ("namndbeslut", "justerad", _justering, _noterad_justering),
}


def _post(
    id_: str,
    nummer: int,
    huvud: str,
    overgang: str,
    fran: str,
    till: str,
    noteras: Callable[..., dict[str, Any]],
    underlag: Any,
    person: str,
    tid: str,
    dag: str,
    slump: Callable[[int], bytes],
) -> tuple[tuple[Any, ...], str]:
    fritext: dict[str, tuple[str, str]] = {}

    def avskilj(plats: str, text: str) -> dict[str, str]:
        salt = slump(16).hex()
        fritext[plats] = (salt, text)
        return {"plats": plats, "sha256": hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()}

    handelse = {
        "av": person,
        "dag": dag,
        "fran": fran,
        "namn": overgang,
        "roll": "namndsekreterare",
        "slag": "Handelse",
        "slag_": "overgang",
        "till": till,
        "underlag": noteras(underlag, avskilj),
    }
    kedja = f"arende:{id_}"
    kropp = {
        "aktor": person,
        "dag": dag,
        "handelser": [handelse],
        "kanal": "prov",
        "kedja": kedja,
        "konto": None,
        "noterat": tid,
        "nummer": nummer,
        "v": 1,
    }
    innehall = _KODA(kropp).decode()
    hash_ = hashlib.sha256(f"{huvud}\n{innehall}".encode()).hexdigest()
    sidotext = _SORTERA(fritext).decode()
    return (kedja, nummer, tid, dag, person, "prov", innehall, sidotext, huvud, hash_), hash_


def _mottagare(
    till: str, handlaggare: str, roller: dict[str, tuple[str, ...]], namnd: str
) -> list[tuple[str, str, str]]:
    registratorer = [(vem, "registrator") for vem in roller[f"registrator:{namnd}:"]]
    egen = [(handlaggare, "handlaggare")]
    if till == "namndbeslut":
        return [(vem, "beslutad", roll) for vem, roll in egen + registratorer]
    return [(vem, "justerad", roll) for vem, roll in registratorer + egen]


def _brev(
    id_: str,
    version: int,
    vem: str,
    regel: str,
    roll: str,
    till: str,
    dag: str,
    tid: str,
    slump: Callable[[int], bytes],
) -> tuple[Any, ...]:
    rad = {
        "arende": id_,
        "datum": dag,
        "person_for": None,
        "plan": None,
        "regel": regel,
        "roll": roll,
        "slag": "handelse",
        "tillstand": till,
        "version": version,
    }
    tal = int.from_bytes(slump(15), "big")
    brevid = "".join([_TECKENPAR[tal >> n & 1023] for n in range(110, -1, -10)])
    nyckel = f"post:{id_}:{version}:{vem}"
    return (brevid, nyckel, "direkt", vem, None, dag, _KODA([rad]).decode(), "vantar", 0, tid, tid)


def _svar(id_: str, nummer: str, namnd: str, till: str, version: int) -> str:
    kvitto = {
        "arende": id_,
        "diarienummer": nummer,
        "namnd": namnd,
        "pa_vag_ut": False,
        "tillstand": till,
        "vantar_pa": None,
        "varningar": (),
        "version": version,
    }
    return _KODA([kvitto]).decode()


def _galler(tid: _Tid) -> date | None:
    beviljade = (a.nytt_datum for a in reversed(tid.anstand) if a.svar == "beviljat")
    return next((dag for dag in beviljade if dag is not None), tid.datum)


def _sortnyckel(titel: str) -> str:
    gemen = titel.casefold()
    return " ".join("".join(_SORT.get(t, t) for t in gemen if t.isalnum() or t.isspace()).split())


_SORT = {"å": "{a", "ä": "{b", "ö": "{c", "é": "e", "è": "e", "ü": "u", "á": "a"}


def _nasta(galler: date | None, till: str, handelsedag: date, nu: datetime, marke: str | None) -> str | None:
    """The day of the next warning by the standard ladder, from the old mark or now."""
    fran = min(datetime.fromisoformat(marke), nu) if marke else nu
    forsta = fran.date() if fran.hour < 2 else fran.date() + timedelta(1)
    dagar = _ARBETSDAGAR
    kommande = []
    if galler is not None:
        plats = bisect_right(dagar, galler) - 1
        kommande = [dagar[plats - n] for n in (14, 7, 2, 0)]
        dag = dagar[plats + 1]
        while dag < forsta:
            dag += timedelta(7)
        kommande.append(dagar[bisect_left(dagar, dag)])
    if till == "namndbeslut":
        kommande += [dagar[bisect_right(dagar, handelsedag + timedelta(n)) - 1] for n in (10, 14)]
    else:
        kommande.append(dagar[bisect_right(dagar, handelsedag)])
    nasta = min((dag for dag in kommande if dag >= forsta), default=None)
    return f"{nasta.isoformat()}T02:00:00.000000Z" if nasta else None
