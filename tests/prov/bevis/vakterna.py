"""Each guard is taken away in a copy of the house, and some test must notice."""

from tests.prov.ram import Bevis, Prov
from tests.prov.vakter import VAKTER, kopia_av_huset, prova, res, riv


def rivna(prov: Prov) -> None:
    """The tests pass in an untouched copy and fail without the guard. One guard is chosen in the small dose."""
    hus = kopia_av_huset(prov.mapp)
    namnen = prov.slump.sample(list(VAKTER), min(prov.dos, len(VAKTER)))
    if prov.dos >= len(VAKTER):
        alla = tuple(sorted({ett for vakt in VAKTER.values() for ett in vakt.prov}))
        utgang, ord_ = prova(hus, alla)
        prov.krav(utgang == 0, f"the tests do not pass in an untouched copy: {ord_}")
    for nummer, namn in enumerate(namnen, start=1):
        prov.framsteg(f"{nummer} of {len(namnen)}: {namn}")
        vakt = VAKTER[namn]
        prov.krav(riv(hus, vakt), f"{namn}: {vakt.fil} no longer says {vakt.star!r}")
        utgang, ord_ = prova(hus, vakt.prov)
        prov.krav(utgang == 1, f"{namn} was removed and no test failed ({utgang}): {ord_}")
        prov.raknat["guards removed"] += 1
        res(hus, vakt)


def plats(prov: Prov) -> None:
    """Every guard stands where the table says, so that the full dose breaks what it means to break."""
    hus = kopia_av_huset(prov.mapp)
    for namn, vakt in VAKTER.items():
        prov.krav(riv(hus, vakt), f"{namn}: {vakt.fil} no longer says {vakt.star!r}")
        prov.raknat["guards found"] += 1
        res(hus, vakt)


BEVIS = (
    Bevis(
        namn="vakterna",
        rad="each guard removed: version check, unique keys, lock, re-trial, watermark rule, digests, seals",
        mal="some test fails",
        liten=1,
        full=len(VAKTER),
        kor=rivna,
        sekunder=240,
    ),
    Bevis(
        namn="vakternas-plats",
        rad="each guard sought where the table of guards says that it stands",
        mal="every one is there",
        liten=len(VAKTER),
        full=len(VAKTER),
        kor=plats,
        sekunder=1,
    ),
)
