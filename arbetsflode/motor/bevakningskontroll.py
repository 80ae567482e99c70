"""The checker's question about the watch: is any open case looked at too late?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import varningar
from arbetsflode.lager.arenden import Laddat
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.program import Program
from notiser import bevakning

_LANGT_FRAM = timedelta(3660)
"""No rung is further away than this."""


def bevakningsfel(program: Program, f: Forbindelse, laddat: Laddat) -> Iterator[str]:
    """A watermark after the next rung would let a warning be forgotten, unless that is written already: the
    clock has been there before."""
    if not laddat.arende.ar_oppet or laddat.generation != program.grunddata(f).generation:
        return
    nasta = program.vakt(f).nasta(laddat.arende, program.klocka.nu())
    if nasta is None or _ar_skrivet(program, f, laddat, nasta):
        return
    if laddat.vattenmarke is None:
        yield "är öppet men bevakas inte"
    else:
        yield f"bevakas först {laddat.vattenmarke[:10]}, men ska bevakas {tidstext(nasta)[:10]}"


def _ar_skrivet(program: Program, f: Forbindelse, laddat: Laddat, fran: datetime) -> bool:
    """Whether every warning from a moment to the watermark is written, or none lies between."""
    marke, arende = laddat.vattenmarke, laddat.arende
    daremellan = bevakning.bevakningar(
        arende,
        program.kommun.trappa,
        program.kalender(f),
        program.villkor(arende.namnd),
        fran=fran,
        till=(tid_ur_text(marke) if marke else fran + _LANGT_FRAM) - timedelta(microseconds=1),
    )
    if not daremellan:
        return True
    skrivna = {(v.regel, v.datum, v.roll) for v in varningar.for_arende(f, arende.id)}
    return all((b.regel, b.datum.isoformat(), roll) in skrivna for b in daremellan for roll in b.roller)
