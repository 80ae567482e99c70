"""A remiss lives its whole life by commands alone, each doing what its name says."""

import json
from pathlib import Path

import pytest

from tests.kommandorad.korning import DIREKTOR, DNR, HAN, REG, SEK, SKOLCHEF, Kommandorad


def _tillstand(k: Kommandorad) -> str:
    return str(k.ok("visa", DNR, "--json", som=REG).json["tillstand"])


@pytest.mark.parametrize(
    "tillstand", ["mottagen", "beredning", "forslag", "namndbeslut", "justerad", "overlamnad"]
)
def test_the_commands_lead_to_every_state_of_the_main_line(k: Kommandorad, tillstand: str) -> None:
    """From registration to överlämnad, nothing but commands."""
    k.till(tillstand)
    assert _tillstand(k) == tillstand


def test_an_answer_by_email_is_on_its_way_until_the_sweep_has_sent_it(k: Kommandorad) -> None:
    """Only what has left the house is överlämnat; address and number come from the registration."""
    k.till("justerad")
    k.ok("bifoga", DNR, k.fil("utdrag.txt", "utdrag"), "--slag", "protokollsutdrag", som=SEK)
    svar = k.ok("handla", DNR, "overlamna", "--kanal", "epost", "--handling", "2", som=REG)
    assert "på väg ut" in svar.ut
    assert _tillstand(k) == "justerad"
    k.ok("svep")
    assert _tillstand(k) == "overlamnad"
    svarsbrev = [
        b for b in k.ok("brev", "--arende", DNR, "--json", som=REG).json["brev"] if b["slag"] == "svar"
    ]
    assert [(b["adress"], b["lage"]) for b in svarsbrev] == [("ks@example.se", "skickad")]


def test_an_answer_on_its_way_is_taken_back(k: Kommandorad) -> None:
    """Who asked may withdraw until the letter has begun to leave."""
    k.till("justerad")
    k.ok("bifoga", DNR, k.fil("utdrag.txt", "utdrag"), "--slag", "protokollsutdrag", som=SEK)
    k.ok("handla", DNR, "overlamna", "--kanal", "epost", "--handling", "2", som=REG)
    assert k("handla", DNR, "overlamna", "--kanal", "post", "--handling", "2", som=REG).utgang == 1
    k.ok("aterta", DNR, som=REG)
    k.ok("handla", DNR, "overlamna", "--kanal", "post", "--handling", "2", som=REG)


def test_a_chef_sends_back_and_the_asker_takes_back(k: Kommandorad) -> None:
    """What waits for approval can be sent back with words, or withdrawn."""
    k.till("beredning")
    k.ok("bifoga", DNR, k.fil("tu.txt"), "--slag", "tjansteutlatande", som=HAN)
    lagg = ("handla", DNR, "lagg_forslag", "--punkt", "Ja.")
    k.ok(*lagg, som=HAN)
    assert DNR in k.ok("att-godkanna", som=SKOLCHEF).ut
    k.ok("aterlamna", DNR, "Skriv mer.", som=SKOLCHEF)
    assert DNR not in k.ok("att-godkanna", som=SKOLCHEF).ut
    k.ok(*lagg, som=HAN)
    k.ok("aterta", DNR, som=HAN)
    assert "Skriv mer." in k.ok("visa", DNR, som=HAN).ut


def test_the_last_step_is_undone_with_its_reason(k: Kommandorad) -> None:
    """Undoing gives back the state before and keeps the reason in the journal."""
    k.till("beredning")
    k.ok("angra", DNR, "Fel handläggare.", som=DIREKTOR)
    assert _tillstand(k) == "mottagen"
    assert "Fel handläggare." in k.ok("visa", DNR, som=REG).ut


def test_extensions_move_the_day_and_are_explained(k: Kommandorad) -> None:
    """Asked, granted, asked again and refused: the last granted day counts."""
    k.till("beredning")
    k.ok("forlang", DNR, "--begard", "--hos", "Roteln", "--till", "2027-01-15", som=HAN)
    k.ok("forlang", DNR, "--beviljad", "--till", "2026-12-18", "--av", "Roteln", som=HAN)
    k.ok("forlang", DNR, "--begard", "--hos", "Roteln", som=HAN)
    k.ok("forlang", DNR, "--avslagen", "--av", "Roteln", som=HAN)
    svar = k.ok("visa", DNR, "--json", som=HAN).json
    assert svar["slutdag"] == "2026-12-18"
    assert any("avslagits" in mening for mening in svar["svarstid_forklaring"])


def test_who_and_when_are_changed_on_the_way(k: Kommandorad) -> None:
    """Another handläggare, another meeting, none at all."""
    k.till("beredning")
    k.ok("omfordela", DNR, "bun.enhetschef", "--skal", "Sjukdom.", som=DIREKTOR)
    k.ok("mote", DNR, "2026-11-10", som=DIREKTOR)
    delar = k.ok("visa", DNR, "--json", som=REG).json["delar"]
    assert delar["beredning"]["handlaggare"] == "bun.enhetschef"
    assert delar["beredning"]["malsammantrade"]["organ"] == "Barn- och utbildningsnämnden"
    k.ok("mote", DNR, "--inget", som=DIREKTOR)
    assert k.ok("visa", DNR, "--json", som=REG).json["delar"]["beredning"]["malsammantrade"] is None


def test_details_are_put_right_and_what_is_not_named_stays(k: Kommandorad) -> None:
    """A new last day keeps the text of the svarstid, a new sender number keeps the sender."""
    nummer = k.registrera("--svarstid-text", "senast den 30 november")
    k.ok("komplettera", nummer, "--svarstid", "2026-12-01", "--falt", "avsandare.diarienummer=KS 7", som=REG)
    delar = k.ok("visa", nummer, "--json", som=REG).json["delar"]
    assert (delar["svarstid"]["text"], delar["svarstid"]["datum"]) == ("senast den 30 november", "2026-12-01")
    assert delar["mottagen"]["avsandare"]["organ"] == "Kommunstyrelsen"
    assert delar["mottagen"]["avsandare"]["diarienummer"] == "KS 7"


def test_the_sender_gets_a_receipt_when_that_is_said(k: Kommandorad) -> None:
    """With `--kvitto` one letter to the sender's address; without an address nothing is registered."""
    nummer = k.registrera("--deras-dnr", "KS 2026/1", "--epost", "ks@example.se", "--kvitto")
    breven = k.ok("brev", "--arende", nummer, "--json", som=REG).json["brev"]
    assert [b["adress"] for b in breven if b["slag"] == "kvitto"] == ["ks@example.se"]
    utan = k("registrera", "--namnd", "BUN", "--titel", "Utan adress", "--kvitto", som=REG)
    assert "avsändarens e-post" in utan.fel
    assert "Utan adress" not in k.ok("lista", som=REG).ut


def test_a_new_version_of_a_document_inherits_what_is_not_said(k: Kommandorad) -> None:
    """Title, kind and direction follow the document that is replaced."""
    k.till("beredning")
    k.ok("bifoga", DNR, k.fil("tu.txt"), "--slag", "yttrande", "--titel", "Vårt yttrande", som=HAN)
    k.ok("bifoga", DNR, k.fil("tu2.txt", "nytt"), "--ersatter", "1", som=HAN)
    alla = k.ok("visa", DNR, "--json", som=HAN).json["delar"]["handlingar"]["alla"]
    assert [(h["nummer"], h["version"], h["slag"], h["titel"]) for h in alla] == [
        (1, 1, "yttrande", "Vårt yttrande"),
        (1, 2, "yttrande", "Vårt yttrande"),
    ]


def test_what_remains_after_the_decision(k: Kommandorad) -> None:
    """Preliminary answer, notice up and down, note, and the case is closed."""
    k.till("forslag")
    k.ok("preliminart", DNR, "--skal", "Bråttom.", "--mottagare", "KS", "--kanal", "epost", som=REG)
    beslut = ("--dag", "2026-10-05", "--paragraf", "7", "--beslut", "Ja.", "--omedelbart")
    k.ok("handla", DNR, "besluta", *beslut, som=SEK)
    k.ok("handla", DNR, "justera", "--justerare", "Lena", som=SEK)
    k.ok("anslag", "upp", DNR, "--forvaras", "Kansliet", som=SEK)
    k.ok("anteckna", DNR, "Ringt roteln.", som=SEK)
    assert "Obs: " in k.ok("anslag", "ned", DNR, som=SEK).ut
    k.ok("bifoga", DNR, k.fil("utdrag.txt", "utdrag"), "--slag", "protokollsutdrag", som=SEK)
    k.ok("handla", DNR, "overlamna", "--kanal", "post", "--handling", "2", som=REG)
    k.ok("avsluta", DNR, "--anteckning", "Klart.", som=REG)
    assert k.ok("visa", DNR, "--json", som=REG).json["oppet"] is False
    assert DNR not in k.ok("lista", som=REG).ut
    assert DNR in k.ok("lista", "--avslutade", som=REG).ut


def test_a_delegated_decision_is_reported_with_fields_from_a_file(k: Kommandorad) -> None:
    """A record may be written in a TOML or JSON file; what is typed beside it has the last word."""
    k.till("forslag")
    toml = k.fil(
        "beslut.toml",
        'delegationspunkt = "9.9"\nhinder = "inget"\nprovning = "Ingen princip."\nbeslutstext = "Ja."',
    )
    k.ok(
        "handla",
        DNR,
        "besluta_pa_delegation",
        "--underlag",
        toml,
        "--falt",
        "delegationspunkt=4.2",
        som=DIREKTOR,
    )
    assert _tillstand(k) == "namndbeslut"
    k.ok("anmal", DNR, "2026-10-05", "--paragraf", "3", som=SEK)
    delar = k.ok("visa", DNR, "--json", som=REG).json["delar"]
    assert delar["namndbeslut"]["delegationspunkt"] == "4.2"
    assert delar["anmald"]["paragraf"] == "3"
    k.ok("bifoga", DNR, k.fil("b.txt", "beslutet"), "--slag", "delegationsbeslut", som=SEK)
    skickat = {"mottagare": "KS", "kanal": "post", "handlingar": [2], "avsandarens_diarienummer": "KS 2026/1"}
    underlag = k.fil("skickat.json", json.dumps(skickat))
    k.ok("handla", DNR, "overlamna_delegerat", "--underlag", underlag, som=REG)
    assert (
        k.ok("visa", DNR, "--json", som=REG).json["delar"]["overlamnad"]["avsandarens_diarienummer"]
        == "KS 2026/1"
    )


def test_one_paragraph_decides_several_cases(k: Kommandorad) -> None:
    """`--aven` takes the same step on another case, all of them or none."""
    k.till("mottagen")
    annat = k.registrera()
    k.ok("handla", DNR, "makulera", "--aven", annat, "--skal", "Inte våra.", som=REG)
    lista = k.ok("lista", "--avslutade", "--json", som=REG).json["arenden"]
    assert {rad["diarienummer"] for rad in lista} == {DNR, annat}
    svar = k("handla", DNR, "makulera", "--aven", annat, "--version", "2", "--skal", "x", "--json", som=REG)
    assert (svar.utgang, svar.json["fel"]["detaljer"][0]["plats"]) == (2, "--version")


def test_atgarder_without_a_command_of_their_own_are_done_with_handla(k: Kommandorad) -> None:
    """`ratta` has no command: handla does it; but one case at a time."""
    k.till("overlamnad")
    k.ok("handla", DNR, "ratta", "--falt", "avser=Paragrafen", "--falt", "text=Skrivfel.", som=SEK)
    assert "Rätta: Skrivfel." in k.ok("visa", DNR, som=SEK).ut


def test_papers_come_along_at_registration(k: Kommandorad) -> None:
    """The missiv and its appendices are attached in the same step, and a duplicate is told."""
    missiv = k.fil("missiv.txt", "remiss")
    nummer = k.registrera("--missiv", missiv, "--bilaga", k.fil("b.txt", "bilaga"))
    alla = k.ok("visa", nummer, "--json", som=REG).json["delar"]["handlingar"]["alla"]
    assert [(h["slag"], h["riktning"]) for h in alla] == [("remissmissiv", "in"), ("bilaga", "in")]
    en_till = ("registrera", "--namnd", "BUN", "--titel", "Samma igen", "--missiv", missiv)
    assert k(*en_till, som=REG).utgang == 1
    k.ok(*en_till, "--dubblett-skal", "Två nämnder har fått den.", som=REG)


def test_what_is_kept_agrees_with_itself_and_a_changed_file_is_found(k: Kommandorad) -> None:
    """`verifiera` says that all is well, and exits with 7 when a document has been altered."""
    k.till("forslag")
    assert k.ok("verifiera", "--json").json["haller"] is True
    (fil,) = [f for f in (k.mapp / "filer").rglob("*") if f.is_file()]
    Path(fil).write_bytes(b"annat")
    svar = k("verifiera", "--json")
    assert (svar.utgang, svar.json["haller"]) == (7, False)
    assert len(svar.json["avvikelser"]) == 1
