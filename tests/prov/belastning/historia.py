"""What the clients wrote, held against the base: acknowledged exactly once, never answered at most once."""

import signal
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from attrs import frozen
from sqlalchemy import text

from arbetsflode import motor
from arbetsflode.klocka import Stallklocka
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.motor.kvitto import ur_text
from arbetsflode.program import Program
from tests.programbyggare import Installation, med_kanal
from tests.prov.avbrott import doma_breven
from tests.prov.barn import Sag, barnkammare
from tests.prov.belastning.klient import Rad, brevets_namn, las_logg
from tests.prov.belastning.skara import AVSANDARE, Skara
from tests.prov.scener import SANT, Utlopp
from tillstand.behorighet import SYSTEM

_SENARE = timedelta(hours=2)
"""When nobody can hold a letter any more."""


@frozen
class Bas:
    """What stands in the base: the answers kept by key, who wrote each post of a case, and all free text."""

    svar: dict[str, tuple[tuple[str, int], ...]]
    poster: dict[tuple[str, int], str]
    fritext: str
    titlar: Counter[str]
    brevnycklar: frozenset[str]
    inkomna: Counter[tuple[str, str]]
    """(name, case) of each thing in the inbox that became a case, or a part of one."""


def doma(skara: Skara, sant: Counter[str], *, omstarter: int = 0) -> None:
    """Judge what a crew has done; `sant` says how often the mail server took each Message-ID.

    A reminder may leave once more for each sender that was killed, or whose base went away, before it could
    say that it had left.
    """
    prov, sort = skara.prov, skara.installation.sort
    for roll, slut in skara.sluten:
        i_ordning = slut.utgang in (0, -signal.SIGTERM)  # told to stop before it listened, it just stops
        prov.krav(slut.dodad or i_ordning, f"{sort} {roll} {slut.som_text()}")
    dodade = sum(1 for roll, slut in skara.sluten if roll in AVSANDARE and slut.dodad)
    avbrott = dodade + omstarter * len(AVSANDARE)
    slut = barnkammare().gor(partial(_doma, skara.installation, skara.klocka.nu() + _SENARE, sant, avbrott))
    prov.krav(slut.utgang == 0, f"{sort}: the judge {slut.som_text()}")
    for ett in slut.sagt:
        if isinstance(ett, Counter):
            prov.raknat.update(ett)
        else:
            prov.krav(False, f"{sort}: {ett}")


def _doma(installation: Installation, nar: Any, sant: Counter[str], avbrott: int, sag: Sag) -> None:
    rader = [rad for fil in installation.mapp.glob("klient*.jsonl") for rad in las_logg(fil)]
    with installation.oppna(Stallklocka(nar), fro=99) as program:
        med_kanal(program, Utlopp(installation.mapp / SANT))
        bas = _las(program)
        sag(
            Counter(
                {
                    "acknowledged": sum(rad.svar is not None for rad in rader),
                    "refused": sum(rad.nej is not None for rad in rader),
                    "never answered": sum(rad.svar is None and rad.nej is None for rad in rader),
                }
            )
        )
        for brist in _brister(rader, bas):
            sag(brist)
        doma_breven(program, installation.mapp / SANT, sag, tidigare=sant, hogst_tva_ganger=avbrott)
        for ett in motor.verifiera(program).avvikelser:
            sag(f"the checker: {ett.plats}: {ett.mening}")


def _las(program: Program) -> Bas:
    def fraga(sats: str) -> list[tuple[Any, ...]]:
        return f.alla(Sats(text(sats)))

    with program.databas.las() as f:
        poster = fraga("SELECT kedja, nummer, aktor, fritext FROM post WHERE kedja LIKE 'arende:%'")
        return Bas(
            {
                nyckel: tuple((k.arende, k.version) for k in ur_text(svar))
                for nyckel, svar in fraga("SELECT nyckel, svar FROM idempotens")
                if svar.startswith("[")
            },
            {(kedja.removeprefix("arende:"), nummer): av for kedja, nummer, av, _ in poster},
            "\n".join(fritext for *_, fritext in poster),
            Counter(rubrik for (rubrik,) in fraga("SELECT rubrik FROM arende")),
            frozenset(nyckel for (nyckel,) in fraga("SELECT nyckel FROM brev")),
            Counter(
                (namn, arende)
                for namn, arende in fraga("SELECT filnamn, arende FROM inkorgspost WHERE arende IS NOT NULL")
            ),
        )


def _brister(rader: list[Rad], bas: Bas) -> Iterator[str]:
    avsikter = {rad.avsikt.nyckel: rad.avsikt for rad in rader}
    for rad in rader:
        yield from _radens(rad, bas)
    for nyckel, platser in bas.svar.items():
        if nyckel.startswith("klient") and nyckel not in avsikter:
            yield f"{nyckel} was done, but nobody meant it"
        for plats in platser:
            if nyckel in avsikter and bas.poster.get(plats) != avsikter[nyckel].av:
                yield f"{nyckel} was answered {plats}, which {bas.poster.get(plats)} wrote"
    gjorda = Counter(plats for platser in bas.svar.values() for plats in platser)
    folkets = {plats for plats, av in bas.poster.items() if av != SYSTEM.person}
    if dubbla := {plats for plats, antal in gjorda.items() if antal > 1}:
        yield f"answered twice: {dubbla}"
    if skillnad := folkets ^ gjorda.keys():
        yield f"posts without an answer, or answers without a post: {skillnad}"


def _radens(rad: Rad, bas: Bas) -> Iterator[str]:
    a = rad.avsikt
    svar = bas.svar.get(a.nyckel)
    if rad.svar is not None and svar != (rad.svar,):
        yield f"{a} was acknowledged as {rad.svar}, but the base says {svar}"
    if rad.nej is not None and svar is not None:
        yield f"{a} was refused ({rad.nej}), but was done: {svar}"
    antal = {
        "registrera": bas.titlar[f"Remiss {a.nyckel}"],
        "ur_inkorgen": bas.titlar[f"Remiss {a.nyckel}"],
        "anteckna": bas.fritext.count(f'"{a.nyckel}"'),
        "koppla": sum(bas.inkomna[ett] for ett in bas.inkomna if ett[0] == brevets_namn(a.nyckel)),
    }
    if a.vad in antal and antal[a.vad] != (svar is not None):
        yield f"{a} is found {antal[a.vad]} times, and was answered {svar}"
    if svar is not None and a.vad in _UR_INKORGEN:
        brevet = (brevets_namn(a.nyckel), svar[0][0])
        if bas.inkomna[brevet] != 1:
            yield f"{a}: its letter went {bas.inkomna[brevet]} times to {svar}"
    if svar is not None and a.vad in _TILL:
        brev = f"post:{svar[0][0]}:{svar[0][1]}:{_TILL[a.vad]}"
        if brev not in bas.brevnycklar:
            yield f"{a}: no letter {brev}"


_UR_INKORGEN = ("ur_inkorgen", "koppla")
_TILL = {"registrera": "fordelare", "ur_inkorgen": "fordelare", "fordela": "handlaggare"}
"""Who gets a letter at once, and is never the one who acts."""
