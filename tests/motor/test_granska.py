"""Att godkänna: vad chefen ser av en begäran, vad som är nytt sedan sist, och nästa i kön."""

from datetime import date

import pytest

from arbetsflode import motor
from arbetsflode.lager import lasmarken, lasningar
from arbetsflode.motor import Steglage
from arbetsflode.program import Program
from tests.byggare import IDAG, NAMND, NU
from tests.motor.paminnelser import borta, fall
from tests.programbyggare import Lopp, aktor, registrera
from tillstand.fel import OgiltigIndata, OgiltigOvergang, Saknas
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Sekretess
from tillstand.mote import Mote

HEMLIGT = Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)


def begart(program: Program, svarstid: str | None = "2011-10-31") -> Lopp:
    """A proposal that waits for the avdelningschef."""
    lopp = fall(program, svarstid, enhet="bistand").bifoga("handlaggare")
    return lopp.gor("lagg_forslag", "handlaggare")


def granskning(lopp: Lopp, vem: str = "avdelningschef") -> motor.Granskningsvy:
    """The begäran as somebody sees it."""
    return motor.granskning(lopp.program, aktor(vem), arende=lopp.id)


def mark(lopp: Lopp, vem: str = "avdelningschef") -> int | None:
    """The version that somebody has read last."""
    with lopp.program.databas.las() as f:
        return lasmarken.las(f, vem, lopp.id)


def marka(lopp: Lopp, version: int, vem: str = "avdelningschef") -> None:
    """Somebody has read a version."""
    motor.marka_last(lopp.program, aktor(vem), arende=lopp.id, version=version)


def test_chefen_ser_vem_som_ber_om_vad_och_hur_langt_kedjan_har_kommit(program: Program) -> None:
    """Mitt steg, sedan nästa; när jag har godkänt väntar det på den andra."""
    lopp = begart(program)
    vy = granskning(lopp)
    assert (vy.overgang, vy.rubrik, vy.begard_av, vy.begard_av_namn) == (
        *("lagg_forslag", "Lägg fram förslag"),
        *("handlaggare", "Handlaggare"),
    )
    assert (vy.begard, vy.begard_for, vy.far_svara) == (NU, None, True)
    assert vy.underlag.beslutspunkter[0].text == "Nämnden överlämnar utlåtandet som svar."
    assert [(s.roll, s.lage, s.namn) for s in vy.kedja] == [
        ("avdelningschef", Steglage.MITT, ("Avdelningschef",)),
        ("forvaltningschef", Steglage.SENARE, ("Forvaltningschef",)),
    ]
    lopp.godkann("avdelningschef")
    vy = granskning(lopp)
    assert [(s.lage, s.personer, s.godkant) for s in vy.kedja] == [
        (Steglage.GODKANT, ("avdelningschef",), NU),
        (Steglage.VANTAR, ("forvaltningschef",), None),
    ]
    assert (vy.far_svara, vy.plats) == (False, None)
    assert granskning(lopp, "forvaltningschef").far_svara


def test_ersattaren_svarar_i_den_borta_varandes_stalle(program: Program) -> None:
    """Steget är ersättarens, och det syns för vem."""
    lopp = begart(program)
    borta(program, "avdelningschef", "2011-10-03", "kollega")
    vy = granskning(lopp, "kollega")
    assert (vy.kedja[0].lage, vy.kedja[0].for_, vy.plats) == (Steglage.MITT, "avdelningschef", 1)
    lopp.godkann("kollega")
    assert granskning(lopp, "forvaltningschef").kedja[0].for_ == "avdelningschef"


def test_huvudhandlingarna_visas_i_senaste_version_och_utan_arbetsmaterial(program: Program) -> None:
    """Tjänsteutlåtandet och yttrandet, men varken remissen eller utkastet."""
    lopp = fall(program, enhet="bistand").bifoga("registrator", Handlingsslag.REMISSMISSIV)
    lopp.bifoga("handlaggare", titel="Utlåtande").bifoga("handlaggare", titel="Utkast", arbetsmaterial=True)
    lopp.bifoga("handlaggare", titel="Utlåtandet, rättat", ersatter=2)
    lopp.bifoga("handlaggare", Handlingsslag.YTTRANDE).gor("lagg_forslag", "handlaggare")
    handlingar = granskning(lopp).huvudhandlingar
    assert [(h.nummer, h.version, h.titel) for h in handlingar] == [
        (2, 2, "Utlåtandet, rättat"),
        (4, 1, "Yttrande"),
    ]
    assert handlingar[0].filnamn == "tjansteutlatande.txt"
    assert handlingar[0].storlek == len("Text: Utlåtandet, rättat".encode())


def test_det_som_har_hant_sedan_sist_visas_men_inte_forsta_gangen(program: Program) -> None:
    """Första gången är allt nytt; därefter bara det som har kommit till."""
    lopp = begart(program)
    vy = granskning(lopp)
    assert (vy.forsta_gangen, vy.andrat_sedan) == (True, ())
    marka(lopp, vy.arende.version)
    assert (granskning(lopp).forsta_gangen, granskning(lopp).andrat_sedan) == (False, ())
    lopp.gor("anteckna", "registrator", text="Rotel V har ringt.")
    (handelse,) = granskning(lopp).andrat_sedan
    assert (handelse.namn, handelse.underlag["text"]) == ("anteckna", "Rotel V har ringt.")
    assert granskning(lopp, "forvaltningschef").forsta_gangen


def test_motet_och_kallelsen_star_med(program: Program) -> None:
    """Så att chefen vet när det brådskar."""
    mote = Mote(namnd=NAMND, dag=date(2011, 10, 27), utskick=date(2011, 10, 19))
    lopp = begart(program)
    assert (granskning(lopp).mote, granskning(lopp).utskick) == (None, None)
    motor.andra_kalender(program, aktor("namndsekreterare"), moten_=[mote], nyckel="kalendern")
    assert (granskning(lopp).mote, granskning(lopp).utskick) == (date(2011, 10, 27), date(2011, 10, 19))


def test_kon_gar_i_dagordning_och_ar_densamma_som_bordets(program: Program) -> None:
    """”2 av 3”, med den före och den efter; det som väntar på andra är inte med."""
    sist, forst, mellan = (begart(program, dag) for dag in ("2011-11-30", "2011-10-20", "2011-10-31"))
    begart(program).godkann("avdelningschef")
    vy = granskning(mellan)
    assert (vy.plats, vy.antal, vy.foregaende, vy.nasta) == (2, 3, forst.id, sist.id)
    assert (granskning(forst).foregaende, granskning(sist).nasta) == (None, None)
    bord = motor.bordet(program, aktor("avdelningschef"))
    assert [u.arende for u in bord.att_gora] == [forst.id, mellan.id, sist.id]
    mellan.aterlamna("avdelningschef")
    assert (granskning(forst).antal, granskning(forst).nasta) == (2, sist.id)


def test_det_som_inte_vantar_har_inget_att_granska(program: Program) -> None:
    """Det är redan godkänt, återlämnat eller aldrig begärt."""
    lopp = begart(program).aterlamna("avdelningschef")
    with pytest.raises(OgiltigOvergang):
        granskning(lopp)


@pytest.mark.parametrize("vem", ["insyn", "kollega", "familjechef", "granne", "administrator", "ingen"])
def test_det_hemliga_granskas_och_markeras_bara_av_den_som_far_se_det(program: Program, vem: str) -> None:
    """Forbjudet och saknat svarar likadant."""
    lopp = begart(program).gor("komplettera", "registrator", sekretess=HEMLIGT)
    with pytest.raises(Saknas):
        granskning(lopp, vem)
    with pytest.raises(Saknas):
        marka(lopp, 1, vem)
    assert mark(lopp, vem) is None


def test_att_granska_ett_hemligt_arende_antecknas(program: Program) -> None:
    """Varje gång, som när det öppnas; ett öppet läses fritt."""
    oppet = begart(program)
    hemligt = begart(program).gor("komplettera", "registrator", sekretess=HEMLIGT)
    for lopp in (oppet, hemligt, hemligt):
        granskning(lopp)
    with program.databas.las() as f:
        assert [vem for vem, _ in lasningar.las(f, hemligt.id)] == ["avdelningschef"] * 2
        assert lasningar.las(f, oppet.id) == []


def test_lasmarket_gar_aldrig_bakat_och_skrivs_en_gang(program: Program) -> None:
    """En äldre flik sänker inget; samma version en gång till skriver inget."""
    lopp = registrera(program).till("beredning")
    marka(lopp, 2)
    marka(lopp, 1)
    assert mark(lopp) == 2
    with program.databas.skriv() as f:
        lasmarken.skriv(f, "avdelningschef", lopp.id, 1, NU)
    assert mark(lopp) == 2
    lopp.gor("anteckna", "registrator")
    marka(lopp, 3)
    assert (mark(lopp), mark(lopp, "registrator")) == (3, None)


@pytest.mark.parametrize("version", [0, -1, 2])
def test_en_version_som_inte_finns_kan_ingen_ha_last(program: Program, version: int) -> None:
    """Annars syntes aldrig det som kommer."""
    lopp = registrera(program)
    with pytest.raises(OgiltigIndata):
        marka(lopp, version, "registrator")
    assert mark(lopp, "registrator") is None
