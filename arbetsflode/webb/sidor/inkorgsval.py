"""What becomes of a thing in the inbox besides a new case: attached, more time, no case, read again."""

from collections.abc import Callable
from datetime import date
from typing import Any

from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import vidare_med
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.inkommetsida import SKAL, VAG, rita
from arbetsflode.webb.sparat import nyckel_ur, sett_version, text_ur, till_arendet
from arbetsflode.webb.vag import skicka
from tillstand.fel import (
    Felaktighet,
    OgiltigIndata,
    OgiltigOvergang,
    Remissfel,
    Saknas,
    Versionskonflikt,
    VillkorEjUppfyllt,
)

_TRASIGT = "Formuläret är trasigt. Öppna sidan på nytt."
_TOMT = "Skriv varför det inte är ett ärende."
_FLEST_SIFFROR = 9


@skicka(f"{VAG}/{{inkommet:str}}/koppla")
def koppla(fraga: MedFraga, formular: MedFormular, inkommet: FromPath[str]) -> Response[Any]:
    """Attach it to a case that is there. Raises Saknas, SaknarBehorighet."""

    def gor() -> Kvitto:
        return motor.koppla_inkommet(fraga.program, fraga.aktor, id_=inkommet, **_valet(formular))

    return _till_arendet(fraga, formular, inkommet, gor)


@skicka(f"{VAG}/{{inkommet:str}}/bevilja")
def bevilja(fraga: MedFraga, formular: MedFormular, inkommet: FromPath[str]) -> Response[Any]:
    """Attach it, and let the svarstid that it grants count. Raises Saknas, SaknarBehorighet."""

    def gor() -> Kvitto:
        return motor.bevilja_ur_inkommet(
            fraga.program, fraga.aktor, id_=inkommet, svarstid=_dagen(formular), **_valet(formular)
        )

    return _till_arendet(fraga, formular, inkommet, gor)


def _valet(formular: FormMultiDict) -> dict[str, Any]:
    arende = text_ur(formular, "arende")
    if not arende.isascii() or not arende.isprintable():
        raise Saknas("Ärendet finns inte.")
    return {
        "version": sett_version(formular),
        "arende": arende,
        "arendeversion": _arendeversion(formular),
        "nyckel": nyckel_ur(formular),
    }


def _arendeversion(formular: FormMultiDict) -> int:
    text = text_ur(formular, "arendeversion")
    if not text.isascii() or not text.isdigit() or len(text) > _FLEST_SIFFROR:
        raise OgiltigIndata((Felaktighet(plats="", mening=_TRASIGT),))
    return int(text)


def _dagen(formular: FormMultiDict) -> date:
    try:
        return date.fromisoformat(text_ur(formular, "svarstid"))
    except ValueError:
        raise OgiltigIndata((Felaktighet(plats="", mening=_TRASIGT),)) from None


def _till_arendet(
    fraga: Fraga, formular: FormMultiDict, inkommet: str, gor: Callable[[], Kvitto]
) -> Response[Any]:
    try:
        kvitto = gor()
    except Versionskonflikt:
        return _igen(fraga, inkommet, status=409)
    except (OgiltigIndata, VillkorEjUppfyllt, OgiltigOvergang) as fel:
        return _igen(fraga, inkommet, hinder=_meningar(fel))
    return till_arendet(kvitto.arende, nyckel_ur(formular), kvitto)


def _meningar(fel: Remissfel) -> tuple[str, ...]:
    if isinstance(fel, OgiltigIndata):
        return tuple(f.mening for f in fel.felaktigheter)
    return tuple(str(b) for b in fel.brister) if isinstance(fel, VillkorEjUppfyllt) else (str(fel),)


def _igen(fraga: Fraga, inkommet: str, **varden: Any) -> Response[str]:
    return rita(fraga, motor.inkommet(fraga.program, fraga.aktor, id_=inkommet), **varden)


@skicka(f"{VAG}/{{inkommet:str}}/ej-arende")
def lagg_undan(fraga: MedFraga, formular: MedFormular, inkommet: FromPath[str]) -> Response[Any]:
    """Say that it is no case, and why. Raises Saknas."""
    skal = " ".join(text_ur(formular, SKAL.namn).split())
    try:
        version, nyckel = sett_version(formular), nyckel_ur(formular)
        if not skal:
            motor.inkommet(fraga.program, fraga.aktor, id_=inkommet)
            raise OgiltigIndata((Felaktighet(plats=SKAL.namn, mening=_TOMT),))
        motor.lagg_undan_inkommet(
            fraga.program, fraga.aktor, id_=inkommet, version=version, skal=skal, nyckel=nyckel
        )
    except Versionskonflikt:
        return _igen(fraga, inkommet, status=409)
    except OgiltigIndata as fel:
        return _igen(fraga, inkommet, skal=skal, skalfel=tuple(map(_vid_skalet, fel.felaktigheter)))
    return vidare_med(fraga, VAG, "undanlagt")


def _vid_skalet(fel: Felaktighet) -> Felaktighet:
    if fel.plats != SKAL.namn or fel.mening == _TOMT:
        return fel
    return Felaktighet(plats=SKAL.namn, mening=f"Skälet {fel.mening}")


@skicka(f"{VAG}/{{inkommet:str}}/ta-fram")
def ta_fram(fraga: MedFraga, formular: MedFormular, inkommet: FromPath[str]) -> Response[Any]:
    """Put something that was no case back in the inbox, and read it again. Raises Saknas."""
    try:
        motor.ta_fram_inkommet(
            fraga.program,
            fraga.aktor,
            id_=inkommet,
            version=sett_version(formular),
            nyckel=nyckel_ur(formular),
        )
    except Versionskonflikt:
        return _igen(fraga, inkommet, status=409)
    motor.las_inkommet(fraga.program, fraga.aktor, id_=inkommet)
    return vidare_med(fraga, f"{VAG}/{inkommet}", "framtaget")


@skicka(f"{VAG}/{{inkommet:str}}/las")
def las_igen(fraga: MedFraga, formular: MedFormular, inkommet: FromPath[str]) -> Response[Any]:
    """Try to read it, once more. Raises Saknas."""
    motor.las_inkommet(fraga.program, fraga.aktor, id_=inkommet)
    return Redirect(f"{VAG}/{inkommet}", status_code=303)


VAGAR = (koppla, bevilja, lagg_undan, ta_fram, las_igen)
