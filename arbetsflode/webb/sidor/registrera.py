"""Registrera: a remiss has come in, and is written into the diarium."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.params import FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Kvitto
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.formular import registrering as form
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.filer import FALT as FILFALT
from arbetsflode.webb.formular.filer import Inlamnad, las_filer
from arbetsflode.webb.formular.ifyllning import Skrivet, las
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import nyckel_ur, till_arendet
from arbetsflode.webb.vag import hamta, skicka
from tillstand.fel import Brist, Felaktighet, OgiltigIndata, Saknas, VillkorEjUppfyllt
from tillstand.planord import STEGNAMN

_ROLL = "registrator"
_VAG = "/registrera"


@hamta(_VAG)
def visa_registrera(
    fraga: MedFraga, namnd: FromQuery[str] = "", arende: FromQuery[str] = "", kvitto: FromQuery[str] = ""
) -> Response[str]:
    """An empty form, with a receipt of the one before it. Raises Saknas for those who do not register."""
    mina = _mina_namnder(fraga)
    vald = namnd if namnd in mina else mina[0] if len(mina) == 1 else ""
    return _sidan(fraga, form.tomt(vald, fraga.idag), klar=_klar(fraga, arende, kvitto))


@skicka(_VAG)
def registrera(fraga: MedFraga, formular: MedFormular) -> Response[Any]:
    """Register. What is wrong comes back in the form, all at once, with everything that was typed."""
    mina, skrivet = _mina_namnder(fraga), las(form.ALLA, formular)
    filer, filfel = las_filer(formular)
    hade_filer = bool(filer or filfel)
    if "visa" in formular:
        return _sidan(fraga, skrivet, hade_filer=hade_filer)
    try:
        kvitto = _registrera(fraga, form.anmalan(fraga, mina, skrivet), filer, filfel, formular)
    except OgiltigIndata as fel:
        alla = dict.fromkeys((*fel.felaktigheter, *filfel))
        return _sidan(fraga, skrivet, fel=tuple(alla), hade_filer=hade_filer)
    except VillkorEjUppfyllt as fel:
        vid_falten, resten = form.vid_falten(fel.brister)
        dubblett = any(b.kod == form.DUBBLETT for b in fel.brister)
        return _sidan(
            fraga, skrivet, fel=vid_falten, brister=resten, dubblett=dubblett, hade_filer=hade_filer
        )
    if "igen" not in formular:
        return till_arendet(kvitto.arende, nyckel_ur(formular), kvitto)
    svar = {"namnd": kvitto.namnd, "arende": kvitto.arende, "kvitto": nyckel_ur(formular)}
    return Redirect(f"{_VAG}?{urlencode(svar)}", status_code=303)


@skicka(f"{_VAG}/forslag")
def forslag(fraga: MedFraga, formular: MedFormular) -> Response[str]:
    """What can be said of what is typed so far: the day, the plan, possible duplicates.

    Changes nothing. Raises Saknas for those who do not register.
    """
    return sida(fraga, "registrera_forslag.html", **_forslag(fraga, las(form.ALLA, formular)))


def _mina_namnder(fraga: Fraga) -> tuple[str, ...]:
    """The nämnder in which the person registers today, as themselves or for somebody. Raises Saknas."""
    nycklar = fraga.organisation.vantar_pa_mig(fraga.aktor.person, fraga.idag)
    mina = {nyckel.split(":")[1] for nyckel in nycklar if nyckel.partition(":")[0] == _ROLL}
    if funna := tuple(kod for kod in fraga.program.kommun.namnder if kod in mina):
        return funna
    raise Saknas("Sidan finns inte.")


def _registrera(
    fraga: Fraga,
    anmalan: form.Anmalan,
    filer: tuple[Inlamnad, ...],
    filfel: tuple[Felaktighet, ...],
    formular: FormMultiDict,
) -> Kvitto:
    inlagor = form.inlagor(filer)
    if filfel:
        raise OgiltigIndata(filfel)
    nyckel = nyckel_ur(formular)
    try:
        return motor.registrera(
            fraga.program,
            fraga.aktor,
            namnd=anmalan.namnd,
            underlag=anmalan.underlag,
            nyckel=nyckel,
            diarienummer=anmalan.diarienummer,
            kvittera=anmalan.kvittera,
            handlingar=inlagor,
        )
    except OgiltigIndata as fel:
        raise OgiltigIndata(map(form.vid_faltet, fel.felaktigheter)) from None


def _klar(fraga: Fraga, arende: str, nyckel: str) -> Kvitto | None:
    """What was registered just before; nothing when the address was made up."""
    if not arende or not nyckel:
        return None
    try:
        return motor.kvitto_for(fraga.program, fraga.aktor, arende=arende, nyckel=nyckel)
    except Saknas:
        return None


def _sidan(
    fraga: Fraga,
    skrivet: Skrivet,
    *,
    fel: tuple[Felaktighet, ...] = (),
    brister: tuple[Brist, ...] = (),
    dubblett: bool = False,
    hade_filer: bool = False,
    klar: Kvitto | None = None,
) -> Response[str]:
    mina, per_falt = _mina_namnder(fraga), dict(felen_per_falt(fel))
    bara_dubblett = dubblett and len(per_falt) == 1 and not brister
    if bara_dubblett:
        per_falt[form.DUBBLETT_SKAL.namn] = "Skriv varför, om den ska registreras ändå"
    forst, fler = form.ordnade(fraga, mina)
    visa_skal = dubblett or bool(skrivet.text(form.DUBBLETT_SKAL.namn))
    return sida(
        fraga,
        "registrera.html",
        status=422 if fel or brister else 200,
        forst=form.falten(fraga, mina, skrivet, per_falt, forst),
        fler=form.falten(fraga, mina, skrivet, per_falt, fler),
        skal=form.falten(fraga, mina, skrivet, per_falt, [form.DUBBLETT_SKAL])[0] if visa_skal else None,
        fokus=_fokus(skrivet, bara_dubblett, bool(fel or brister)),
        bara_dubblett=bara_dubblett,
        fel=fel,
        filfel=per_falt.get(FILFALT, ""),
        brister=brister,
        valj_igen=hade_filer,
        klar=klar,
        nyckel=fraga.ny_nyckel(),
        **_forslag(fraga, skrivet),
    )


def _fokus(skrivet: Skrivet, bara_dubblett: bool, fel: bool) -> str:
    """The field to begin in; none when the summary of faults is read first."""
    if bara_dubblett:
        return form.DUBBLETT_SKAL.namn
    if fel:
        return ""
    return form.TITEL.namn if skrivet.text(form.NAMND.namn) else form.NAMND.namn


def _forslag(fraga: Fraga, skrivet: Skrivet) -> Mapping[str, Any]:
    namnd, svarstid = skrivet.text(form.NAMND.namn), skrivet.text(form.SVARSTID.namn).strip()
    if namnd not in _mina_namnder(fraga):
        return {"prov": None, "lika": (), "stegnamn": STEGNAMN, "utan_namnd": bool(svarstid)}
    lika = motor.lika_arenden(
        fraga.program,
        fraga.aktor,
        namnd=namnd,
        titel=skrivet.text(form.TITEL.namn),
        avsandare=skrivet.text(form.FRAN.namn),
        deras_dnr=skrivet.text(form.DERAS_NUMMER.namn),
    )
    prov = motor.prova_svarstid(fraga.program, fraga.aktor, namnd=namnd, text=svarstid) if svarstid else None
    return {"prov": prov, "lika": lika, "stegnamn": STEGNAMN, "utan_namnd": False}


VAGAR = (visa_registrera, registrera, forslag)
