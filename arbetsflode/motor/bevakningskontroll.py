"""The checker's questions about what the calendars decide: is any open case looked at too late, or at the
wrong meeting?"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import kontroll, motesdagar, varningar
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


def motesfel(program: Program, f: Forbindelse, laddat: Laddat) -> Iterator[str]:
    """The meeting that the plan aims at, and those that have dealt with the case, stand in the columns that
    the page of a meeting asks; what is of an older generation the sweep has yet to write."""
    if laddat.generation != program.grunddata(f).generation and laddat.arende.ar_oppet:
        return
    arende = laddat.arende
    mote = program.vakt(f).planmote(arende)
    ska = mote.isoformat() if mote else None
    har = kontroll.kolumner(f, arende.id, {"planmote": None})["planmote"]
    if har != ska:
        yield f"kolumnen ”planmote” är {har!r} men ska vara {ska!r}"
    saknas = {dag.isoformat() for dag in arende.motesdagar()} - motesdagar.las(f, arende.id)
    if arende.ar_oppet and saknas:
        yield f"är inte antecknat vid sammanträdet {min(saknas)}"
