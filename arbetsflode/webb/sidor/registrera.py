"""Registrera: a remiss has come in, and is written into the diarium."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response
from litestar.params import FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular import registrering as form
from arbetsflode.webb.formular.filer import las_filer
from arbetsflode.webb.formular.ifyllning import Skrivet, las
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.registreringen import (
    INGET,
    Tillbaka,
    delarna,
    forslaget,
    mina_namnder,
    registrera_skrivet,
)
from arbetsflode.webb.sparat import nyckel_ur, till_arendet
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import Saknas

_VAG = "/registrera"


@hamta(_VAG)
def visa_registrera(
    fraga: MedFraga, namnd: FromQuery[str] = "", arende: FromQuery[str] = "", kvitto: FromQuery[str] = ""
) -> Response[str]:
    """An empty form, with a receipt of the one before it. Raises Saknas for those who do not register."""
    mina = mina_namnder(fraga)
    vald = namnd if namnd in mina else mina[0] if len(mina) == 1 else ""
    return _sidan(fraga, form.tomt(vald, fraga.idag), klar=_klar(fraga, arende, kvitto))


@skicka(_VAG)
def registrera(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Register. What is wrong comes back in the form, all at once, with everything that was typed."""
    mina_namnder(fraga)
    skrivet = las(form.ALLA, formular)
    filer, filfel = las_filer(formular)
    hade_filer = bool(filer or filfel)
    if "visa" in formular:
        return _sidan(fraga, skrivet, hade_filer=hade_filer)
    kvitto = registrera_skrivet(
        fraga, formular, skrivet, inlagor=lambda: (form.inlagor(filer), ()), filfel=filfel
    )
    if isinstance(kvitto, Tillbaka):
        return _sidan(fraga, skrivet, kvitto, hade_filer=hade_filer)
    if "igen" not in formular:
        return till_arendet(kvitto.arende, nyckel_ur(formular), kvitto)
    svar = {"namnd": kvitto.namnd, "arende": kvitto.arende, "kvitto": nyckel_ur(formular)}
    return Redirect(f"{_VAG}?{urlencode(svar)}", status_code=303)


@skicka(f"{_VAG}/forslag")
def forslag(fraga: MedFraga, formular: MedFormular) -> Response[str]:
    """What can be said of what is typed so far: the day, the plan, possible duplicates.

    Changes nothing. Raises Saknas for those who do not register.
    """
    return sida(fraga, "registrera_forslag.html", **forslaget(fraga, las(form.ALLA, formular)))


def _klar(fraga: Fraga, arende: str, nyckel: str) -> Kvitto | None:
    """What was registered just before; nothing when the address was made up."""
    if not arende or not nyckel:
        return None
    try:
        return motor.kvitto_for(fraga.program, fraga.aktor, arende=arende, nyckel=nyckel)
    except Saknas:
        return None


def _sidan(
    fraga: Fraga,
    skrivet: Skrivet,
    tillbaka: Tillbaka = INGET,
    *,
    hade_filer: bool = False,
    klar: Kvitto | None = None,
) -> Response[str]:
    delar = delarna(fraga, skrivet, tillbaka, hade_filer=hade_filer)
    return sida(fraga, "registrera.html", status=422 if tillbaka.nagot else 200, klar=klar, **delar)


VAGAR = (visa_registrera, registrera, forslag)
