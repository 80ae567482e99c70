"""Postlistan: what came in to a nämnd and went out from it on a day, without anything that is secret."""

from datetime import date

from litestar import Response
from litestar.params import FromQuery

from arbetsflode import motor
from arbetsflode.motor import Postrad
from arbetsflode.motor.postlista import REGISTRERING, SVAR
from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.formular.listfilter import las_dagen
from arbetsflode.webb.formular.ordlistor import ord_for
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.vag import hamta
from tillstand.handlingar import Handlingsriktning, Handlingsslag

_EGNA_SLAG = {REGISTRERING: "Nytt ärende", SVAR: "Svar på remissen"}
_FINNS_INTE = "Nämnden finns inte bland dina, så {namn} visas."
_GAR_INTE = "Dagen går inte att läsa, så i dag visas. Skriv den som 2026-11-28."
_INTE_AN = "Den dagen har inte varit än, så i dag visas."


@hamta("/postlista")
def postlista(fraga: MedFraga, namnd: FromQuery[str] = "", dag: FromQuery[str] = "") -> Response[str]:
    """The list of a day, today unless another is asked for. A nämnd that is not one's own counts as none."""
    mina = fraga.namnder
    fel: dict[str, str] = {}
    vald = namnd if namnd in mina else next(iter(mina), "")
    if namnd and namnd != vald and vald:
        fel["namnd"] = _FINNS_INTE.format(namn=fraga.namnd(vald))
    visad = _dagen(fraga, dag, fel)
    rader = motor.postlista(fraga.program, fraga.aktor, namnd=vald, dag=visad) if vald else ()
    return sida(
        fraga,
        "postlista.html",
        namnd=vald,
        mina=mina,
        visad=visad,
        fore=fraga.program.dagar.plus(visad, -1),
        efter=_nasta(fraga, visad),
        inkommet=[rad for rad in rader if rad.riktning == Handlingsriktning.IN.value],
        utgatt=[rad for rad in rader if rad.riktning != Handlingsriktning.IN.value],
        slag=_slag,
        fel=fel,
    )


def _dagen(fraga: Fraga, text: str, fel: dict[str, str]) -> date:
    dag = las_dagen(text.strip()) if text else fraga.idag
    if dag is None:
        fel["dag"] = _GAR_INTE
    elif dag > fraga.idag:
        fel["dag"] = _INTE_AN
    return fraga.idag if dag is None or dag > fraga.idag else dag


def _nasta(fraga: Fraga, visad: date) -> date | None:
    """The next working day, or today when that is nearer; none after today."""
    return None if visad >= fraga.idag else min(fraga.program.dagar.plus(visad, 1), fraga.idag)


def _slag(rad: Postrad) -> str:
    if rad.slag in _EGNA_SLAG:
        return _EGNA_SLAG[rad.slag]
    return ord_for(Handlingsslag(rad.slag)) if rad.slag in set(Handlingsslag) else rad.slag


VAGAR = (postlista,)
