"""Every kind of writing that a full disk can stop, on a base where each has something to do."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from typing import Any

import psycopg
from attrs import frozen

from arbetsflode import motor
from arbetsflode.program import Program
from konfiguration.personfil import Personuppgifter
from tests.byggare import IDAG, NU, UNDERLAG, registrering
from tests.programbyggare import Installation, aktor, inlaga, registrera, stall
from tillstand.behorighet import Franvaro
from tillstand.innehall import Avsandare
from tillstand.motivering import Motivering

LANGT = "Ett långt samtal om Åsögatan. " * 300
Plats = tuple[str, int]
"""A case and the version in which it is seen."""


@frozen(kw_only=True)
class Skrivfall:
    """One use case: what it does to the case that was made ready for it."""

    gor: Callable[[Program, Any], object]
    """Takes what `bered` gave."""
    bered: Callable[[Program, Plats], Any] = lambda _program, plats: plats
    """What somebody has found out before doing it; by itself the place of the case."""
    flera: bool = False
    """Whether it writes in several transactions, each of them whole."""


def _registrera(program: Program, _plats: Plats) -> object:
    return motor.registrera(
        program,
        aktor("registrator"),
        namnd="soc",
        underlag=registrering(
            titel="Remiss om disken", avsandare=Avsandare(organ="KS", diarienummer="KS 99")
        ),
        nyckel="ny",
        handlingar=(inlaga(innehall=b"missiv" * 2_000),),
    )


def _par(plats: Plats) -> dict[str, Any]:
    return {"arende": plats[0], "version": plats[1], "nyckel": "nyckeln"}


def _importera(program: Program, _plats: Plats) -> object:
    borta = Franvaro(person="kollega", fran=IDAG, till=IDAG, ersattare="handlaggare")
    uppgifter = Personuppgifter(franvaro=(borta,))
    return motor.importera_personer(program, aktor("administrator"), uppgifter=uppgifter, nyckel="borta")


def _plan(program: Program, plats: Plats) -> object:
    return motor.gallringsplan(program, arende=plats[0], urval=motor.Gallringsurval(ord="Åsögatan"))


def _gallra(program: Program, plan: Any) -> object:
    return motor.gallra_falt(
        program, aktor("administrator"), plan=plan, beslut="Nämnden 1 maj § 3", nyckel="gallra"
    )


FALL: Mapping[str, Skrivfall] = {
    "registrera": Skrivfall(gor=_registrera),
    "atgarda": Skrivfall(
        gor=lambda p, plats: motor.atgarda(
            p,
            aktor("handlaggare"),
            atgard="anteckna",
            underlag=UNDERLAG["anteckna"](text=LANGT[:4_000]),
            **_par(plats),
        )
    ),
    "handla": Skrivfall(
        gor=lambda p, plats: motor.handla(
            p,
            aktor("handlaggare"),
            overgang="lagg_forslag",
            underlag=UNDERLAG["lagg_forslag"](),
            **_par(plats),
        )
    ),
    "bifoga": Skrivfall(
        gor=lambda p, plats: motor.bifoga(
            p, aktor("handlaggare"), handling=inlaga(innehall=b"bilaga" * 5_000), **_par(plats)
        )
    ),
    "godkann": Skrivfall(gor=lambda p, plats: motor.godkann(p, aktor("avdelningschef"), **_par(plats))),
    "aterlamna": Skrivfall(
        gor=lambda p, plats: motor.aterlamna(
            p, aktor("avdelningschef"), kommentar=Motivering(text=LANGT[:2_000]), **_par(plats)
        )
    ),
    "aterta": Skrivfall(gor=lambda p, plats: motor.aterta(p, aktor("handlaggare"), **_par(plats))),
    "angra": Skrivfall(
        gor=lambda p, plats: motor.angra(
            p, aktor("fordelare"), skal=Motivering(text="Fel ärende."), **_par(plats)
        )
    ),
    "importera_personer": Skrivfall(gor=_importera),
    "gallra_falt": Skrivfall(gor=_gallra, bered=_plan),
    "forsegla": Skrivfall(gor=lambda p, _plats: motor.forsegla(p)),
    "tick": Skrivfall(gor=lambda p, _plats: motor.tick(p), flera=True),
}
"""By the name of the use case."""
FOR_GODKANNANDE = ("godkann", "aterlamna", "aterta")


def bered(installation: Installation) -> dict[str, Plats]:
    """Make a case ready for each, and let a day pass; the places by use case."""
    with installation.oppna() as program:
        platser: dict[str, Plats] = {}
        for namn in FALL:
            lopp = registrera(program, titel=f"Remiss om {namn}").gor("fordela", "fordelare")
            if namn != "angra":
                lopp.bifoga("handlaggare", innehall=f"utlåtande {namn}".encode())
                lopp.gor("anteckna", "handlaggare", text=LANGT[:500])
            if namn in FOR_GODKANNANDE:
                lopp.gor("lagg_forslag", "handlaggare")
            platser[namn] = lopp.plats
        return platser


def oppna(installation: Installation, **miljo: str) -> Program:
    """The program the day after, with settings of its own."""
    from arbetsflode.klocka import Stallklocka
    from arbetsflode.sammansattning import oppna as satt_ihop

    program = satt_ihop(installation.mapp, klocka=Stallklocka(NU), miljo={**installation.miljo, **miljo})
    stall(program, NU + timedelta(days=1))
    return program


def rader_i(installation: Installation) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, for one moment to be held against another."""
    if installation.sort == "sqlite":
        with closing(sqlite3.connect(installation.mapp / "remiss.db")) as sqlite:
            namn = [
                rad[0]
                for rad in sqlite.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                if not rad[0].startswith(("sqlite_", "sokrad_"))
            ]
            return {ett: sorted(sqlite.execute(f"SELECT * FROM {ett}"), key=repr) for ett in namn}
    with psycopg.connect(installation.databas.replace("+psycopg", "")) as postgres:
        fraga = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        namn = [rad[0] for rad in postgres.execute(fraga).fetchall()]
        return {
            ett: sorted(postgres.execute(f"SELECT * FROM {ett}".encode()).fetchall(), key=repr)
            for ett in namn
        }
