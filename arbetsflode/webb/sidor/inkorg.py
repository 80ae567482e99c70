"""Inkorgen: what has come in and is not yet a case, and the place where more is laid."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen
from litestar import MediaType, Response
from litestar.params import FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.handlingar.mottagning import STORSTA_FIL
from arbetsflode.inkorg import Postlage, Vag
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import beskedet
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.filer import FALT, Inlamnad, filerna, namngivet
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.inkommetsida import VAG
from arbetsflode.webb.klart import Klart, klart
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.ordval import antal
from arbetsflode.webb.sparat import nyckel_ur
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import Datafel, Felaktighet, Lagringsfel, OgiltigIndata, Remissfel, Upptaget

FLIKAR: Mapping[str, tuple[str, Postlage | None]] = {
    "": ("Att ta hand om", None),
    "registrerade": ("Registrerade", Postlage.REGISTRERAD),
    "kopplade": ("Kopplade", Postlage.KOPPLAD),
    "ej-arende": ("Inte ärenden", Postlage.EJ_ARENDE),
}
"""The word in the address -> what the tab is called, and what it holds (None: what is not settled)."""
LAGEN: Mapping[Postlage, str] = {
    Postlage.NY: "att ta hand om",
    Postlage.LAST: "att ta hand om",
    Postlage.REGISTRERAD: "registrerad",
    Postlage.KOPPLAD: "kopplad",
    Postlage.EJ_ARENDE: "inte ett ärende",
}
"""How far something has got, as a search tells it."""
_LANGSTA_PLATS = 200
_LANGSTA_SOK = 200


@frozen(kw_only=True)
class Utfall:
    """How it went with one file: where it lies now, or why it was not taken."""

    filnamn: str
    vart: str = ""
    mening: str


@hamta(VAG)
def inkorgen(
    fraga: MedFraga,
    visa: FromQuery[str] = "",
    sok: FromQuery[str] = "",
    efter: FromQuery[str] = "",
    klart: FromQuery[str] = "",
    kvitto: FromQuery[str] = "",
) -> Response[str]:
    """The list, the oldest first, or what has the words of a search. Raises Saknas for those who do not
    register."""
    sokt = " ".join(sok.split())[:_LANGSTA_SOK]
    return _sidan(fraga, flik=visa, sok=sokt, efter=efter, gjort=_gjort(fraga, klart, kvitto))


@skicka(VAG)
def lagg_in(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Lay files in the inbox, each by itself: one that is not taken stops nobody.

    A single file leads on to its page. With `bit` in the form a script asks, and is told in JSON.
    Raises Saknas for those who do not register.
    """
    motor.inkorgen(fraga.program, fraga.aktor, hogst=1)
    nyckel = nyckel_ur(formular)
    utfall = [_lagg(fraga, fil, f"{nyckel}-{n}") for n, fil in enumerate(filerna(formular))]
    if "bit" in formular:
        return _som_json(utfall)
    if len(utfall) == 1 and utfall[0].vart:
        return Redirect(utfall[0].vart, status_code=303)
    return _sidan(fraga, utfall=tuple(utfall), fel=_felen(utfall))


def _lagg(fraga: Fraga, fil: Inlamnad, nyckel: str) -> Utfall:
    try:
        post = motor.ta_emot(
            fraga.program,
            fraga.aktor,
            innehall=fil.innehall,
            filnamn=fil.filnamn,
            vag=Vag.SIDA,
            nyckel=nyckel,
        )
    except (OgiltigIndata, Upptaget, Lagringsfel) as fel:
        return Utfall(filnamn=fil.filnamn, mening=f"togs inte emot: {_sagt(fel).rstrip('.')}")
    return Utfall(filnamn=fil.filnamn, vart=f"{VAG}/{post.id}", mening=_last(fraga, post.id))


def _last(fraga: Fraga, id_: str) -> str:
    """Read it at once; what lies there already is safe, whatever comes of that."""
    try:
        post = motor.las_inkommet(fraga.program, fraga.aktor, id_=id_)
    except (Upptaget, Lagringsfel, Datafel):
        return "ligger i inkorgen och läses snart"
    return "ligger i inkorgen, men gick inte att läsa" if post.lasfel else "ligger i inkorgen"


def _sagt(fel: Remissfel) -> str:
    if isinstance(fel, OgiltigIndata):
        return "; ".join(f.mening for f in fel.felaktigheter)
    return str(fel)


def _felen(utfall: list[Utfall]) -> tuple[Felaktighet, ...]:
    if not utfall:
        return (Felaktighet(plats=FALT, mening="Välj minst en fil."),)
    return tuple(namngivet(u.filnamn, u.mening) for u in utfall if not u.vart)


def _som_json(utfall: list[Utfall]) -> Response[Any]:
    svar = [{"namn": u.filnamn, "vart": u.vart, "mening": u.mening} for u in utfall]
    return Response({"filer": svar}, media_type=MediaType.JSON)


def _gjort(fraga: Fraga, arende: str, nyckel: str) -> Klart | None:
    return klart(fraga, arende, nyckel) if arende and nyckel else None


def _sidan(
    fraga: Fraga,
    *,
    flik: str = "",
    sok: str = "",
    efter: str = "",
    utfall: tuple[Utfall, ...] = (),
    fel: tuple[Felaktighet, ...] = (),
    gjort: Klart | None = None,
) -> Response[str]:
    vald = flik if flik in FLIKAR and not sok else ""
    lage = FLIKAR[vald][1]
    plats = efter if len(efter) <= _LANGSTA_PLATS and efter.isascii() and efter.isprintable() else ""
    lista = motor.inkorgen(fraga.program, fraga.aktor, lage=lage, sok=sok, efter=plats)
    return sida(
        fraga,
        "inkorg.html",
        status=422 if fel else 200,
        lista=lista,
        flik=vald,
        sok=sok,
        lagen=LAGEN,
        flikar=tuple(_flikarna(lista.antal)),
        forsta=not plats,
        utfall=utfall,
        sammanfattat=_sammanfattat(utfall),
        fel=fel,
        filfel=felen_per_falt(fel).get(FALT, ""),
        filfalt=FALT,
        storst=STORSTA_FIL,
        klart=gjort,
        besked=beskedet(fraga),
        nyckel=fraga.ny_nyckel(),
    )


def _flikarna(oavgjorda: int) -> Iterator[tuple[str, str, str]]:
    """(word, name, where) of each tab; how many there are to take care of."""
    for ord_, (namn, lage) in FLIKAR.items():
        vart = f"{VAG}?visa={ord_}" if ord_ else VAG
        yield ord_, f"{namn} ({oavgjorda})" if lage is None else namn, vart


def _sammanfattat(utfall: tuple[Utfall, ...]) -> str:
    tagna = sum(bool(u.vart) for u in utfall)
    if not utfall:
        return ""
    return f"{tagna} av {antal(len(utfall), 'fil', 'filer')} ligger i inkorgen."


VAGAR = (inkorgen, lagg_in)
