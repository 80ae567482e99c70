"""Nämnden: its calendar, and each meeting with what is to be decided and in which order."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from attrs import evolve
from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Sammantradesvy, Urval
from arbetsflode.motor.sammantradet import ATERREMITTERAT, BESLUTAT, BORDLAGT
from arbetsflode.webb.beroenden import MedFormular, MedFraga
from arbetsflode.webb.besked import beskedet, vidare_med
from arbetsflode.webb.formular.bygge import felen_per_falt
from arbetsflode.webb.formular.listfilter import las_dagen
from arbetsflode.webb.formular.motesform import Punktrad, i_ordning, platserna, vid_raderna
from arbetsflode.webb.formular.ordlistor import ord_for
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.klart import Klart
from arbetsflode.webb.klart import klart as klart_for
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.sparat import nyckel_ur
from arbetsflode.webb.vag import hamta, skicka
from tillstand.arbetsdagar import plus_manader
from tillstand.behorighet import rollnyckel
from tillstand.fel import Felaktighet, OgiltigIndata, Saknas, Versionskonflikt
from tillstand.mote import Mote, Motestyp
from tillstand.namndbeslut import Beslutsutfall
from tillstand.planord import STEGNAMN
from tillstand.stoppdagar import fore_motet, justeringsdag

BAKAT_DAGAR, FRAMAT_MANADER = 60, 14
"""How much of a calendar is shown: days back, months ahead."""
_NASTA = 3


@hamta("/namnder")
def namnder(fraga: MedFraga) -> Response[Any]:
    """The nämnder with their next meetings; for one nämnd its calendar at once."""
    mina = fraga.namnder or _mina_arendens(fraga) or tuple(fraga.program.kommun.namnder)
    if len(mina) == 1:
        return Redirect(vagen(mina[0]), status_code=303)
    kalender = motor.las_kalender(fraga.program)
    nasta = {kod: [m for m in kalender.for_namnd(kod).hallna if m.dag >= fraga.idag][:_NASTA] for kod in mina}
    return sida(fraga, "namnder.html", nasta=nasta, vagen=vagen)


def _mina_arendens(fraga: Fraga) -> tuple[str, ...]:
    """The nämnder of the open cases of somebody who holds no role."""
    urval = Urval(handlaggare=fraga.aktor.person)
    egna = {rad.namnd for rad in motor.lista(fraga.program, fraga.aktor, urval)}
    return tuple(kod for kod in fraga.program.kommun.namnder if kod in egna)


def vagen(namnd: str, dag: date | None = None) -> str:
    """The address of a nämnd, or of one of its meetings."""
    return f"/namnder/{quote(namnd, safe='')}" + (f"/{dag.isoformat()}" if dag else "")


@hamta("/namnder/{namnd:str}")
def namnden(fraga: MedFraga, namnd: FromPath[str]) -> Response[str]:
    """The calendar of a nämnd, and how many cases aim at each meeting. Raises Saknas."""
    return kalendersidan(fraga, namnd)


def kalendersidan(fraga: Fraga, namnd: str, *, filfel: tuple[Felaktighet, ...] = ()) -> Response[str]:
    """The calendar, with what was just done or what was wrong with the file that was sent."""
    krav_pa_namnden(fraga, namnd)
    kalender = motor.las_kalender(fraga.program).for_namnd(namnd)
    fran = fraga.idag - timedelta(BAKAT_DAGAR)
    rader = motor.namndens_moten(
        fraga.program, fraga.aktor, namnd=namnd, fran=fran, till=plus_manader(fraga.idag, FRAMAT_MANADER)
    )
    return sida(
        fraga,
        "namnden.html",
        status=422 if filfel else 200,
        namnd=namnd,
        vagen=vagen,
        kommande=[rad for rad in rader if rad.mote.dag >= fraga.idag],
        varit=[rad for rad in reversed(rader) if rad.mote.dag < fraga.idag],
        stopp=lambda mote: {s.namn: s.datum for s in fore_motet(mote, kalender)} if mote.halls else {},
        justering=lambda mote: justeringsdag(mote, kalender) if mote.halls else None,
        sort=motessort,
        ar_sekreterare=ar_sekreterare(fraga, namnd),
        gjort=beskedet(fraga),
        filfel=filfel,
        nyckel=fraga.ny_nyckel(),
    )


def krav_pa_namnden(fraga: Fraga, namnd: str) -> None:
    """The nämnd is one of the municipality's. Its meetings are no secret in the house. Raises Saknas."""
    if namnd not in fraga.program.kommun.namnder:
        raise Saknas("Nämnden finns inte.")


def ar_sekreterare(fraga: Fraga, namnd: str) -> bool:
    """Whether the person is the nämnd's secretary today, or stands in for that one."""
    nycklar = fraga.organisation.vantar_pa_mig(fraga.aktor.person, fraga.idag)
    return rollnyckel("namndsekreterare", namnd) in nycklar


def motessort(mote: Mote) -> str:
    """What kind of meeting it is, when that needs to be said; where it moved stands beside."""
    return {
        Motestyp.EXTRA: "extra",
        Motestyp.INSTALLT: "inställt",
        Motestyp.FLYTTAT: "flyttat",
        Motestyp.ANTAGET: "inte beslutat än",
    }.get(mote.typ, "")


@hamta("/namnder/{namnd:str}/{dag:str}")
def motet(
    fraga: MedFraga,
    namnd: FromPath[str],
    dag: FromPath[str],
    klart: FromQuery[str] = "",
    kvitto: FromQuery[str] = "",
    borde: FromQuery[str] = "",
) -> Response[str]:
    """A meeting: its agenda, what ought to be on it (from a place, where that is long), and afterwards what
    remains; with a receipt of what was just registered there. Raises Saknas."""
    vy = _vyn(fraga, namnd, dag, borde=borde)
    return _motessidan(fraga, vy, klart=klart_for(fraga, klart, kvitto), bladdrat=bool(borde))


@hamta("/namnder/{namnd:str}/{dag:str}/utskrift")
def utskrift(fraga: MedFraga, namnd: FromPath[str], dag: FromPath[str]) -> Response[str]:
    """The agenda for paper. Raises Saknas."""
    vy = _vyn(fraga, namnd, dag)
    return sida(fraga, "foredragningslista.html", vy=vy, sort=motessort(vy.mote), vagen=vagen)


def _vyn(fraga: Fraga, namnd: str, dag: str, *, borde: str = "") -> Sammantradesvy:
    krav_pa_namnden(fraga, namnd)
    riktig = las_dagen(dag)
    if riktig is None:
        raise Saknas("Det finns inget sammanträde den dagen.")
    efter, _, id_ = borde.partition(" ") if borde.isprintable() else ("", "", "")
    return motor.sammantradet(fraga.program, fraga.aktor, namnd=namnd, dag=riktig, borde_efter=(efter, id_))


def _motessidan(
    fraga: Fraga,
    vy: Sammantradesvy,
    *,
    klart: Klart | None = None,
    skrivet: Sequence[Punktrad] = (),
    fel: tuple[Felaktighet, ...] = (),
    krock: Versionskonflikt | None = None,
    bladdrat: bool = False,
) -> Response[str]:
    mote = vy.mote
    kalender = motor.las_kalender(fraga.program).for_namnd(mote.namnd)
    sekreterare = ar_sekreterare(fraga, mote.namnd)
    beslutade = [p for p in vy.punkter if p.utfall and p.utfall.vad == BESLUTAT]
    return sida(
        fraga,
        "motet.html",
        status=409 if krock else 422 if fel else 200,
        krock=krock,
        vy=vy,
        borde_bladdrat=bladdrat,
        vagen=vagen,
        sort=motessort(mote),
        stegnamn=STEGNAMN,
        rubriker=fraga.program.floden["remiss"].flode.rubriker,
        justering=justeringsdag(mote, kalender),
        har_varit=mote.dag <= fraga.idag,
        ar_sekreterare=sekreterare,
        ordnar=sekreterare and mote.halls and not mote.antaget and bool(vy.punkter),
        punkter=_med_rader(vy, skrivet),
        ojusterade=[p for p in beslutade if p.tillstand == "namndbeslut"],
        justerade=[p for p in beslutade if p.tillstand in ("justerad", "overlamnad")],
        utfall=_utfall,
        signal=lambda punkt: fraga.signal(None if punkt.tillstand == "overlamnad" else punkt.svarstid),
        gjort=beskedet(fraga),
        klart=klart,
        fel=fel,
        per_falt=felen_per_falt(fel),
        nyckel=fraga.ny_nyckel(),
    )


def _med_rader(vy: Sammantradesvy, skrivet: Sequence[Punktrad]) -> list[tuple[Any, Punktrad]]:
    """Each case of the agenda with its line: as it was typed, or else as it stands."""
    rader = {rad.arende: rad for rad in skrivet}
    return [
        (p, rader.get(p.arende) or Punktrad(arende=p.arende, nummer=p.nummer, plats=str(n)))
        for n, p in enumerate(vy.punkter, 1)
    ]


def _utfall(punkt: Any) -> str:
    """What the meeting did with a case, in words: `enligt förslaget, OJ § 112`."""
    utfall = punkt.utfall
    if utfall is None:
        return ""
    ord_ = {BORDLAGT: "bordlagt", ATERREMITTERAT: "återremitterat"}.get(utfall.vad, "")
    if utfall.vad == BESLUTAT:
        ord_ = ord_for(Beslutsutfall(utfall.utfall)).lower() + (", OJ" if utfall.omedelbart else "")
    return f"{ord_} § {utfall.paragraf}" if utfall.paragraf else ord_


@skicka("/namnder/{namnd:str}/{dag:str}/lista")
def spara_lista(
    fraga: MedFraga, formular: MedFormular, namnd: FromPath[str], dag: FromPath[str]
) -> Response[Any]:
    """Save the order and the numbers. What is wrong comes back at its line, with everything typed. If
    somebody else was first it all comes back, and can be saved once that is known."""
    vy = _vyn(fraga, namnd, dag)
    if not ar_sekreterare(fraga, namnd):
        raise Saknas("Sidan finns inte.")
    rader = _raderna(formular)
    punkter: tuple[tuple[str, str], ...] = ()
    try:
        punkter = i_ordning(rader)
        motor.satt_foredragningslista(
            fraga.program,
            fraga.aktor,
            namnd=namnd,
            dag=vy.mote.dag,
            punkter=punkter,
            sedda=_sedda(formular),
            nyckel=nyckel_ur(formular),
        )
    except OgiltigIndata as fel:
        return _motessidan(
            fraga, evolve(vy, satta=_sedda(formular)), skrivet=rader, fel=vid_raderna(fel, punkter)
        )
    except Versionskonflikt as krock:
        return _motessidan(fraga, _vyn(fraga, namnd, dag), skrivet=platserna(rader, punkter), krock=krock)
    return vidare_med(fraga, vagen(namnd, vy.mote.dag), "lista")


def _sedda(formular: FormMultiDict) -> tuple[tuple[str, str], ...]:
    """What had been set when the page was opened."""
    delade = (v.partition(" ") for v in formular.getall("sedd", []) if isinstance(v, str))
    return tuple((arende, nummer) for arende, _, nummer in delade)


def _raderna(formular: FormMultiDict) -> tuple[Punktrad, ...]:
    """The lines of the form, in the order in which they stood there."""
    arenden = [v for v in formular.getall("arende", []) if isinstance(v, str)]

    def text(namn: str) -> str:
        varde = formular.get(namn, "")
        return varde if isinstance(varde, str) else ""

    return tuple(Punktrad(arende=a, nummer=text(f"nummer-{a}"), plats=text(f"plats-{a}")) for a in arenden)


VAGAR = (namnder, namnden, motet, utskrift, spara_lista)
