"""What one would write by hand to register a remiss: the rows that the engine writes, and no more.

The sender's number is looked for first, the number of the series is taken under lock, and what the rows hold
is made in the loop: JSON, salts, digests, hash, search words, the letter and the day of the first warning.
"""

import base64
import hashlib
import os
import re
from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

import msgspec
import snowballstemmer

from tillstand.arbetsdagar import helgdagar

_KODA = msgspec.json.Encoder(order="deterministic").encode
_SORTERA = msgspec.json.Encoder(order="sorted").encode
_ORD = re.compile(r"[0-9a-zà-öø-ÿ]+", re.IGNORECASE)
_STAM = cache(snowballstemmer.stemmer("swedish").stemWord)
_SORT = {"å": "{a", "ä": "{b", "ö": "{c", "é": "e", "è": "e", "ü": "u", "á": "a"}
_ARBETSDAGAR = [
    dag
    for dag in (date(2011, 1, 1) + timedelta(n) for n in range(730))
    if dag.weekday() < 5 and dag not in helgdagar(dag.year)
]
NAMND, VEM, FORDELARE = "soc", "registrator", "fordelare"


class Rader(NamedTuple):
    """What one registration writes, in the order of the columns of its statements."""

    arende: tuple[Any, ...]
    post: tuple[Any, ...]
    nummer: list[tuple[str, str]]
    sokrad: tuple[str, str]
    brev: tuple[Any, ...]
    idempotens: tuple[str, str, str, str]


def nummernyckel(nummer: str) -> str:
    """What a number is found by."""
    return "".join(nummer.split()).casefold().rstrip(".")


def fraga(underlag: Any) -> str:
    """The digest of what was asked."""
    anrop = (VEM, "registrera", "remiss", NAMND, None, None, underlag, ())
    return hashlib.sha256(_KODA(anrop)).hexdigest()


def rader(underlag: Any, lopnr: int, *, nyckel: str, avtryck: str, flode: str, nu: datetime) -> Rader:
    """Every row of a new case under a number of the series."""
    tid, dag = nu.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), nu.date().isoformat()
    id_, nummer = _id(), f"{NAMND} {nu.year}/{lopnr}"
    titel, deras = underlag.titel, underlag.avsandare.diarienummer
    svarstid = underlag.svarstid.datum
    kedja = f"arende:{id_}"
    innehall, fritext = _noterat(underlag, kedja, nummer, flode, tid, dag)
    hash_ = hashlib.sha256(f"\n{innehall}".encode()).hexdigest()
    sort = " ".join("".join(_SORT.get(t, t) for t in titel.casefold() if t.isalnum() or t.isspace()).split())
    arende = (id_, "remiss", NAMND, nummer, nummernyckel(nummer), flode, "mottagen", 1, hash_, 1, 0, tid)
    ansvar = (titel, sort, None, None, svarstid.isoformat(), None, 0, _nasta(underlag, nu), 1, None, None)
    post = (kedja, 1, tid, dag, VEM, "prov", innehall, fritext, "", hash_)
    rad: dict[str, Any] = {
        "arende": id_,
        "datum": dag,
        "person_for": None,
        "plan": None,
        "regel": "registrerad",
        "roll": FORDELARE,
    }
    rad |= {"slag": "handelse", "tillstand": "mottagen", "version": 1}
    brev = (_id(), f"post:{id_}:1:{FORDELARE}", "direkt", FORDELARE, None, dag, _KODA([rad]).decode())
    return Rader(
        (*arende, *ansvar, _delar(underlag), None),
        post,
        [(id_, nyckeln) for nyckeln in sorted({nummernyckel(nummer), nummernyckel(deras)})],
        (id_, _sokord(titel, underlag.avsandare.organ, underlag.objekt.titel)),
        (*brev, "vantar", 0, tid, tid),
        (nyckel, avtryck, _svar(id_, nummer), tid),
    )


def _id() -> str:
    return base64.b32encode(os.urandom(15)).decode().lower()


def _delar(underlag: Any) -> str:
    mottagen = {
        "arendetyp": underlag.arendetyp,
        "avsandare": underlag.avsandare,
        "bilagor": underlag.bilagor,
        "inkommen": underlag.inkommen,
        "instanser": underlag.instanser,
        "klassificering": underlag.klassificering,
        "objekt": underlag.objekt,
        "overordnat_arende": underlag.overordnat_arende,
        "riktad_till": underlag.riktad_till,
        "sekretess": underlag.sekretess,
        "stampel": underlag.stampel,
        "svaret_till": underlag.svaret_till,
        "titel": underlag.titel,
        "titel_intern": underlag.titel_intern,
    }
    delar: dict[str, Any] = {
        "handlingar": {"data": {"alla": ()}, "slag": "Handlingar", "v": 1},
        "mottagen": {"data": mottagen, "slag": "Mottagen", "v": 1},
        "svarstid": {"data": {"anstand": (), **_falt(underlag.svarstid)}, "slag": "Svarstid", "v": 1},
    }
    return _KODA(delar).decode()


def _falt(svarstid: Any) -> dict[str, Any]:
    return {n: getattr(svarstid, n) for n in ("datum", "fran", "precision", "text", "tillhanda")}


def _noterat(underlag: Any, kedja: str, nummer: str, flode: str, tid: str, dag: str) -> tuple[str, str]:
    """The canonical text of the post, and the free texts beside it."""
    fritext: dict[str, tuple[str, str]] = {}

    def avskilj(plats: str, text: str) -> dict[str, str]:
        salt = os.urandom(16).hex()
        fritext[plats] = (salt, text)
        return {"plats": plats, "sha256": hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()}

    fore = "h0.underlag"
    avsandare, objekt, svarstid = underlag.avsandare, underlag.objekt, underlag.svarstid
    noterat = {
        "arendetyp": underlag.arendetyp,
        "avsandare": {
            "diarienummer": avsandare.diarienummer,
            "egen_kommun": avsandare.egen_kommun,
            "organ": avskilj(f"{fore}.avsandare.organ", avsandare.organ),
            "organslag": avsandare.organslag,
            "slag": "Avsandare",
        },
        "inkommen": underlag.inkommen,
        "objekt": {
            "slag": "Remissobjekt",
            "slag_": objekt.slag,
            "titel": avskilj(f"{fore}.objekt.titel", objekt.titel),
        },
        "riktad_till": underlag.riktad_till,
        "slag": "Registrering",
        "svarstid": {
            "datum": svarstid.datum,
            "precision": svarstid.precision,
            "slag": "Svarstid",
            "text": avskilj(f"{fore}.svarstid.text", svarstid.text),
            "tillhanda": svarstid.tillhanda,
        },
        "titel": avskilj(f"{fore}.titel", underlag.titel),
    }
    handelse: dict[str, Any] = {"av": VEM, "dag": dag, "namn": "registrera", "roll": VEM, "slag": "Handelse"}
    handelse |= {"slag_": "registrerad", "till": "mottagen", "underlag": noterat}
    diarieforing = {"arendeslag": "remiss", "diarienummer": nummer, "flode": flode, "namnd": NAMND}
    kropp = {
        "aktor": VEM,
        "dag": dag,
        "handelser": [handelse, {**diarieforing, "slag": "Diarieforing"}],
        "kanal": "prov",
        "kedja": kedja,
        "konto": None,
        "noterat": tid,
        "nummer": 1,
        "v": 1,
    }
    return _KODA(kropp).decode(), _SORTERA(fritext).decode()


def _sokord(*texter: str) -> str:
    return " ".join(dict.fromkeys(_STAM(o) for text in texter for o in _ORD.findall(text.casefold())))


def _nasta(underlag: Any, nu: datetime) -> str:
    """The day of the first warning by the standard ladder."""
    forsta = nu.date() + timedelta(1)
    svar = bisect_right(_ARBETSDAGAR, underlag.svarstid.datum) - 1
    dagar: list[date] = [_ARBETSDAGAR[bisect_left(_ARBETSDAGAR, underlag.inkommen) + 2]]
    dagar += [_ARBETSDAGAR[svar - n] for n in (14, 7, 2, 0, -1)]
    dagar.append(underlag.svarstid.datum - timedelta(30))
    return f"{min(dag for dag in dagar if dag >= forsta)}T02:00:00.000000Z"


def _svar(id_: str, nummer: str) -> str:
    kvitto: dict[str, Any] = {"arende": id_, "diarienummer": nummer, "namnd": NAMND, "pa_vag_ut": False}
    kvitto |= {"tillstand": "mottagen", "vantar_pa": None, "varningar": (), "version": 1}
    return _KODA([kvitto]).decode()
