"""A case stays with the flow version that it began with, whatever the municipality writes afterwards."""

import json
import tomllib

import pytest
from sqlalchemy import text

from arbetsflode.lager import floden
from arbetsflode.lager.forbindelse import Sats
from arbetsflode.program import Program
from konfiguration.filer import pakettext
from konfiguration.floden import tradavtryck
from tests.byggare import NU
from tests.programbyggare import KOMMUN, Installation, Lopp, bakom_ryggen, registrera
from tillstand.fel import Datafel, Konfigurationsfel, OgiltigOvergang

FLODE = pakettext("flode", "remiss.toml")
UTAN_CHEFER = FLODE.replace('godkanns_av = ["avdelningschef", "forvaltningschef"]', "")
MED_EGET = KOMMUN.replace("[[namnd]]", '[floden]\nremiss = "eget.toml"\n[[namnd]]', 1)


def skriv_flode(installation: Installation, flode: str) -> None:
    """Let the municipality have a flow of its own."""
    installation.skriv_kommun(MED_EGET)
    (installation.mapp / "eget.toml").write_text(flode, encoding="utf-8")


def versioner(program: Program) -> int:
    """How many flow versions are kept."""
    with program.databas.las() as f:
        return len(f.alla(Sats(text("SELECT hash FROM flodesversion"))))


def test_ett_andrat_flode_flyttar_inte_pagaende_arenden(installation: Installation) -> None:
    """The running case still asks its chefer; the new one does not."""
    with installation.oppna() as program:
        gammalt = registrera(program).till("beredning")
    skriv_flode(installation, UTAN_CHEFER)
    with installation.oppna(fro=2) as program:
        nytt = registrera(program).till("beredning")
        assert versioner(program) == 2
        gammalt = Lopp(program, gammalt.kvitto)
        for lopp in (gammalt, nytt):
            lopp.bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
        assert (gammalt.kvitto.tillstand, gammalt.kvitto.vantar_pa) == ("beredning", "chef:soc:vuxna")
        assert (nytt.kvitto.tillstand, nytt.kvitto.vantar_pa) == ("forslag", None)
        assert gammalt.arende.flode != nytt.arende.flode


def test_en_borttagen_overgang_finns_kvar_for_det_som_borjat(installation: Installation) -> None:
    """Postponing is abolished; the case that began before may still be postponed."""
    with installation.oppna() as program:
        gammalt = registrera(program).till("forslag")
    borjan = FLODE.index('[[overgang]]\nnamn = "bordlagg"')
    slut = FLODE.index("[[overgang]]", borjan + 1)
    skriv_flode(installation, FLODE[:borjan] + FLODE[slut:])
    with installation.oppna(fro=2) as program:
        with pytest.raises(OgiltigOvergang):
            registrera(program).till("forslag").gor("bordlagg", "namndsekreterare")
        assert Lopp(program, gammalt.kvitto).gor("bordlagg", "namndsekreterare").kvitto.version == 7


@pytest.mark.parametrize(
    "andra",
    [
        lambda f: f"# En kommentar\n\n{f}",
        lambda f: f.replace("\n", "\r\n"),
        lambda f: f.replace(
            'namn = "mottagen"\nrubrik = "Mottagen"', 'rubrik = "Mottagen"\nnamn = "mottagen"'
        ),
    ],
    ids=["kommentar", "radslut", "nycklarnas ordning"],
)
def test_en_kommentar_andrar_ingenting(installation: Installation, andra: object) -> None:
    """Only what the flow says makes a new version."""
    assert callable(andra)
    with installation.oppna() as program:
        registrera(program)
    skriv_flode(installation, andra(FLODE))
    with installation.oppna(fro=2) as program:
        registrera(program)
        assert versioner(program) == 1


def test_flodet_sparas_forst_nar_det_anvands(installation: Installation) -> None:
    """A flow that nobody has begun a case by leaves no trace."""
    with installation.oppna() as program:
        assert versioner(program) == 0
        registrera(program)
        registrera(program)
        assert versioner(program) == 1


def plantera(program: Program, flode: str) -> str:
    """Keep a flow version as an earlier release might have written it, and let every case follow it."""
    trad = tomllib.loads(flode)
    hash_ = tradavtryck(trad)
    with program.databas.skriv() as f:
        floden.skriv(f, hash_, "remiss", "remiss", json.dumps(trad), NU)
        f.kor(Sats(text("UPDATE arende SET flode = :flode")), {"flode": hash_})
    return hash_


def test_lagrade_versioner_med_oppna_arenden_granskas_vid_start(installation: Installation) -> None:
    """A version that speaks of a demand which no longer exists is refused before anything is done by it."""
    with installation.oppna() as program:
        registrera(program)
        hash_ = plantera(program, FLODE.replace('"handlaggare_finns"', '"avskaffat_krav"'))
    with pytest.raises(Konfigurationsfel, match="avskaffat_krav"):
        installation.oppna()
    bakom_ryggen(installation, "UPDATE arende SET oppet = 0")
    with installation.oppna(fro=2) as program:
        assert registrera(program).arende.flode != hash_


def test_en_version_som_ar_borta_stannar_arendet(installation: Installation) -> None:
    """A case whose law has gone can be neither moved nor read as if nothing had happened."""
    with installation.oppna() as program:
        lopp = registrera(program)
    bakom_ryggen(installation, "DELETE FROM flodesversion")
    with installation.oppna(fro=2) as program, pytest.raises(Datafel, match="finns inte i databasen"):
        Lopp(program, lopp.kvitto).till("beredning")


def test_ett_felaktigt_flode_vagras_med_rad_och_plats(installation: Installation) -> None:
    """Before any case can begin by it."""
    skriv_flode(installation, FLODE.replace('till = "beredning"', 'till = "bredning"', 1))
    with pytest.raises(Konfigurationsfel, match="bredning"):
        installation.oppna()
