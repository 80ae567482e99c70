"""Fördela: the cases that nobody has yet, each with its form, beside how much everybody has already."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen
from litestar import Response
from litestar.params import FromPath, FromQuery

from arbetsflode import motor
from arbetsflode.motor import Belastning, Fordelningsvy, Kvitto
from arbetsflode.visning.forval import Omgivning
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular.bygge import felen_per_falt, personval
from arbetsflode.webb.formular.falt import Falt
from arbetsflode.webb.formular.ifyllning import Skrivet, las, som_underlag
from arbetsflode.webb.formular.tabeller import FORMULAR
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.klart import klart as klart_for
from arbetsflode.webb.klart import vidare
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.ordval import antal
from arbetsflode.webb.sparat import krockat, nyckel_ur, sett_version
from arbetsflode.webb.vag import hamta, skicka
from tillstand.beredning import Fordelning
from tillstand.fel import (
    Brist,
    Felaktighet,
    OgiltigIndata,
    Saknas,
    Versionskonflikt,
    VillkorEjUppfyllt,
)

FORDELA = "fordela"
FORDELAR = frozenset({"fordelare", "forvaltningschef"})
"""The roles that the page is for."""
FALTEN: tuple[Falt, ...] = tuple(
    falt for falt in FORMULAR["fordelning"] if falt.namn in ("handlaggare", "enhet")
)
FLEST_FORMULAR = 20
"""So many cases have a form at a time; the rest come when these are done."""


@frozen(kw_only=True)
class _Forsok:
    """A case that was tried to distribute: what was chosen, and what was wrong."""

    arende: str = ""
    skrivet: Skrivet = field(factory=lambda: Skrivet(texter={}, kryssade={}))
    fel: tuple[Felaktighet, ...] = ()
    brister: tuple[Brist, ...] = ()


@frozen(kw_only=True)
class _Val:
    """What there is to choose among for the cases of a nämnd: code and name."""

    narmast: tuple[tuple[str, str], ...]
    """Those with a role or a case there, with how much they have."""
    ovriga: tuple[tuple[str, str], ...]
    enheter: tuple[tuple[str, str], ...]


@hamta("/fordela")
def att_fordela(fraga: MedFraga, klart: FromQuery[str] = "", kvitto: FromQuery[str] = "") -> Response[str]:
    """What is to be distributed. Raises Saknas for those who never distribute."""
    _krav_pa_roll(fraga)
    return _sidan(fraga, _Forsok(), klart=klart_for(fraga, klart, kvitto))


@skicka("/fordela/{arende:str}")
def fordela(fraga: MedFraga, formular: MedFormular, arende: FromPath[str]) -> Response[Any]:
    """Distribute one case. What is wrong comes back in its form. Raises Saknas, SaknarBehorighet."""
    _krav_pa_roll(fraga)
    sett = motor.visa(fraga.program, fraga.aktor, arende=arende).arende
    skrivet = las(FALTEN, formular)
    omgivning = Omgivning(arende=sett, namnd=fraga.namnd(sett.namnd), dag=None)
    try:
        version, nyckel = sett_version(formular), nyckel_ur(formular)
        _gor(fraga, arende, version, nyckel, som_underlag(Fordelning, FALTEN, skrivet, omgivning))
    except OgiltigIndata as fel:
        return _sidan(fraga, _Forsok(arende=arende, skrivet=skrivet, fel=fel.felaktigheter))
    except VillkorEjUppfyllt as fel:
        return _sidan(fraga, _Forsok(arende=arende, skrivet=skrivet, brister=fel.brister))
    except Versionskonflikt as fel:
        return krockat(fraga, arende, fel, [])
    return vidare("/fordela", arende, nyckel)


def _krav_pa_roll(fraga: Fraga) -> None:
    if not fraga.roller & FORDELAR:
        raise Saknas("Sidan finns inte.")


def _gor(fraga: Fraga, arende: str, version: int, nyckel: str, underlag: Fordelning) -> Kvitto:
    return motor.handla(
        fraga.program,
        fraga.aktor,
        arende=arende,
        version=version,
        overgang=FORDELA,
        underlag=underlag,
        nyckel=nyckel,
    )


def _sidan(fraga: Fraga, forsok: _Forsok, *, klart: Any = None) -> Response[str]:
    vy = motor.att_fordela(fraga.program, fraga.aktor)
    return sida(
        fraga,
        "fordela.html",
        status=422 if forsok.fel or forsok.brister else 200,
        vy=vy,
        visade=vy.arenden[:FLEST_FORMULAR],
        fler=vy.fler or len(vy.arenden) > FLEST_FORMULAR,
        val=_valen(fraga, vy),
        forsok=forsok,
        felen=felen_per_falt(forsok.fel),
        fel_i_listan=list(_vid_formularet(forsok)),
        antal=antal,
        signal=lambda ett: fraga.signal(ett.svar_senast, ett.fordelas_senast),
        nyckel=fraga.ny_nyckel,
        klart=klart,
    )


def _vid_formularet(forsok: _Forsok) -> Iterator[Felaktighet]:
    """The faults with the place of the field in the page: that case's."""
    for fel in forsok.fel:
        plats = f"{forsok.arende}-{fel.plats}" if fel.plats else ""
        yield Felaktighet(plats=plats, mening=fel.mening)


def _valen(fraga: Fraga, vy: Fordelningsvy) -> Mapping[str, _Val]:
    """By nämnd: whom and which enhet to choose."""
    ut = {}
    for namnd in dict.fromkeys(ett.namnd for ett in vy.arenden[:FLEST_FORMULAR]):
        narmast = tuple((b.person, _med_antal(b)) for b in vy.belastning if namnd in b.namnder)
        kanda = {kod for kod, _ in narmast}
        ut[namnd] = _Val(
            narmast=narmast,
            ovriga=tuple((kod, namn) for kod, namn in personval(fraga, namnd) if kod not in kanda),
            enheter=tuple((enhet.kod, enhet.namn) for enhet in vy.enheter if enhet.namnd == namnd),
        )
    return ut


def _med_antal(en: Belastning) -> str:
    borta = ", borta i dag" if en.borta else ""
    return f"{en.namn} ({en.oppna} {'öppet' if en.oppna == 1 else 'öppna'}{borta})"


VAGAR = (att_fordela, fordela)
