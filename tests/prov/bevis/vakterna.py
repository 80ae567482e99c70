"""Each guard is taken away in a copy of the house, and some test must notice."""

from tests.prov.ram import Bevis, Prov
from tests.prov.vakter import VAKTER, kopia_av_huset, prova, res, riv, star


def rivna(prov: Prov) -> None:
    """The tests pass in an untouched copy and fail without the guard; the small dose takes a cheap one."""
    for namn, vakt in VAKTER.items():
        prov.krav(star(vakt), f"{namn}: {vakt.fil} no longer says {vakt.star!r}")
    hus = kopia_av_huset(prov.mapp)
    allt = prov.dos >= len(VAKTER)
    valbara = [namn for namn, vakt in VAKTER.items() if allt or vakt.prov[0].startswith("tests/ren")]
    valda = prov.slump.sample(valbara, min(prov.dos, len(valbara)))
    if allt:
        utgang, ord_ = prova(hus, tuple(sorted({ett for vakt in VAKTER.values() for ett in vakt.prov})))
        prov.krav(utgang == 0, f"the tests do not pass in an untouched copy: {ord_}")
    for nummer, namn in enumerate(valda, start=1):
        prov.framsteg(f"{nummer} of {len(valda)}: {namn}")
        riv(hus, VAKTER[namn])
        utgang, ord_ = prova(hus, VAKTER[namn].prov)
        prov.krav(utgang == 1, f"{namn} was removed and no test failed ({utgang}): {ord_}")
        prov.raknat["guards removed"] += 1
        res(hus, VAKTER[namn])


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
)
