"""Eight processes that take or approve the same arrow at once."""

from tests.prov.kapp import kapplop
from tests.prov.ram import SORTER, Bevis, Prov


def samtidigt(prov: Prov) -> None:
    """As many rounds as the dose on each database."""
    for sort in SORTER:
        prov.framsteg(sort)
        kapplop(prov, sort, prov.dos)


BEVIS = (
    Bevis(
        namn="samtidigt",
        rad="8 processes take or approve the same arrow, on each database",
        mal="exactly one winner, one post, one letter per recipient; losers told who and when",
        liten=2,
        full=500,
        kor=samtidigt,
        sekunder=180,
    ),
)
