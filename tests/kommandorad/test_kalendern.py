"""`remiss kalender`: the meetings are read in, shown, changed, moved, cancelled and given out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from arbetsflode.klocka import Stallklocka
from tests.kommandorad.korning import DNR, HAN, NU, REG, SEK, Kommandorad, kopia_av

CSV = (
    "namnd,datum,typ,tid,plats,inlamning,presidium,utskick,justering,flyttat_till\n"
    "BUN,2026-11-17,,13.00,Stora salen,2026-10-20,2026-10-27,2026-11-10,2026-11-19,\n"
    "Barn- och utbildningsnämnden,2026-11-24,extra,,,,,,,\n"
    "BUN,2026-12-08,flyttat,,,,,,,2026-12-10\n"
    "BUN,2026-12-10,,,,,,,,\n"
    "BUN,2026-12-15,inställt,,,,,,,\n"
)
TOML = """
[[mote]]
namnd = "BUN"
datum = 2026-11-17
tid = "13.00"
plats = "Stora salen"
justering = 2026-11-19

[[mote]]
namnd = "BUN"
datum = 2026-11-24
typ = "extra"
"""
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//exempel//sv
BEGIN:VEVENT
UID:1@example.se
DTSTAMP:20261001T080000Z
DTSTART;VALUE=DATE:20261117
SUMMARY:Sammanträde
END:VEVENT
END:VCALENDAR
"""


def _moten(k: Kommandorad, *val: str) -> dict[str, Any]:
    """The meetings by day."""
    moten = k.ok("kalender", "lista", *val, "--json").json["moten"]
    return {mote["dag"]: mote for mote in moten}


def _beslutade(k: Kommandorad) -> dict[str, Any]:
    return {dag: mote for dag, mote in _moten(k).items() if mote["typ"] != "antaget"}


def _med_moten(k: Kommandorad) -> Kommandorad:
    """A case in beredning, and a meeting that it is to reach."""
    k.till("beredning")
    k.ok("kalender", "lagg", "BUN", "2026-11-17", "--tid", "13.00", som=SEK)
    return k


@pytest.fixture
def svara(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """What a person types when asked; None closes the input."""

    def svara(svar: str | None) -> None:
        def fraga(_fraga: str = "") -> str:
            if svar is None:
                raise EOFError
            return svar

        monkeypatch.setattr("click.termui.visible_prompt_func", fraga)

    return svara


def test_kalendern_lases_ur_ett_kalkylblad(k: Kommandorad) -> None:
    """With all that is published; once more changes nothing."""
    fil = k.fil("moten.csv", CSV)
    assert k.ok("kalender", "importera", fil, "--json", som=SEK).json == {
        "gjort": True,
        "nya": 5,
        "andrade": 0,
    }
    assert "Inget var nytt." in k.ok("kalender", "importera", fil, som=SEK).ut
    moten = _beslutade(k)
    assert {dag: mote["typ"] for dag, mote in moten.items()} == {
        "2026-11-17": "ordinarie",
        "2026-11-24": "extra",
        "2026-12-08": "flyttat",
        "2026-12-10": "ordinarie",
        "2026-12-15": "installt",
    }
    forsta = moten["2026-11-17"]
    assert (forsta["tid"], forsta["plats"], forsta["utskick"]) == ("13.00", "Stora salen", "2026-11-10")


def test_kalendern_lases_ur_toml(k: Kommandorad) -> None:
    """As a person writes it."""
    assert "Nya: 2 sammanträden." in k.ok("kalender", "importera", k.fil("m.toml", TOML), som=SEK).ut
    moten = _beslutade(k)
    assert (moten["2026-11-17"]["justering"], moten["2026-11-24"]["typ"]) == ("2026-11-19", "extra")


def test_kalendern_lases_ur_ett_kalenderprogram(k: Kommandorad) -> None:
    """The events of an .ics file, for the nämnd that is named."""
    fil = k.fil("m.ics", ICS)
    svar = k.ok("kalender", "importera", fil, "--namnd", "BUN", som="admin")
    assert "Nya: 1 sammanträde." in svar.ut
    assert set(_beslutade(k)) == {"2026-11-17"}


def test_listan_visar_vad_som_ar_antaget(k: Kommandorad) -> None:
    """A year that is not decided is assumed from the one before, and marked; the list is narrowed."""
    assert "Inga sammanträden är inlagda." in k.ok("kalender", "lista").ut
    k.ok("kalender", "importera", k.fil("moten.csv", CSV), som=SEK)
    k.ok("kalender", "lagg", "SDN", "2026-12-01", som="admin")
    antagna = [mote for mote in _moten(k, "--ar", "2027").values() if mote["namnd"] == "BUN"]
    assert {mote["typ"] for mote in antagna} == {"antaget"}
    assert set(_moten(k, "--ar", "2026", "--namnd", "SDN")) == {"2026-12-01"}
    rader = k.ok("kalender", "lista", "--namnd", "BUN").ut.splitlines()
    assert [rad for rad in rader if " 2027 " in rad and "antaget" not in rad] == []
    i_ar = "\n".join(rad for rad in rader if " 2026 " in rad)
    for ord_ in ("extra", "inställt", "flyttat till 2026-12-10"):
        assert ord_ in i_ar
    assert "antaget" not in i_ar
    assert k("kalender", "lista", "--namnd", "BUX").utgang == 2


@pytest.mark.parametrize("form", ["csv", "toml", "ics"])
def test_det_som_skrivs_ut_kan_lasas_in_igen(
    k: Kommandorad, form: str, mall: Path, tmp_path: Path, las: Callable[[], tuple[str, str]]
) -> None:
    """Given out here and read in there the two calendars are the same; nothing assumed is given out."""
    k.ok("kalender", "importera", k.fil("moten.csv", CSV), som=SEK)
    text = k.ok("kalender", "exportera", "--form", form).ut
    fil = tmp_path / f"ut.{form}"
    fil.write_bytes(text.encode("utf-8"))
    annan = Kommandorad(mapp=kopia_av(mall, tmp_path / "annan"), las=las, klocka=Stallklocka(NU))
    annan.ok("kalender", "importera", str(fil), som=SEK)
    assert annan.ok("kalender", "exportera", "--form", form).ut == text
    assert _moten(annan) == _moten(k)
    som_json = k.ok("kalender", "exportera", "--form", form, "--json").json
    assert som_json == {"form": form, "text": text}
    assert "2027" not in text


def test_utskriften_kan_goras_for_en_namnd_och_ett_ar(k: Kommandorad) -> None:
    """Only what is asked for."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som="admin")
    k.ok("kalender", "lagg", "BUN", "2027-02-16", som="admin")
    k.ok("kalender", "lagg", "SDN", "2026-12-01", som="admin")
    text = k.ok("kalender", "exportera", "--namnd", "BUN", "--ar", "2026").ut
    assert [rad.split(";")[:2] for rad in text.splitlines()[1:]] == [["BUN", "2026-11-17"]]


def test_alla_fel_i_en_fil_kommer_pa_en_gang(k: Kommandorad) -> None:
    """Each with its line and column; a name nearly right is suggested; nothing is read in."""
    fil = k.fil(
        "moten.csv",
        "namnd;datum;typ\n"
        "Barn- och utbildningsnamden;2026-12-01;\n"
        "BUN;2026-02-30;\n"
        "BUN;2026-12-03;xtra\n"
        "BUN;2026-12-04;\n"
        "BUN;2026-12-04;\n",
    )
    svar = k("kalender", "importera", fil, "--json", som=SEK)
    assert (svar.utgang, svar.kod) == (5, "konfigurationsfel")
    for plats in ("rad 2, namnd", "rad 3, datum", "rad 4, typ", "rad 6, datum"):
        assert f"moten.csv {plats}" in svar.meningar
    assert "menade du ”Barn- och utbildningsnämnden”?" in svar.meningar
    assert "menade du ”extra”?" in svar.meningar
    assert _moten(k) == {}


def test_bara_namndsekreteraren_och_administratoren_andrar(k: Kommandorad) -> None:
    """Others are told whose it is; a secretary only the calendar of her own nämnd."""
    fil = k.fil("moten.csv", CSV)
    for som in (HAN, REG):
        svar = k("kalender", "importera", fil, "--json", som=som)
        assert (svar.utgang, svar.kod) == (1, "saknar_behorighet")
        assert "det gör nämndsekreteraren eller en administratör" in svar.meningar
    assert k("kalender", "lagg", "SDN", "2026-12-01", som=SEK).utgang == 1
    assert _moten(k) == {}
    k.ok("kalender", "importera", fil, som=SEK)
    k.ok("kalender", "lagg", "SDN", "2026-12-01", som="admin")


def test_ett_sammantrade_laggs_in_och_andras(k: Kommandorad) -> None:
    """What is not given stays as it was."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", "--tid", "13.00", "--plats", "Salen", som=SEK)
    andrat = ("--justering", "2026-11-19", "--tid", "14.00", "--json")
    assert k.ok("kalender", "lagg", "BUN", "2026-11-17", *andrat, som=SEK).json["andrade"] == 1
    mote = _moten(k)["2026-11-17"]
    assert (mote["tid"], mote["plats"], mote["justering"]) == ("14.00", "Salen", "2026-11-19")
    assert mote["typ"] == "ordinarie"
    assert "Inget var nytt." in k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK).ut


def test_ett_extra_sammantrade(k: Kommandorad) -> None:
    """It stays extra when something of it is changed."""
    k.ok("kalender", "lagg", "BUN", "2026-11-24", "--extra", som=SEK)
    k.ok("kalender", "lagg", "BUN", "2026-11-24", "--tid", "9.00", som=SEK)
    mote = _moten(k)["2026-11-24"]
    assert (mote["typ"], mote["tid"]) == ("extra", "9.00")


@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("kommando", [("lagg", "BUN"), ("flytta", "BUN", "2026-11-17")])
def test_en_orimlig_dag_sags_lugnt(k: Kommandorad, kommando: tuple[str, ...], dag: str) -> None:
    """A slip in the year is a fault to mend."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    svar = k("kalender", *kommando, dag, som=SEK)
    assert svar.utgang == 2
    assert "1900" in svar.fel


def test_stoppdagar_som_inte_gar_ihop_sags(k: Kommandorad) -> None:
    """The minutes must be verified within fourteen days; the kallelse does not come after the meeting."""
    fel = ("--justering", "2027-02-01", "--utskick", "2026-12-09", "--json")
    svar = k("kalender", "lagg", "BUN", "2026-12-08", *fel, som=SEK)
    assert (svar.utgang, svar.kod) == (2, "ogiltig_indata")
    assert {d["plats"] for d in svar.json["fel"]["detaljer"]} == {
        "BUN 2026-12-08 justering",
        "BUN 2026-12-08 utskick",
    }
    assert _moten(k) == {}


_ANDRINGAR = pytest.mark.parametrize(
    "andring",
    [("flytta", "BUN", "2026-11-17", "2026-11-10"), ("installt", "BUN", "2026-11-17")],
    ids=["flytta", "installt"],
)


@_ANDRINGAR
@pytest.mark.parametrize(("svar", "utgang"), [("nej", 0), ("j", 0), (None, 130)])
def test_de_arenden_som_berors_visas_forst(
    k: Kommandorad,
    svara: Callable[[str | None], None],
    andring: tuple[str, ...],
    svar: str | None,
    utgang: int,
) -> None:
    """Anything but ja, or no answer at all, leaves the calendar as it is."""
    fore = _moten(_med_moten(k))
    svara(svar)
    svaret = k("kalender", *andring, som=SEK)
    assert svaret.utgang == utgang
    assert DNR in svaret.ut
    assert "1 ärende berörs." in svaret.ut
    assert ("Inget är ändrat." in svaret.ut) == (utgang == 0)
    assert _moten(k) == fore


@_ANDRINGAR
def test_med_ett_ja_blir_det_gjort(
    k: Kommandorad, svara: Callable[[str | None], None], andring: tuple[str, ...]
) -> None:
    """Said at the question, in whatever case."""
    _med_moten(k)
    svara(" Ja ")
    assert "Planerna räknas om" in k.ok("kalender", *andring, som=SEK).ut
    assert _moten(k)["2026-11-17"]["typ"] in ("flyttat", "installt")


def test_ett_sammantrade_flyttas(k: Kommandorad) -> None:
    """The old day says whereto, the new one keeps the time; the plan of the case follows."""
    _med_moten(k)
    svar = k.ok("kalender", "flytta", "BUN", "2026-11-17", "2026-11-10", "--plats", "X", "--ja", som=SEK)
    assert "2026-10-22" in svar.ut
    assert "2026-10-15" in svar.ut
    moten = _moten(k)
    assert (moten["2026-11-17"]["typ"], moten["2026-11-17"]["flyttat_till"]) == ("flyttat", "2026-11-10")
    nytt = moten["2026-11-10"]
    assert (nytt["typ"], nytt["tid"], nytt["plats"]) == ("ordinarie", "13.00", "X")
    assert k.ok("plan", DNR, "--json", som=HAN).json["sammantrade"] == "2026-11-10"


def test_ett_sammantrade_flyttas_inte_over_ett_annat(k: Kommandorad) -> None:
    """What is published for a meeting that already stands there must not be lost unseen."""
    _med_moten(k)
    k.ok("kalender", "lagg", "BUN", "2026-11-24", "--extra", "--inlamning", "2026-11-02", som=SEK)
    k("kalender", "flytta", "BUN", "2026-11-17", "2026-11-24", "--ja", som=SEK)
    assert _moten(k)["2026-11-24"]["inlamning"] == "2026-11-02"


def test_ett_sammantrade_stalls_in(k: Kommandorad) -> None:
    """It stays in the list, but nobody plans for it."""
    _med_moten(k)
    svar = k.ok("kalender", "installt", "BUN", "2026-11-17", "--ja", som=SEK)
    assert "håller inte" in svar.ut
    assert _moten(k)["2026-11-17"]["typ"] == "installt"
    plan = k.ok("plan", DNR, "--json", som=HAN).json
    assert (plan["verdikt"], plan["sammantrade"]) == ("haller_inte", None)


def test_ett_installt_sammantrade_som_planen_vilar_pa_visas(k: Kommandorad) -> None:
    """The plan holds only by immediate justering once the ordinary meeting is gone: that touches the case."""
    _med_moten(k)
    k.ok("kalender", "lagg", "BUN", "2026-11-24", "--extra", som=SEK)
    fore = k.ok("plan", DNR, "--json", som=HAN).json["verdikt"]
    berorda = k.ok("kalender", "installt", "BUN", "2026-11-17", "--json", som=SEK).json["berorda"]
    k.ok("kalender", "installt", "BUN", "2026-11-17", "--ja", som=SEK)
    efter = k.ok("plan", DNR, "--json", som=HAN).json["verdikt"]
    assert (fore, efter) == ("haller", "haller_med_omedelbar_justering")
    assert [ett["diarienummer"] for ett in berorda] == [DNR]


@_ANDRINGAR
def test_for_program_visas_de_berorda_utan_att_nagot_gors(k: Kommandorad, andring: tuple[str, ...]) -> None:
    """Without --ja the answer says that nothing is done; with --ja that it is."""
    fore = _moten(_med_moten(k))
    svar = k.ok("kalender", *andring, "--json", som=SEK).json
    assert svar["gjort"] is False
    (berord,) = svar["berorda"]
    assert (berord["diarienummer"], berord["handlaggare"]) == (DNR, HAN)
    assert berord["fore"]["sammantrade"] == "2026-11-17"
    assert berord["efter"].get("sammantrade") != "2026-11-17"
    assert _moten(k) == fore
    assert k.ok("kalender", *andring, "--json", "--ja", som=SEK).json["gjort"] is True
    assert _moten(k) != fore


def test_berors_inget_arende_ar_listan_tom(k: Kommandorad) -> None:
    """Still an answer that a program can read, and a sentence for people."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    svar = k.ok("kalender", "installt", "BUN", "2026-11-17", "--json", som=SEK)
    assert svar.json == {"gjort": False, "berorda": []}
    assert (
        "Inget ärendes plan ändras." in k.ok("kalender", "installt", "BUN", "2026-11-17", "--ja", som=SEK).ut
    )


def test_ett_hemligt_arende_visas_inte_bland_de_berorda(k: Kommandorad) -> None:
    """Who changes the calendar sees no more cases than otherwise."""
    nummer = k.registrera("--falt", "sekretess.lagrum=OSL 26:1", "--falt", "sekretess.dag=2026-10-05")
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    sekreterare = k.ok("kalender", "installt", "BUN", "2026-11-17", "--json", som=SEK)
    assert [ett["diarienummer"] for ett in sekreterare.json["berorda"]] == [nummer]
    administrator = k.ok("kalender", "installt", "BUN", "2026-11-17", "--json", som="admin")
    assert k("visa", nummer, som="admin").utgang == 3
    assert administrator.json["berorda"] == []


@pytest.mark.parametrize("ja", [(), ("--ja",), ("--json",)], ids=["", "--ja", "--json"])
@pytest.mark.parametrize(
    "andring", [("flytta", "BUN", "2026-11-18", "2026-11-10"), ("installt", "BUN", "2026-11-18")]
)
def test_ett_sammantrade_som_inte_finns_sags_lugnt(
    k: Kommandorad, andring: tuple[str, ...], ja: tuple[str, ...]
) -> None:
    """And where to look."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    svar = k("kalender", *andring, *ja, som=SEK)
    assert svar.utgang == 3
    assert (
        "BUN har inget sammanträde 2026-11-18: se kalendern med remiss kalender lista" in svar.ut + svar.fel
    )
    assert set(_beslutade(k)) == {"2026-11-17"}


def test_ett_antaget_sammantrade_stalls_inte_in(k: Kommandorad) -> None:
    """It is no decision, so there is nothing to cancel."""
    k.ok("kalender", "lagg", "BUN", "2026-11-17", som=SEK)
    (dag,) = _moten(k, "--ar", "2027")
    assert k("kalender", "installt", "BUN", dag, "--ja", som=SEK).utgang == 3


def test_samma_nyckel_gor_det_en_gang(k: Kommandorad) -> None:
    """Run again with the same key the answer is the same."""
    lagg = ("kalender", "lagg", "BUN", "2026-11-17", "--nyckel", "n1", "--json")
    assert k.ok(*lagg, som=SEK).json == k.ok(*lagg, som=SEK).json == {"gjort": True, "nya": 1, "andrade": 0}
