"""Lists and search among very many cases, beside the bare question on the driver; the index must be used."""

import time
from collections.abc import Callable, Mapping, Sized
from contextlib import closing
from functools import partial
from typing import Any

from attrs import frozen

from arbetsflode import motor
from arbetsflode.lager import listor
from arbetsflode.lager.listor import Listrad, Urval
from arbetsflode.lager.text import stam
from arbetsflode.program import Program
from prestanda.driver import Anslutning, anslut
from prestanda.fragor import CHEF, ORDET, handlaggare
from prestanda.ram import Block, Kvot, Matning, OlikaArbete, Tavlande, hogst, tidskvot
from prestanda.rigg import SORTER, STOR, Rigg
from tests.programbyggare import aktor
from tillstand.arbetsdagar import lokal_dag

FRAGOR = 100
"""Questions in a block."""

_KOLUMNER = (
    "id, slag, namnd, diarienummer, tillstand, version, oppet, hemligt, registrerad, rubrik, handlaggare,"
    " enhet, slutdag, vantar_pa, utskick"
)
_SLUT = "ORDER BY slutdag NULLS LAST, id LIMIT 200"
_VEM, _STAM = handlaggare(1), stam(ORDET)


@frozen(kw_only=True)
class Lista:
    """A list: how it is asked for, the same by hand, and the indexes that must be used."""

    namn: str
    vem: str
    var: Callable[[Program], tuple[Listrad, ...]]
    urval: Callable[[Program], Urval]
    for_hand: Mapping[str, tuple[str, tuple[Any, ...]]]
    """Database -> the bare question and its values."""
    index: Mapping[str, tuple[str, ...]]


def _nycklar(program: Program) -> frozenset[str]:
    with program.databas.las() as f:
        return program.organisation(f).vantar_pa_mig(CHEF, lokal_dag(program.klocka.nu()))


def _bada(sats: str, *varden: Any) -> dict[str, tuple[str, tuple[Any, ...]]]:
    return dict.fromkeys(
        ("sqlite", "postgresql"), (f"SELECT {_KOLUMNER} FROM arende WHERE {sats} {_SLUT}", varden)
    )


LISTOR = (
    Lista(
        namn='"mina öppna"',
        vem=_VEM,
        var=lambda p: motor.lista(p, aktor(_VEM), Urval(handlaggare=_VEM)),
        urval=lambda _p: Urval(handlaggare=_VEM),
        for_hand=_bada("oppet = 1 AND handlaggare = ?", _VEM),
        index=dict.fromkeys(SORTER, ("ix_arende_mina",)),
    ),
    Lista(
        namn='"att godkänna"',
        vem=CHEF,
        var=lambda p: motor.att_godkanna(p, aktor(CHEF)),
        urval=lambda p: Urval(vantar_pa=_nycklar(p)),
        for_hand=_bada("oppet = 1 AND vantar_pa = ?", "chef:soc:vuxna"),
        index=dict.fromkeys(SORTER, ("ix_arende_vantar",)),
    ),
    Lista(
        namn="search by a rare word",
        vem="registrator",
        var=lambda p: motor.sok(p, aktor("registrator"), ORDET),
        urval=lambda _p: Urval(oppna=None, text=ORDET),
        for_hand={
            "sqlite": _bada(
                "id IN (SELECT arende FROM sokrad WHERE id IN (SELECT rowid FROM sok WHERE sok MATCH ?))",
                f'"{_STAM}"*',
            )["sqlite"],
            "postgresql": _bada(
                "id IN (SELECT arende FROM sokrad"
                " WHERE to_tsvector('simple', ord) @@ to_tsquery('simple', ?))",
                f"{_STAM}:*",
            )["postgresql"],
        },
        index={
            "sqlite": ("sok VIRTUAL TABLE INDEX", "ix_nummer_nyckel"),
            "postgresql": ("sok_ord", "ix_nummer_nyckel"),
        },
    ),
)


def mat(rigg: Rigg, sort: str, lista: Lista) -> Kvot:
    """Our time as a multiple of the bare question's. Raises OlikaArbete, also when an index is not used."""
    bas = rigg.bas(sort, STOR[sort])
    with bas.oppna() as program, closing(anslut(bas)) as driver:
        plan = var_plan(program, driver, lista)
        if utan := [namn for namn in lista.index[sort] if namn not in plan]:
            raise OlikaArbete(f"{utan[0]} is not used: {plan}")
        sats, varden = lista.for_hand[sort]
        fragor = (lambda: driver.kor(sats, varden), lambda: lista.var(program))
        for fraga in fragor:
            fraga()
        grans, vart = (_block(fraga) for fraga in fragor)
        return tidskvot(grans, vart)


def var_plan(program: Program, driver: Anslutning, lista: Lista) -> str:
    """How the database means to answer the question that the engine asks."""
    with program.databas.las() as f:
        synlighet = program.organisation(f).synlighet(lista.vem, lokal_dag(program.klocka.nu()))
    sats, varden = listor.fraga(synlighet, lista.urval(program), ar_sqlite=program.databas.ar_sqlite)
    sql, fasta = sats.for_dialekt(program.databas.motor.dialect)
    return driver.plan(sql, {**fasta, **varden})


def _block(fraga: Callable[[], Sized]) -> Tavlande:
    def gor(_varv: int) -> Block:
        borjan = time.perf_counter()
        antal = sum(len(fraga()) for _ in range(FRAGOR))
        return Block(sekunder=time.perf_counter() - borjan, rader={"cases": antal})

    return gor


MATNINGAR = tuple(
    Matning(
        namn=f"{lista.namn} at {STOR[sort]:,}, {vad}",
        krav=hogst(3.0),
        kor=partial(mat, sort=sort, lista=lista),
    )
    for sort, vad in SORTER.items()
    for lista in LISTOR
)
