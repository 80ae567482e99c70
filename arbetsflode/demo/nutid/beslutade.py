"""Invented cases that the nämnd has before it or has decided: the coming meeting, yesterday's, older ones."""

from collections.abc import Iterator

from arbetsflode.demo.nutid.almanacka import Almanacka
from arbetsflode.demo.nutid.manus import (
    GRANNEN,
    KOMMUNSTYRELSEN,
    LANSSTYRELSEN,
    MYNDIGHETEN,
    Nutidsfall,
    Nutidsscen,
    Remissen,
    besluta,
    fordela,
    godkann,
    justera,
    lagg_fram,
    registrera,
    utdrag,
)


def fallen(a: Almanacka) -> Iterator[Nutidsfall]:
    """Approved for the coming meeting, decided yesterday, and verified but not sent."""
    yield from _till_nasta_mote(a)
    yield from _igar(a)
    yield from _att_sanda(a)


def _till_nasta_mote(a: Almanacka) -> Iterator[Nutidsfall]:
    forst = Remissen(
        titel="Avgiftsfria simkort för barn", namnd="HV", avsandare=KOMMUNSTYRELSEN, inkom=-26, svarstid=16
    )
    yield Nutidsfall(namn="nästa möte", scener=tuple(_till_forslag(a, forst, "hv.bou", "hv.bou", 8, -14)))
    sedan = Remissen(
        titel="Stödboende i egen regi",
        namnd="HV",
        avsandare=LANSSTYRELSEN,
        deras="LS 287",
        inkom=-25,
        svarstid=17,
    )
    yield Nutidsfall(
        namn="nästa möte två", scener=tuple(_till_forslag(a, sedan, "hv.bistand", "hv.eb", 8, -13))
    )


def _igar(a: Almanacka) -> Iterator[Nutidsfall]:
    """The nämnd met yesterday: one paragraph waits for the minutes, one was verified at the meeting."""
    ojusterad = Remissen(
        titel="Kvalitetsregister för familjerätten",
        namnd="SOC",
        avsandare=MYNDIGHETEN,
        deras="EM 2098",
        inkom=-31,
        svarstid=14,
    )
    yield Nutidsfall(
        namn="inte justerad",
        scener=(
            *_till_forslag(a, ojusterad, "soc.utredare", "soc.adm", -1, -23),
            besluta(-1, "soc.sekreterare", a.mote("SOC", -1), "41"),
        ),
    )
    omedelbar = Remissen(
        titel="Samverkan vid våld i nära relationer",
        namnd="SOC",
        avsandare=LANSSTYRELSEN,
        deras="LS 255",
        inkom=-30,
        svarstid=2,
    )
    yield Nutidsfall(
        namn="omedelbart justerad",
        scener=(
            *_till_forslag(a, omedelbar, "soc.stad", "soc.adm", -1, -24),
            besluta(-1, "soc.sekreterare", a.mote("SOC", -1), "42", omedelbart=True, klockan="17.40"),
            utdrag(-1, "soc.sekreterare"),
        ),
    )


def _att_sanda(a: Almanacka) -> Iterator[Nutidsfall]:
    """Verified with the minutes, the extract attached: only to be sent."""
    hv = Remissen(
        titel="Trygghetsvandringar i stadsdelen", namnd="HV", avsandare=KOMMUNSTYRELSEN, inkom=-38, svarstid=5
    )
    yield Nutidsfall(
        namn="att sända",
        scener=(
            *_till_forslag(a, hv, "hv.bou", "hv.bou", -12, -34),
            besluta(-11, "hv.sekreterare", a.mote("HV", -12), "77", klockan="9.20"),
            justera(a, -6, "hv.sekreterare"),
        ),
    )
    ks = Remissen(
        titel="Gemensam räddningstjänst", namnd="KS", avsandare=GRANNEN, deras="GK 61", inkom=-36, svarstid=4
    )
    yield Nutidsfall(
        namn="att sända KS",
        scener=(
            *_till_forslag(a, ks, "ks.samordnare", "ks.avd", -7, -30),
            besluta(-6, "ks.sekreterare", a.mote("KS", -7), "112", klockan="9.10"),
            justera(a, -2, "ks.sekreterare"),
        ),
    )


_CHEFER = {
    "HV": ("hv.avdelningschef", "hv.direktor"),
    "SOC": ("soc.admchef", "soc.direktor"),
    "KS": ("ks.chef", "ks.direktor"),
}


def _till_forslag(
    a: Almanacka, r: Remissen, handlaggare: str, enhet: str, mote: int, framlagt: int
) -> Iterator[Nutidsscen]:
    """Registered, distributed, laid before the chefer and approved by both, for a meeting."""
    chefen, direktoren = _CHEFER[r.namnd]
    yield registrera(a, r)
    yield fordela(r.inkom + 1, chefen, handlaggare, enhet, a.mote(r.namnd, mote))
    yield lagg_fram(framlagt, handlaggare, r)
    yield godkann(framlagt + 1, chefen)
    yield godkann(framlagt + 2, direktoren)
