"""One thing in the inbox: the proposal beside the text, and the registration of it."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve
from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath, FromQuery

from arbetsflode import motor
from arbetsflode.motor import Handlingsinlaga, Inkommetsida
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular import registrering as form
from arbetsflode.webb.formular.ifyllning import Skrivet, las
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.inkommetsida import VAG, rita
from arbetsflode.webb.klart import klart as klart_for
from arbetsflode.webb.klart import vidare
from arbetsflode.webb.registreringen import Tillbaka, registrera_skrivet
from arbetsflode.webb.sidor.handlingar import INSTANGD, som_bilaga
from arbetsflode.webb.sparat import nyckel_ur, sett_version, text_ur, till_arendet
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import Versionskonflikt

_VALD_DAG = "svarstid_valt"
UTAN_FIL = "utan_fil"


@hamta(f"{VAG}/{{inkommet:str}}")
def visa_inkommet(
    fraga: MedFraga, inkommet: FromPath[str], klart: FromQuery[str] = "", kvitto: FromQuery[str] = ""
) -> Response[str]:
    """What came in, with the registration that it proposes; or what became of it. Raises Saknas."""
    return rita(fraga, _sett(fraga, inkommet), klart=klart_for(fraga, klart, kvitto))


@skicka(f"{VAG}/{{inkommet:str}}")
def registrera_inkommet(fraga: MedFraga, formular: MedFormular, inkommet: FromPath[str]) -> Response[Any]:
    """Register it. What is wrong comes back in the form, all at once, with everything that was typed.

    A chosen day, and the button that shows the plan, draw the form anew. Raises Saknas.
    """
    sett = _sett(fraga, inkommet)
    skrivet = las(form.ALLA, formular)
    if dag := text_ur(formular, _VALD_DAG):
        skrivet = evolve(skrivet, texter={**skrivet.texter, form.SVARSTID.namn: dag})
        return rita(fraga, sett, skrivet=skrivet, fokus=form.SVARSTID.namn)
    if "visa" in formular:
        return rita(fraga, sett, skrivet=skrivet)
    try:
        return _registrera(fraga, formular, sett, skrivet)
    except Versionskonflikt:
        return rita(fraga, _sett(fraga, inkommet), skrivet=skrivet, status=409)


def _sett(fraga: Fraga, id_: str) -> Inkommetsida:
    return motor.inkommet(fraga.program, fraga.aktor, id_=id_)


def _registrera(fraga: Fraga, formular: FormMultiDict, sett: Inkommetsida, skrivet: Skrivet) -> Response[Any]:
    id_, utan_fil = sett.inkommet.post.id, text_ur(formular, UTAN_FIL) == "ja"

    def inlagor() -> tuple[Sequence[Handlingsinlaga], Sequence[str]]:
        return ((), ()) if utan_fil else motor.inlagor_ur(fraga.program, fraga.aktor, id_=id_)

    kvitto = registrera_skrivet(
        fraga, formular, skrivet, inlagor=inlagor, inkommet=(id_, sett_version(formular))
    )
    if isinstance(kvitto, Tillbaka):
        return rita(fraga, sett, skrivet=skrivet, tillbaka=kvitto, utan_fil=utan_fil)
    nyckel = nyckel_ur(formular)
    if "igen" not in formular:
        return till_arendet(kvitto.arende, nyckel, kvitto)
    kvar = motor.inkorgen(fraga.program, fraga.aktor, hogst=1).poster
    return vidare(f"{VAG}/{kvar[0].post.id}" if kvar else VAG, kvitto.arende, nyckel)


@hamta(f"{VAG}/{{inkommet:str}}/fil")
def hamta_originalet(fraga: MedFraga, inkommet: FromPath[str]) -> Response[bytes]:
    """What came in, as it came, always as a file to save. Raises Saknas, Datafel."""
    namn, typ, innehall = motor.hamta_inkommet(fraga.program, fraga.aktor, id_=inkommet)
    huvuden = {"Content-Disposition": som_bilaga(namn), "Content-Security-Policy": INSTANGD}
    return Response(innehall, media_type=typ, headers=huvuden)


VAGAR = (visa_inkommet, registrera_inkommet, hamta_originalet)
