"""A second flow with three other states runs through engine, journal, sweep and letters unchanged."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from arbetsflode import motor
from arbetsflode.lager import varningar
from arbetsflode.lager.delar import Delarlasare, skriv_delar
from arbetsflode.lager.listor import Urval
from arbetsflode.motor import Kvitto
from arbetsflode.program import Program
from tests.andra_flodet.uppdrag import (
    FIL,
    UPPDRAG,
    Aterlamnande,
    Lagesrapport,
    Paborjan,
    Redovisning,
    Uppdragsgivande,
    flode,
)
from tests.byggare import NU
from tests.lager.fyllning import fyll
from tests.programbyggare import KOMMUN, Installation, aktor, registrera, stall
from tillstand.fel import Datafel, Konfigurationsfel, OgiltigOvergang, SaknarBehorighet, VillkorEjUppfyllt
from tillstand.handelser import Handelseslag
from tillstand.motivering import Motivering

TRAPPA = """
[[trappa]]
namn = "ligger_still"
ankare = "ej_paborjat"
forskjutning = 2
enhet = "arbetsdagar"
roller = ["fordelare"]

[[trappa]]
namn = "snart_klart"
ankare = "uppdragsdag"
forskjutning = -5
enhet = "arbetsdagar"

[[trappa]]
namn = "godkannande_drojer"
ankare = "begaran"
forskjutning = 2
enhet = "arbetsdagar"
roller = ["vantar_pa"]

[[trappa]]
namn = "svarstid_7"
ankare = "svarstid"
forskjutning = -7
enhet = "arbetsdagar"
"""
SENAST = date(2011, 10, 31)
SLAG = {"uppdrag": (UPPDRAG, flode())}


@pytest.fixture
def program(installation: Installation) -> Iterator[Program]:
    """A program that knows assignments beside remisser."""
    installation.skriv_kommun(KOMMUN + TRAPPA)
    with installation.oppna(slag=SLAG) as oppnat:
        yield oppnat


def ge(program: Program, vad: str = "Utred en ny fritidsgård", nyckel: str = "u") -> Kvitto:
    """Register an assignment."""
    underlag = Uppdragsgivande(vad=vad, paragraf="12", senast=SENAST)
    return motor.registrera(
        program, aktor("namndsekreterare"), namnd="soc", underlag=underlag, nyckel=nyckel, slag="uppdrag"
    )


def gor(program: Program, kvitto: Kvitto, namn: str, av: str, underlag: Any) -> Kvitto:
    """Take an arrow or do an åtgärd."""
    vem: dict[str, Any] = {
        "arende": kvitto.arende,
        "version": kvitto.version,
        "nyckel": program.slump(8).hex(),
    }
    if namn == "rapportera":
        return motor.atgarda(program, aktor(av), atgard=namn, underlag=underlag, **vem)
    return motor.handla(program, aktor(av), overgang=namn, underlag=underlag, **vem)


def pagaende(program: Program) -> Kvitto:
    """An assignment that somebody works with."""
    return gor(
        program, ge(program), "paborja", "fordelare", Paborjan(handlaggare="handlaggare", enhet="bistand")
    )


def test_ett_uppdrag_lever_hela_sitt_liv(program: Program) -> None:
    """Given, begun, reported, asked for, sent back, asked again, approved; journal and tables agree."""
    kvitto = pagaende(program)
    assert kvitto.diarienummer == "soc 2011/1"
    with pytest.raises(VillkorEjUppfyllt, match="Rapportera läget"):
        gor(program, kvitto, "redovisa", "handlaggare", Redovisning(resultat="Klart"))
    kvitto = gor(program, kvitto, "rapportera", "handlaggare", Lagesrapport(text="Halvvägs"))
    kvitto = gor(program, kvitto, "redovisa", "handlaggare", Redovisning(resultat="Klart"))
    assert kvitto.vantar_pa == "chef:soc:bistand"
    assert [r.id for r in motor.att_godkanna(program, aktor("enhetschef"))] == [kvitto.arende]
    vem: dict[str, Any] = {"arende": kvitto.arende, "version": kvitto.version}
    kvitto = motor.aterlamna(
        program, aktor("enhetschef"), kommentar=Motivering(text="Mer"), nyckel="å", **vem
    )
    kvitto = gor(program, kvitto, "redovisa", "handlaggare", Redovisning(resultat="Klart och komplett"))
    stall(program, NU + timedelta(days=40))
    kvitto = motor.godkann(
        program, aktor("enhetschef"), arende=kvitto.arende, version=kvitto.version, nyckel="g"
    )
    assert kvitto.tillstand == "redovisat"
    assert [v.kod for v in kvitto.varningar] == ["sent"]
    vy = motor.visa(program, aktor("registrator"), arende=kvitto.arende)
    assert vy.rubriker["redovisat"] == "Redovisat"
    assert [h.slag for h in vy.handelser[-2:]] == [Handelseslag.GODKAND, Handelseslag.OVERGANG]
    assert not vy.arende.ar_oppet
    assert motor.verifiera(program).avvikelser == ()


def test_uppdraget_kan_lamnas_tillbaka_och_angras(program: Program) -> None:
    """A part that an arrow removed comes back when the arrow is undone."""
    kvitto = pagaende(program)
    kvitto = gor(program, kvitto, "lamna_tillbaka", "handlaggare", Aterlamnande(skal="Ingen tid"))
    assert kvitto.tillstand == "givet"
    kvitto = motor.angra(
        program,
        aktor("fordelare"),
        arende=kvitto.arende,
        version=kvitto.version,
        nyckel="å",
        skal=Motivering(text="Fel"),
    )
    assert kvitto.tillstand == "pagar"
    assert motor.lista(program, aktor("handlaggare"))[0].handlaggare == "handlaggare"
    assert motor.verifiera(program).haller


def test_uppdrag_och_remisser_lever_sida_vid_sida(program: Program) -> None:
    """One diarium, one list, one search, one series; each kind by its own flow."""
    uppdrag, remiss = pagaende(program), registrera(program, "Remiss om fritidsgårdar")
    alla = motor.lista(program, aktor("registrator"), Urval(oppna=None))
    assert {(r.slag, r.diarienummer) for r in alla} == {("uppdrag", "soc 2011/1"), ("remiss", "soc 2011/2")}
    assert {r.slag for r in motor.sok(program, aktor("registrator"), "fritidsgård")} == {"uppdrag", "remiss"}
    with pytest.raises(OgiltigOvergang):
        gor(program, uppdrag, "besluta", "namndsekreterare", Redovisning(resultat="x"))
    with pytest.raises(SaknarBehorighet):
        gor(program, uppdrag, "redovisa", "insyn", Redovisning(resultat="x"))
    assert remiss.till("beredning").kvitto.tillstand == "beredning"
    assert motor.verifiera(program).haller


def test_bara_den_som_flodet_namner_registrerar(program: Program) -> None:
    """An assignment is given by the secretary, not by the registrator."""
    underlag = Uppdragsgivande(vad="Utred", paragraf="1", senast=SENAST)
    with pytest.raises(SaknarBehorighet):
        motor.registrera(
            program, aktor("registrator"), namnd="soc", underlag=underlag, nyckel="n", slag="uppdrag"
        )


def sju(dag: date) -> datetime:
    """Seven in the morning, local time."""
    return datetime(dag.year, dag.month, dag.day, 7, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


def morgon(program: Program, dag: date) -> list[tuple[str, str]]:
    """What is told on a morning: to whom, of which rung."""
    stall(program, sju(dag))
    motor.tick(program)
    with program.databas.las() as f:
        alla = [v.regel for v in varningar.for_arende(f, _enda(program)) if v.lage == "i_brev"]
    brev = motor.lista_brev(program, aktor("administrator"))
    nya = [
        b.person or ""
        for b in brev
        if b.slag == "morgon" and b.dag == dag.isoformat() and b.lage == "skickad"
    ]
    return [(person, alla[-1]) for person in nya]


def _enda(program: Program) -> str:
    return motor.lista(program, aktor("registrator"))[0].id


def test_egna_ankare_ger_varningar_och_brev(program: Program) -> None:
    """Rungs on the kind's own anchors are swept, composed and sent; nothing when they no longer hold."""
    kvitto = ge(program)
    assert morgon(program, date(2011, 10, 4)) == []
    assert morgon(program, date(2011, 10, 5)) == [("fordelare", "ligger_still")]
    kvitto = gor(
        program, kvitto, "paborja", "fordelare", Paborjan(handlaggare="handlaggare", enhet="bistand")
    )
    assert morgon(program, date(2011, 10, 6)) == []
    assert morgon(program, date(2011, 10, 24)) == [("handlaggare", "snart_klart")]
    kvitto = gor(program, kvitto, "rapportera", "handlaggare", Lagesrapport(text="Halvvägs"))
    gor(program, kvitto, "redovisa", "handlaggare", Redovisning(resultat="Klart"))
    assert morgon(program, date(2011, 10, 26)) == [("enhetschef", "godkannande_drojer")]
    assert motor.verifiera(program).haller
    brev = motor.lista_brev(program, aktor("administrator"))
    skickade = Counter(b.slag for b in brev if b.lage == "skickad" and b.slag not in ("sigill", "kalender"))
    assert skickade == {"morgon": 3, "direkt": 3}


def test_ett_ankare_maste_horas_till_nagot_slag(installation: Installation) -> None:
    """Without the kind its anchors are unknown, and the file is refused with the place."""
    installation.skriv_kommun(KOMMUN + TRAPPA)
    with pytest.raises(Konfigurationsfel, match="är ett okänt ankare"):
        installation.oppna()


def test_kommunen_kan_skriva_ett_eget_flode_for_slaget(installation: Installation) -> None:
    """As for the remiss: a file beside kommun.toml."""
    egen = FIL.read_text(encoding="utf-8").replace('godkanns_av = ["chef"]', "")
    (installation.mapp / "vart_uppdrag.toml").write_text(egen, encoding="utf-8")
    installation.skriv_kommun(
        KOMMUN.replace("[[namnd]]", '[floden]\nuppdrag = "vart_uppdrag.toml"\n[[namnd]]', 1)
    )
    with installation.oppna(slag=SLAG) as program:
        kvitto = gor(program, pagaende(program), "rapportera", "handlaggare", Lagesrapport(text="Klart"))
        kvitto = gor(program, kvitto, "redovisa", "handlaggare", Redovisning(resultat="Klart"))
        assert kvitto.tillstand == "redovisat"


def test_en_bas_med_ett_okant_slag_oppnas_inte(installation: Installation) -> None:
    """A program that does not know the kind says so, and does nothing by half."""
    with installation.oppna(slag=SLAG) as program:
        pagaende(program)
    with pytest.raises(Datafel, match="okända slaget ”uppdrag”"):
        installation.oppna()


def test_uppdragets_delar_kommer_tillbaka_som_de_var() -> None:
    """The store knows nothing of the kind but its classes."""
    lasare = Delarlasare(UPPDRAG)
    delar = {namn: fyll(klass) for namn, klass in UPPDRAG.delar.items()}
    arende = UPPDRAG.klass(
        id="u", slag="uppdrag", namnd="soc", diarienummer="1", flode="f", tillstand="givet", version=1,
        registrerad=NU, **delar,
    )  # fmt: skip
    assert lasare.las(skriv_delar(arende))[0] == delar
