"""Erase what was no case from the inbox, by decision: the row, its words and its content."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from arbetsflode.journal import tidstext
from arbetsflode.lager import gallring, inkorgsgallring, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.gallra import Gallringskvitto, en_gallring, krav_pa_administrator
from arbetsflode.motor.gallring import Verkstallande
from arbetsflode.motor.gallringslista import Gallringsrad
from arbetsflode.program import Program
from tillstand.arbetsdagar import STOCKHOLM, lokal_dag
from tillstand.arende import Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.gallring import Inkorgsgallring

GALLRAS_HOGST = 1_000
"""Erased at once: whoever has more does it again."""


def antal_undanlagda(program: Program, aktor: Aktor, *, fore: date) -> int:
    """How many things `gallra_inkorgen` would erase. Raises as it does, but not when there is nothing."""
    _krav_pa_dagen(program, fore)
    with program.databas.las() as f:
        krav_pa_administrator(program, f, aktor, Nar.vid(program.klocka.nu()))
        return min(GALLRAS_HOGST, inkorgsgallring.antal_undanlagda(f, _borjan(fore)))


def gallra_inkorgen(
    program: Program, aktor: Aktor, *, fore: date, beslut: str, nyckel: str
) -> Gallringskvitto:
    """Erase from the inbox what was said to be no case before a local day, at most `GALLRAS_HOGST` things.

    That it was done, by which decision, stays in the installation's journal. Raises SaknarBehorighet,
    OgiltigIndata (place `fore`) for a day after tomorrow and when there is nothing, Lagringsfel.
    """
    _krav_pa_dagen(program, fore)

    def verkstall(f: Forbindelse, _nar: Nar, v: Verkstallande) -> Gallringsrad:
        ids = [id_ for id_, _ in inkorgsgallring.undanlagda(f, _borjan(fore), GALLRAS_HOGST)]
        rad = gallra_inkomna(program, f, v, ids)
        if rad is None:
            mening = f"inget i inkorgen lades undan före {fore}"
            raise OgiltigIndata((Felaktighet(plats="fore", mening=mening),))
        return rad

    return en_gallring(program, aktor, beslut, nyckel, ("inkorgen", fore), verkstall)


def gallra_inkomna(
    program: Program, f: Forbindelse, v: Verkstallande, ids: Sequence[str]
) -> Gallringsrad | None:
    """Erase those of some things that are there and became no case, inside a transaction; None when none is.

    In a base restored from before somebody said so they still lie open: they are erased all the same.
    """
    bort = inkorgsgallring.utan_arende(f, ids)
    if not bort:
        return None
    borta = tuple(id_ for id_, _ in bort)
    inkorgsgallring.ta_bort(f, borta)
    filer = tuple(hash_ for hash_ in sorted({h for _, h in bort}) if gallring.slapp_om_fri(f, hash_))
    rad = Gallringsrad(
        id=v.id,
        noterat=tidstext(v.nar.noterat),
        av=v.av,
        beslut=v.beslut,
        arende="",
        namnd="",
        diarienummer="",
        hela=False,
        filer=filer,
        inkomna=borta,
    )
    gallring.anteckna(f, v.id, arende="", innehall=rad.som_text(), nu=v.nar.noterat)
    faktum = Inkorgsgallring(gallring=v.id, beslut=v.beslut, inkomna=borta, filer=filer)
    slump, nar = program.slump, v.nar
    poster.skriv_post(f, "installation", (faktum,), aktor=v.aktor, nu=nar.noterat, dag=nar.dag, slump=slump)
    return rad


def _krav_pa_dagen(program: Program, fore: date) -> None:
    if fore > lokal_dag(program.klocka.nu()) + timedelta(days=1):
        raise OgiltigIndata((Felaktighet(plats="fore", mening="får inte ligga längre fram än i morgon"),))


def _borjan(dag: date) -> datetime:
    return datetime.combine(dag, time.min, tzinfo=STOCKHOLM)
