"""A subject reaches its reader as it was written, whichever way it is folded."""

from tests.prov.ram import Bevis, Prov
from tests.ren.notiser.test_amnet import amnet_hos_lasaren

ORD = [
    "Påminnelse:",
    "Om",
    "ökad",
    "jämlikhet,",
    "minskad",
    "segregation",
    "och",
    "goda",
    "uppväxtvillkor",
    "för",
    "barn",
    "unga",
    "-",
    "490",
    "1.5.1",
    "2011",
    "(v)",
    "”Att",
    "fördela:",
    "é",
    "“x”",
    "–",
    "stadsdelsnämndsförvaltningsövergripande",
    "A=?B",
]


def svenska(prov: Prov) -> None:
    """Subjects of one to twenty Swedish words: wherever the line is folded, no word and no space is lost."""
    for _ in range(prov.dos):
        amne = " ".join(prov.slump.choice(ORD) for _ in range(prov.slump.randint(1, 20)))
        prov.krav(amnet_hos_lasaren(amne) == amne, f"the subject did not survive: {amne!r}")
        prov.raknat["subjects"] += 1


BEVIS = (
    Bevis(
        namn="amnen",
        rad="subjects of Swedish words, folded anywhere",
        mal="read as they were written",
        liten=200,
        full=20_000,
        kor=svenska,
        sekunder=100,
    ),
)
