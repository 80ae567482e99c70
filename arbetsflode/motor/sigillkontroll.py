"""Seals: each hangs on the one before and covers the chains as they were; those kept outside say the same."""

import re
from collections.abc import Iterator, Sequence

from arbetsflode.journal import sigillhash
from arbetsflode.lager import poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.poster import Sigill
from arbetsflode.motor.aterstalld import Aterstalld, aterstallningar

_SIGILLRAD = re.compile(r"Sigill (\d+): (\d+) kedjor, ([0-9a-f]{64})")


def sigillfel(f: Forbindelse, sigilltext: str | None) -> Iterator[tuple[str, str]]:
    """(place, what is wrong). `sigilltext` holds seals that were kept outside the house."""
    sparade = poster.las_sigill(f)
    brott = next(_kedjefel(f, sparade), None)
    if brott is not None:
        yield brott
    elif sigilltext is not None:
        yield from _utanforfel(f, sparade, sigilltext)


def _kedjefel(f: Forbindelse, sparade: Sequence[Sigill]) -> Iterator[tuple[str, str]]:
    foregaende = ""
    for nummer, sigill in enumerate(sparade, start=1):
        if sigill.nummer != nummer or sigill.foregaende != foregaende:
            yield f"sigill {nummer}", "hänger inte ihop med sigillet före"
        foregaende = sigill.hash
        huvuden = poster.huvuden(f, sigill.fore)
        if sigillhash(sigill.foregaende, sigill.fore, huvuden) != (sigill.antal, sigill.hash):
            yield f"sigill {nummer}", "kedjorna är inte vad de var när sigillet sattes"


def _utanforfel(f: Forbindelse, sparade: Sequence[Sigill], sigilltext: str) -> Iterator[tuple[str, str]]:
    if not _SIGILLRAD.search(sigilltext):
        yield "sigillfilen", "innehåller inget sigill"
    for nummer_text, antal, hash_ in _SIGILLRAD.findall(sigilltext):
        plats = int(nummer_text)
        har = sparade[plats - 1] if 0 < plats <= len(sparade) else None
        if har is None or (str(har.antal), har.hash) != (antal, hash_):
            yield f"sigill {plats}", _vad_som_skiljer(plats, aterstallningar(f))


def _vad_som_skiljer(plats: int, aterstallda: Sequence[tuple[str, Aterstalld]]) -> str:
    """A seal put after the copy that the base was restored from is not in the base: that is no tampering."""
    for dag, ett in reversed(aterstallda):
        if ett.sigill < plats:
            return (
                f"basen är äldre än sigillet: den återställdes {dag} från {ett.kopia}, "
                f"som slutar vid sigill {ett.sigill}. Det som hände däremellan finns inte i basen"
            )
    return "sigillet utanför huset säger något annat än basen"
