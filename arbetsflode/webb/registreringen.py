"""The form that registers a remiss, wherever it stands: what it shows, and what comes of sending it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen
from litestar.datastructures import FormMultiDict

from arbetsflode import motor
from arbetsflode.motor import Handlingsinlaga, Kvitto
from arbetsflode.webb.formular import registrering as form
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.filer import FALT as FILFALT
from arbetsflode.webb.formular.ifyllning import Skrivet
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.sparat import nyckel_ur
from tillstand.fel import Brist, Felaktighet, OgiltigIndata, Saknas, VillkorEjUppfyllt
from tillstand.planord import STEGNAMN

Inlagor = Callable[[], tuple[Sequence[Handlingsinlaga], Sequence[str]]]
"""The documents of a registration, and sentences of what is left out. Raises OgiltigIndata for those that
cannot be kept."""

_ROLL = "registrator"
_VARFOR = "Skriv varför, om den ska registreras ändå"


@frozen(kw_only=True)
class Tillbaka:
    """Why a form comes back: faults at their fields, and what the engine does not accept."""

    fel: tuple[Felaktighet, ...] = ()
    brister: tuple[Brist, ...] = ()
    dubblett: bool = False
    """Whether it may already be registered: a reason is asked for."""

    @property
    def nagot(self) -> bool:
        """Whether anything was wrong at all."""
        return bool(self.fel or self.brister)

    @property
    def bara_dubblett(self) -> bool:
        """Whether the reason is all that is missing."""
        return self.dubblett and len(felen_per_falt(self.fel)) == 1 and not self.brister


INGET = Tillbaka()
"""Nothing is wrong."""


def mina_namnder(fraga: Fraga) -> tuple[str, ...]:
    """The nämnder in which the person registers today, as themselves or for somebody. Raises Saknas."""
    nycklar = fraga.organisation.vantar_pa_mig(fraga.aktor.person, fraga.idag)
    mina = {nyckel.split(":")[1] for nyckel in nycklar if nyckel.partition(":")[0] == _ROLL}
    if funna := tuple(kod for kod in fraga.program.kommun.namnder if kod in mina):
        return funna
    raise Saknas("Sidan finns inte.")


def registrera_skrivet(
    fraga: Fraga,
    formular: FormMultiDict,
    skrivet: Skrivet,
    *,
    inlagor: Inlagor,
    filfel: tuple[Felaktighet, ...] = (),
    inkommet: tuple[str, int] | None = None,
) -> Kvitto | Tillbaka:
    """Register what was typed, with the documents that `inlagor` gives when all else is well.

    `inkommet` is what it came from in the inbox, with the version that was seen. What is wrong comes back all
    at once. Raises Versionskonflikt and what the engine raises besides.
    """
    try:
        anmalan = form.anmalan(fraga, mina_namnder(fraga), skrivet)
        handlingar, nekade = inlagor()
        if filfel:
            raise OgiltigIndata(filfel)
        return _registrera(fraga, formular, anmalan, handlingar, inkommet, nekade)
    except OgiltigIndata as fel:
        return Tillbaka(fel=tuple(dict.fromkeys((*fel.felaktigheter, *filfel))))
    except VillkorEjUppfyllt as fel:
        vid_falten, resten = form.vid_falten(fel.brister)
        dubblett = any(b.kod == form.DUBBLETT for b in fel.brister)
        return Tillbaka(fel=vid_falten, brister=resten, dubblett=dubblett)


def _registrera(
    fraga: Fraga,
    formular: FormMultiDict,
    anmalan: form.Anmalan,
    handlingar: Sequence[Handlingsinlaga],
    inkommet: tuple[str, int] | None,
    nekade: Sequence[str],
) -> Kvitto:
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
            handlingar=handlingar,
            inkommet=inkommet,
            nekade=nekade,
        )
    except OgiltigIndata as fel:
        raise OgiltigIndata(map(form.vid_faltet, fel.felaktigheter)) from None


def delarna(
    fraga: Fraga, skrivet: Skrivet, tillbaka: Tillbaka, *, hade_filer: bool = False
) -> dict[str, Any]:
    """What the fields of the form need to be drawn, and what is told beside them."""
    mina, per_falt = mina_namnder(fraga), dict(felen_per_falt(tillbaka.fel))
    bara_dubblett = tillbaka.bara_dubblett
    if bara_dubblett:
        per_falt[form.DUBBLETT_SKAL.namn] = _VARFOR
    forst, fler = form.ordnade(fraga, mina)
    visa_skal = tillbaka.dubblett or bool(skrivet.text(form.DUBBLETT_SKAL.namn))
    return {
        "forst": form.falten(fraga, mina, skrivet, per_falt, forst),
        "fler": form.falten(fraga, mina, skrivet, per_falt, fler),
        "skal": form.falten(fraga, mina, skrivet, per_falt, [form.DUBBLETT_SKAL])[0] if visa_skal else None,
        "fokus": _fokus(skrivet, tillbaka),
        "bara_dubblett": bara_dubblett,
        "fel": tillbaka.fel,
        "filfel": per_falt.get(FILFALT, ""),
        "brister": tillbaka.brister,
        "valj_igen": hade_filer,
        "nyckel": fraga.ny_nyckel(),
        **forslaget(fraga, skrivet),
    }


def _fokus(skrivet: Skrivet, tillbaka: Tillbaka) -> str:
    """The field to begin in; none when the summary of faults is read first."""
    if tillbaka.bara_dubblett:
        return form.DUBBLETT_SKAL.namn
    if tillbaka.nagot:
        return ""
    return form.TITEL.namn if skrivet.text(form.NAMND.namn) else form.NAMND.namn


def forslaget(fraga: Fraga, skrivet: Skrivet) -> Mapping[str, Any]:
    """What can be said of what is typed so far: the day, the plan, possible duplicates. Changes nothing.

    Raises Saknas for those who do not register.
    """
    namnd, svarstid = skrivet.text(form.NAMND.namn), skrivet.text(form.SVARSTID.namn).strip()
    if namnd not in mina_namnder(fraga):
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
