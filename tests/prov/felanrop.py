"""A call to the database that fails: the connection is cut, a deadlock is told, the base is locked.

The process lives on: it is asked again, and must then answer as if nothing had happened.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import psycopg

from arbetsflode import motor
from arbetsflode.program import Program
from tests.programbyggare import Installation, aktor, stall
from tests.prov.avbild import avbilda
from tests.prov.avbrott import ANNAT_FRO, Inspelning, doma_breven, gatt_till, granska, kopia, oppna, spela_in
from tests.prov.barn import Sag, barnkammare
from tests.prov.drivrutin import Raknare, koppla_in
from tests.prov.ram import Prov
from tests.prov.scener import EFTER_HYRAN, FORUT, PER_NAMN, SANT, Igen, Scen
from tillstand.fel import Remissfel, Upptaget


def _klipp(pa: Any, *, adress: str) -> None:
    """Cut the connection, at the server."""
    pid = getattr(pa, "connection", pa).info.backend_pid
    with psycopg.connect(adress, autocommit=True) as annan:
        annan.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))


def _dodlage(_pa: Any) -> None:
    raise psycopg.errors.DeadlockDetected("deadlock detected")


def _last(_pa: Any) -> None:
    fel = sqlite3.OperationalError("database is locked")
    fel.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise fel


FEL: dict[str, tuple[str, Callable[..., None]]] = {
    "connection cut": ("postgresql", _klipp),
    "deadlock told": ("postgresql", _dodlage),
    "base locked": ("sqlite", _last),
}
"""Each fault: on which database, and how it is made."""


def felande(prov: Prov, fel: str, scen: Scen, hogst: int) -> None:
    """Let the use case meet a fault at `hogst` of its calls, chosen by the seed."""
    sort, _ = FEL[fel]
    inspelning = spela_in(prov, sort, scen)
    antal = len(inspelning.anrop)
    for vid in sorted(prov.slump.sample(range(1, antal + 1), min(hogst, antal))):
        var = f"{scen.namn}, {fel} at call {vid} ({inspelning.anrop[vid - 1]})"
        with kopia(prov, inspelning.grund) as har:
            slut = barnkammare().gor(partial(_mot_felet, har, scen.namn, inspelning, fel, vid))
        prov.raknat[fel] += 1
        prov.krav(slut.utgang == 0, f"{var}: {slut.som_text()}")
        for ett in slut.sagt if slut.utgang == 0 else ():
            if ett == "":
                prov.raknat["answered all the same"] += 1
            else:
                prov.krav(False, f"{var}: {ett}")


def _mot_felet(har: Installation, namn: str, inspelning: Inspelning, fel: str, vid: int, sag: Sag) -> None:
    scen = PER_NAMN[namn]
    handling = FEL[fel][1]
    if handling is _klipp:
        handling = partial(_klipp, adress=har.databas.replace("+psycopg", ""))
    raknare = Raknare(vid=vid, handling=handling)
    koppla_in(raknare)
    with oppna(har, scen, ANNAT_FRO) as program:
        raknare.pa = True
        forst = _fraga(program, scen, inspelning.data, sag)
        raknare.pa = False
        with suppress(Upptaget):  # a line cut while it lay idle is found out by the next who uses it
            motor.lista(program, aktor("registrator"))
        granska(program, inspelning, sag)
        _fraga_om(program, har, scen, inspelning, forst, sag)
        granska(program, inspelning, sag)


def _fraga(program: Program, scen: Scen, data: Any, sag: Sag) -> str | None:
    """The answer in spite of the fault, or None when the house said that the base is busy or away."""
    try:
        svar = repr(scen.gor(program, data))
    except Upptaget:
        return None
    sag("")
    return svar


def _fraga_om(
    program: Program, har: Installation, scen: Scen, inspelning: Inspelning, forst: str | None, sag: Sag
) -> None:
    if scen.igen is Igen.BREVEN:
        stall(program, program.klocka.nu() + EFTER_HYRAN)
        forut = gatt_till(har.mapp / FORUT)
        doma_breven(program, har.mapp / SANT, sag, tidigare=forut, ska_finnas=inspelning.breven)
        return
    try:
        sedan = repr(scen.gor(program, inspelning.data))
    except Remissfel as fel:
        if scen.igen is Igen.SAMMA_SVAR:
            sag(f"asked again: {type(fel).__name__}: {fel}")
        return
    if scen.igen is Igen.SAMMA_SVAR and forst not in (None, sedan):
        sag(f"answered first {forst}, then {sedan}")
    if scen.igen is not Igen.NYTT:
        slutet = {tabell: len(rader) for tabell, rader in avbilda(har).items()}
        if olika := {t: (slutet[t], n) for t, n in inspelning.rader.items() if slutet[t] != n}:
            sag(f"other numbers of rows than it should be: {olika}")
