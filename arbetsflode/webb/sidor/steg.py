"""A step of a case: the form of an arrow or åtgärd, and what becomes of it."""

from typing import Any

from attrs import frozen
from litestar import Response
from litestar.params import FromPath

from arbetsflode import motor
from arbetsflode.motor import Arendevy, Kvitto
from arbetsflode.visning.forval import Omgivning
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular.bygge import bygg
from arbetsflode.webb.formular.falt import Falt
from arbetsflode.webb.formular.forslag import forslag
from arbetsflode.webb.formular.ifyllning import Skrivet, las, som_underlag
from arbetsflode.webb.formular.tabeller import FORMULAR
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import krockat, nyckel_ur, sett_version, till_arendet
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import (
    Brist,
    Felaktighet,
    OgiltigIndata,
    Saknas,
    Versionskonflikt,
    VillkorEjUppfyllt,
)
from tillstand.flode import Atgard, Overgang


@frozen(kw_only=True)
class _Steg:
    """A step as it is about to be taken: the case as it is seen, the row of the flow, its form."""

    vy: Arendevy
    rad: Overgang | Atgard
    klass: type
    falten: tuple[Falt, ...]
    omgivning: Omgivning


@hamta("/arenden/{arende:str}/steg/{namn:str}")
def visa_steg(fraga: MedFraga, arende: FromPath[str], namn: FromPath[str]) -> Response[str]:
    """The form of a step, filled with what is known. Raises Saknas."""
    steg = _steget(fraga, arende, namn)
    skrivet = forslag(steg.klass, steg.rad.antecknar, steg.falten, steg.omgivning, fraga.idag)
    return _formularet(fraga, steg, skrivet)


@skicka("/arenden/{arende:str}/steg/{namn:str}")
def ta_steg(
    fraga: MedFraga, formular: MedFormular, arende: FromPath[str], namn: FromPath[str]
) -> Response[Any]:
    """Take the step. What is wrong comes back in the form, with everything that was typed."""
    steg = _steget(fraga, arende, namn)
    skrivet = las(steg.falten, formular)
    try:
        underlag = som_underlag(steg.klass, steg.falten, skrivet, steg.omgivning)
        kvitto = _gor(fraga, steg, underlag, sett_version(formular), nyckel_ur(formular))
    except OgiltigIndata as fel:
        return _formularet(fraga, steg, skrivet, fel=fel.felaktigheter)
    except VillkorEjUppfyllt as fel:
        return _formularet(fraga, steg, skrivet, brister=fel.brister)
    except Versionskonflikt as fel:
        return krockat(fraga, arende, fel, _som_rader(steg.falten, skrivet))
    return till_arendet(arende, nyckel_ur(formular), kvitto)


def _steget(fraga: Fraga, arende: str, namn: str) -> _Steg:
    vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    rad = fraga.flode(vy.arende).per_namn.get(namn)
    if rad is None or rad.antecknar not in FORMULAR or namn not in {m.namn for m in vy.mojliga}:
        raise Saknas("Det steget finns inte i ärendet.")
    return _Steg(
        vy=vy,
        rad=rad,
        klass=fraga.program.register.slag[vy.arende.slag].underlag[rad.antecknar],
        falten=FORMULAR[rad.antecknar],
        omgivning=Omgivning(arende=vy.arende, namnd=fraga.namnd(vy.arende.namnd), dag=None),
    )


def _gor(fraga: Fraga, steg: _Steg, underlag: Any, version: int, nyckel: str) -> Kvitto:
    gemensamt = {"arende": steg.vy.arende.id, "version": version, "underlag": underlag, "nyckel": nyckel}
    if isinstance(steg.rad, Overgang):
        return motor.handla(fraga.program, fraga.aktor, overgang=steg.rad.namn, **gemensamt)
    return motor.atgarda(fraga.program, fraga.aktor, atgard=steg.rad.namn, **gemensamt)


def _formularet(
    fraga: Fraga,
    steg: _Steg,
    skrivet: Skrivet,
    *,
    fel: tuple[Felaktighet, ...] = (),
    brister: tuple[Brist, ...] = (),
) -> Response[str]:
    falten = bygg(fraga, steg.vy.arende, steg.klass, steg.falten, skrivet, fel)
    kanda = {f.falt.namn for f in falten}
    return sida(
        fraga,
        "steg.html",
        status=422 if fel or brister else 200,
        vy=steg.vy,
        rad=steg.rad,
        mojlighet=next(m for m in steg.vy.mojliga if m.namn == steg.rad.namn),
        falten=[f for f in falten if not f.falt.fler],
        fler=[f for f in falten if f.falt.fler],
        fel=fel,
        ovriga_fel=[f for f in fel if f.plats not in kanda],
        brister=brister,
        nyckel=fraga.ny_nyckel(),
    )


def _som_rader(falten: tuple[Falt, ...], skrivet: Skrivet) -> list[tuple[str, str]]:
    """What was typed, to be kept on the page when somebody else was first."""
    return [(falt.etikett, skrivet.text(falt.namn)) for falt in falten if skrivet.text(falt.namn)]


VAGAR = (visa_steg, ta_steg)
