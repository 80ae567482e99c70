"""The cases that something in the inbox may belong to, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from attrs import frozen

from arbetsflode.inkorg.forslag import Foreslaget
from arbetsflode.lager import inkorgstraffar as lagret
from arbetsflode.lager import listor
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.inkorgen import Hela
from arbetsflode.lager.listor import Listrad
from arbetsflode.motor.likna import lika_i
from tillstand.behorighet import Synlighet

FLEST_TRAFFAR = 5
SAMMA_FIL = "Ärendet har redan samma fil."


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


def traffar(
    f: Forbindelse, synlighet: Synlighet, hela: Hela, forslag: Mapping[str, Foreslaget]
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


_Kandidat = tuple[Listrad, str, bool]
"""A case, why, and whether a number or a thread says so."""


def _kandidater(
    f: Forbindelse, synlighet: Synlighet, hela: Hela, forslag: Mapping[str, Foreslaget]
) -> Iterator[_Kandidat]:
    fall: Sequence[tuple[Iterable[str], str, bool]] = (
        (lagret.arenden_med_fil(f, hela.post.hash), SAMMA_FIL, True),
        (lagret.arenden_i_traden(f, hela.last.svar_pa), "Brevet svarar på ett som hör till ärendet.", True),
        (_sagda(hela, "diarienummer"), "Brevet nämner ert diarienummer.", True),
        (_sagda(hela, "avsandarens_dnr"), "Avsändarens diarienummer är detsamma.", True),
        (
            [id_ for ett in _sagda(hela, "diarienummer") for id_ in lagret.arenden_med_svans(f, ett)],
            "Brevet nämner samma löpnummer och år, med klassificeringen skriven på ett annat sätt.",
            False,
        ),
    )
    for nummer, skal, saker in fall:
        for rad in _kanda(f, synlighet, nummer):
            yield rad, skal, saker
    for rad in _kanda(f, synlighet, _lika(f, synlighet, forslag)):
        if rad.oppet:
            yield rad, "Titeln är lik, och ärendet är öppet.", False


def _kanda(f: Forbindelse, synlighet: Synlighet, nummer: Iterable[str]) -> Iterator[Listrad]:
    """The cases with some numbers or ids that the person may know of."""
    for ett in nummer:
        yield from listor.med_nummer(f, synlighet, ett)


def _sagda(hela: Hela, nyckel: str) -> tuple[str, ...]:
    ett = hela.last.falt.get(nyckel)
    return (str(ett["varde"]),) if ett else ()


def _lika(f: Forbindelse, synlighet: Synlighet, forslag: Mapping[str, Foreslaget]) -> Iterable[str]:
    namnd, titel, fran = (forslag.get(namn) for namn in ("namnd", "titel", "avsandare.organ"))
    if not namnd or not titel:
        return ()
    return lika_i(f, synlighet, namnd.text, titel.text, fran.text if fran else "")


def _beviljad(falt: Mapping[str, Any]) -> date | None:
    """The last day that is granted, when the reading says which."""
    ett = falt.get("forlangd_svarstid")
    try:
        return date.fromisoformat(str(ett["varde"])) if ett else None
    except ValueError:
        return None
