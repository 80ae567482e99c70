"""Lista och sök: the cases of a selection that stands in the address, on the page or as a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from litestar import Response
from litestar.response import Stream

from arbetsflode import motor
from arbetsflode.handlingar.tabellfil import Tabellrad, som_csv, som_xlsx
from arbetsflode.journal import tid_ur_text
from arbetsflode.motor import Listrad
from arbetsflode.webb.beroenden import MedFraga
from arbetsflode.webb.formular.listfilter import ALLA, VAG, VISA, Listfilter, las_filter
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.mallning import sida
from arbetsflode.webb.ordval import antal
from arbetsflode.webb.sidor.handlingar import som_bilaga
from arbetsflode.webb.vag import hamta
from tillstand.arbetsdagar import lokal_dag
from tillstand.fel import OgiltigIndata, Saknas
from tillstand.signal import Signal

PER_SIDA = 50
_SVARAT = frozenset({"overlamnad", "avskriven"})
"""States in which nobody waits for an answer."""
_RUBRIKER = (
    *("Nummer", "Titel", "Läge", "Handläggare", "Enhet", "Svar senast", "Nämnd"),
    *("Registrerat", "Sekretess"),
)
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@hamta(VAG)
def lista(fraga: MedFraga) -> Response[str]:
    """The list, a page at a time. Filters that cannot be read are told of and narrow nothing."""
    filter_ = las_filter(fraga)
    rader = motor.lista(fraga.program, fraga.aktor, filter_.urval(PER_SIDA + 1))
    visas, fler = rader[:PER_SIDA], len(rader) > PER_SIDA
    svar = sida(
        fraga,
        "lista.html",
        filter=filter_,
        visa=VISA,
        rader=visas,
        traff=_med_numret(fraga, filter_.text("sok")),
        antalet=_antalet(visas, fler, sedda=filter_.efter is not None),
        nasta=filter_.nasta(visas[-1]) if fler else "",
        alla=filter_.adress(visa=ALLA) if not visas and filter_.visa != ALLA else "",
        lage=lambda rad: laget(fraga, rad),
        signal=lambda rad: signalen(fraga, rad),
    )
    if fraga.request.headers.get("HX-Request"):
        svar.headers["HX-Push-Url"] = filter_.adress()
    return svar


def _antalet(rader: Sequence[Listrad], fler: bool, *, sedda: bool) -> str:
    if not rader:
        return "Inget ärende passar."
    text = antal(len(rader), "ärende", "ärenden") + (" till" if sedda else "")
    return f"{text} visas, och det finns fler." if fler else f"{text}."


def _med_numret(fraga: Fraga, sok: str) -> Listrad | None:
    """The one case that has exactly this number, whatever else the list is narrowed to."""
    if not sok:
        return None
    try:
        return motor.hitta(fraga.program, fraga.aktor, sok)
    except (Saknas, OgiltigIndata):
        return None


def laget(fraga: Fraga, rad: Listrad) -> str:
    """The state in words, and whether it waits or is on its way."""
    grund = fraga.program.floden["remiss"].flode.rubriker.get(rad.tillstand, rad.tillstand).lower()
    return f"{grund}, väntar" if rad.vantar_pa else f"{grund}, på väg ut" if rad.utskick else grund


def signalen(fraga: Fraga, rad: Listrad) -> Signal | None:
    """How the row of a case is marked."""
    if rad.slutdag is None or not rad.oppet or rad.tillstand in _SVARAT:
        return None
    return fraga.signal(date.fromisoformat(rad.slutdag))


@hamta(f"{VAG}.csv")
def som_csvfil(fraga: MedFraga) -> Stream:
    """All rows of the selection as CSV, sent as they are read. The first are read before the answer begins:
    until then a fault is told on a page, and not by a file that breaks off."""
    filter_ = las_filter(fraga)
    bitar = som_csv(_tabellen(fraga, filter_))
    forst = next(bitar)
    return Stream(
        chain((forst,), bitar),
        media_type="text/csv",
        headers={"Content-Disposition": som_bilaga(_filnamn(fraga, "csv"))},
    )


@hamta(f"{VAG}.xlsx")
def som_excelfil(fraga: MedFraga) -> Response[bytes]:
    """The same as an Excel workbook."""
    filter_ = las_filter(fraga)
    return Response(
        som_xlsx(_tabellen(fraga, filter_)),
        media_type=_EXCEL,
        headers={"Content-Disposition": som_bilaga(_filnamn(fraga, "xlsx"))},
    )


def _filnamn(fraga: Fraga, andelse: str) -> str:
    return f"ärenden {fraga.idag.isoformat()}.{andelse}"


def _tabellen(fraga: Fraga, filter_: Listfilter) -> Iterator[Tabellrad]:
    organisation = fraga.organisation
    yield _RUBRIKER
    for rad in motor.utdrag(fraga.program, fraga.aktor, filter_.urval(PER_SIDA)):
        enhet = organisation.enheter.get(rad.enhet or "")
        yield (
            rad.diarienummer,
            rad.rubrik,
            laget(fraga, rad),
            organisation.namn(rad.handlaggare) if rad.handlaggare else "",
            enhet.namn if enhet else rad.enhet,
            rad.slutdag,
            fraga.namnd(rad.namnd),
            lokal_dag(tid_ur_text(rad.registrerad)).isoformat(),
            "ja" if rad.hemligt else "",
        )


VAGAR = (lista, som_csvfil, som_excelfil)
