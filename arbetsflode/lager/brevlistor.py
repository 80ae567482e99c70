"""Which cases letters speak of."""

from collections.abc import Mapping, Sequence

from attrs import frozen
from sqlalchemy import bindparam, literal_column, select

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from arbetsflode.lager.synlighet import en_av, formen, numrerade, synliga, varden
from tillstand.behorighet import Synlighet

_ba, _a = t.brevarende.c, t.arende.c
_HEMLIGA = Sats(
    select(_ba.arende)
    .join(t.arende, _a.id == _ba.arende)
    .where(_ba.brev == bindparam("brev"), _a.hemligt == literal_column("1"))
    .order_by(_ba.arende)
)


@frozen(kw_only=True)
class Brevarende:
    """A case that a letter speaks of. One with secrecy has no title here."""

    id: str
    diarienummer: str
    rubrik: str


def arenden_per_brev(
    f: Forbindelse, synlighet: Synlighet, brev: Sequence[str]
) -> Mapping[str, tuple[Brevarende, ...]]:
    """Letter -> the cases that it speaks of and that may be known, by their numbers. One question for all."""
    fraga = (
        select(_ba.brev, _a.id, _a.diarienummer, _a.rubrik, _a.hemligt)
        .join(t.arende, _a.id == _ba.arende)
        .where(synliga(formen(synlighet)), en_av(_ba.brev, "brev", len(brev)))
        .order_by(_ba.brev, _a.diarienummer)
    )
    alla = frozenset(brev)
    ut: dict[str, tuple[Brevarende, ...]] = {}
    for ett, id_, nummer, rubrik, hemligt in f.alla(
        Sats(fraga), {**varden(synlighet), **numrerade("brev", alla)}
    ):
        arende = Brevarende(id=id_, diarienummer=nummer, rubrik="" if hemligt else rubrik)
        ut[ett] = (*ut.get(ett, ()), arende)
    return ut


def hemliga_i(f: Forbindelse, brev: str) -> list[str]:
    """The secret ones of the cases that a letter speaks of, whoever may know of them."""
    return [rad[0] for rad in f.alla(_HEMLIGA, {"brev": brev})]
