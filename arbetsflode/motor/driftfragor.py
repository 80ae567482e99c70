"""What an operator answers for: backups, seals, checks, settings of the base, the clock, room on the disk."""

from datetime import timedelta

import msgspec

from arbetsflode.journal import tid_ur_text, tidstext
from arbetsflode.lager import gallring, lagen, matning, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.sigillgrans import sigillgrans
from arbetsflode.motor.halsopunkt import Fraga, Lage, Svar
from arbetsflode.motor.svep import Klockfaktum
from arbetsflode.motor.undanlagt import undanlagt
from arbetsflode.motor.verifiera import Granskning
from arbetsflode.program import Program

ETT_DYGN = timedelta(hours=26)
"""What is done once a day may be two hours late."""
EN_VECKA = timedelta(days=8)
KONTROLL_SENAST = timedelta(days=8)
SAKER_SQLITE = (3, 51, 3)
"""From here SQLite itself keeps several writers apart in every case; before it our one lock does."""
GIB = 1024**3
TRANGT, FULLT = 2 * GIB, GIB // 4
"""Free disk, in bytes: below the first it is time to look, below the second work may stop."""
_SENASTE_KONTROLL = "senaste_kontroll"


def notera_kontroll(program: Program, granskning: Granskning) -> None:
    """Remember when the checker last went through everything, and how much it found in the house.

    What only a file from outside says is told to the one who has the file: it may be the wrong one.
    """
    antal = sum(not a.utanfor for a in granskning.avvikelser)
    with program.databas.skriv() as f:
        varde = f"{tidstext(program.klocka.nu())} {antal}"
        lagen.skriv(f, _SENASTE_KONTROLL, varde)


def _kopia(program: Program, f: Forbindelse) -> Svar:
    senast = lagen.las(f, lagen.SENASTE_KOPIA)
    if senast is None:
        yield "kopia", Lage.GUL, "Ingen säkerhetskopia är tagen. Kör ”remiss sakerhetskopiera”."
        return
    if saknade := int(lagen.las(f, lagen.SAKNADE_I_KOPIAN) or 0):
        mening = f"Den senaste säkerhetskopian är utan handlingar som inte gick att läsa ({saknade} st)."
        yield (
            "kopia",
            Lage.ROD,
            f"{mening} Kör ”remiss verifiera”, som namnger dem, och ta sedan en ny kopia.",
        )
        return
    alder = program.klocka.nu() - tid_ur_text(senast)
    lage = Lage.ROD if alder > EN_VECKA else Lage.GUL if alder > ETT_DYGN else Lage.GRON
    rad = "" if lage is Lage.GRON else " Kör ”remiss sakerhetskopiera”."
    yield "kopia", lage, f"Den senaste säkerhetskopian är {_alder(alder)} gammal.{rad}"


def _alder(alder: timedelta) -> str:
    timmar = int(alder.total_seconds() // 3600)
    return f"{timmar} timmar" if timmar < 48 else f"{timmar // 24} dygn"


def _sigill(program: Program, f: Forbindelse) -> Svar:
    fore = sigillgrans(f)
    if not fore:
        yield "sigill", Lage.GUL, "Inget sigill är satt än. Det sätts på natten när ”remiss arbeta” går."
        return
    alder = program.klocka.nu() - tid_ur_text(fore)
    if alder > ETT_DYGN:
        mening = f"Det senaste sigillet är {_alder(alder)} gammalt. Se till att ”remiss arbeta” är igång."
        yield "sigill", Lage.ROD if alder > timedelta(days=3) else Lage.GUL, mening
    else:
        yield "sigill", Lage.GRON, "Journalen förseglas varje natt."


def _kontroll(program: Program, f: Forbindelse) -> Svar:
    senast = lagen.las(f, _SENASTE_KONTROLL)
    if senast is None:
        yield (
            "kontroll",
            Lage.GUL,
            "Ingen har kontrollerat journalen. Kör ”remiss verifiera”, helst varje vecka.",
        )
        return
    nar, antal = senast.split()
    alder = program.klocka.nu() - tid_ur_text(nar)
    if antal != "0":
        vad = "1 avvikelse" if antal == "1" else f"{antal} avvikelser"
        mening = f"”remiss verifiera” fann {vad} senast. Kör den igen och utred."
        yield "kontroll", Lage.ROD, mening
    elif alder > KONTROLL_SENAST:
        yield (
            "kontroll",
            Lage.GUL,
            f"”remiss verifiera” kördes för {_alder(alder)} sedan. Kör den varje vecka.",
        )
    else:
        yield "kontroll", Lage.GRON, "Journal, tabeller och filer stämde vid den senaste kontrollen."


def _sqlite(program: Program, f: Forbindelse) -> Svar:
    if not f.ar_sqlite:
        return
    for namn, ska in _PRAGMA.items():
        if (har := matning.pragma(f, namn)) != ska:
            mening = f"SQLite har {namn} = {har}, men ska ha {ska}. Visa det för den som sköter programmet."
            yield "databas", Lage.ROD, mening
    version = matning.sqliteversion(f)
    if version < SAKER_SQLITE:
        text = ".".join(map(str, version))
        mening = (
            f"SQLite {text} är äldre än 3.51.3. Programmet släpper in en skrivare i taget, så det är säkert."
        )
        yield "databas", Lage.GRON, mening


_PRAGMA = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}


def _klocksprang(program: Program, f: Forbindelse) -> Svar:
    """A clock that was set back and confirmed is told for a week, for what was noted meanwhile is ahead."""
    fran = program.klocka.nu() - timedelta(days=7)
    for post in poster.las_kedja(f, "installation"):
        if post.noterat < tidstext(fran) or f'"{Klockfaktum.__name__}"' not in post.innehall:
            continue
        for faktum in msgspec.json.decode(post.innehall)["handelser"]:
            if faktum["slag"] == Klockfaktum.__name__:
                steg = _alder(tid_ur_text(faktum["fran"]) - tid_ur_text(faktum["till"]))
                mening = f"Klockan gick {steg} för långt fram och bekräftades {post.dag}. Se efter varför."
                yield "klocksprång", Lage.GUL, mening


def _aterstalld(program: Program, f: Forbindelse) -> Svar:
    sedan = lagen.las(f, lagen.SANDNING_PAUSAD)
    if sedan is not None:
        mening = f"Databasen återställdes {sedan[:10]}, och inget skickas än. Kör ”remiss brev --oviss”."
        yield "återställd", Lage.ROD, mening


def _gallring(program: Program, f: Forbindelse) -> Svar:
    if antal := len(gallring.att_stada(f)):
        vad = "gallring är inte städad" if antal == 1 else "gallringar är inte städade"
        mening = f"{antal} {vad} på disken. Kör ”remiss gallra” utan diarienummer."
        yield "gallring", Lage.GUL, mening
    if (filer := undanlagt(program)) and gallring.alla(f):
        namn = ", ".join(fil.name for fil in filer)
        mening = f"Det som gallrats kan stå kvar i databasfiler som lagts undan: {namn}. Ta bort dem."
        yield "undanlagt", Lage.GUL, mening


def _disk(program: Program, f: Forbindelse) -> Svar:
    ledigt = matning.ledigt(program.installningar.mapp)
    text = f"{ledigt / GIB:.1f}".replace(".", ",")
    lage = Lage.ROD if ledigt < FULLT else Lage.GUL if ledigt < TRANGT else Lage.GRON
    rad = "" if lage is Lage.GRON else " Frigör utrymme, annars stannar arbetet."
    yield "disk", lage, f"{text} GB ledigt.{rad}"


DRIFTFRAGOR: tuple[Fraga, ...] = (
    _sqlite,
    _kopia,
    _sigill,
    _kontroll,
    _klocksprang,
    _aterstalld,
    _gallring,
    _disk,
)
