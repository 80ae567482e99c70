"""`remiss halsa --larma`: the silence is told, also when the base is what is silent."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from notiser.maskinbrev import sparad_text
from tests.kommandorad.korning import Kommandorad, Svar
from tests.notiser.smtp import ledig_port

ADMIN = "admin@exempelstad.invalid"


def larma(k: Kommandorad, **fram: float) -> Svar:
    """Run the timer's command some time on."""
    k.klocka.stall(k.klocka.nu() + timedelta(**fram))
    return k("halsa", "--larma")


def breven(k: Kommandorad) -> list[str]:
    """What the alarms of the folder say."""
    texter = (sparad_text(f.read_bytes()) for f in sorted((k.mapp / "brev").glob("*.eml")))
    return [text for text in texter if "behöver en åtgärd" in text]


def test_nar_bevakningen_star_stilla_far_administratoren_ett_brev_om_dagen(k: Kommandorad) -> None:
    """The worker sweeps no more: the timer tells it by itself, once a day for the same things."""
    assert (larma(k).utgang, breven(k)) == (0, [])
    k.ok("svep")
    assert larma(k, minutes=9).utgang == 0
    forst = larma(k, minutes=2)
    assert (forst.utgang, f"Larm skickat till {ADMIN}." in forst.ut) == (7, True)
    (brev,) = breven(k)
    assert "Bevakningen gick senast för 11 minuter sedan." in brev
    igen = larma(k, hours=1)
    assert (igen.utgang, "redan skickat i dag" in igen.ut, len(breven(k))) == (7, True, 1)
    larma(k, hours=24)
    assert len(breven(k)) == 2


def test_nagot_nytt_rott_sags_samma_dag(k: Kommandorad) -> None:
    """Other things than those told this morning are told at once."""
    k.ok("svep")
    larma(k, minutes=20)
    k.registrera()
    larma(k, hours=2)
    assert len(breven(k)) == 2


def satt_brev(k: Kommandorad, lage: str, antal: int) -> None:
    """Let so many letters stand in a state, the newest first, and the rest be sent."""
    with closing(sqlite3.connect(k.mapp / "remiss.db")) as bas, bas:
        bas.execute("UPDATE brev SET lage = 'skickad'")
        bas.execute(
            "UPDATE brev SET lage = ? WHERE id IN (SELECT id FROM brev ORDER BY id DESC LIMIT ?)",
            (lage, antal),
        )


def test_ett_annat_fel_om_samma_sak_sags_samma_dag(k: Kommandorad) -> None:
    """Another fault of the letters is news; one more of the same is not."""
    k.registrera()
    k.registrera()
    k.ok("svep")
    satt_brev(k, "oviss", 1)
    assert (larma(k).utgang, len(breven(k))) == (7, 1)
    satt_brev(k, "oviss", 2)
    assert ("redan skickat i dag" in larma(k).ut, len(breven(k))) == (True, 1)
    satt_brev(k, "misslyckad", 2)
    assert (larma(k).utgang, len(breven(k))) == (7, 2)


def test_bara_den_som_inte_naddes_far_larmet_igen(k: Kommandorad, monkeypatch: pytest.MonkeyPatch) -> None:
    """One recipient was told and one was not: the next run tells the one."""
    k.ok("svep")
    assert larma(k, minutes=20).utgang == 7
    monkeypatch.setenv("REMISS_EPOST_LARM_TILL", "drift@exempelstad.invalid")
    igen = larma(k)
    assert (igen.utgang, "Larm skickat till drift@exempelstad.invalid." in igen.ut) == (7, True)
    assert len(breven(k)) == 2


def test_ett_arende_som_inte_gar_att_lasa_citeras_inte(k: Kommandorad) -> None:
    """The letter says how many; what is wrong with them may tell of the case."""
    from arbetsflode.drift.larm import _meningar
    from arbetsflode.motor import Halsopunkt, Lage

    punkter = [Halsopunkt(namn="bevakning", lage=Lage.ROD, mening="Hemligt går inte att läsa")] * 2
    assert _meningar(punkter) == ["2 ärenden kan inte bevakas."]


def test_utan_databas_larmas_adressen_i_installningarna(
    k: Kommandorad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The base cannot be opened, so nobody can be looked up: the address of the settings is told."""
    for fil in k.mapp.glob("remiss.db*"):
        fil.unlink()
    (k.mapp / "remiss.db").write_bytes(b"inte en databas" * 100)
    stum = larma(k)
    assert (stum.utgang, breven(k)) == (8, [])
    assert "Programmet går inte att öppna, och larm_till är inte inställd." in stum.fel
    monkeypatch.setenv("REMISS_EPOST_LARM_TILL", "drift@exempelstad.invalid")
    assert larma(k).utgang == 7
    (brev,) = breven(k)
    assert "Programmet går inte att öppna" in brev


def test_ett_larm_som_inte_gick_ivag_sags_och_forsoks_igen(
    k: Kommandorad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mail server is silent too: the exit code tells the timer, and the next run tries again."""
    k.ok("svep")
    for namn, varde in (("KANAL", "smtp"), ("SAKERHET", "ingen"), ("PORT", str(ledig_port()))):
        monkeypatch.setenv(f"REMISS_EPOST_{namn}", varde)
    monkeypatch.setenv("REMISS_EPOST_SERVER", "127.0.0.1")
    for _ in range(2):
        svar = larma(k, minutes=20)
        assert (svar.utgang, "Larmet gick inte iväg" in svar.fel) == (8, True)
    monkeypatch.setenv("REMISS_EPOST_KANAL", "mapp")
    assert (larma(k).utgang, len(breven(k))) == (7, 1)


def test_matvarden_till_en_fil(k: Kommandorad) -> None:
    """Whole at once, for node_exporter's folder; said when it cannot be written."""
    fil = k.mapp / "remissflode.prom"
    k.ok("halsa", "--prometheus", "--till", str(fil))
    assert "# TYPE remissflode_brev gauge" in fil.read_text(encoding="utf-8")
    assert [f.name for f in k.mapp.glob("*.prom*")] == [fil.name]
    assert k("halsa", "--prometheus", "--till", str(k.mapp / "finns" / "inte")).utgang == 2
    assert k("halsa", "--till", str(fil)).utgang == 2
    assert k("halsa", "--larma", "--prometheus").utgang == 2
