"""The page of one thing in the inbox, drawn the same way whatever has just been done on it."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen
from litestar import Response

from arbetsflode.inkorg import Postlage, Vag
from arbetsflode.motor import Inkommetsida, Traff, Traffslag
from arbetsflode.webb.besked import beskedet
from arbetsflode.webb.formular import inkorgsfalt
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.falt import Falt, Ifallt
from arbetsflode.webb.formular.filer import FALT as FILFALT
from arbetsflode.webb.formular.ifyllning import Skrivet
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.granskat import storlekstext
from arbetsflode.webb.klart import Klart
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.registreringen import INGET, Tillbaka, delarna, mina_namnder
from tillstand.fel import Felaktighet

VAG = "/inkorg"
SKAL = Falt("skal", "Skäl", hjalp="Till exempel: reklam, en inbjudan, skickat till fel nämnd.")
VAGORD: Mapping[Vag, str] = {
    Vag.SIDA: "på sidan",
    Vag.MAPP: "i den bevakade mappen",
    Vag.KOMMANDORAD: "på kommandoraden",
}
_HANN_FORE = "Någon annan hann före, eller så har ärendet ändrats. Inget av det du gjorde har sparats."


@frozen(kw_only=True)
class Visat:
    """What the page shows besides the thing itself."""

    skrivet: Skrivet | None
    tillbaka: Tillbaka
    fokus: str
    utan_fil: bool


def rita(
    fraga: Fraga,
    sett: Inkommetsida,
    *,
    skrivet: Skrivet | None = None,
    tillbaka: Tillbaka = INGET,
    fokus: str = "",
    utan_fil: bool = False,
    skal: str = "",
    skalfel: tuple[Felaktighet, ...] = (),
    hinder: tuple[str, ...] = (),
    status: int = 200,
    klart: Klart | None = None,
) -> Response[str]:
    """The page: the form as it is proposed, or as it was typed. `hinder` is why a choice was not made."""
    visat = Visat(skrivet=skrivet, tillbaka=tillbaka, fokus=fokus, utan_fil=utan_fil)
    varden = {} if sett.inkommet.post.lage.avgjord else _formularet(fraga, sett, visat)
    fel = tillbaka.nagot or skalfel or hinder
    return sida(
        fraga,
        "inkommet.html",
        status=422 if status == 200 and fel else status,
        i=sett.inkommet,
        post=sett.inkommet.post,
        last=sett.last,
        storlek=storlekstext(sett.inkommet.post.storlek),
        vagord=VAGORD[sett.inkommet.post.vag],
        lagen=Postlage,
        klart=klart,
        besked=beskedet(fraga),
        hinder=(*((_HANN_FORE,) if status == 409 else ()), *hinder),
        skalfalt=Ifallt(falt=SKAL, kravs=True, varde=skal, fel=felen_per_falt(skalfel).get(SKAL.namn, "")),
        skalfel=skalfel,
        **{"nyckel": fraga.ny_nyckel(), **varden},
    )


def _formularet(fraga: Fraga, sett: Inkommetsida, visat: Visat) -> dict[str, Any]:
    mina = mina_namnder(fraga)
    skrivet = visat.skrivet or inkorgsfalt.ifyllt(sett.forslag, mina)
    delar = delarna(fraga, skrivet, visat.tillbaka)
    tips = inkorgsfalt.tips(sett.forslag, sett.last, skrivet)
    fler = delar["fler"]
    return {
        **delar,
        "tips": tips,
        "bitar": inkorgsfalt.bitar(sett.last.text or "", sett.forslag),
        "kortad": len(sett.last.text or "") > inkorgsfalt.STORSTA_TEXT,
        "traffar": sett.traffar,
        "traffslag": Traffslag,
        "traffens_skal": _kopians_skal,
        "fokus": _fokus(sett, visat, delar, tips),
        "fler_oppen": any(f.fel for f in fler),
        "fler_ord": tuple((f.falt.etikett.lower(), _osakert(f, tips)) for f in fler if f.varde),
        "utan_fil": visat.utan_fil,
        "visa_utan_fil": visat.utan_fil or bool(felen_per_falt(visat.tillbaka.fel).get(FILFALT)),
    }


def _osakert(ett: Ifallt, tips: Mapping[str, inkorgsfalt.Falttips]) -> bool:
    return ett.falt.namn in tips and tips[ett.falt.namn].osakert


def _fokus(
    sett: Inkommetsida, visat: Visat, delar: Mapping[str, Any], tips: Mapping[str, inkorgsfalt.Falttips]
) -> str:
    """Where one begins: what is to be mended, a case that it may belong to, a field that needs the person,
    and else the button."""
    if visat.fokus:
        return visat.fokus
    if visat.tillbaka.nagot:
        return str(delar["fokus"])
    if sett.traffar and visat.skrivet is None:
        return "traffar"
    return inkorgsfalt.begynnelse(delar["forst"], tips) or "registrera"


def _kopians_skal(traff: Traff) -> str:
    return f"Samma fil finns redan i {traff.diarienummer}."
