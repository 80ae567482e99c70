"""Första gången: the first administrator is made by the code that the terminal shows. Then it is gone."""

from typing import Any

from litestar import Response

from arbetsflode import sakerhet
from arbetsflode.sakerhet import Forsta
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sidor.inloggning import med_session
from arbetsflode.webb.sparat import text_ur
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas

_FALT = ("startkod", "kod", "namn", "epost", "losenord")
_ETIKETTER = {"kod": "Användarnamn", "namn": "Namn", "epost": "E-post", "losenord": "Lösenordet"}


def _krav_pa_forsta_gangen(fraga: Fraga) -> None:
    if fraga.demo or not sakerhet.ar_forsta_gangen(fraga.program):
        raise Saknas("Sidan finns inte.")


@hamta("/forsta-gangen", oppen=True)
def visa_forsta(fraga: MedFraga) -> Response[str]:
    """The form. Raises Saknas as soon as anybody has a konto."""
    _krav_pa_forsta_gangen(fraga)
    return _sidan(fraga, {})


@skicka("/forsta-gangen", oppen=True, losenord=True)
def gor_forsta(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Make the first administrator and log in. What is wrong comes back, but for passwords."""
    _krav_pa_forsta_gangen(fraga)
    varden = {namn: text_ur(formular, namn) for namn in _FALT}
    try:
        if varden["losenord"] != text_ur(formular, "igen"):
            raise OgiltigIndata((Felaktighet(plats="igen", mening="är inte det samma två gånger"),))
        person = sakerhet.gor_forsta(fraga.program, Forsta(**varden))
    except OgiltigIndata as fel:
        felen = tuple(_mening(f) for f in fel.felaktigheter)
        return _sidan(fraga, varden, felen)
    return med_session(fraga, sakerhet.borja(fraga.program, person), "/installningar")


def _mening(fel: Felaktighet) -> Felaktighet:
    plats = "losenord" if fel.plats == "igen" else fel.plats
    etikett = _ETIKETTER.get(plats)
    return Felaktighet(
        plats=f"start.{fel.plats}", mening=f"{etikett} {fel.mening}." if etikett else fel.mening
    )


def _sidan(fraga: Fraga, varden: dict[str, str], fel: tuple[Felaktighet, ...] = ()) -> Response[str]:
    return sida(
        fraga,
        "forsta.html",
        status=422 if fel else 200,
        fel=fel,
        felen={f.plats: f.mening for f in fel},
        varden={namn: varde for namn, varde in varden.items() if namn != "losenord"},
    )


VAGAR = (visa_forsta, gor_forsta)
