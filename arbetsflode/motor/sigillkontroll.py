"""Seals: each hangs on the one before and covers the chains as they were; those kept outside say the same."""

import itertools
import re
from collections.abc import Iterator, Sequence

from arbetsflode.journal import sigillhash
from arbetsflode.lager import poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.poster import Sigill
from arbetsflode.motor.aterstalld import Aterstalld, aterstallningar
from tillstand.fel import Felaktighet, OgiltigIndata

_SIGILLRAD = re.compile(r"Sigill (\d+): (\d+) kedjor, ([0-9a-f]{64})")


def krav_pa_sigill(sigilltext: str) -> None:
    """Raise OgiltigIndata for a text without any seal: it is the wrong file, and says nothing of the base."""
    if not _SIGILLRAD.search(sigilltext):
        mening = "innehåller inget sigill. Ange filen där sigillbreven är sparade"
        raise OgiltigIndata((Felaktighet(plats="sigillfilen", mening=mening),))


def sigillfel(f: Forbindelse) -> Iterator[tuple[str, str]]:
    """(place, what is wrong) of the base's own seals."""
    yield from itertools.islice(_kedjefel(f, poster.las_sigill(f)), 1)


def utanforfel(f: Forbindelse, sigilltext: str) -> Iterator[tuple[str, str]]:
    """(place, what is wrong) where seals kept outside the house part ways with a base whose own hold."""
    sparade = poster.las_sigill(f)
    if next(_kedjefel(f, sparade), None) is not None:
        return
    for nummer_text, antal, hash_ in _SIGILLRAD.findall(sigilltext):
        plats = int(nummer_text)
        har = sparade[plats - 1] if 0 < plats <= len(sparade) else None
        if har is None or (str(har.antal), har.hash) != (antal, hash_):
            yield f"sigill {plats}", _vad_som_skiljer(plats, har, aterstallningar(f))


def _kedjefel(f: Forbindelse, sparade: Sequence[Sigill]) -> Iterator[tuple[str, str]]:
    foregaende = ""
    for nummer, sigill in enumerate(sparade, start=1):
        if sigill.nummer != nummer or sigill.foregaende != foregaende:
            yield f"sigill {nummer}", "hänger inte ihop med sigillet före"
        foregaende = sigill.hash
        huvuden = poster.huvuden(f, sigill.fore)
        if sigillhash(sigill.foregaende, sigill.fore, huvuden) != (sigill.antal, sigill.hash):
            yield f"sigill {nummer}", "kedjorna är inte vad de var när sigillet sattes"


def _vad_som_skiljer(plats: int, har: Sigill | None, aterstallda: Sequence[tuple[str, Aterstalld]]) -> str:
    """A seal from before a restore is rightly not in the base, or is another there: only the day of the
    letter tells it from tampering, and that is not in the line."""
    annat = "sigillet utanför huset säger något annat än basen"
    for dag, ett in reversed(aterstallda):
        if ett.sigill < plats:
            fran = f"den återställdes {dag} från {ett.kopia}, som slutar vid sigill {ett.sigill}"
            if har is None:
                return f"basen är äldre än sigillet: {fran}. Det som hände däremellan finns inte i basen"
            return (
                f"{annat}: {fran}. Kom brevet med sigillet före den dagen är det väntat; "
                "kom det efter har journalen skrivits om"
            )
    return annat
