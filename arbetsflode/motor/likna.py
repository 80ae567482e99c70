"""Possible duplicates of a case that is being written: by the sender's number, and by what the title says."""

from collections.abc import Iterator

from attrs import frozen

from arbetsflode.lager import likhet, listor
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.likhet import Kandidat, stammar_i
from arbetsflode.lager.text import sokord
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import Aktor, Synlighet

FLEST_LIKA = 5
SAMMA_NUMMER = "samma nummer hos avsändaren"
LIKNANDE_TITEL = "liknande titel"
LANGST = 500
"""Longer than any title; what is written beyond it is not looked at."""


@frozen(kw_only=True)
class Liknande:
    """A case that may be the same, and why."""

    arende: str
    diarienummer: str
    rubrik: str
    tillstand: str
    oppet: bool
    registrerad: str
    """UTC text."""
    skal: str


def lika_arenden(
    program: Program,
    aktor: Aktor,
    *,
    namnd: str,
    titel: str = "",
    avsandare: str = "",
    deras_dnr: str = "",
) -> tuple[Liknande, ...]:
    """Cases of a nämnd that may be the one being written, the best first, at most FLEST_LIKA.

    Those with the same number come first, then those with most of the title's words in common. Only what
    the person may see is looked among.
    """
    with program.databas.las() as f:
        dag = lokal_dag(program.klocka.nu())
        synlighet = program.organisation(f).synlighet(aktor.person, dag)
        alla = {lik.arende: lik for lik in _med_nummer(f, synlighet, namnd, deras_dnr.strip()[:LANGST])}
        if len(alla) < FLEST_LIKA:
            for kandidat in _med_titel(f, synlighet, namnd, titel[:LANGST], avsandare[:LANGST]):
                alla.setdefault(kandidat.arende, _liknande(kandidat))
    return tuple(alla.values())[:FLEST_LIKA]


def lika_i(f: Forbindelse, synlighet: Synlighet, namnd: str, titel: str, avsandare: str) -> tuple[str, ...]:
    """The cases of a nämnd with a title much like this one, the best first, at most FLEST_LIKA."""
    funna = _med_titel(f, synlighet, namnd, titel[:LANGST], avsandare[:LANGST])
    return tuple(kandidat.arende for kandidat in funna[:FLEST_LIKA])


def _med_nummer(f: Forbindelse, synlighet: Synlighet, namnd: str, nummer: str) -> Iterator[Liknande]:
    if not nummer:
        return
    for rad in listor.med_nummer(f, synlighet, nummer):
        if rad.namnd == namnd and rad.id != nummer:
            yield Liknande(
                arende=rad.id,
                diarienummer=rad.diarienummer,
                rubrik=rad.rubrik,
                tillstand=rad.tillstand,
                oppet=rad.oppet,
                registrerad=rad.registrerad,
                skal=SAMMA_NUMMER,
            )


def _med_titel(
    f: Forbindelse, synlighet: Synlighet, namnd: str, titel: str, avsandare: str
) -> list[Kandidat]:
    """Those that share at least half of the stems, and at least two if there are so many."""
    stammar = stammar_i(titel)
    hittade: dict[str, Kandidat] = {}
    for antal in range(len(stammar), max(min(2, len(stammar)), (len(stammar) + 1) // 2) - 1, -1):
        if antal == 0 or len(hittade) >= FLEST_LIKA:
            break
        for kandidat in likhet.med_stammar(f, synlighet, namnd, stammar, antal):
            hittade.setdefault(kandidat.arende, kandidat)
    gemensamma, hos = frozenset(stammar), frozenset(sokord((avsandare,)))
    senast_forst = sorted(hittade.values(), key=lambda k: (k.registrerad, k.arende), reverse=True)
    return sorted(
        senast_forst, key=lambda k: (len(gemensamma & k.stammar), len(hos & k.stammar)), reverse=True
    )


def _liknande(kandidat: Kandidat) -> Liknande:
    return Liknande(
        arende=kandidat.arende,
        diarienummer=kandidat.diarienummer,
        rubrik=kandidat.rubrik,
        tillstand=kandidat.tillstand,
        oppet=kandidat.oppet,
        registrerad=kandidat.registrerad,
        skal=LIKNANDE_TITEL,
    )
