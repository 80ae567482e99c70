"""One use case killed at one point after another: what the base then holds, and what asking again gives."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager import brevlada
from arbetsflode.program import Program
from notiser.brev import meddelande_id
from tests.programbyggare import Installation, aktor, med_kanal, stall
from tests.prov.avbild import avbilda, avtryck, skillnad
from tests.prov.barn import Sag, Slut, barnkammare
from tests.prov.drivrutin import Raknare, do, koppla_in
from tests.prov.ram import Prov
from tests.prov.scener import EFTER_HYRAN, FORUT, PER_NAMN, SANT, Igen, Scen, Utlopp
from tillstand.fel import Remissfel

_FRO, ANNAT_FRO = 7, 8
"""One seed for every attempt: what is asked for again makes the same ids, so bases can be compared whole.
Only what was half done and goes on, letter by letter, needs new ids."""

Tabellavtryck = dict[str, str]


@frozen(kw_only=True)
class Inspelning:
    """A use case done to its end once: the base before and after each call, and the answer."""

    grund: Installation
    data: Any
    steg: tuple[Tabellavtryck, ...]
    """What others saw of the base: first before any call, then after each one."""
    anrop: tuple[str, ...]
    svar: str
    breven: frozenset[str]
    """The keys of all letters afterwards."""
    rader: dict[str, int]
    """How many rows each table has afterwards."""
    brister: frozenset[str]
    """What the checker says afterwards: of a case that is broken from the beginning."""

    @property
    def i_ett(self) -> bool:
        """Whether others ever saw more than the base before it and the base after it."""
        return all(steg in (self.steg[0], self.steg[-1]) for steg in self.steg)


def avbrutna(prov: Prov, sort: str, scen: Scen, hogst: int) -> None:
    """Kill the use case at every point, or at `hogst` of them by the seed, and judge each time."""
    inspelning = spela_in(prov, sort, scen)
    punkter = [(vid, fore) for vid in range(1, len(inspelning.anrop) + 1) for fore in (True, False)]
    prov.raknat[f"{sort} calls"] += len(inspelning.anrop)
    prov.krav(not scen.i_ett or inspelning.i_ett, f"{sort} {scen.namn}: others can see it half done")
    valda = punkter if hogst >= len(punkter) else sorted(prov.slump.sample(punkter, hogst))
    for vid, fore in valda:
        _ett(prov, scen, inspelning, vid, fore)
    _ett(prov, scen, inspelning, 0, False)


def _ett(prov: Prov, scen: Scen, inspelning: Inspelning, vid: int, fore: bool) -> None:
    """Kill once, at call `vid` or, for 0, just after it was acknowledged."""
    var = f"{'before' if fore else 'after'} call {vid} ({inspelning.anrop[vid - 1]})" if vid else "when done"
    var = f"{inspelning.grund.sort} {scen.namn}, killed {var}"
    with kopia(prov, inspelning.grund) as har:
        slut = barnkammare().gor(partial(_dor, har, scen.namn, inspelning.data, vid, fore))
        prov.krav(slut.dodad, f"{var}: {slut.som_text()}")
        prov.raknat["kills"] += slut.dodad
        prov.raknat["acknowledged"] += bool(slut.sagt)
        if slut.sagt:
            prov.krav(slut.sagt == (inspelning.svar,), f"{var}: answered {slut.sagt}")
        ska = inspelning.steg[vid - 1 if vid and fore else vid or -1]
        olika = skillnad(avtryck(avbilda(har)), ska)
        prov.krav(not olika, f"{var}: neither absent nor whole in {olika}")
        for brist in _som_sagt(barnkammare().gor(partial(_doms, har, scen.namn, inspelning))):
            prov.krav(False, f"{var}: {brist}")


def _som_sagt(slut: Slut) -> list[str]:
    return [str(ett) for ett in slut.sagt] + ([f"the judge ended by {slut.utgang}"] if slut.utgang else [])


@contextmanager
def kopia(prov: Prov, grund: Installation) -> Iterator[Installation]:
    """The same folder and base once more, for a while."""
    mapp = prov.undermapp("kopia") / "m"
    shutil.copytree(grund.mapp, mapp)
    if grund.sort == "sqlite":
        yield evolve(grund, mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db")
    else:
        namn = prov.postgres.ny(grund.databas.partition("@/")[2].partition("?")[0])
        yield evolve(grund, mapp=mapp, databas=prov.postgres.url(namn))
        prov.postgres.slapp(namn)
    shutil.rmtree(mapp)


def spela_in(prov: Prov, sort: str, scen: Scen) -> Inspelning:
    """Bring a base to where the use case can be done, and do it once on a copy."""
    grund = prov.installation(sort)
    data = _lyckades(barnkammare().gor(partial(_forbered, grund, scen.namn)))[0]
    with kopia(prov, grund) as har:
        *steg, svar, breven, rader, brister = _lyckades(
            barnkammare().gor(partial(_spela_in, har, scen.namn, data))
        )
    return Inspelning(
        grund=grund,
        data=data,
        steg=tuple(avbild for _, avbild in steg),
        anrop=tuple(vad for vad, _ in steg[1:]),
        svar=svar,
        breven=breven,
        rader=rader,
        brister=brister,
    )


def _lyckades(slut: Slut) -> tuple[Any, ...]:
    if slut.utgang:
        raise RuntimeError(str(slut.sagt[-1]))
    return slut.sagt


# ---- in the children


def _forbered(grund: Installation, namn: str, sag: Sag) -> None:
    with grund.oppna() as program:
        sag(PER_NAMN[namn].forbered(program))


def oppna(har: Installation, scen: Scen, fro: int = _FRO) -> Program:
    program = har.oppna(Stallklocka(scen.nar), fro=fro)
    med_kanal(program, Utlopp(har.mapp / SANT))
    return program


def _spela_in(har: Installation, namn: str, data: Any, sag: Sag) -> None:
    scen = PER_NAMN[namn]
    raknare = Raknare(efter_varje=lambda vad: sag((vad, avtryck(avbilda(har)))))
    koppla_in(raknare)
    with oppna(har, scen) as program:
        sag(("", avtryck(avbilda(har))))
        raknare.pa = True
        svar = repr(scen.gor(program, data))
        raknare.pa = False
        sag(svar)
        sag(frozenset(brev.nyckel for brev in _breven(program)))
        sag({tabell: len(rader) for tabell, rader in avbilda(har).items()})
        sag(frozenset(_brister(program)))


def _dor(har: Installation, namn: str, data: Any, vid: int, fore: bool, sag: Sag) -> None:
    raknare = Raknare(vid=vid, fore=fore)
    koppla_in(raknare)
    program = oppna(har, PER_NAMN[namn])
    raknare.pa = True
    sag(repr(PER_NAMN[namn].gor(program, data)))
    if vid == 0:
        do()


def _doms(har: Installation, namn: str, inspelning: Inspelning, sag: Sag) -> None:
    """Ask again, as the same person or another process would, and say whatever is not as it should be."""
    scen = PER_NAMN[namn]
    with oppna(har, scen, ANNAT_FRO if scen.igen is Igen.BREVEN else _FRO) as program:
        granska(program, inspelning, sag)
        if scen.igen is Igen.BREVEN:
            stall(program, program.klocka.nu() + EFTER_HYRAN)
            forut = gatt_till(har.mapp / FORUT)
            doma_breven(program, har.mapp / SANT, sag, tidigare=forut, ska_finnas=inspelning.breven)
        else:
            svar = _fraga_igen(program, scen, inspelning.data)
            if scen.igen is Igen.SAMMA_SVAR and svar != inspelning.svar:
                sag(f"asked again it answers {svar}")
            olika = skillnad(avtryck(avbilda(har)), inspelning.steg[-1])
            if olika and scen.igen is not Igen.NYTT:
                sag(f"asked again it leaves another {olika}")
        granska(program, inspelning, sag)


def granska(program: Program, inspelning: Inspelning, sag: Sag) -> None:
    """Tell what the checker says beyond what it says when nothing has gone wrong."""
    for brist in _brister(program):
        if brist not in inspelning.brister:
            sag(f"the checker: {brist}")


def _brister(program: Program) -> list[str]:
    return [f"{ett.plats}: {ett.mening}" for ett in motor.verifiera(program).avvikelser]


def _fraga_igen(program: Program, scen: Scen, data: Any) -> str:
    try:
        return repr(scen.gor(program, data))
    except Remissfel as fel:
        if scen.igen is Igen.SAMMA_SVAR:
            raise
        return type(fel).__name__


def _breven(program: Program) -> list[brevlada.Brevrad]:
    with program.databas.las() as f:
        return brevlada.lista(f, antal=10_000)


def doma_breven(
    program: Program,
    sant: Path,
    sag: Sag,
    *,
    tidigare: Counter[str] | None = None,
    hogst_tva_ganger: int = 1,
    ska_finnas: frozenset[str] = frozenset(),
) -> None:
    """Let the machinery go on when nobody holds a letter any more, and say which letters were lost.

    `sant` is where letters now leave to, `tidigare` how often each Message-ID has left before.
    """

    def gatt() -> Counter[str]:
        return gatt_till(sant) + (tidigare or Counter())

    motor.tick(program)
    _avgor_ovissa(program, gatt())
    motor.tick(program)
    antal = gatt()
    dubbla = sum(n - 1 for n in antal.values())
    if dubbla > hogst_tva_ganger:
        sag(f"{dubbla} letters too many have left: {antal.most_common(dubbla)}")
    alla = _breven(program)
    svaren = [(b, antal[_meddelande(program, b)]) for b in alla if b.slag == "svar"]
    for brev, ganger in svaren:
        if (brev.lage, ganger) not in _SVARETS:
            sag(f"the answer {brev.nyckel} left {ganger} times and is {brev.lage}")
        _doma_overlamnade(program, brev, ganger == 1, sag)
    for brev in alla:
        ganger = antal[_meddelande(program, brev)]
        if brev.slag != "svar" and brev.lage != "aterkallad" and (brev.lage != "skickad" or not ganger):
            sag(f"{brev.nyckel} left {ganger} times and is {brev.lage}")
    finns = {_utan_version(b.nyckel) for b in alla}
    if all(ganger for _, ganger in svaren) and (saknas := {_utan_version(n) for n in ska_finnas} - finns):
        sag(f"letters never written: {sorted(saknas)}")


def gatt_till(fil: Path) -> Counter[str]:
    """How often each Message-ID has left to a file."""
    return Counter(fil.read_text().split()[::2]) if fil.exists() else Counter()


_SVARETS = (("skickad", 1), ("misslyckad", 0), ("aterkallad", 0))
"""What an answer may be in the end, and how often it has then left."""


def _meddelande(program: Program, brev: brevlada.Brevrad) -> str:
    return meddelande_id(brev.nyckel, program.avsandardoman())


def _utan_version(nyckel: str) -> str:
    """The key of a letter; of a copy without the version, which a question on the way makes another."""
    slag, arende, *_, adress = nyckel.split(":")
    return f"{slag}:{arende}:{adress}" if slag == "kopia" else nyckel


def _avgor_ovissa(program: Program, gatt: Counter[str]) -> None:
    for brev in _breven(program):
        if brev.slag == "svar" and brev.lage == "oviss":
            gick = gatt[_meddelande(program, brev)] > 0
            motor.avgor_ovisst(program, aktor("registrator"), brev=brev.id, gick=gick)


def _doma_overlamnade(program: Program, brev: brevlada.Brevrad, gick: bool, sag: Sag) -> None:
    with program.databas.las() as f:
        ids = brevlada.arenden_i(f, brev.id)
    for id_ in ids:
        tillstand = motor.visa(program, aktor("registrator"), arende=id_).arende.tillstand
        if (tillstand == "overlamnad") is not gick:
            sag(f"the case is {tillstand}, the answer left: {gick}")
