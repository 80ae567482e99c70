"""Every way to break a chain that a proof goes through: bits, and posts put where they do not belong.

A break is (what was done, the broken posts, the number of the first post that is no longer right).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from attrs import evolve

from arbetsflode.journal import Post, lank
from tests.byggare.journal import kedja

Brott = tuple[str, Sequence[Post], int]


def vanda(varde: str | int) -> Iterator[str | int]:
    """The value with each of its bits turned. What is no longer text is the store's own affair."""
    if isinstance(varde, int):
        yield from (varde ^ (1 << bit) for bit in range(16))
        return
    byte = bytearray(varde.encode())
    for plats, bit in ((p, b) for p in range(len(byte)) for b in range(8)):
        byte[plats] ^= 1 << bit
        try:
            yield byte.decode()
        except UnicodeDecodeError:
            continue
        finally:
            byte[plats] ^= 1 << bit


def borttagna(poster: Sequence[Post]) -> Iterator[Brott]:
    """Every run of posts that can be taken out, the tail among them."""
    for fran, till in combinations(range(len(poster) + 1), 2):
        yield f"posts {fran + 1}-{till} removed", [*poster[:fran], *poster[till:]], fran + 1


def bytta(poster: Sequence[Post]) -> Iterator[Brott]:
    """Every pair that has changed places."""
    for ett, annat in combinations(range(len(poster)), 2):
        bytt = list(poster)
        bytt[ett], bytt[annat] = bytt[annat], bytt[ett]
        yield f"posts {ett + 1} and {annat + 1} swapped", bytt, ett + 1


def fodda(poster: Sequence[Post]) -> Iterator[Brott]:
    """Every post once more in every place."""
    for vilken, var in ((v, p) for v in range(len(poster)) for p in range(len(poster) + 1)):
        forst = var + 1 if var != vilken else var + 2
        ny = [*poster[:var], poster[vilken], *poster[var:]]
        yield f"post {vilken + 1} repeated before {var + 1}", ny, forst


def inskarvade(poster: Sequence[Post]) -> Iterator[Brott]:
    """Posts of another chain in place of ours: each alone, and the whole rest from each place.

    The other chain is dressed up as ours: its columns and its links say that it belongs here.
    """
    annan = kedja(len(poster), namn="arende:a2", fro=9)
    for plats in range(len(poster)):
        rak = annan[plats]
        forkladd = evolve(rak, kedja=poster[plats].kedja, foregaende=poster[plats].foregaende)
        for vad, en in (("spliced", rak), ("spliced in disguise", forkladd)):
            yield f"post {plats + 1} {vad}", [*poster[:plats], en, *poster[plats + 1 :]], plats + 1
        yield f"everything from {plats + 1} spliced", [*poster[:plats], *annan[plats:]], plats + 1


def omlankade(poster: Sequence[Post]) -> Iterator[Brott]:
    """One post rewritten with a right hash of its own: the post after it no longer hangs together."""
    for plats in range(len(poster) - 1):
        innehall = poster[plats].innehall.replace('"v":1', '"v":2')
        skriven = evolve(poster[plats], innehall=innehall, hash=lank(poster[plats].foregaende, innehall))
        yield f"post {plats + 1} rewritten", [*poster[:plats], skriven, *poster[plats + 1 :]], plats + 2


def forlangda(poster: Sequence[Post]) -> Iterator[Brott]:
    """Well made posts after the last, which no version of the case knows of."""
    langre = kedja(len(poster) + 8)
    for extra in range(1, 9):
        slut = len(poster)
        yield f"{extra} posts added", langre[: slut + extra], slut + 1


BROTTEN: Mapping[str, Callable[[Sequence[Post]], Iterator[Brott]]] = {
    "deletions": borttagna,
    "swaps": bytta,
    "duplicates": fodda,
    "splices": inskarvade,
    "rewritten posts": omlankade,
    "additions": forlangda,
}
"""What the table calls them."""
