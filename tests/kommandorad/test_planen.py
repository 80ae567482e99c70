"""`remiss plan`, `forklara`, `bevakningar`: when to begin, why each day is as it is, what is warned of."""

from typing import Any

import pytest

from tests.kommandorad.korning import DNR, HAN, REG, SEK, Kommandorad
from tillstand.planord import SAKNASTEXT
from tillstand.tidsplan import Saknat

SOC = "namnd,datum\nSOC,2012-05-22\nSOC,2012-06-12\n"
TVA = "namnd,datum\nSOC,2012-05-22\nBUN,2012-06-12\n"
STEG = [
    "underremiss",
    "medlasare",
    "tjansteutlatande",
    "chefer",
    "presidium",
    "kallelse",
    "sammantrade",
    "justering",
    "skicka",
]
INGEN_PLAN = "Ingen väntar längre på svaret, så det finns ingen plan."


def _fritt(k: Kommandorad, svarstid: str, csv: str, *val: str) -> Any:
    """The plan without a case and without a folder, seen from 2 May 2012."""
    svar = k.utan_mapp(*_argument(k, svarstid, csv), *val, "--json")
    assert svar.utgang == 0, svar.ut
    return svar.json


def _argument(k: Kommandorad, svarstid: str, csv: str) -> tuple[str, ...]:
    fil = k.fil("moten.csv", csv)
    return ("plan", "--svarstid", svarstid, "--idag", "2012-05-02", "--kalender", fil)


def _dagar(plan: Any) -> dict[str, str]:
    return {steg["namn"]: steg["datum"] for steg in plan["steg"]}


def _utvag(plan: Any, namn: str) -> Any:
    """The first way out of that name."""
    return next(utvag for utvag in plan["utvagar"] if utvag["namn"] == namn)


def test_planen_raknas_bakat_genom_filens_sammantraden(k: Kommandorad) -> None:
    """The 12th of June reaches if the paragraph is verified at once; otherwise it had to be in May."""
    plan = _fritt(k, "2012-06-13", SOC)
    assert plan["verdikt"] == "haller_med_omedelbar_justering"
    assert plan["skicka_senast"] == "2012-06-13"
    assert (plan["sammantrade"], plan["sammantrade_ordinarie_justering"]) == ("2012-06-12", "2012-05-22")
    assert (plan["idag"], plan["antaget"], plan["saknas"]) == ("2012-05-02", False, [])


def test_stegen_kommer_i_ordning_och_sager_varfor(k: Kommandorad) -> None:
    """17 May is Kristi himmelsfärdsdag, so the tjänsteutlåtande is due the day before."""
    plan = _fritt(k, "2012-06-13", SOC)
    assert [steg["namn"] for steg in plan["steg"]] == STEG
    assert list(_dagar(plan).values()) == sorted(_dagar(plan).values())
    assert all(steg["forklaring"].endswith(".") for steg in plan["steg"])
    tu = plan["steg"][STEG.index("tjansteutlatande")]
    assert tu["datum"] == "2012-05-16"
    assert "Kristi himmelsfärdsdag" in tu["forklaring"]
    assert "onsdag 16 maj 2012" in tu["forklaring"]


def test_utvagarna_sager_vad_till_nar_och_med_vilket_lagrum(k: Kommandorad) -> None:
    """Each way out has its name, day, law and sentence; on the page they are numbered."""
    plan = _fritt(k, "2012-06-13", SOC)
    assert {tuple(sorted(utvag)) for utvag in plan["utvagar"]} == {("datum", "forklaring", "lagrum", "namn")}
    genast = plan["utvagar"][0]
    assert (genast["namn"], genast["datum"]) == ("omedelbar_justering", "2012-06-12")
    assert _utvag(plan, "delegation")["lagrum"] == "KL 6:38"
    sida = k.utan_mapp(*_argument(k, "2012-06-13", SOC)).ut
    for nummer, utvag in enumerate(plan["utvagar"], start=1):
        assert f"{nummer}. {utvag['forklaring']}" in sida


def test_haller_planen_inte_begars_anstand_till_dagen_efter_nasta_sammantrade(k: Kommandorad) -> None:
    """The presidium before the May meeting has passed; the June meeting can decide."""
    plan = _fritt(k, "2012-06-01", SOC)
    assert plan["verdikt"] == "haller_inte"
    assert _utvag(plan, "anstand")["datum"] == "2012-06-13"


def test_de_publicerade_stoppdagarna_gar_fore(k: Kommandorad) -> None:
    """What the nämnd has published holds, and the explanation says so."""
    csv = (
        "namnd,datum,inlamning,presidium,utskick,justering\n"
        "SOC,2012-06-05,2012-05-10,2012-05-15,2012-05-29,2012-06-08\n"
    )
    plan = _fritt(k, "2012-06-13", csv)
    publicerade = {
        "tjansteutlatande": "2012-05-10",
        "presidium": "2012-05-15",
        "kallelse": "2012-05-29",
        "justering": "2012-06-08",
    }
    assert publicerade.items() <= _dagar(plan).items()
    for steg in plan["steg"]:
        assert ("Nämndens publicerade stoppdag är" in steg["forklaring"]) == (steg["namn"] in publicerade)


@pytest.mark.parametrize(
    ("dag", "sista"),
    [("2011-06-14", "2011-06-14"), ("2012-08-21", None)],
    ids=["bara förr", "bara efter svarstiden"],
)
def test_inget_sammantrade_antas(k: Kommandorad, dag: str, sista: str | None) -> None:
    """Only what stands in the file is held: where nothing lies ahead in time, no plan holds."""
    plan = _fritt(k, "2012-06-13", f"namnd,datum\nSOC,{dag}\n")
    assert (plan["verdikt"], plan["sammantrade"], plan["antaget"]) == ("haller_inte", sista, False)
    assert not [utvag for utvag in plan["utvagar"] if "antaget" in utvag["forklaring"]]


def test_ett_installt_sammantrade_halls_inte(k: Kommandorad) -> None:
    """Cancelled is as if it did not stand there; written with or without dots."""
    for typ in ("inställt", "installt"):
        plan = _fritt(k, "2012-06-13", f"namnd,datum,typ\nSOC,2012-05-22,\nSOC,2012-06-12,{typ}\n")
        assert (plan["verdikt"], plan["sammantrade"]) == ("haller_inte", "2012-05-22")


def test_for_en_motion_varnas_for_delegation(k: Kommandorad) -> None:
    """A motion is decided by fullmäktige: whoever delegates must see that the delegation covers it."""
    assert "Varning" not in _utvag(_fritt(k, "2012-06-13", SOC), "delegation")["forklaring"]
    med = _utvag(_fritt(k, "2012-06-13", SOC, "--motion"), "delegation")["forklaring"]
    assert "Varning: en motion avgörs av fullmäktige" in med


def test_har_filen_flera_namnder_valjs_en(k: Kommandorad) -> None:
    """The question names them; the option picks one."""
    svar = k.utan_mapp(*_argument(k, "2012-06-13", TVA), "--json")
    assert (svar.utgang, svar.kod) == (2, "anvandning")
    assert "--namnd SOC eller BUN" in svar.meningar
    assert _fritt(k, "2012-06-13", TVA, "--namnd", "SOC")["sammantrade"] == "2012-05-22"
    assert _fritt(k, "2012-06-13", TVA, "--namnd", "BUN")["sammantrade"] == "2012-06-12"


def test_en_namnd_som_inte_finns_i_filen_sags(k: Kommandorad) -> None:
    """A mistyped code must not look like a plan that fails."""
    svar = k.utan_mapp(*_argument(k, "2012-06-13", TVA), "--namnd", "SOX")
    assert svar.utgang != 0
    assert "SOC" in svar.fel


@pytest.mark.parametrize(
    ("skriven", "skicka"),
    [("2012-v23", "2012-06-08"), ("2012-06", "2012-06-29"), ("2012-kv2", "2012-06-29")],
)
def test_en_vecka_manad_eller_kvartal_raknas_till_sista_dagen(
    k: Kommandorad, skriven: str, skicka: str
) -> None:
    """The last working day is counted, and the sender is to be asked."""
    plan = _fritt(k, skriven, SOC)
    assert (plan["skicka_senast"], plan["saknas"]) == (skicka, ["dag_i_svarstiden"])
    assert SAKNASTEXT[Saknat.DAG_I_SVARSTIDEN] in plan["omdome"]


@pytest.mark.parametrize("skriven", ["snart", "2012-v60", "2012-13", "2012-06-31", "", "9999-v52"])
def test_en_svarstid_som_inte_finns_sags_pa_svenska(k: Kommandorad, skriven: str) -> None:
    """The answer shows the four ways of writing it."""
    svar = k.utan_mapp(*_argument(k, skriven, SOC))
    assert svar.utgang == 2
    for satt in ("2012-06-13", "2012-v23", "2012-06", "2012-kv2"):
        assert satt in svar.fel


def test_en_orimlig_dag_att_se_fran_sags(k: Kommandorad) -> None:
    """A slip in the year is a fault to mend, not a surprise."""
    fil = k.fil("moten.csv", SOC)
    svar = k.utan_mapp("plan", "--svarstid", "2012-06-13", "--idag", "9999-12-31", "--kalender", fil)
    assert svar.utgang == 2


def test_alla_fel_i_filen_kommer_pa_en_gang_med_rad(k: Kommandorad) -> None:
    """Like the faults of every other file of the house."""
    csv = (
        "namnd,datum,typ,justering\n"
        "SOC,2012-13-22,,\n"
        "SOC,2012-06-12,konstigt,\n"
        ",2012-06-14,,\n"
        "SOC,2012-08-14,,2012-08-01\n"
    )
    svar = k.utan_mapp(*_argument(k, "2012-06-13", csv), "--json")
    assert (svar.utgang, svar.kod) == (5, "konfigurationsfel")
    for plats in ("rad 2, datum", "rad 3, typ", "rad 4, namnd", "rad 5, justering"):
        assert f"moten.csv {plats}" in svar.meningar


@pytest.mark.parametrize(
    ("argument", "mening"),
    [
        ((), "Ange ett ärende, eller --svarstid"),
        ((DNR, "--svarstid", "2012-06-13"), "Ange ett ärende, eller --svarstid"),
        ((DNR, "--motion"), "Ange ett ärende, eller --svarstid"),
        (("--idag", "2012-05-02"), "Ange svarstiden: --svarstid"),
        (("--svarstid", "2012-06-13"), "Säg vilken nämnd det gäller: --namnd BUN"),
        (("--svarstid", "2012-06-13", "--kalender", "/finns/inte.csv"), "finns inte"),
    ],
)
def test_det_sags_vad_som_ska_anges(vagrad: Kommandorad, argument: tuple[str, ...], mening: str) -> None:
    """A case or a svarstid, not both and not neither."""
    svar = vagrad("plan", *argument, som=HAN)
    assert svar.utgang == 2
    assert mening in svar.fel


def test_utan_arende_kan_namndens_egen_kalender_fragas(k: Kommandorad) -> None:
    """The svarstid is not registered yet, but the nämnd's meetings are."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    plan = k.ok("plan", "--svarstid", "2026-11-30", "--namnd", "BUN", "--json").json
    assert (plan["verdikt"], plan["sammantrade"], plan["idag"]) == ("haller", "2026-11-17", "2026-10-05")
    assert k("plan", "--svarstid", "2026-11-30", "--namnd", "BUX").utgang == 2


def test_planen_for_ett_arende(k: Kommandorad) -> None:
    """Without meetings it says what is lacking; with them what is to be done by when."""
    k.till("beredning")
    utan = k.ok("plan", DNR, som=HAN).ut
    assert f"{DNR}  Motion om läxhjälp" in utan
    assert SAKNASTEXT[Saknat.KALENDER] in utan
    tomt = k.ok("plan", DNR, "--json", som=HAN).json
    assert (tomt["verdikt"], tomt["saknas"]) == (None, ["kalender"])
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    sida = k.ok("plan", DNR, som=HAN).ut
    assert "Planen håller." in sida
    assert "mån 30 nov 2026 (om 40 arbetsdagar)" in sida
    assert "tors 22 okt 2026" in sida
    plan = k.ok("plan", DNR, "--json", som=HAN).json
    assert (plan["verdikt"], plan["sammantrade"]) == ("haller", "2026-11-17")
    assert [steg["namn"] for steg in plan["steg"]] == STEG
    assert _dagar(plan)["tjansteutlatande"] == "2026-10-22"


def test_det_som_ar_gjort_ar_klart_i_planen(k: Kommandorad) -> None:
    """When the proposal is approved nothing before the kallelse is left."""
    k.till("forslag")
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    steg = k.ok("plan", DNR, "--json", som=HAN).json["steg"]
    assert [ett["namn"] for ett in steg if not ett["klart"]] == STEG[STEG.index("kallelse") :]
    assert [ett["namn"] for ett in steg if ett["gjort"]] == ["tjansteutlatande", "chefer"]
    assert "behövs inte längre" in k.ok("plan", DNR, som=HAN).ut


def test_nar_svaret_ar_overlamnat_finns_ingen_plan(k: Kommandorad) -> None:
    """Nobody waits for the answer any longer: said in words, and nothing is warned of."""
    k.till("overlamnad")
    assert INGEN_PLAN in k.ok("plan", DNR, som=HAN).ut
    assert INGEN_PLAN in k.ok("forklara", DNR, som=HAN).ut
    assert "Svarstiden är måndag 30 november 2026." in k.ok("forklara", DNR, som=HAN).ut
    plan = k.ok("plan", DNR, "--json", som=HAN).json
    assert (plan["verdikt"], plan["steg"], plan["utvagar"]) == (None, [], [])
    assert "Inget att varna om." in k.ok("bevakningar", DNR, som=HAN).ut
    assert k.ok("bevakningar", DNR, "--json", som=HAN).json == {"bevakningar": []}


@pytest.mark.parametrize("kommando", ["plan", "forklara", "bevakningar"])
def test_ett_hemligt_arende_finns_inte_for_andra(k: Kommandorad, kommando: str) -> None:
    """The same answer as for a number that nobody has."""
    nummer = k.registrera("--falt", "sekretess.lagrum=OSL 26:1", "--falt", "sekretess.dag=2026-10-05")
    k.ok(kommando, nummer, som=REG)
    hemligt, saknat = k(kommando, nummer, som=HAN), k(kommando, "BUN 2026/999", som=HAN)
    assert (hemligt.utgang, hemligt.ut) == (saknat.utgang, saknat.ut) == (3, "")
    assert hemligt.fel.replace(nummer, "") == saknat.fel.replace("BUN 2026/999", "")


@pytest.mark.parametrize("tillstand", ["mottagen", "beredning", "forslag", "namndbeslut", "justerad"])
def test_varje_steg_forklaras_var_arendet_an_star(k: Kommandorad, tillstand: str) -> None:
    """The svarstid as it was written, and the reason for each day of the plan."""
    k.till(tillstand)
    k.ok("kalender", "lagg", "BUN", "2026-10-05", som=SEK)
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    sida = k.ok("forklara", DNR, som=HAN).ut
    assert "Svarstiden är måndag 30 november 2026." in sida
    for steg in k.ok("plan", DNR, "--json", som=HAN).json["steg"]:
        assert steg["forklaring"] in sida
    svar = k.ok("forklara", DNR, "--json", som=HAN).json
    assert svar["diarienummer"] == DNR
    for rad in svar["forklaring"]:
        assert rad in sida


def test_varningarna_framat_kommer_i_ordning(k: Kommandorad) -> None:
    """Those of the plan and those of the svarstid, each with what it counts from and for whom."""
    k.till("beredning")
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    rader = k.ok("bevakningar", DNR, "--json", som=HAN).json["bevakningar"]
    dagar = {rad["regel"]: rad["datum"] for rad in rader}
    assert [rad["datum"] for rad in rader] == sorted(dagar.values())
    assert dagar["medlasare"] == "2026-10-15"
    assert dagar["tjansteutlatande_2"] == "2026-10-20"
    assert dagar["kallelse"] == "2026-11-11"
    assert dagar["svarstid_14"] == "2026-11-10"
    assert dagar["svarstid_idag"] == "2026-11-30"
    sist = rader[-1]
    assert (sist["regel"], sist["upprepas_dagar"], sist["roller"]) == ("forsenad", 7, ["handlaggare", "chef"])
    assert {tuple(sorted(rad)) for rad in rader} == {
        ("ankardag", "ankare", "datum", "regel", "roller", "upprepas_dagar")
    }
    sida = k.ok("bevakningar", DNR, som=HAN).ut
    assert "tors 15 okt 2026" in sida
    assert "tis 1 dec 2026, sedan var 7:e dag" in sida
    assert [rad for rad in dagar if rad not in sida] == []
