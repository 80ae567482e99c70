"""One thing in the inbox: what it says, what it proposes to be, and which cases it may belong to."""

from collections import Counter
from collections.abc import Container, Mapping

from attrs import evolve, frozen

from arbetsflode.handlingar.filtyper import INNEHALLSTYPER
from arbetsflode.handlingar.mottagning import granska
from arbetsflode.inkorg import Last
from arbetsflode.inkorg.forslag import Foreslaget, foreslagna
from arbetsflode.lager import inkorgen as lagret
from arbetsflode.lager import lasningar, listor
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.senaste import senaste_nummer
from arbetsflode.motor.inkorg import ROLL, Inkommet, inkommet_av, posten
from arbetsflode.motor.inkorgstraffar import FLEST_TRAFFAR, Traff, traffar
from arbetsflode.program import Program
from konfiguration.kommun import Namnd, klassificering_i, las_nummer
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Nar
from tillstand.behorighet import Aktor, Synlighet, rollnyckel
from tillstand.fel import OgiltigIndata

SENASTE = 20
"""Of a nämnd's latest cases are looked at for how it classifies."""
VANLIGAST = "den vanligaste bland nämndens senaste öppna ärenden"
TROLIGEN_DERAS = "numret är inte skrivet som era: troligen avsändarens"
ANNAN_TYP = "application/octet-stream"


@frozen(kw_only=True)
class Inkommetsida:
    """A thing in the inbox as its page shows it."""

    inkommet: Inkommet
    last: Last
    forslag: Mapping[str, Foreslaget]
    """Field of the registration -> what is proposed for it."""
    traffar: tuple[Traff, ...]


def inkommet(program: Program, aktor: Aktor, *, id_: str) -> Inkommetsida:
    """One thing in the inbox. Raises Saknas, also for what became a case that the person may not know of."""
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        hela = posten(program, f, aktor, id_)
        organisation = program.organisation(f)
        synlighet = organisation.synlighet(aktor.person, nar.idag)
        nummer = lagret.diarienummer(f, [hela.post.arende]) if hela.post.arende else {}
        mina = _mina(program, organisation.vantar_pa_mig(aktor.person, nar.idag))
        forslag = _forslag(program, hela, mina) if not hela.post.lage.avgjord else {}
        if forslag and (klass := _klassificering(f, synlighet, forslag, mina)):
            forslag["klassificering"] = klass
        funna = () if hela.post.lage.avgjord else tuple(traffar(f, synlighet, hela, forslag))
    return Inkommetsida(
        inkommet=inkommet_av(
            program, hela.post, nar.noterat, diarienummer=nummer.get(hela.post.arende or "", "")
        ),
        last=hela.last,
        forslag=forslag,
        traffar=funna[:FLEST_TRAFFAR],
    )


def _mina(program: Program, nycklar: Container[str]) -> Mapping[str, Namnd]:
    """The nämnder in which a person registers."""
    return {k: n for k, n in program.kommun.namnder.items() if rollnyckel(ROLL, k) in nycklar}


def _forslag(program: Program, hela: lagret.Hela, mina: Mapping[str, Namnd]) -> dict[str, Foreslaget]:
    """For the nämnder in which the person registers. A number is proposed as our own only where the nämnd
    writes its numbers so, and our own addresses send nothing to us."""
    ut = foreslagna(
        hela.last.falt,
        hela.last.text or "",
        inkommen=lokal_dag(hela.post.inkommen),
        namnder={kod: namnd.namn for kod, namnd in mina.items()},
    )
    namnd, eget, epost = ut.get("namnd"), ut.get("diarienummer"), ut.get("avsandare.epost")
    mall = mina[namnd.text].diarienummer if namnd else None
    if eget and not (mall and eget.sakert and las_nummer(mall, eget.text, namnd=namnd.text if namnd else "")):
        del ut["diarienummer"]
        ut.setdefault("avsandare.diarienummer", evolve(eget, sakerhet=0.0, skal=TROLIGEN_DERAS))
    if epost and epost.text.lower().endswith(f"@{program.avsandardoman()}"):
        del ut["avsandare.epost"]
    return ut


def _klassificering(
    f: Forbindelse, synlighet: Synlighet, forslag: Mapping[str, Foreslaget], mina: Mapping[str, Namnd]
) -> Foreslaget | None:
    """Where the nämnd writes it in its numbers: the one that most of its latest cases have, as unsure."""
    namnd = forslag["namnd"].text if "namnd" in forslag else next(iter(mina)) if len(mina) == 1 else None
    if namnd is None or "{kod}" not in (mall := mina[namnd].diarienummer).mall:
        return None
    senaste = senaste_nummer(f, synlighet, namnd, SENASTE)
    koder = Counter(kod for nummer in senaste if (kod := klassificering_i(mall, nummer, namnd=namnd)))
    vanligast = koder.most_common(1)
    return Foreslaget(text=vanligast[0][0], sakerhet=0.0, skal=VANLIGAST) if vanligast else None


def hamta_inkommet(program: Program, aktor: Aktor, *, id_: str) -> tuple[str, str, bytes]:
    """What came in, as it came: its name, its type (as far as its content says) and its bytes.

    Of what became a secret case the reading is noted. Raises Saknas, Datafel.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        post = posten(program, f, aktor, id_).post
        synlighet = program.organisation(f).synlighet(aktor.person, nar.idag)
        rad = next(iter(listor.med_nummer(f, synlighet, post.arende)), None) if post.arende else None
    if rad is not None and rad.hemligt:
        with program.databas.skriv() as f:
            lasningar.anteckna(f, rad.id, aktor, nar.noterat)
    innehall = program.filer.las(post.hash)
    try:
        typ = INNEHALLSTYPER[granska(innehall, post.filnamn)]
    except OgiltigIndata:
        typ = ANNAN_TYP
    return post.filnamn, typ, innehall
