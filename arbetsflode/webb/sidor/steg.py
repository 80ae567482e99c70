"""A step of a case: the form of an arrow or åtgärd, and what becomes of it."""

from typing import Any

from attrs import evolve, frozen
from litestar import Response
from litestar.params import FromPath, FromQuery

from arbetsflode import motor
from arbetsflode.motor import Arendevy, Kvitto
from arbetsflode.visning.forval import Omgivning
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular.bygge import bygg
from arbetsflode.webb.formular.falt import Falt
from arbetsflode.webb.formular.forslag import forslag
from arbetsflode.webb.formular.ifyllning import Skrivet, las, som_underlag
from arbetsflode.webb.formular.listfilter import las_dagen
from arbetsflode.webb.formular.tabeller import FORMULAR
from arbetsflode.webb.formular.tidigare import Tidigare, tidigare
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.klart import vidare
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sidor.inloggning import HEM, egen_vag
from arbetsflode.webb.sparat import krockat, nyckel_ur, sett_version, text_ur, till_arendet
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

MOTESFALT = "sammantrade.dag"
"""The field of the meeting at which something was decided."""


@frozen(kw_only=True)
class _Steg:
    """A step as it is about to be taken: the case as it is seen, the row of the flow, its form."""

    vy: Arendevy
    rad: Overgang | Atgard
    klass: type
    falten: tuple[Falt, ...]
    omgivning: Omgivning
    fran: str
    """The page that one came from and goes back to; empty for that of the case."""
    tidigare: Tidigare | None
    """What was asked for before and came back."""


@hamta("/arenden/{arende:str}/steg/{namn:str}")
def visa_steg(
    fraga: MedFraga,
    arende: FromPath[str],
    namn: FromPath[str],
    fran: FromQuery[str] = "",
    mote: FromQuery[str] = "",
) -> Response[str]:
    """The form of a step, filled with what is known: also the meeting (ISO day) from which one came. Raises
    Saknas."""
    steg = _steget(fraga, arende, namn, fran)
    skrivet = forslag(steg.klass, steg.rad.antecknar, steg.falten, steg.omgivning, fraga.idag)
    if steg.tidigare is not None:
        skrivet = evolve(skrivet, texter={**skrivet.texter, **steg.tidigare.texter})
    return _formularet(fraga, steg, _vid_motet(steg, skrivet, mote))


@skicka("/arenden/{arende:str}/steg/{namn:str}")
def ta_steg(
    fraga: MedFraga, formular: MedFormular, arende: FromPath[str], namn: FromPath[str]
) -> Response[Any]:
    """Take the step, and back to where one came from. What is wrong comes back in the form, with everything
    that was typed."""
    steg = _steget(fraga, arende, namn, text_ur(formular, "_fran"))
    skrivet = las(steg.falten, formular)
    try:
        underlag = som_underlag(steg.klass, steg.falten, skrivet, steg.omgivning)
        kvitto = _gor(fraga, steg, underlag, sett_version(formular), nyckel_ur(formular))
    except OgiltigIndata as fel:
        return _formularet(fraga, steg, skrivet, fel=fel.felaktigheter)
    except VillkorEjUppfyllt as fel:
        return _formularet(fraga, steg, skrivet, brister=fel.brister)
    except Versionskonflikt as fel:
        return krockat(fraga, arende, fel, _som_rader(steg.falten, skrivet), tillbaka=steg.fran)
    if steg.fran:
        return vidare(steg.fran, arende, nyckel_ur(formular))
    return till_arendet(arende, nyckel_ur(formular), kvitto)


def _steget(fraga: Fraga, arende: str, namn: str, fran: str) -> _Steg:
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
        fran=_egen_sida(fran),
        tidigare=tidigare(vy.handelser, namn, FORMULAR[rad.antecknar]),
    )


def _vid_motet(steg: _Steg, skrivet: Skrivet, mote: str) -> Skrivet:
    """With the meeting's day in its field, where the step has one and the day is a day."""
    dag = las_dagen(mote)
    if dag is None or MOTESFALT not in {falt.namn for falt in steg.falten}:
        return skrivet
    return evolve(skrivet, texter={**skrivet.texter, MOTESFALT: dag.isoformat()})


def _egen_sida(vag: str) -> str:
    """A page of ours that a receipt can be told on; empty for any other."""
    egen = egen_vag(vag)
    return "" if egen == HEM or "#" in egen else egen


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
        tidigare=steg.tidigare,
        fran=steg.fran,
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
