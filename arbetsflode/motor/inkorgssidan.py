"""One thing in the inbox: what it says, what it proposes to be, and which cases it may belong to."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from arbetsflode.handlingar.filtyper import INNEHALLSTYPER
from arbetsflode.handlingar.mottagning import granska
from arbetsflode.inkorg import Last
from arbetsflode.inkorg.forslag import Foreslaget, foreslagna
from arbetsflode.lager import inkorgen as lagret
from arbetsflode.lager import lasningar, listor
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.listor import Listrad
from arbetsflode.lager.senaste import senaste_nummer
from arbetsflode.motor.inkorg import ROLL, Inkommet, inkommet_av, posten
from arbetsflode.motor.likna import lika_i
from arbetsflode.program import Program
from konfiguration.kommun import Namnd, klassificering_i, las_nummer
from tillstand.arbetsdagar import lokal_dag
from tillstand.arende import Nar
from tillstand.behorighet import Aktor, Synlighet, rollnyckel
from tillstand.fel import OgiltigIndata

FLEST_TRAFFAR = 5
SENASTE = 20
"""Of a nämnd's latest cases are looked at for how it classifies."""
VANLIGAST = "den vanligaste bland nämndens senaste ärenden"
TROLIGEN_DERAS = "numret är inte skrivet som era: troligen avsändarens"
SAMMA_FIL = "Ärendet har redan samma fil."
ANNAN_TYP = "application/octet-stream"


class Traffslag(StrEnum):
    """How something that has come in belongs to a case."""

    SAMMA_FIL = "samma_fil"
    """The case holds the very same content."""
    ANSTAND = "anstand"
    """It grants the case more time."""
    SVAR = "svar"
    """It answers, or goes on with, the case."""


@frozen(kw_only=True)
class Traff:
    """A case that the thing may belong to, and why."""

    slag: Traffslag
    arende: str
    version: int
    diarienummer: str
    rubrik: str
    skal: str
    svarstid: date | None = None
    """The day that is granted."""


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
        traffar = () if hela.post.lage.avgjord else tuple(_traffar(f, synlighet, hela, forslag))
    return Inkommetsida(
        inkommet=inkommet_av(
            program, hela.post, nar.noterat, diarienummer=nummer.get(hela.post.arende or "", "")
        ),
        last=hela.last,
        forslag=forslag,
        traffar=traffar[:FLEST_TRAFFAR],
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


def _traffar(
    f: Forbindelse, synlighet: Synlighet, hela: lagret.Hela, forslag: Mapping[str, Foreslaget]
) -> Iterator[Traff]:
    """The cases it may belong to, the surest first, each once."""
    sedda: set[str] = set()
    beviljad = _beviljad(hela.last.falt)
    for rad, skal, saker in _kandidater(f, synlighet, hela, forslag):
        samma_fil = skal == SAMMA_FIL
        if rad.id in sedda:
            continue
        sedda.add(rad.id)
        slag = Traffslag.SAMMA_FIL if samma_fil else Traffslag.SVAR
        if beviljad is not None and rad.oppet and saker and not samma_fil:
            slag = Traffslag.ANSTAND
        yield Traff(
            slag=slag,
            arende=rad.id,
            version=rad.version,
            diarienummer=rad.diarienummer,
            rubrik=rad.rubrik,
            skal=skal,
            svarstid=beviljad if slag is Traffslag.ANSTAND else None,
        )


def _kandidater(
    f: Forbindelse, synlighet: Synlighet, hela: lagret.Hela, forslag: Mapping[str, Foreslaget]
) -> Iterator[tuple[Listrad, str, bool]]:
    """(case, why, whether a number or a thread says so)"""

    def kanda(ids: Iterable[str]) -> Iterator[Listrad]:
        for id_ in ids:
            yield from listor.med_nummer(f, synlighet, id_)

    for rad in kanda(lagret.arenden_med_fil(f, hela.post.hash)):
        yield rad, SAMMA_FIL, True
    for rad in kanda(lagret.arenden_i_traden(f, hela.last.svar_pa)):
        yield rad, "Brevet svarar på ett som hör till ärendet.", True
    for nyckel, skal in (
        ("diarienummer", "Brevet nämner ert diarienummer."),
        ("avsandarens_dnr", "Avsändarens diarienummer är detsamma."),
    ):
        if ett := hela.last.falt.get(nyckel):
            for rad in listor.med_nummer(f, synlighet, str(ett["varde"])):
                yield rad, skal, True
    namnd, titel = forslag.get("namnd"), forslag.get("titel")
    if namnd and titel:
        fran = forslag.get("avsandare.organ")
        for lik in lika_i(f, synlighet, namnd.text, titel.text, fran.text if fran else ""):
            for rad in kanda([lik]):
                if rad.oppet:
                    yield rad, "Titeln är lik, och ärendet är öppet.", False


def _beviljad(falt: Mapping[str, Any]) -> date | None:
    """The last day that is granted, when the reading says which."""
    ett = falt.get("forlangd_svarstid")
    try:
        return date.fromisoformat(str(ett["varde"])) if ett else None
    except ValueError:
        return None


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
