"""A word planted everywhere and erased by decision: it is found nowhere, not even after a restore."""

import shutil

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.motor.gallringslista import FIL
from tests.byggare import NU
from tests.programbyggare import Installation, Lopp, aktor
from tests.prov.avbrott import kopia
from tests.prov.gallringen import DELAT, en_till_har_oppet, plantera, spar, utan_egen_radering
from tests.prov.ram import SORTER, Bevis, Prov

_SATT = ("texter", "hela", "forst texter, sedan hela")


def gallrade(prov: Prov) -> None:
    """Plant, erase and search, on each database in turn and in each way."""
    for nummer in range(prov.dos):
        prov.framsteg(f"{nummer} of {prov.dos}")
        sort = SORTER[nummer % 2]
        satt = _SATT[nummer // 2 % len(_SATT)]
        with utan_egen_radering():
            _en(prov, prov.installation(sort), satt, f"Xq{prov.slump.randbytes(6).hex()}")


def _en(prov: Prov, installation: Installation, satt: str, ord_: str) -> None:
    var = f"{installation.sort}, {satt}, {ord_}"
    with installation.oppna(Stallklocka(NU)) as program:
        lopp = plantera(program, ord_)
    fanns = spar(installation, ord_)
    prov.krav(len(fanns) >= 4, f"{var}: planted only in {fanns}")
    prov.raknat["places with the word before"] += len(fanns)
    with kopia(prov, installation) as fore:
        with en_till_har_oppet(installation), installation.oppna(Stallklocka(NU), fro=2) as program:
            lopp.program = program
            _gallra(lopp, satt, ord_)
            for plats in spar(installation, ord_):
                prov.krav(False, f"{var}: while the program runs the word is left in {plats}")
        prov.raknat["erased"] += 1
        _inga_spar(prov, installation, ord_, var)
        lista = fore.mapp / "kopior" / FIL
        lista.parent.mkdir(exist_ok=True)
        shutil.copy(installation.mapp / "kopior" / FIL, lista)
        with fore.oppna(Stallklocka(NU), fro=3) as program:
            motor.tillampa_gallringslista(program, lista)
            igen = motor.tillampa_gallringslista(program, lista)
            prov.krav(igen.gjorda == 0, f"{var}: the list was carried out twice")
        prov.raknat["restored"] += 1
        _inga_spar(prov, fore, ord_, f"{var}, restored from before")


def _gallra(lopp: Lopp, satt: str, ord_: str) -> None:
    program, admin = lopp.program, aktor("administrator")
    if "texter" in satt:
        alla = tuple((n, None) for n in sorted(lopp.arende.handlingar.nummer()))
        urval = motor.Gallringsurval(ord=ord_, handlingar=alla)
        plan = motor.gallringsplan(program, arende=lopp.id, urval=urval)
        motor.gallra_falt(program, admin, plan=plan, beslut="AN 2011 § 7", nyckel="texter")
    if "hela" in satt:
        motor.gallra_arende(program, admin, arende=lopp.id, beslut="AN 2011 § 8", nyckel="hela")
    motor.stada(program)


def _inga_spar(prov: Prov, installation: Installation, ord_: str, var: str) -> None:
    """Search the files, the rows, and a backup taken now: the rows as anybody may carry them away."""
    with installation.oppna(Stallklocka(NU), fro=5) as program:
        motor.sakerhetskopiera(program)
    kvar = spar(installation, ord_)
    prov.krav(not kvar, f"{var}: the word is left in {kvar}")
    prov.raknat["places with the word after"] += len(kvar)
    with installation.oppna(Stallklocka(NU), fro=4) as program:
        for avvikelse in motor.verifiera(program).avvikelser:
            prov.krav(False, f"{var}: the checker: {avvikelse.plats}: {avvikelse.mening}")
        delad = [f for f in program.filer.mapp.rglob("*") if f.is_file() and f.read_bytes() == DELAT]
        prov.krav(len(delad) == 1, f"{var}: the content that another case holds is gone")


BEVIS = (
    Bevis(
        namn="gallring",
        rad="a word planted in texts, names, files, letters, answers and index, then erased by decision",
        mal="0 hits in any file, row or new backup, also after restore and list; chains hold",
        liten=2,
        full=60,
        kor=gallrade,
        sekunder=150,
    ),
)
