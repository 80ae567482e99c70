"""Mutated configuration files: valid, or refused in Swedish with key and place."""

from tests.prov import mutationer
from tests.prov.ram import Bevis, Prov
from tillstand.fel import Konfigurationsfel


def muterade(prov: Prov) -> None:
    """Break the example files in ways that a seed repeats, and read them as the program does."""
    mapp = prov.undermapp()
    for nummer, mutation in enumerate(mutationer.mutationer(prov.fro, prov.dos)):
        prov.framsteg(f"{nummer} of {prov.dos}")
        try:
            fel: Konfigurationsfel | None = mutationer.prova(mutation, mapp)
        except Exception as ovantat:
            prov.krav(False, f"{mutation.fil} {mutation.grepp}: {ovantat!r}")
            continue
        prov.raknat["refused" if fel else "valid"] += 1
        for brist in mutationer.brister(mutation.fil, fel) if fel else ():
            prov.krav(False, f"{mutation.fil} {mutation.grepp}: {brist}")


BEVIS = (
    Bevis(
        namn="konfiguration",
        rad="mutated configuration files",
        mal="valid, or refused in Swedish with key and place",
        liten=200,
        full=2_000,
        kor=muterade,
        sekunder=60,
    ),
)
