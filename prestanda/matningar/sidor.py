"""The pages: each beside the bare calls of the engine that it makes, and among very many cases beside few."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial

from attrs import evolve, frozen
from litestar import Litestar

from arbetsflode import motor
from arbetsflode.lager.listor import Urval
from arbetsflode.program import Program
from arbetsflode.webb.app import bygg
from prestanda.fragor import CHEF, ORDET
from prestanda.ram import Block, Kvot, Matning, OlikaArbete, Tavlande, hogst, tidskvot
from prestanda.rigg import STOR, Rigg
from prestanda.webbsida import begaran, sidblock
from tests.byggare import NAMND
from tests.programbyggare import Installation, aktor, bakom_ryggen
from tillstand.fel import Saknas

SORT, FA = "sqlite", 1_000
RADER = 50
"""Cases that a page of a list shows."""
_MOTENA = ("2011-10-20", "2011-10-27", "2011-11-24", "2011-12-15")
"""The nämnd's meetings. The first is shown: as many cases aim at it whatever the size of the base."""
_DAG = _MOTENA[0]
_SKRIVET = {
    "namnd": NAMND,
    "titel": f"Remiss om {ORDET}",
    "avsandare.organ": "Kommunstyrelsen",
    "svarstid": "30 november 2011",
}

Anrop = Callable[[Program, str], object]
"""The calls of the engine that a page makes, told the id of a case that waits for `CHEF`."""


@frozen
class Sida:
    """A page: what it is called, who opens it, its address, and the same questions without a page."""

    namn: str
    person: str
    vag: str
    """`{arende}` is a case that waits for `CHEF`."""
    anrop: Anrop
    falt: Mapping[str, str] | None = None
    """What is sent, when it is a form."""
    antal: int = 10
    """Pages in a block."""
    motorn: float = 3
    """How many times the engine's calls it may take: more where they are short and many rows are shown."""
    fore: Callable[[Program, Installation], object] = lambda _p, _bas: None
    """What the sweep or the night has written before anybody opens it."""


def _forslaget(p: Program, _arende: str) -> None:
    vem = aktor("registrator")
    titel, avsandare = _SKRIVET["titel"], _SKRIVET["avsandare.organ"]
    motor.lika_arenden(p, vem, namnd=NAMND, titel=titel, avsandare=avsandare)
    motor.prova_svarstid(p, vem, namnd=NAMND, text=_SKRIVET["svarstid"])


def _remissen(p: Program, arende: str) -> None:
    motor.visa(p, aktor("registrator"), arende=arende)
    motor.planera(p, aktor("registrator"), arende=arende)


def _att_godkanna(p: Program, _arende: str) -> None:
    vantar = {rad.id for rad in motor.att_godkanna(p, aktor(CHEF))}
    uppgifter = [u for u in motor.bordet(p, aktor(CHEF)).att_gora if u.arende in vantar]
    for uppgift in uppgifter[:RADER]:
        motor.planera(p, aktor(CHEF), arende=uppgift.arende)


def _godkanna_ett(p: Program, arende: str) -> None:
    vy = motor.granskning(p, aktor(CHEF), arende=arende)
    motor.visa(p, aktor(CHEF), arende=arende)
    motor.marka_last(p, aktor(CHEF), arende=arende, version=vy.arende.version)


def _motet(p: Program, _arende: str) -> None:
    motor.sammantradet(p, aktor("namndsekreterare"), namnd=NAMND, dag=date.fromisoformat(_DAG))
    motor.las_kalender(p)


def _kalendern(p: Program, _arende: str) -> None:
    fran, till = date.fromisoformat(_MOTENA[0]), date.fromisoformat(_MOTENA[-1])
    motor.namndens_moten(p, aktor("namndsekreterare"), namnd=NAMND, fran=fran, till=till)
    motor.las_kalender(p)


def _sikta(p: Program, bas: Installation) -> None:
    """Write beside each case the meeting that its plan aims at, as the sweep would: the plans rest on the
    svarstid alone, so one case of each is planned."""
    fraga = Urval(namnd=NAMND, antal=1)
    while rader := motor.lista(p, aktor("registrator"), fraga):
        rad = rader[0]
        plan = motor.planera(p, aktor("registrator"), arende=rad.id).plan
        mote = plan.upplagg.malmote if plan else None
        dag = mote.dag.isoformat() if mote else None
        sats = "UPDATE arende SET planmote = ? WHERE oppet = 1 AND namnd = ? AND slutdag = ?"
        bakom_ryggen(bas, sats, dag, NAMND, rad.slutdag)
        fraga = evolve(fraga, efter=(rad.slutdag, "~"))


def _sokningen(p: Program, _arende: str) -> None:
    motor.lista(p, aktor("registrator"), Urval(oppna=None, text=ORDET, antal=RADER + 1))
    with suppress(Saknas):
        motor.hitta(p, aktor("registrator"), ORDET)


SIDOR = (
    Sida("Mitt bord", "handlaggare", "/", lambda p, _a: motor.bordet(p, aktor("handlaggare"))),
    Sida("Registrera's suggestion", "registrator", "/registrera/forslag", _forslaget, _SKRIVET),
    Sida("Remissen", "registrator", "/arenden/{arende}", _remissen, motorn=8),
    Sida("Att godkänna", CHEF, "/godkanna", _att_godkanna),
    Sida("Att godkänna, one case", CHEF, "/godkanna/{arende}", _godkanna_ett),
    Sida(
        "Nämnden's meeting",
        "namndsekreterare",
        f"/namnder/{NAMND}/{_DAG}",
        _motet,
        antal=1,
        fore=lambda p, bas: _sikta(p, bas),
    ),
    Sida(
        "Nämnden's calendar",
        "namndsekreterare",
        f"/namnder/{NAMND}",
        _kalendern,
        fore=lambda p, bas: _sikta(p, bas),
    ),
    Sida(
        "Lista",
        "registrator",
        "/lista",
        lambda p, _a: motor.lista(p, aktor("registrator"), Urval(antal=RADER + 1)),
        motorn=20,
    ),
    Sida("Lista, a rare word", "registrator", f"/lista?sok={ORDET}", _sokningen, motorn=20),
    Sida(
        "Översikt",
        "forvaltningschef",
        "/oversikt",
        lambda p, _a: motor.oversikt(p, aktor("forvaltningschef"), namnd=NAMND),
        antal=1,
        fore=lambda p, _bas: motor.rakna_oppna(p),
    ),
)


def mat_mot_motorn(rigg: Rigg, sida: Sida) -> Kvot:
    """The time of the page as a multiple of the calls of the engine that it makes. Raises OlikaArbete."""
    with _oppnad(rigg.bas(SORT, FA), sida) as (program, app):
        arende = _vantande(program)
        sidan = _sidan(app, sida, arende)

        def anropen(_varv: int) -> Block:
            borjan = time.perf_counter()
            for _ in range(sida.antal):
                sida.anrop(program, arende)
            return Block(sekunder=time.perf_counter() - borjan, rader={})

        def sidorna(varv: int) -> Block:
            return evolve(sidan(varv), rader={})

        anropen(0), sidorna(0)
        return tidskvot(anropen, sidorna)


def mat_vaxten(rigg: Rigg, sida: Sida, antal: int) -> Kvot:
    """The time of the page among many as a multiple of its time among few. Raises OlikaArbete."""
    fa_, manga_ = rigg.bas(SORT, FA), rigg.bas(SORT, antal)
    with _oppnad(fa_, sida) as (fa, fas), _oppnad(manga_, sida) as (manga, mangas):
        bland_fa, bland_manga = (_sidan(a, sida, _vantande(p)) for p, a in ((fa, fas), (manga, mangas)))
        bland_fa(0), bland_manga(0)
        return tidskvot(bland_fa, bland_manga)


def _sidan(app: Litestar, sida: Sida, arende: str) -> Tavlande:
    vag = sida.vag.format(arende=arende)
    return sidblock(app, begaran(app, sida.person, vag, sida.falt), sida.antal)


def _vantande(program: Program) -> str:
    return motor.att_godkanna(program, aktor(CHEF))[0].id


@contextmanager
def _oppnad(bas: Installation, sida: Sida) -> Iterator[tuple[Program, Litestar]]:
    """A base with a calendar for the nämnd and what a page rests on; all is taken away again with what the
    pages have noted."""
    for dag in _MOTENA:
        bakom_ryggen(bas, "INSERT INTO mote (namnd, dag, typ) VALUES (?, ?, 'ordinarie')", NAMND, dag)
    try:
        with bas.oppna() as program:
            sida.fore(program, bas)
            yield program, bygg(program, klaga=_avbryt)
    finally:
        for sats in _STADA:
            bakom_ryggen(bas, sats)


_STADA = (
    *(f"DELETE FROM {tabell}" for tabell in ("mote", "session", "lasmarke", "oppnatal")),
    "DELETE FROM lage WHERE namn = 'oppnatal_raknade'",
    "UPDATE arende SET planmote = NULL WHERE planmote IS NOT NULL",
)


def _avbryt(fel: Exception, _referens: str) -> None:
    raise OlikaArbete(str(fel)) from fel


MATNINGAR = tuple(
    matning
    for sida in SIDOR
    for matning in (
        Matning(
            namn=f"sidor: {sida.namn}, against the bare calls of the engine",
            krav=hogst(sida.motorn),
            kor=partial(mat_mot_motorn, sida=sida),
        ),
        Matning(
            namn=f"sidor: {sida.namn} at {STOR[SORT]:,} against {FA:,}",
            krav=hogst(1.3),
            kor=partial(mat_vaxten, sida=sida, antal=STOR[SORT]),
        ),
    )
)
