"""Brev: what has gone, what waits, and what somebody must say or mend; and each letter as it reads."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen
from litestar import Response
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.lager.brevlada import Brevrad
from arbetsflode.motor import Brevets
from arbetsflode.visning.brevrader import LAGEN, ar_svar, slagtext, sluttext, till_vem
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import text_ur
from arbetsflode.webb.vag import hamta, skicka
from notiser.brev import Brevslag
from notiser.utkorg import Brevstatus
from tillstand.behorighet import ADMINISTRATOR
from tillstand.fel import Felaktighet, Leveransfel, OgiltigIndata, SaknarBehorighet, Saknas

URVAL: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "": ("Alla", ()),
    "vantar": ("Väntar", (Brevstatus.VANTAR, Brevstatus.SKICKAS, Brevstatus.UPPSKJUTEN)),
    "misslyckad": ("Kom inte fram", (Brevstatus.MISSLYCKAD,)),
    "oviss": ("Ovissa", (Brevstatus.OVISS,)),
    "skickad": ("Skickade", (Brevstatus.SKICKAD,)),
    "aterkallad": ("Återkallade", (Brevstatus.ATERKALLAD,)),
}
"""What may be asked for in the address -> what it is called, and the states of a letter's life."""
FLEST = 200
_SKICKAR_IGEN = frozenset({ADMINISTRATOR, "registrator", "namndsekreterare"})
_AVGOR_SVAR = frozenset({"registrator", "namndsekreterare"})
_UTAT = (Brevslag.SVAR, Brevslag.KOPIA)
_KVITTON = {
    "igen": "Brevet ligger i lådan igen och går vid nästa sändning.",
    "gick": "Det är antecknat att brevet gick iväg.",
    "gick_inte": "Det är antecknat att brevet inte gick iväg.",
}


@frozen(kw_only=True)
class _Rad:
    """A letter in the list, and what this person may do with it."""

    brev: Brevrad
    vad: str
    till: str
    lage: str
    slut: str
    kan_igen: bool
    kan_avgora: bool
    ar_svar: bool

    @property
    def att_gora(self) -> bool:
        """Whether it asks for somebody's hand."""
        return self.kan_igen or self.kan_avgora or self.ar_svar


@hamta("/brev")
def breven(
    fraga: MedFraga, lage: FromQuery[str] = "", klart: FromQuery[str] = "", prov: FromQuery[str] = ""
) -> Response[str]:
    """The letters that the person may know of, newest first."""
    vald = lage if lage in URVAL else ""
    alla = motor.lista_brev(fraga.program, fraga.aktor, lagen=URVAL[vald][1])
    return _breven(fraga, vald, alla, kvitto=_KVITTON.get(klart, _provat(fraga) if prov == "ja" else ""))


def _breven(
    fraga: Fraga, vald: str, alla: tuple[Brevrad, ...], *, kvitto: str = "", fel: str = ""
) -> Response[str]:
    return sida(
        fraga,
        "brev.html",
        status=422 if fel else 200,
        urval=URVAL,
        vald=vald,
        rader=[_rad(fraga, b) for b in alla],
        fler=len(alla) >= FLEST,
        kvitto=kvitto,
        fel=(Felaktighet(plats="", mening=fel),) if fel else (),
        nyckel=fraga.ny_nyckel(),
        kan_prova=ADMINISTRATOR in fraga.roller,
    )


def _provat(fraga: Fraga) -> str:
    person = fraga.organisation.personer.get(fraga.aktor.person)
    return f"Provbrevet är skickat till {person.epost if person else ''}. Se efter att det kom fram."


def _rad(fraga: Fraga, brev: Brevrad) -> _Rad:
    mitt = brev.person == fraga.aktor.person
    avgor = bool(_AVGOR_SVAR & fraga.roller) if brev.slag in _UTAT else mitt or ADMINISTRATOR in fraga.roller
    misslyckat = brev.lage == Brevstatus.MISSLYCKAD
    return _Rad(
        brev=brev,
        vad=slagtext(brev),
        till=till_vem(brev, fraga.organisation),
        lage=LAGEN.get(brev.lage, brev.lage),
        slut=sluttext(brev),
        kan_igen=misslyckat and not ar_svar(brev) and bool(_SKICKAR_IGEN & fraga.roller),
        kan_avgora=brev.lage == Brevstatus.OVISS and avgor,
        ar_svar=misslyckat and ar_svar(brev),
    )


@hamta("/brev/mallar")
def mallarna(fraga: MedFraga) -> Response[str]:
    """Every kind of letter as it reads, about an invented case."""
    return sida(fraga, "brevmallar.html", mallar=motor.brevmallar(fraga.program))


@hamta("/brev/{brev:str}")
def brevet(fraga: MedFraga, brev: FromPath[str]) -> Response[str]:
    """One letter as it reads. Raises Saknas."""
    vy = motor.las_brev(fraga.program, fraga.aktor, brev=brev)
    return sida(
        fraga,
        "brevet.html",
        vy=vy,
        rad=_rad(fraga, vy.brev),
        sparat=vy.kalla is Brevets.SPARAT,
        finns=vy.kalla is not Brevets.INGEN,
        gick=vy.brev.lage == Brevstatus.SKICKAD,
        nyckel=fraga.ny_nyckel(),
    )


@skicka("/brev/{brev:str}/igen")
def skicka_igen(fraga: MedFraga, formular: MedFormular, brev: FromPath[str]) -> Redirect:
    """Put a letter that did not arrive back in the box. Raises Saknas, SaknarBehorighet."""
    motor.skicka_igen(fraga.program, fraga.aktor, brev=brev)
    return _tillbaka(formular, "igen")


@skicka("/brev/{brev:str}/avgor")
def avgor(fraga: MedFraga, formular: MedFormular, brev: FromPath[str]) -> Redirect:
    """Say whether an uncertain letter got away. Raises Saknas, SaknarBehorighet, OgiltigIndata."""
    svar = text_ur(formular, "svar")
    if svar not in ("gick", "gick_inte"):
        motor.las_brev(fraga.program, fraga.aktor, brev=brev)
        raise OgiltigIndata((Felaktighet(plats="", mening="Säg om brevet gick iväg eller inte."),))
    motor.avgor_ovisst(fraga.program, fraga.aktor, brev=brev, gick=svar == "gick")
    return _tillbaka(formular, svar)


def _tillbaka(formular: Any, klart: str) -> Redirect:
    lage = text_ur(formular, "lage")
    return Redirect(f"/brev?lage={lage if lage in URVAL else ''}&klart={klart}", status_code=303)


@skicka("/brev/provbrev")
def provbrev(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Send a letter to oneself, to see that letters arrive. Raises Saknas for others than administrators."""
    try:
        motor.provbrev(fraga.program, fraga.aktor)
    except SaknarBehorighet:
        raise Saknas("Sidan finns inte.") from None
    except Leveransfel as fel:
        alla = motor.lista_brev(fraga.program, fraga.aktor)
        return _breven(fraga, "", alla, fel=f"Provbrevet gick inte iväg. {fel}")
    return Redirect("/brev?prov=ja", status_code=303)


VAGAR = (breven, mallarna, brevet, skicka_igen, avgor, provbrev)
