"""Calendars in a terminal: the meetings, and the cases that a change would touch."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from arbetsflode.kommandorad.utskrift import antal, kort_dag, skriv
from arbetsflode.motor import Berord
from tillstand.kalender import Kalender
from tillstand.mote import Mote, Motestyp
from tillstand.tidsplan import Verdikt

RUBRIKER = ("Nämnd", "Dag", "Tid", "Sort", "Inlämning", "Presidium", "Utskick", "Justering")

SORTER: Mapping[Motestyp, str] = {
    Motestyp.ORDINARIE: "",
    Motestyp.EXTRA: "extra",
    Motestyp.INSTALLT: "inställt",
    Motestyp.FLYTTAT: "flyttat till {till}",
    Motestyp.ANTAGET: "antaget",
}


def urval(kalender: Kalender, namnd: str | None, ar: int | None) -> list[Mote]:
    """The meetings of the nämnd and year asked for, what is not held and what is assumed too."""
    namnder = [namnd] if namnd is not None else sorted(kalender.namnder)
    alla = (mote for kod in namnder for mote in _alla(kalender, kod) if ar is None or mote.dag.year == ar)
    return sorted(alla, key=lambda mote: (mote.dag, mote.namnd))


def _alla(kalender: Kalender, namnd: str) -> Iterator[Mote]:
    egen = kalender.for_namnd(namnd)
    yield from egen.moten
    yield from (mote for mote in egen.hallna if mote.antaget)


def mote_rad(mote: Mote) -> tuple[str, ...]:
    """A meeting as a row under `RUBRIKER`."""
    till = mote.flyttat_till.isoformat() if mote.flyttat_till else ""
    return (
        mote.namnd,
        kort_dag(mote.dag),
        mote.tid or "",
        SORTER[mote.typ].format(till=till),
        *(
            _iso(dag)
            for dag in (mote.inlamning or mote.beredning, mote.presidium, mote.utskick, mote.justering)
        ),
    )


def _iso(dag: Any) -> str:
    return dag.isoformat() if dag else ""


BERORDA = ("Ärende", "Sammanträde", "Blir", "Tjänsteutlåtande", "Blir", "Planen")

_VERDIKT: Mapping[Verdikt | None, str] = {
    Verdikt.HALLER: "håller",
    Verdikt.SNAVT: "snäv",
    Verdikt.HALLER_MED_OMEDELBAR_JUSTERING: "med omedelbar justering",
    Verdikt.HALLER_INTE: "håller inte",
    None: "",
}


def berord_rad(berord: Berord) -> tuple[str, ...]:
    """A touched case as a row under `BERORDA`."""
    fore, efter = berord.fore.steg, berord.efter.steg
    return (
        berord.diarienummer,
        _iso(fore.get("sammantrade")),
        _iso(efter.get("sammantrade")),
        _iso(fore.get("tjansteutlatande")),
        _iso(efter.get("tjansteutlatande")),
        _VERDIKT[berord.verdikt],
    )


def skriv_berorda(berorda: Iterable[Berord]) -> None:
    """The touched cases as they are found, a line each: ten thousand take no more memory than one."""
    antal_ = 0
    for berord in berorda:
        if antal_ == 0:
            skriv("Planen ändras för:", _kolumner(BERORDA))
        antal_ += 1
        skriv(_kolumner(berord_rad(berord)))
    skriv(f"{antal(antal_, 'ärende', 'ärenden')} berörs." if antal_ else "Inget ärendes plan ändras.")


_BREDDER = (18, 12, 12, 17, 12, 0)


def _kolumner(celler: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(bredd) for cell, bredd in zip(celler, _BREDDER, strict=True)).rstrip()


def skriv_berorda_json(berorda: Iterable[Berord]) -> None:
    """The same for programs: one object, written as its cases are found. Nothing is done yet."""
    skriv('{"gjort": false, "berorda": [')
    for nummer, berord in enumerate(berorda):
        skriv(f"{',' if nummer else ''}{msgspec.json.encode(berord_json(berord)).decode()}")
    skriv("]}")


def berord_json(berord: Berord) -> dict[str, Any]:
    """A touched case for programs."""
    return {
        "id": berord.arende,
        "diarienummer": berord.diarienummer,
        "handlaggare": berord.handlaggare,
        "fore": berord.fore.steg,
        "efter": berord.efter.steg,
        "verdikt": berord.verdikt,
    }
