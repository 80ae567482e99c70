"""What a page says when something is refused: calm Swedish, what to do next, and a number to refer to.

Forbidden and missing look the same. Nothing of the program's inside is told: that stands in the log, by
the number.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, frozen
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from arbetsflode.webb.beroenden import fraga_for
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.utloggad import det_skrivna, sidan_fore
from arbetsflode.webb.vag import HEM
from tillstand.fel import Brist, Felaktighet, OgiltigIndata, Remissfel, VillkorEjUppfyllt

Klaga = Callable[[Exception, str], None]
"""Is told of a fault that nobody expected, and the number that the page showed."""


@frozen(kw_only=True)
class Felsida:
    """What stands on the page of a fault."""

    status: int
    rubrik: str
    rad: str
    detaljer: tuple[Brist | Felaktighet, ...] = ()
    referens: str = ""


_FINNS_INTE = Felsida(
    status=404,
    rubrik="Sidan finns inte",
    rad="Den kan ha flyttats, eller så är den inte till för dig. Sök i listan, eller gå till Mitt bord.",
)
_OVANTAT = Felsida(
    status=500,
    rubrik="Något gick fel hos oss",
    rad="Det som redan var sparat är kvar. Försök igen om en stund. Händer det igen, "
    "berätta för den som sköter programmet och säg numret nedan.",
)
_PA_GRUND: Mapping[str, Felsida] = {
    "saknas": _FINNS_INTE,
    "saknar_behorighet": Felsida(
        status=403,
        rubrik="Det får du inte göra",
        rad="Inget har ändrats.",
    ),
    "ogiltig_overgang": Felsida(
        status=409,
        rubrik="Steget går inte längre att ta",
        rad="Inget har ändrats. Öppna ärendet igen och se var det står.",
    ),
    "villkor_ej_uppfyllt": Felsida(status=422, rubrik="Det går inte än", rad="Inget har ändrats."),
    "ogiltig_indata": Felsida(status=422, rubrik="Det här behöver rättas", rad="Inget har ändrats."),
    "versionskonflikt": Felsida(
        status=409,
        rubrik="Någon annan hann före",
        rad="Inget av det du gjorde har sparats. Öppna ärendet igen och se vad som har ändrats.",
    ),
    "nyckelkonflikt": Felsida(
        status=409,
        rubrik="Formuläret var redan använt",
        rad="Öppna sidan på nytt och fyll i igen.",
    ),
    "upptaget": Felsida(
        status=503,
        rubrik="Mycket att göra just nu",
        rad="Inget har sparats. Vänta en liten stund och försök igen.",
    ),
    "lagringsfel": Felsida(
        status=503,
        rubrik="Det går inte att spara just nu",
        rad="Inget har sparats. Berätta för den som sköter programmet.",
    ),
}
_PA_STATUS: Mapping[int, Felsida] = {
    400: Felsida(status=400, rubrik="Frågan gick inte att förstå", rad="Gå tillbaka och försök igen."),
    403: Felsida(
        status=403,
        rubrik="Sidan var för gammal",
        rad="Inget har sparats. Gå tillbaka, ladda om sidan och skicka igen.",
    ),
    404: _FINNS_INTE,
    405: evolve(_FINNS_INTE, status=405),
    413: Felsida(
        status=413,
        rubrik="För stort",
        rad="Det du skickade är större än vad som tas emot. Inget har sparats. Dela upp det och försök igen.",
    ),
}


def felhanterare(klaga: Klaga) -> ExceptionHandlersMap:
    """Which answer each kind of fault gets; what nobody expected is also told to `klaga`."""

    def remissfel(request: Request[Any, Any, Any], fel: Remissfel) -> Response[str]:
        sidan = _PA_GRUND.get(fel.kod)
        return _svara(request, _med_detaljer(sidan, fel)) if sidan else ovantat(request, fel)

    def httpfel(request: Request[Any, Any, Any], fel: HTTPException) -> Response[str]:
        if fel.status_code >= _OVANTAT.status:
            return ovantat(request, fel)
        return _svara(request, _PA_STATUS.get(fel.status_code, _PA_STATUS[400]))

    def ovantat(request: Request[Any, Any, Any], fel: Exception) -> Response[str]:
        referens = base64.b32encode(request.app.state.program.slump(5)).decode()
        klaga(fel, referens)
        request.scope["user"] = None
        return _svara(request, evolve(_OVANTAT, referens=referens))

    return {Remissfel: remissfel, HTTPException: httpfel, Exception: ovantat}


def _med_detaljer(sidan: Felsida, fel: Remissfel) -> Felsida:
    if isinstance(fel, VillkorEjUppfyllt):
        return evolve(sidan, detaljer=fel.brister)
    if isinstance(fel, OgiltigIndata):
        return evolve(sidan, detaljer=fel.felaktigheter)
    if fel.kod == "saknas":
        return sidan
    return evolve(sidan, detaljer=(Felaktighet(plats="", mening=str(fel)),))


def _svara(request: Request[Any, Any, Any], sidan: Felsida) -> Response[str]:
    fraga, skrivet = fraga_for(request), det_skrivna(request)
    if skrivet:
        igen = sidan_fore(request) or HEM
        return sida(fraga, "for_gammal.html", status=sidan.status, fel=sidan, skrivet=skrivet, igen=igen)
    return sida(fraga, "fel.html", status=sidan.status, fel=sidan)
