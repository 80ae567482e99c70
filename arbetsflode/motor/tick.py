"""One turn of the machinery: sweep, seal, morning letters, ask for calendars, send, take in, count, tidy."""

from attrs import frozen

from arbetsflode.motor.forsegla import forsegla
from arbetsflode.motor.inkorg import las_nya
from arbetsflode.motor.inkorgsmapp import ta_emot_ur_mappen
from arbetsflode.motor.kalenderfraga import fraga_efter_kalendern
from arbetsflode.motor.manadstal import rakna_manader
from arbetsflode.motor.morgon import skriv_morgonbrev
from arbetsflode.motor.oppnatal import rakna_oppna
from arbetsflode.motor.skicka import Sandrapport, Stanna, skicka
from arbetsflode.motor.svep import Framsteg, Sveprapport, svep
from arbetsflode.program import Program
from arbetsflode.sakerhet import rensa


@frozen(kw_only=True)
class Tickrapport:
    """What one turn did."""

    svep: Sveprapport
    sigill: int | None
    morgonbrev: int
    sandning: Sandrapport


def tick(
    program: Program, framsteg: Framsteg = lambda _antal: None, *, stanna: Stanna = lambda: False
) -> Tickrapport:
    """Do what is due now. Doing it again, or in several processes at once, changes nothing.

    Told to stop it sends no further letter and counts no figures. By a configuration that counts no longer
    it does nothing: also what is sent is tried again by the ladder.
    """
    svept = svep(program, framsteg)
    if svept.foraldrad:
        return Tickrapport(svep=svept, sigill=None, morgonbrev=0, sandning=Sandrapport())
    if svept.pausat:
        return Tickrapport(svep=svept, sigill=None, morgonbrev=0, sandning=skicka(program, stanna))
    sigill = forsegla(program)
    morgonbrev = skriv_morgonbrev(program)
    fraga_efter_kalendern(program)
    sandning = skicka(program, stanna)
    if not stanna():
        ta_emot_ur_mappen(program)
        las_nya(program)
        rakna_manader(program)
        rakna_oppna(program)
        rensa(program)
    return Tickrapport(
        svep=svept,
        sigill=sigill.nummer if sigill else None,
        morgonbrev=morgonbrev,
        sandning=sandning,
    )
