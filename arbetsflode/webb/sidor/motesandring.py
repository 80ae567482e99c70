"""The nämnd's calendar is changed: a meeting is added, changed, moved or cancelled, or a file is read in.

Whose plan it touches is shown before anything is done.
"""

from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from litestar import Response
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.params import FromPath, FromQuery

from arbetsflode import motor
from arbetsflode.motor import Berord
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import vidare_med
from arbetsflode.webb.formular.ifyllning import Skrivet, las
from arbetsflode.webb.formular.listfilter import las_dagen
from arbetsflode.webb.formular.motesform import (
    ANDRA,
    FLYTTA,
    LAGG,
    RUBRIKER,
    STALL_IN,
    Motesfall,
    ifyllda,
)
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sidor.namnden import ar_sekreterare, kalendersidan, krav_pa_namnden, vagen
from arbetsflode.webb.sparat import nyckel_ur, text_ur
from arbetsflode.webb.vag import hamta, skicka
from konfiguration.filer import STORSTA_FIL
from konfiguration.kalenderfil import las_kalender
from tillstand.fel import Felaktighet, Konfigurationsfel, OgiltigIndata, Saknas
from tillstand.mote import Mote
from tillstand.tidsplan import Verdikt

FLEST_BERORDA = 100
"""So many touched cases are shown; the rest are counted."""
_GJORT = {LAGG: "lagt", ANDRA: "andrat", FLYTTA: "flyttat", STALL_IN: "installt"}
_FORMER = (".csv", ".toml", ".ics")
_VERDIKT = {
    Verdikt.HALLER: "håller",
    Verdikt.SNAVT: "snäv",
    Verdikt.HALLER_MED_OMEDELBAR_JUSTERING: "håller med omedelbar justering",
    Verdikt.HALLER_INTE: "håller inte",
    None: "",
}


@hamta("/namnder/{namnd:str}/andra")
def visa_andring(
    fraga: MedFraga, namnd: FromPath[str], vad: FromQuery[str] = LAGG, dag: FromQuery[str] = ""
) -> Response[str]:
    """The form; for a meeting that is cancelled, what it touches. Raises Saknas."""
    fall = _fallet(fraga, namnd, vad, dag)
    if fall.vad == STALL_IN:
        return _bekrafta(fraga, fall, fall.moten(fall.forslag()), {})
    riktig = las_dagen(dag)
    antaget = fall.kalender.for_namnd(namnd).pa(riktig) if riktig and fall.vad == LAGG else None
    return _formularet(fraga, fall, fall.forslag(antaget))


@skicka("/namnder/{namnd:str}/andra")
def andra(fraga: MedFraga, formular: MedFormular, namnd: FromPath[str]) -> Response[Any]:
    """Show what the change touches; do it when it has been confirmed. Raises Saknas."""
    fall = _fallet(fraga, namnd, text_ur(formular, "vad") or LAGG, text_ur(formular, "motesdag"))
    skrivet = las(fall.falten, formular)
    if "ratta" in formular:
        return _formularet(fraga, fall, skrivet)
    try:
        moten = fall.moten(skrivet)
        if "bekrafta" not in formular:
            return _bekrafta(fraga, fall, moten, skrivet.texter)
        kvitto = motor.andra_kalender(fraga.program, fraga.aktor, moten_=moten, nyckel=nyckel_ur(formular))
    except OgiltigIndata as fel:
        return _formularet(fraga, fall, skrivet, fel.felaktigheter)
    gjort = _GJORT[fall.vad] if kvitto.nya or kvitto.andrade else "oforandrat"
    return vidare_med(fraga, vagen(namnd), gjort)


def _fallet(fraga: Fraga, namnd: str, vad: str, dag: str) -> Motesfall:
    """What is asked for. Raises Saknas for who is not the secretary, and for a meeting that is not there."""
    _krav_pa_sekreteraren(fraga, namnd)
    kalender = motor.las_kalender(fraga.program)
    if vad not in RUBRIKER:
        vad = LAGG
    riktig = las_dagen(dag)
    mote = kalender.for_namnd(namnd).hallet(riktig) if riktig and vad != LAGG else None
    if vad != LAGG and (mote is None or mote.antaget):
        raise Saknas("Det finns inget sammanträde den dagen.")
    return Motesfall(vad=vad, namnd=namnd, kalender=kalender, mote=mote)


def _krav_pa_sekreteraren(fraga: Fraga, namnd: str) -> None:
    krav_pa_namnden(fraga, namnd)
    if not ar_sekreterare(fraga, namnd):
        raise Saknas("Sidan finns inte.")


def _formularet(
    fraga: Fraga, fall: Motesfall, skrivet: Skrivet, fel: tuple[Felaktighet, ...] = ()
) -> Response[str]:
    falten = list(ifyllda(fall.falten, skrivet, fel))
    return sida(
        fraga,
        "motesform.html",
        status=422 if fel else 200,
        fall=fall,
        rubrik=RUBRIKER[fall.vad],
        falten=[f for f in falten if not f.falt.fler],
        fler=[f for f in falten if f.falt.fler],
        fel=fel,
        nyckel=fraga.ny_nyckel(),
    )


@frozen(kw_only=True)
class _Rad:
    """A touched case as the page shows it."""

    arende: str
    diarienummer: str
    rubrik: str
    fore: date | None
    efter: date | None
    klart_fore: date | None
    klart_efter: date | None
    planen: str


def _bekrafta(fraga: Fraga, fall: Motesfall, moten: tuple[Mote, ...], dolda: Any) -> Response[str]:
    berorda = motor.berorda(fraga.program, fraga.aktor, moten_=moten)
    forst = [_rad(b) for b in islice(berorda, FLEST_BERORDA)]
    return sida(
        fraga,
        "motesbekraftelse.html",
        fall=fall,
        rubrik=RUBRIKER[fall.vad],
        nytt=moten[-1],
        berorda=forst,
        antalet=len(forst) + sum(1 for _ in berorda),
        dolda=dolda,
        nyckel=fraga.ny_nyckel(),
    )


def _rad(berord: Berord) -> _Rad:
    fore, efter = berord.fore.steg, berord.efter.steg
    return _Rad(
        arende=berord.arende,
        diarienummer=berord.diarienummer,
        rubrik=berord.rubrik,
        fore=fore.get("sammantrade"),
        efter=efter.get("sammantrade"),
        klart_fore=fore.get("tjansteutlatande"),
        klart_efter=efter.get("tjansteutlatande"),
        planen=_VERDIKT[berord.verdikt],
    )


@skicka("/namnder/{namnd:str}/importera")
def importera(fraga: MedFraga, formular: MedFormular, namnd: FromPath[str]) -> Response[Any]:
    """Read in a calendar. Every fault of the file is told, with its line; then nothing is changed."""
    _krav_pa_sekreteraren(fraga, namnd)
    try:
        moten = _las_fil(fraga, formular, namnd)
        kvitto = motor.andra_kalender(fraga.program, fraga.aktor, moten_=moten, nyckel=nyckel_ur(formular))
    except (OgiltigIndata, Konfigurationsfel) as fel:
        return kalendersidan(fraga, namnd, filfel=fel.felaktigheter)
    gjort = "inlast" if kvitto.nya or kvitto.andrade else "oforandrat"
    return vidare_med(fraga, vagen(namnd), gjort)


def _las_fil(fraga: Fraga, formular: FormMultiDict, namnd: str) -> tuple[Mote, ...]:
    fil = next((f for f in formular.getall("fil", []) if isinstance(f, UploadFile) and f.filename), None)
    if fil is None:
        raise OgiltigIndata((Felaktighet(plats="", mening="Välj en fil."),))
    form = next((f for f in _FORMER if fil.filename.lower().endswith(f)), "")
    if not form:
        mening = f"Filen ska heta något på {', '.join(_FORMER)}."
        raise OgiltigIndata((Felaktighet(plats="", mening=mening),))
    namnder = {kod: ett.namn for kod, ett in fraga.program.kommun.namnder.items()}
    with TemporaryDirectory() as mapp, fil.file as lasbar:
        lasbar.seek(0)
        kopia = Path(mapp, f"kalender{form}")
        kopia.write_bytes(lasbar.read(STORSTA_FIL + 1))
        return las_kalender(kopia, namnder, namnd=namnd)


VAGAR = (visa_andring, andra, importera)
