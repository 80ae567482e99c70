"""Brev: what has gone, what waits, and what somebody must say or mend; and each letter as it reads."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from attrs import frozen
from litestar import Response
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Brevarende, Brevets, Brevpost, Brevrad, Brevval, Listrad
from arbetsflode.visning.brevrader import LAGEN, amnesord, ar_svar, slagord, till_vem
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import beskedet, vidare_med
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import text_ur
from arbetsflode.webb.vag import hamta, skicka
from notiser.utkorg import Brevstatus
from tillstand.behorighet import ADMINISTRATOR
from tillstand.fel import Felaktighet, Leveransfel, OgiltigIndata, SaknarBehorighet, Saknas

URVAL: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "": ("Aktuella", ()),
    "vantar": ("Väntar", (Brevstatus.VANTAR, Brevstatus.SKICKAS, Brevstatus.UPPSKJUTEN)),
    "misslyckad": ("Kom inte fram", (Brevstatus.MISSLYCKAD,)),
    "oviss": ("Ovissa", (Brevstatus.OVISS,)),
    "skickad": ("Skickade", (Brevstatus.SKICKAD,)),
    "aterkallad": ("Återkallade", (Brevstatus.ATERKALLAD,)),
}
"""What may be asked for in the address -> what it is called, and the states of a letter's life. Without
any, all but what has been called back."""
_ATERKALLADE = URVAL["aterkallad"][1]
FLEST = 200
_VISADE_ARENDEN = 2


@frozen(kw_only=True)
class _Rad:
    """A letter in the list, and what this person may do with it."""

    brev: Brevrad
    arenden: tuple[Brevarende, ...]
    vad: str
    till: str
    lage: str
    val: Brevval
    ar_svar: bool

    @property
    def visade(self) -> tuple[Brevarende, ...]:
        """The cases that are named in the list."""
        return self.arenden[:_VISADE_ARENDEN]

    @property
    def fler(self) -> int:
        """How many more it is about, of those that the person may know of."""
        return len(self.arenden) - len(self.visade)

    @property
    def att_gora(self) -> bool:
        """Whether it asks for somebody's hand."""
        return self.val.igen or self.val.avgora or self.ar_svar


@hamta("/brev")
def breven(fraga: MedFraga, lage: FromQuery[str] = "", arende: FromQuery[str] = "") -> Response[str]:
    """The letters that the person may know of, newest first, perhaps only of one case. Raises Saknas."""
    om = motor.hitta(fraga.program, fraga.aktor, arende) if arende else None
    return _breven(fraga, lage if lage in URVAL else "", om, kvitto=beskedet(fraga))


def _breven(
    fraga: Fraga, vald: str, om: Listrad | None = None, *, kvitto: str = "", fel: str = ""
) -> Response[str]:
    alla = motor.brevlistan(
        fraga.program,
        fraga.aktor,
        lagen=URVAL[vald][1],
        utan=() if vald else _ATERKALLADE,
        arende=om.id if om else None,
    )
    return sida(
        fraga,
        "brev.html",
        status=422 if fel else 200,
        urval=URVAL,
        vald=vald,
        om=om,
        vagen=lambda kod: _vagen(kod, om.id if om else ""),
        rader=[_rad(fraga, b) for b in alla],
        fler=len(alla) >= FLEST,
        kvitto=kvitto,
        fel=(Felaktighet(plats="", mening=fel),) if fel else (),
        nyckel=fraga.ny_nyckel(),
        kan_prova=ADMINISTRATOR in fraga.roller,
    )


def _vagen(lage: str, arende: str) -> str:
    givna = {"lage": lage, "arende": arende}
    fragan = urlencode({namn: varde for namn, varde in givna.items() if varde})
    return f"/brev?{fragan}" if fragan else "/brev"


def _rad(fraga: Fraga, post: Brevpost) -> _Rad:
    brev = post.brev
    mitt = brev.person == fraga.aktor.person
    return _Rad(
        brev=brev,
        arenden=post.arenden,
        vad=amnesord(brev) if mitt or post.arenden else slagord(brev),
        till=till_vem(brev, fraga.organisation),
        lage=LAGEN.get(brev.lage, brev.lage),
        val=post.val,
        ar_svar=brev.lage == Brevstatus.MISSLYCKAD and ar_svar(brev),
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
        rad=_rad(fraga, Brevpost(brev=vy.brev, arenden=(), val=vy.val)),
        sparat=vy.kalla is Brevets.SPARAT,
        finns=vy.kalla is not Brevets.INGEN,
        gick=vy.brev.lage == Brevstatus.SKICKAD,
        nyckel=fraga.ny_nyckel(),
    )


@skicka("/brev/{brev:str}/igen")
def skicka_igen(fraga: MedFraga, formular: MedFormular, brev: FromPath[str]) -> Redirect:
    """Put a letter that did not arrive back in the box. Raises Saknas, SaknarBehorighet."""
    motor.skicka_igen(fraga.program, fraga.aktor, brev=brev)
    return _tillbaka(fraga, formular, "igen")


@skicka("/brev/{brev:str}/avgor")
def avgor(fraga: MedFraga, formular: MedFormular, brev: FromPath[str]) -> Redirect:
    """Say whether an uncertain letter got away. Raises Saknas, SaknarBehorighet, OgiltigIndata."""
    svar = text_ur(formular, "svar")
    if svar not in ("gick", "gick_inte"):
        motor.las_brev(fraga.program, fraga.aktor, brev=brev)
        raise OgiltigIndata((Felaktighet(plats="", mening="Säg om brevet gick iväg eller inte."),))
    motor.avgor_ovisst(fraga.program, fraga.aktor, brev=brev, gick=svar == "gick")
    return _tillbaka(fraga, formular, svar)


def _tillbaka(fraga: Fraga, formular: Any, besked: str) -> Redirect:
    lage = text_ur(formular, "lage")
    return vidare_med(fraga, _vagen(lage if lage in URVAL else "", text_ur(formular, "arende")), besked)


@skicka("/brev/provbrev")
def provbrev(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Send a letter to oneself, to see that letters arrive. Raises Saknas for others than administrators."""
    try:
        motor.provbrev(fraga.program, fraga.aktor)
    except SaknarBehorighet:
        raise Saknas("Sidan finns inte.") from None
    except Leveransfel as fel:
        return _breven(fraga, "", fel=f"Provbrevet gick inte iväg. {fel}")
    return vidare_med(fraga, "/brev", "provbrev")


VAGAR = (breven, mallarna, brevet, skicka_igen, avgor, provbrev)
