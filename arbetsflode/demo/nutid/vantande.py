"""Invented cases that wait: for somebody to distribute them, to write on them, or to approve them."""

from collections.abc import Iterator

from arbetsflode.demo.manus import Anmalfranvaro, Atgarda
from arbetsflode.demo.nutid.almanacka import Almanacka
from arbetsflode.demo.nutid.manus import (
    GRANNEN,
    KOMMUNSTYRELSEN,
    LANSSTYRELSEN,
    MYNDIGHETEN,
    Nutidsfall,
    Nutidsscen,
    Remissen,
    fordela,
    godkann,
    lagg_fram,
    registrera,
)
from tillstand.atgarder import Anstandsbegaran
from tillstand.behorighet import Franvaro

BORTA, ERSATTARE = "hv.avdelningschef", "hv.bitr"
"""Who is away today, and who stands in."""


def fallen(a: Almanacka) -> Iterator[Nutidsfall]:
    """In mottagen and beredning, with proposals that chefer look at, and one absence."""
    yield from _mottagna(a)
    yield from _i_beredning(a)
    yield from _utan_mote(a)
    yield from _sarskilda(a)
    yield from _hos_chefer(a)
    yield from _hos_forvaltningschefer(a)
    borta = Franvaro(person=BORTA, fran=a.dag(-1), till=a.dag(4), ersattare=ERSATTARE)
    scen = Nutidsscen(dag=-2, klockan="16.30", vem="admin", steg=(Anmalfranvaro(franvaro=borta),))
    yield Nutidsfall(namn="frånvaro", scener=(scen,))


def _mottagna(a: Almanacka) -> Iterator[Nutidsfall]:
    """Nobody has them yet."""
    for namn, remissen in (
        (
            "ofördelad tre dagar",
            Remissen(
                titel="Stöd till unga som lämnar familjehem",
                namnd="SOC",
                avsandare=MYNDIGHETEN,
                deras="EM 2214",
                inkom=-3,
                svarstid=48,
            ),
        ),
        (
            "ofördelad ny",
            Remissen(
                titel="Motion om ljusare gångvägar",
                namnd="HV",
                avsandare=KOMMUNSTYRELSEN,
                inkom=-1,
                svarstid=40,
            ),
        ),
        (
            "ofördelad KS",
            Remissen(
                titel="Samråd om regional vattenplan",
                namnd="KS",
                avsandare=LANSSTYRELSEN,
                deras="LS 318",
                inkom=-1,
                svarstid=42,
            ),
        ),
    ):
        yield Nutidsfall(namn=namn, scener=(registrera(a, remissen, "14.15"),))


def _i_beredning(a: Almanacka) -> Iterator[Nutidsfall]:
    """One plan holds, one is tight."""
    haller = Remissen(
        titel="Program för lekplatser", namnd="HV", avsandare=KOMMUNSTYRELSEN, inkom=-8, svarstid=60
    )
    yield Nutidsfall(
        namn="håller",
        scener=(
            registrera(a, haller),
            fordela(-7, "hv.avdelningschef", "hv.bou", "hv.bou", a.mote("HV", 48)),
        ),
    )
    snav = Remissen(
        titel="Riktlinjer för öppna data", namnd="KS", avsandare=MYNDIGHETEN, inkom=-18, svarstid=22
    )
    yield Nutidsfall(
        namn="snäv",
        scener=(
            registrera(a, snav),
            fordela(-17, "ks.chef", "ks.samordnare", "ks.avd", a.mote("KS", 13)),
        ),
    )


def _utan_mote(a: Almanacka) -> Iterator[Nutidsfall]:
    """One whose plan does not hold, and one that is late."""
    haller_inte = Remissen(
        titel="Ny vägledning om budget- och skuldrådgivning",
        namnd="SOC",
        avsandare=MYNDIGHETEN,
        deras="EM 2187",
        inkom=-7,
        svarstid=12,
    )
    yield Nutidsfall(
        namn="håller inte",
        scener=(registrera(a, haller_inte), fordela(-6, "soc.admchef", "soc.utredare", "soc.adm", None)),
    )
    sen = Remissen(
        titel="Gemensam kollektivtrafikplan", namnd="KS", avsandare=GRANNEN, inkom=-24, svarstid=-2
    )
    yield Nutidsfall(
        namn="försenad",
        scener=(registrera(a, sen), fordela(-22, "ks.chef", "ks.samordnare", "ks.avd", None)),
    )


def _sarskilda(a: Almanacka) -> Iterator[Nutidsfall]:
    """One with secrecy, and one whose sender has been asked for more time."""
    hemlig = Remissen(
        titel="Yttrande i ett enskilt tillsynsärende",
        namnd="SOC",
        avsandare=LANSSTYRELSEN,
        deras="LS 402",
        inkom=-6,
        svarstid=52,
        sekretess="OSL 26 kap. 1 §",
    )
    yield Nutidsfall(
        namn="sekretess",
        scener=(
            registrera(a, hemlig),
            fordela(-5, "soc.admchef", "soc.social", "soc.adm", a.mote("SOC", 39)),
        ),
    )
    anstand = Remissen(
        titel="Handlingsplan mot ensamhet bland äldre",
        namnd="HV",
        avsandare=KOMMUNSTYRELSEN,
        inkom=-11,
        svarstid=7,
    )
    begaran = Anstandsbegaran(hos=KOMMUNSTYRELSEN.organ, datum=a.dag(34))
    yield Nutidsfall(
        namn="anstånd",
        scener=(
            registrera(a, anstand),
            fordela(-10, "hv.avdelningschef", "hv.bistand", "hv.eb", None),
            Nutidsscen(
                dag=-4,
                klockan="9.50",
                vem="hv.bistand",
                steg=(Atgarda(atgard="begar_anstand", underlag=begaran),),
            ),
        ),
    )


def _hos_chefer(a: Almanacka) -> Iterator[Nutidsfall]:
    """With an avdelningschef, and with the one who stands in for another."""
    hos_chefen = Remissen(
        titel="Föreskrifter om socialjour",
        namnd="SOC",
        avsandare=MYNDIGHETEN,
        deras="EM 2165",
        inkom=-14,
        svarstid=46,
    )
    yield Nutidsfall(
        namn="hos avdelningschefen",
        scener=(
            registrera(a, hos_chefen),
            fordela(-13, "soc.admchef", "soc.utredare", "soc.adm", a.mote("SOC", 39)),
            lagg_fram(-2, "soc.utredare", hos_chefen),
        ),
    )
    hos_ersattaren = Remissen(
        titel="Översyn av riksnormen",
        namnd="HV",
        avsandare=MYNDIGHETEN,
        deras="EM 2150",
        inkom=-15,
        svarstid=36,
    )
    yield Nutidsfall(
        namn="hos ersättaren",
        scener=(
            registrera(a, hos_ersattaren),
            fordela(-14, "hv.avdelningschef", "hv.bistand", "hv.eb", a.mote("HV", 28)),
            lagg_fram(-3, "hv.bistand", hos_ersattaren),
        ),
    )


def _hos_forvaltningschefer(a: Almanacka) -> Iterator[Nutidsfall]:
    """One with each; the first was approved by the one who stands in for the avdelningschef."""
    motion = Remissen(
        titel="Motion om fler fritidsledare", namnd="HV", avsandare=KOMMUNSTYRELSEN, inkom=-16, svarstid=37
    )
    yield Nutidsfall(
        namn="hos direktören",
        scener=(
            registrera(a, motion),
            fordela(-15, BORTA, "hv.bou", "hv.bou", a.mote("HV", 28)),
            lagg_fram(-4, "hv.bou", motion),
            godkann(-1, ERSATTARE),
        ),
    )
    plan = Remissen(
        titel="Nationell plan mot hemlöshet", namnd="SOC", avsandare=MYNDIGHETEN, inkom=-12, svarstid=47
    )
    yield Nutidsfall(
        namn="hos förvaltningschefen",
        scener=(
            registrera(a, plan),
            fordela(-11, "soc.admchef", "soc.stad", "soc.adm", a.mote("SOC", 39)),
            lagg_fram(-4, "soc.stad", plan),
            godkann(-2, "soc.admchef"),
        ),
    )
    granne = Remissen(
        titel="Översiktsplan för Grannköping", namnd="KS", avsandare=GRANNEN, inkom=-17, svarstid=41
    )
    yield Nutidsfall(
        namn="hos stadsdirektören",
        scener=(
            registrera(a, granne),
            fordela(-16, "ks.chef", "ks.samordnare", "ks.avd", a.mote("KS", 33)),
            lagg_fram(-5, "ks.samordnare", granne),
            godkann(-3, "ks.chef"),
        ),
    )
