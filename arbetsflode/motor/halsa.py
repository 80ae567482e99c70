"""Health: what works, what needs a hand, and what to do about it. Names no case by title."""

from datetime import timedelta

from arbetsflode.journal import tid_ur_text
from arbetsflode.lager import lagen, matning, varningar
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.driftfragor import DRIFTFRAGOR
from arbetsflode.motor.halsopunkt import Fraga, Halsopunkt, Lage, Svar
from arbetsflode.motor.inkorgsmapp import mappens_halsa
from arbetsflode.motor.rollkontroll import roller
from arbetsflode.motor.svep import SENASTE_SVEP, TILLATEN_BACKNING
from arbetsflode.program import Program

SVEP_SENAST = timedelta(minutes=10)
"""A sweep older than this means that the worker stands still."""
BREV_SENAST = timedelta(hours=1)
"""A letter that should have been tried this long ago means that the sender stands still."""


def halsa(program: Program) -> tuple[Halsopunkt, ...]:
    """Every point of health at this moment."""
    with program.databas.las() as f:
        return tuple(
            Halsopunkt(namn=namn, lage=lage, mening=mening)
            for fraga in _FRAGOR
            for namn, lage, mening in fraga(program, f)
        )


def _databas(program: Program, f: Forbindelse) -> Svar:
    oppna = matning.oppna_arenden(f)
    skrivare = ", en skrivare i taget" if f.ar_sqlite else ""
    yield "databas", Lage.GRON, f"{matning.databasversion(f)}{skrivare}. Öppna ärenden: {oppna}."


def _svep(program: Program, f: Forbindelse) -> Svar:
    senast = lagen.las(f, SENASTE_SVEP)
    if senast is None:
        yield "svep", Lage.GUL, "Bevakningen har inte gått än. Starta ”remiss arbeta”."
        return
    alder = program.klocka.nu() - tid_ur_text(senast)
    if alder < -TILLATEN_BACKNING:
        yield (
            "klocka",
            Lage.ROD,
            (
                "Klockan har gått bakåt, så bevakningen är pausad. Ställ klockan rätt, "
                "eller bekräfta den med ”remiss svep --bekrafta-klockan”."
            ),
        )
    elif alder > SVEP_SENAST:
        minuter = int(alder.total_seconds() // 60)
        yield (
            "svep",
            Lage.ROD,
            f"Bevakningen gick senast för {minuter} minuter sedan. Se till att ”remiss arbeta” är igång.",
        )
    else:
        yield "svep", Lage.GRON, "Bevakningen går."


def _svepfel(program: Program, f: Forbindelse) -> Svar:
    for _id, diarienummer, namnd, orsak, _tid in varningar.stallda_at_sidan(f):
        mening = f"{diarienummer} ({namnd}) kan inte bevakas ({_felkod(orsak)}). Kör ”remiss verifiera”."
        yield "bevakning", Lage.ROD, mening


def _felkod(orsak: str) -> str:
    """What kind of error it was: the rest may quote a case."""
    return orsak.partition(":")[0]


def _brev(program: Program, f: Forbindelse) -> Svar:
    antal = matning.brev_per_lage(f)
    brister = [(farg, f"{antal[lage]} {mening}") for lage, farg, mening in _BREVLAGEN if antal.get(lage)]
    if vantat := matning.vantat_for_lange(f, program.klocka.nu() - BREV_SENAST):
        aldst = matning.aldsta_vantande(f) or ""
        mening = f"{vantat} brev har väntat mer än en timme, det äldsta sedan {aldst[:10]}."
        brister.append((Lage.ROD, f"{mening} Är ”remiss arbeta” igång?"))
    for farg, mening in brister:
        yield "brev", farg, mening
    if not brister:
        yield "brev", Lage.GRON, f"{antal.get('skickad', 0)} brev skickade, inget kräver någon åtgärd."


_BREVLAGEN = (
    ("oviss", Lage.ROD, "brev är ovissa. Säg om de gick iväg: ”remiss brev --oviss”."),
    (
        "misslyckad",
        Lage.ROD,
        "brev kom inte fram. Se vad du kan göra: ”remiss brev --lage misslyckad”.",
    ),
    ("uppskjuten", Lage.GUL, "brev väntar på ett nytt försök."),
)


def _generation(program: Program, f: Forbindelse) -> Svar:
    i_basen = int(lagen.las(f, lagen.GENERATION) or 0)
    if i_basen != program.grunddata(f).generation:
        yield (
            "konfiguration",
            Lage.GUL,
            "En annan process har läst in en nyare konfiguration. Starta om den här.",
        )


_FRAGOR: tuple[Fraga, ...] = (
    _databas,
    _svep,
    _svepfel,
    _brev,
    _generation,
    roller,
    mappens_halsa,
    *DRIFTFRAGOR,
)
