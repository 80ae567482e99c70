"""Taking back: what I have asked for and that has not happened yet, and the last step taken."""

from typing import Any

from litestar import Response
from litestar.params import FromPath

from arbetsflode import motor
from arbetsflode.motor import Arendevy
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.motiveringen import Ordfalt
from arbetsflode.webb.sparat import krockat, nyckel_ur, sett_version, text_ur, till_arendet
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import (
    Brist,
    Felaktighet,
    OgiltigIndata,
    OgiltigOvergang,
    Versionskonflikt,
    VillkorEjUppfyllt,
)

SKAL = Ordfalt(
    namn="skal",
    etikett="Skäl",
    bestamd="Skälet",
    tomt="Skriv varför steget ångras.",
    hjalp="Det står kvar bland ärendets händelser.",
)


@hamta("/arenden/{arende:str}/aterta")
def visa_aterta(fraga: MedFraga, arende: FromPath[str]) -> Response[str]:
    """What is withdrawn, to be confirmed. Raises Saknas, and OgiltigOvergang when there is nothing."""
    vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    if not vy.kan_aterta:
        raise OgiltigOvergang("Det finns inget här som du kan ta tillbaka.")
    return _aterta_sidan(fraga, vy)


@skicka("/arenden/{arende:str}/aterta")
def aterta(fraga: MedFraga, formular: MedFormular, arende: FromPath[str]) -> Response[Any]:
    """Withdraw it. Raises Saknas, SaknarBehorighet, OgiltigOvergang."""
    vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    version, nyckel = sett_version(formular), nyckel_ur(formular)
    try:
        kvitto = motor.aterta(fraga.program, fraga.aktor, arende=arende, version=version, nyckel=nyckel)
    except VillkorEjUppfyllt as fel:
        return _aterta_sidan(fraga, vy, brister=fel.brister)
    except Versionskonflikt as fel:
        return krockat(fraga, arende, fel, [])
    return till_arendet(arende, nyckel, kvitto)


@hamta("/arenden/{arende:str}/angra")
def visa_angra(fraga: MedFraga, arende: FromPath[str]) -> Response[str]:
    """What is undone and what becomes of the case. Raises Saknas, and OgiltigOvergang when it cannot be."""
    return _angra_sidan(fraga, motor.visa(fraga.program, fraga.aktor, arende=arende))


@skicka("/arenden/{arende:str}/angra")
def angra(fraga: MedFraga, formular: MedFormular, arende: FromPath[str]) -> Response[Any]:
    """Undo it, for a reason. Raises Saknas, SaknarBehorighet, OgiltigOvergang."""
    vy, skal = motor.visa(fraga.program, fraga.aktor, arende=arende), text_ur(formular, SKAL.namn)
    try:
        version, nyckel = sett_version(formular), nyckel_ur(formular)
        ord_ = SKAL.las(skal)
        kvitto = motor.angra(
            fraga.program, fraga.aktor, arende=arende, version=version, nyckel=nyckel, skal=ord_
        )
    except OgiltigIndata as fel:
        return _angra_sidan(fraga, vy, skal=skal, fel=fel.felaktigheter)
    except VillkorEjUppfyllt as fel:
        return _angra_sidan(fraga, vy, skal=skal, brister=fel.brister)
    except Versionskonflikt as fel:
        return krockat(fraga, arende, fel, [("Skäl", skal)] if skal.strip() else [])
    return till_arendet(arende, nyckel, kvitto)


def _aterta_sidan(fraga: Fraga, vy: Arendevy, *, brister: tuple[Brist, ...] = ()) -> Response[str]:
    vantande = vy.arende.utskick or vy.arende.begaran
    if vantande is None:
        raise OgiltigOvergang("Det finns inget här som du kan ta tillbaka.")
    return sida(
        fraga,
        "aterta.html",
        status=422 if brister else 200,
        vy=vy,
        vantande=vantande,
        rubrik=_rubriken(fraga, vy, vantande.overgang),
        brister=brister,
        nyckel=fraga.ny_nyckel(),
    )


def _angra_sidan(
    fraga: Fraga,
    vy: Arendevy,
    *,
    skal: str = "",
    fel: tuple[Felaktighet, ...] = (),
    brister: tuple[Brist, ...] = (),
) -> Response[str]:
    senaste = vy.arende.senaste
    if senaste is None or not vy.kan_angra:
        raise OgiltigOvergang("Det senaste steget kan du inte ångra.")
    return sida(
        fraga,
        "angra.html",
        status=422 if fel or brister else 200,
        vy=vy,
        senaste=senaste,
        rubrik=_rubriken(fraga, vy, senaste.overgang),
        falt=SKAL.i_sidan(skal, fel, kravs=True),
        fel=fel,
        brister=brister,
        nyckel=fraga.ny_nyckel(),
    )


def _rubriken(fraga: Fraga, vy: Arendevy, overgang: str) -> str:
    pil = fraga.flode(vy.arende).per_namn.get(overgang)
    return pil.rubrik if pil else overgang


VAGAR = (visa_aterta, aterta, visa_angra, angra)
