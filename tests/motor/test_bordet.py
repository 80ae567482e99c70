"""Mitt bord: what a person must do today and in which order, what waits for others, and what is new."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy.dialects import sqlite

from arbetsflode import motor
from arbetsflode.lager import bordet as lagret
from arbetsflode.lager.bordet import FLEST, Synligt
from arbetsflode.motor.bordet import FLEST_ANDRADE
from arbetsflode.program import Program
from prestanda.driver import Anslutning, anslut
from tests.byggare import IDAG, NAMND, NU, UNDERLAG, mote
from tests.motor.paminnelser import borta, fall, ge_roll, kl, mottaget, skriv_i_basen
from tests.programbyggare import Installation, Lopp, aktor, registrera, stall, svar_per_epost
from tillstand.behorighet import Synlighet
from tillstand.beredning import Svarsvag
from tillstand.handlingar import Handlingsslag
from tillstand.innehall import Avsandare, Sekretess
from tillstand.mote import Mote
from tillstand.signal import Signal
from tillstand.svarstid import Svarstid

NOVEMBER = date(2011, 11, 24)
SVARSTID = "2011-11-30"
HEMLIGT = Sekretess(lagrum="OSL 26 kap. 1 §", dag=IDAG)


@pytest.fixture
def novembermotet(program: Program) -> Program:
    """Socialnämnden meets on 24 November."""
    motor.andra_kalender(
        program, aktor("namndsekreterare"), moten_=[Mote(namnd=NAMND, dag=NOVEMBER)], nyckel="kalendern"
    )
    return program


def bord(program: Program, vem: str, nar: str = "") -> motor.Bord:
    """What somebody sees, at a moment on the clock on the wall."""
    if nar:
        stall(program, kl(nar))
    return motor.bordet(program, aktor(vem))


def att_gora(program: Program, vem: str, nar: str = "") -> list[tuple[str, str | None]]:
    """What somebody is to do, and by which day."""
    return [(u.vad, u.dag.isoformat() if u.dag else None) for u in bord(program, vem, nar).att_gora]


def test_handlaggaren_far_planens_nasta_steg_med_dess_dag(novembermotet: Program) -> None:
    """Utkast, tjänsteutlåtande, förslag: varje steg byts mot nästa när ärendet säger att det är gjort."""
    program = novembermotet
    lopp = fall(program, SVARSTID, enhet="bistand")
    dagar = _planens_dagar(lopp)
    assert att_gora(program, "handlaggare") == [
        ("Hämta in svar från tillfrågade enheter", dagar["underremiss"])
    ]
    utkastet = [("Skicka utkastet till medläsare", dagar["medlasare"])]
    assert att_gora(program, "handlaggare", f"{dagar['medlasare']} 09:00") == utkastet
    stall(program, NU)
    lopp.bifoga("handlaggare", arbetsmaterial=True)
    assert att_gora(program, "handlaggare") == [("Gör klart tjänsteutlåtandet", dagar["tjansteutlatande"])]
    lopp.bifoga("handlaggare")
    assert att_gora(program, "handlaggare") == [("Lägg fram förslag", dagar["chefer"])]
    lopp.gor("lagg_forslag", "handlaggare")
    assert att_gora(program, "handlaggare") == []
    lopp.aterlamna("avdelningschef")
    assert att_gora(program, "handlaggare") == [("Lägg fram förslag", dagar["chefer"])]


def _planens_dagar(lopp: Lopp) -> dict[str, str]:
    plan = motor.planera(lopp.program, aktor("registrator"), arende=lopp.id).plan
    assert plan is not None
    return {s.stopp.namn: s.stopp.datum.isoformat() for s in plan.steg}


def test_ett_steg_som_maste_goras_blir_forsenat_och_star_kvar(novembermotet: Program) -> None:
    """Tjänsteutlåtandet skulle ha varit klart 28 oktober: dagen efter är det en arbetsdag för sent."""
    program = novembermotet
    fall(program, SVARSTID)
    (uppgift,) = bord(program, "handlaggare", "2011-10-28 16:00").att_gora
    assert (uppgift.forsenad, uppgift.dagar_kvar) == (False, 0)
    (uppgift,) = bord(program, "handlaggare", "2011-10-31 09:00").att_gora
    assert (uppgift.vad, uppgift.dag) == ("Gör klart tjänsteutlåtandet", date(2011, 10, 28))
    assert (uppgift.forsenad, uppgift.dagar_kvar) == (True, -1)
    assert (uppgift.steg, uppgift.roll, uppgift.for_) == ("bifoga", "handlaggare", None)


def test_utan_svarstid_och_kalender_finns_uppgiften_men_ingen_dag(program: Program) -> None:
    """Ärendet ska beredas ändå, och det kommer sist."""
    fall(program, None)
    fall(program, "2011-10-31")
    uppgifter = bord(program, "handlaggare").att_gora
    assert [(u.dag, u.dagar_kvar, u.forsenad) for u in uppgifter] == [
        (date(2011, 10, 31), 20, False),
        (None, None, False),
    ]


def test_fordelaren_fordelar_och_forvaltningschefen_bara_dar_ingen_fordelare_finns(program: Program) -> None:
    """Det som trappan frågar efter två arbetsdagar ska göras inom två arbetsdagar."""
    mottaget(program)
    assert att_gora(program, "fordelare") == [("Fördela", "2011-10-05")]
    assert att_gora(program, "forvaltningschef") == []
    assert att_gora(program, "registrator") == []
    ge_roll(program, "fordelare", "fordelare", till="2011-10-02")
    assert att_gora(program, "fordelare") == []
    assert att_gora(program, "forvaltningschef") == [("Fördela", "2011-10-05")]


def test_det_som_vantar_pa_mig_star_med_pilens_namn_och_chefernas_dag(novembermotet: Program) -> None:
    """En i taget: när avdelningschefen har godkänt väntar det på förvaltningschefen."""
    program = novembermotet
    lopp = fall(program, SVARSTID, enhet="bistand").bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    ska = [("Godkänn: Lägg fram förslag", _planens_dagar(lopp)["chefer"])]
    assert att_gora(program, "avdelningschef") == ska
    assert att_gora(program, "forvaltningschef") == []
    lopp.godkann("avdelningschef")
    assert att_gora(program, "avdelningschef") == []
    assert att_gora(program, "forvaltningschef") == ska


def test_ersattaren_gor_den_franvarandes_uppgifter_och_ser_for_vem(program: Program) -> None:
    """Bara så länge frånvaron varar; ärendena blir inte ersättarens egna."""
    fall(program, enhet="bistand").bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    fall(program)
    mottaget(program)
    for person in ("avdelningschef", "handlaggare", "fordelare"):
        borta(program, person, "2011-10-03", "kollega")
    sett = bord(program, "kollega")
    assert {(u.vad, u.for_) for u in sett.att_gora} == {
        ("Godkänn: Lägg fram förslag", "avdelningschef"),
        ("Gör klart tjänsteutlåtandet", "handlaggare"),
        ("Fördela", "fordelare"),
    }
    assert sett.mina == ()
    assert set(sett.roller) == {"chef", "fordelare"}
    assert bord(program, "kollega", "2011-10-04 09:00").att_gora == ()


def test_ens_eget_forslag_vantar_pa_andra(program: Program) -> None:
    """Den som bad om godkännande ser på vem det väntar och hur länge, och ska inte godkänna själv."""
    lopp = fall(program, enhet="bistand").bifoga("handlaggare").gor("lagg_forslag", "handlaggare")
    ge_roll(program, "handlaggare", "chef", "vuxna")
    sett = bord(program, "handlaggare", "2011-10-05 09:00")
    assert sett.att_gora == ()
    (vantan,) = sett.vantar_pa_andra
    assert (vantan.arende, vantan.vad) == (lopp.id, "Lägg fram förslag")
    assert (vantan.personer, vantan.namn) == (("avdelningschef",), ("Avdelningschef",))
    assert (vantan.sedan, vantan.arbetsdagar) == (IDAG, 2)
    assert bord(program, "avdelningschef").vantar_pa_andra == ()


def test_det_som_vantar_pa_mig_i_mitt_eget_arende_vantar_inte_pa_andra(program: Program) -> None:
    """Registratorn vill skriva av chefens eget ärende: det är chefens tur, och ingen dag är satt."""
    registrera(program).gor("fordela", "fordelare", handlaggare="enhetschef").gor("avskriv", "registrator")
    sett = bord(program, "enhetschef")
    assert [(u.vad, u.dag) for u in sett.att_gora] == [("Godkänn: Skriv av", None)]
    assert (len(sett.mina), sett.vantar_pa_andra) == (1, ())


def test_sekreteraren_registrerar_beslut_justering_och_overlamnar(novembermotet: Program) -> None:
    """Beslutet efter mötet, justeringen därefter, svaret sist: ett ärende är aldrig två gånger på bordet."""
    program = novembermotet
    ge_roll(program, "namndsekreterare", "registrator")
    lopp = fall(program, SVARSTID, enhet="bistand").till("forslag")
    assert att_gora(program, "namndsekreterare", "2011-11-23 09:00") == []
    assert att_gora(program, "namndsekreterare", "2011-11-24 09:00") == [
        ("Registrera nämndens beslut", "2011-11-24")
    ]
    assert bord(program, "namndsekreterare", "2011-11-25 09:00").att_gora[0].forsenad
    lopp.gor("besluta", "namndsekreterare", sammantrade=mote(NOVEMBER), dag=NOVEMBER)
    assert att_gora(program, "namndsekreterare") == [("Registrera justering", "2011-11-24")]
    lopp.gor("justera", "namndsekreterare", UNDERLAG["justera"](dag=NOVEMBER), dag=NOVEMBER)
    assert att_gora(program, "namndsekreterare") == [("Överlämna svaret", "2011-11-30")]
    assert att_gora(program, "registrator") == [("Överlämna svaret", "2011-11-30")]
    svar_per_epost(lopp)
    assert att_gora(program, "registrator") == []


def test_den_som_beslutar_ensam_far_beslutet_pa_sitt_bord(program: Program) -> None:
    """Delegaten beslutar, sekreteraren registrerar ordförandens beslut; det delegerade justeras inte."""
    delegerat = _pa_vagen(program, Svarsvag.DELEGATION)
    _pa_vagen(program, Svarsvag.ORDFORANDEBESLUT)
    assert att_gora(program, "delegat") == [("Besluta på delegation", "2011-10-31")]
    assert att_gora(program, "namndsekreterare") == [("Registrera brådskande beslut", "2011-10-31")]
    delegerat.gor("besluta_pa_delegation", "delegat")
    assert att_gora(program, "delegat") == []
    assert att_gora(program, "registrator") == [("Överlämna svaret", "2011-10-31")]


def _pa_vagen(program: Program, svarsvag: Svarsvag) -> Lopp:
    lopp = registrera(program).gor("fordela", "fordelare", svarsvag=svarsvag)
    return lopp.till("forslag")


def test_forst_det_forsenade_sedan_efter_dag_sedan_efter_registrering(program: Program) -> None:
    """Ordningen är den man ska arbeta i."""
    ids = {}
    dagar = {"sist": None, "sen": "2011-11-30", "tidig": "2011-10-20", "ute": "2011-09-30"}
    for namn, svarstid in dagar.items():
        ids[namn] = fall(program, svarstid).id
    stall(program, NU + timedelta(minutes=1))
    ids["tidig_igen"] = fall(program, "2011-10-20").id
    sett = bord(program, "handlaggare")
    assert [u.arende for u in sett.att_gora] == [
        ids[namn] for namn in ("ute", "tidig", "tidig_igen", "sen", "sist")
    ]
    assert [u.forsenad for u in sett.att_gora] == [True, False, False, False, False]


def test_bordet_ar_begransat_och_sager_att_det_finns_fler(i_sqlite: Installation) -> None:
    """Tvåhundra visas; att det finns fler sägs."""
    with i_sqlite.oppna() as program:
        for n in range(FLEST):
            mottaget(program, f"2011-10-{n % 20 + 10}")
        sett = bord(program, "fordelare")
        assert (len(sett.att_gora), sett.fler) == (FLEST, False)
        mottaget(program)
        sett = bord(program, "fordelare")
        assert (len(sett.att_gora), sett.fler) == (FLEST, True)


def test_mina_arenden_star_efter_svarstid_med_mote_avsandare_och_signal(novembermotet: Program) -> None:
    """Signalen säger vad som brådskar; det som är besvarat brådskar inte."""
    program = novembermotet
    sena = {
        namn: _mitt(program, namn, svarstid)
        for namn, svarstid in (("lugnt", "2011-12-30"), ("snart", "2011-10-10"), ("ute", "2011-09-30"))
    }
    rader = bord(program, "handlaggare").mina
    assert [(r.arende, r.signal) for r in rader] == [
        (sena["ute"].id, Signal.FORSENAD),
        (sena["snart"].id, Signal.SNART),
        (sena["lugnt"].id, None),
    ]
    assert [(r.fran, r.tillstandsrubrik) for r in rader] == [
        (namn, "Beredning") for namn in ("ute", "snart", "lugnt")
    ]
    assert rader[2].mote == NOVEMBER
    sena["ute"].till("overlamnad")
    (besvarat,) = [r for r in bord(program, "handlaggare").mina if r.arende == sena["ute"].id]
    assert (besvarat.signal, besvarat.mote) == (None, None)


def _mitt(program: Program, fran: str, svarstid: str) -> Lopp:
    dag = date.fromisoformat(svarstid)
    lopp = registrera(program, avsandare=Avsandare(organ=fran), svarstid=Svarstid(datum=dag))
    return lopp.gor("fordela", "fordelare")


def test_planens_nasta_steg_ger_ocksa_signal(novembermotet: Program) -> None:
    """Svarstiden är långt borta, men tjänsteutlåtandet ska vara klart 28 oktober."""
    fall(novembermotet, SVARSTID).bifoga("handlaggare", arbetsmaterial=True)
    for nar, signal in (
        ("2011-10-20 09:00", None),
        ("2011-10-21 09:00", "snart"),
        ("2011-10-28 09:00", "snart"),
        ("2011-10-29 09:00", "snart"),
        ("2012-12-03 09:00", "forsenad"),
    ):
        assert bord(novembermotet, "handlaggare", nar).mina[0].signal == signal


def test_vad_andra_har_gjort_sedan_forra_arbetsdagen(program: Program) -> None:
    """På måndagen det som hände från fredagen på; det egna inte, och det senaste först."""
    lopp = fall(program)
    stall(program, kl("2011-10-06 23:30"))
    lopp.gor("anteckna", "registrator", text="I torsdags.")
    stall(program, kl("2011-10-07 00:30"))
    lopp.gor("anteckna", "registrator", text="I fredags.")
    lopp.gor("anteckna", "handlaggare", text="Min egen.")
    borta(program, "registrator", "2011-10-10", "kollega")
    stall(program, kl("2011-10-10 08:00"))
    lopp.gor("anteckna", "kollega", text="I dag.")
    sett = bord(program, "handlaggare").andrat
    assert [(a.handelse.underlag["text"], a.vem, a.handelse.for_) for a in sett] == [
        ("I dag.", "Kollega", "registrator"),
        ("I fredags.", "Registrator", None),
    ]
    assert {(a.arende, a.vad, a.handelse.slag, a.handelse.namn) for a in sett} == {
        (lopp.id, "Tjänsteanteckning", "atgard", "anteckna")
    }
    assert bord(program, "kollega").andrat == ()


def test_av_det_andra_har_gjort_visas_de_senaste(program: Program) -> None:
    """Högst tjugo."""
    lopp = fall(program)
    for n in range(FLEST_ANDRADE + 1):
        lopp.gor("anteckna", "registrator", text=f"Nr {n}.")
    sett = [a.handelse.underlag["text"] for a in bord(program, "handlaggare").andrat]
    assert sett == [f"Nr {n}." for n in range(FLEST_ANDRADE, 0, -1)]


@pytest.mark.parametrize("vem", ["insyn", "kollega", "familjechef", "granne", "administrator", "ingen"])
def test_det_hemliga_star_inte_pa_nagon_annans_bord(program: Program, vem: str) -> None:
    """I varje tillstånd; och den vars bord det hör till ser det."""
    oppet = [mottaget(program), fall(program, enhet="bistand")]
    for tillstand in ("mottagen", "beredning", "forslag", "namndbeslut", "justerad"):
        registrera(program, sekretess=HEMLIGT).till(tillstand)
    registrera(program, sekretess=HEMLIGT).till("beredning").bifoga("handlaggare").gor(
        "lagg_forslag", "handlaggare"
    )
    tomt = bord(program, vem)
    assert (tomt.att_gora, tomt.mina, tomt.vantar_pa_andra, tomt.andrat) == ((), (), (), ())
    ser = {v: bord(program, v) for v in ("fordelare", "handlaggare", "avdelningschef", "namndsekreterare")}
    assert {u.hemligt for b in ser.values() for u in b.att_gora} == {True, False}
    assert len(ser["handlaggare"].mina) == 6
    assert {o.id for o in oppet} < {u.arende for b in ser.values() for u in b.att_gora}


def test_grannamndens_roller_ser_sitt_och_inte_vart(program: Program) -> None:
    """Den som har alla roller i en annan nämnd har ingenting att göra här."""
    for tillstand in ("mottagen", "forslag", "namndbeslut", "justerad"):
        registrera(program).till(tillstand)
    assert bord(program, "granne").att_gora == ()
    registrera(program, namnd="kult", av="granne")
    assert [u.vad for u in bord(program, "granne").att_gora] == ["Fördela"]


def test_ett_trasigt_arende_gommer_inga_andra(program: Program) -> None:
    """Det som inte går att läsa sägs på annan plats."""
    trasigt, helt = fall(program), fall(program)
    skriv_i_basen(program, "UPDATE arende SET delar = :delar WHERE id = :id", delar="{}", id=trasigt.id)
    assert [r.arende for r in bord(program, "handlaggare").mina] == [helt.id]


def test_rollerna_sager_vilken_vy_som_ar_den_forsta(program: Program) -> None:
    """De roller som innehas i dag, och handläggare för den som har ärenden."""
    assert bord(program, "insyn").roller == ("insyn",)
    assert bord(program, "handlaggare").roller == ()
    fall(program)
    assert bord(program, "handlaggare").roller == ("handlaggare",)
    assert bord(program, "ingen").roller == ()


def test_huvudhandlingen_kan_ocksa_vara_en_tjansteskrivelse(program: Program) -> None:
    """Den gör tjänsteutlåtandet klart lika bra."""
    fall(program).bifoga("handlaggare", Handlingsslag.TJANSTESKRIVELSE)
    assert [vad for vad, _ in att_gora(program, "handlaggare")] == ["Lägg fram förslag"]


_ALLT = Synlighet(
    namnder=frozenset({"soc"}),
    namnder_hemligt=frozenset({"soc"}),
    enheter=frozenset({"bistand"}),
    handlaggare=frozenset({"handlaggare"}),
)
_FRAGOR: dict[str, tuple[Synligt, str]] = {
    "mina": (lagret.MINA, "ix_arende_mina"),
    "i tillstånd": (lagret.I_TILLSTAND, "ix_arende_namnd"),
    "väntande": (lagret.VANTANDE, "ix_arende_vantar"),
    "ändrade": (lagret.ANDRADE, "ix_arende_mina"),
    "belastning": (lagret.BELASTNING, "ix_arende_balans"),
}
_VARDEN = {
    "handlaggare": "handlaggare",
    "namnd": "soc",
    "tillstand": "forslag",
    "nyckel": "chef:soc:vuxna",
    "sedan": "2011",
    "till": "2011",
}


@pytest.fixture
def driver(i_sqlite: Installation) -> Iterator[Anslutning]:
    """The bare driver on a base with schema and people."""
    with closing(anslut(i_sqlite)) as ett:
        yield ett


@pytest.mark.parametrize("vad", _FRAGOR)
def test_varje_fraga_gar_pa_sitt_index(vad: str, driver: Anslutning) -> None:
    """Kostnaden följer vad som väntar, inte hur många ärenden som finns."""
    fraga, index = _FRAGOR[vad]
    sats, varden = fraga.for_(_ALLT)
    sql, fasta = sats.for_dialekt(sqlite.dialect(paramstyle="named"))
    plan = driver.plan(sql, {**fasta, **varden, **_VARDEN})
    assert f"USING INDEX {index} (" in plan
    assert "SCAN" not in plan
    if vad == "mina":
        assert "TEMP B-TREE" not in plan
