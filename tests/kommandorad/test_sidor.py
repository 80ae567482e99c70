"""What a registrator reads: lists, the page of a case, steps with their fields, people, letters."""

import os
import sqlite3
import subprocess
from collections.abc import Callable

import pytest

from arbetsflode.kommandorad.stegsida import EGNA_KOMMANDON
from arbetsflode.visning.brevrader import LAGEN
from arbetsflode.visning.handelser import HANDLINGSSLAG
from konfiguration.floden import standardflode
from notiser.utkorg import Brevstatus
from tests.kommandorad.korning import DIREKTOR, DNR, HAN, REG, SEK, SKOLCHEF, Kommandorad
from tests.kommandorad.test_start import PROGRAM
from tillstand.handlingar import Handlingsslag


def test_the_page_says_where_it_stands_when_to_answer_and_what_is_next(k: Kommandorad) -> None:
    """State line, date with its distance, who has it, open and closed steps with reasons."""
    k.till("beredning")
    sida = k.ok("visa", DNR, som=HAN).ut
    for text in (
        f"{DNR}  Motion om läxhjälp",
        "från Kommunstyrelsen (KS 2026/1)",
        "mottagen > [beredning] > förslag > nämndbeslut > justerad > överlämnad, version 2",
        "mån 30 nov 2026 (om 40 arbetsdagar)",
        "Svarstiden är måndag 30 november 2026.",
        "Handläggaren på utredningsenheten, Utredningsenheten",
        "Lägg fram förslag: Tjänsteutlåtandet saknas",
        "Registrera brådskande beslut: Görs av nämndsekreterare.",
        "Inga handlingar.",
        "Registrerat: Motion om läxhjälp  Registratorn på barn- och utbildning",
    ):
        assert text in sida


def test_the_page_says_whom_it_waits_for(k: Kommandorad) -> None:
    """The name of the person, not the key of the role; also of one who stands in."""
    k.till("beredning")
    k.ok("bifoga", DNR, k.fil("tu.txt"), "--slag", "yttrande", som=HAN)
    begart = k.ok("handla", DNR, "lagg_forslag", "--punkt", "Ja.", som=HAN)
    assert "Väntar på godkännande av Chefen för skolavdelningen." in begart.ut
    borta = ("--fran", "2026-10-05", "--till", "2026-10-09", "--ersattare", "bun.enhetschef")
    k.ok("personer", "franvaro", SKOLCHEF, *borta, som="admin")
    vantar = "Chefen för skolavdelningen eller Chefen för utredningsenheten: godkänna ”Lägg fram förslag”"
    assert vantar in k.ok("visa", DNR, som=HAN).ut
    assert DNR in k.ok("att-godkanna", som="bun.enhetschef").ut
    k.ok("godkann", DNR, som="bun.enhetschef")
    assert "Chefen för utredningsenheten för Chefen för skolavdelningen" in k.ok("visa", DNR, som=HAN).ut


def test_a_case_that_ended_without_an_answer_says_so(k: Kommandorad) -> None:
    """Avskriven stands beside the line, and nothing more is to be done."""
    k.till("mottagen")
    k.ok("handla", DNR, "makulera", "--skal", "Fel nämnd.", som=REG)
    sida = k.ok("visa", DNR, som=REG).ut
    assert "[avskriven], version 2" in sida
    assert "Makulera: Fel nämnd." in sida


def test_a_secret_case_is_marked_and_hidden_from_others(k: Kommandorad) -> None:
    """Who may not see it gets the same answer as for what does not exist."""
    hemligt = ("--falt", "sekretess.lagrum=OSL 26:1", "--falt", "sekretess.dag=2026-10-05")
    nummer = k.registrera(*hemligt)
    assert "(sekretess)" in k.ok("lista", som=REG).ut
    assert "SEKRETESS" in k.ok("visa", nummer, som=REG).ut
    assert k("visa", nummer, som=HAN).utgang == 3
    assert nummer not in k.ok("lista", som=HAN).ut


def test_a_case_is_found_by_either_number_and_by_its_id(k: Kommandorad) -> None:
    """Own number, the sender's, the id; and by nämnd when several have the same."""
    k.till("mottagen")
    id_ = k.ok("visa", "KS 2026/1", "--json", som=REG).json["id"]
    assert k.ok("visa", id_, "--namnd", "BUN", "--json", som=REG).json["diarienummer"] == DNR
    assert k("visa", DNR, "--namnd", "KS", som=REG).utgang == 3
    for nummer in ("BUN 1", "BUN 2"):
        k.registrera("--diarienummer", nummer, "--deras-dnr", "Gemensam 9", "--dubblett-skal", "Två.")
    flera = k("visa", "Gemensam 9", som=REG)
    assert flera.utgang == 2
    assert all(nummer in flera.fel for nummer in ("BUN 1 (BUN)", "BUN 2 (BUN)"))


def test_lists_are_narrowed(k: Kommandorad) -> None:
    """By state, handläggare, nämnd, and what is mine."""
    k.till("beredning")
    annat = k.registrera()

    def finns(*val: str, som: str = REG) -> set[str]:
        return {r["diarienummer"] for r in k.ok("lista", *val, "--json", som=som).json["arenden"]}

    assert finns() == finns("--alla") == finns("--namnd", "BUN") == {DNR, annat}
    assert finns("--tillstand", "beredning") == finns("--handlaggare", HAN) == {DNR}
    assert finns("--mina", som=HAN) == {DNR}
    assert finns("--mina") == finns("--avslutade") == finns("--namnd", "KS") == set()
    assert k("lista", "--namnd", "XX", som=REG).utgang == 2


def test_the_steps_show_what_they_take_and_why_not(k: Kommandorad) -> None:
    """Open ones with their options or own commands, closed ones with the reason, all in the case's number."""
    k.till("beredning")
    sida = k.ok("handla", DNR, som=DIREKTOR).ut
    assert f'remiss omfordela "{DNR}" PERSON' in sida
    assert "lagg_forslag           Lägg fram förslag: Görs av handläggare." in sida
    k.ok("bifoga", DNR, k.fil("tu.txt"), "--slag", "yttrande", som=HAN)
    sida = k.ok("handla", DNR, som=HAN).ut
    assert "kan ges:  --punkt, --stallning" in sida
    assert "godkänns av avdelningschef, sedan förvaltningschef" in sida
    falten = k.ok("handla", DNR, "fordela", "--visa-falt", som=REG).ut
    assert "--falt svarsvag=ORD" in falten
    assert "kommunens_svar" in falten
    assert k.ok("visa", DNR, "--json", som=HAN).json["version"] == 3


def test_what_is_missing_names_the_option_that_fills_it(k: Kommandorad) -> None:
    """No guessing what a field is called on the command line."""
    k.till("mottagen")
    svar = k("handla", DNR, "fordela", som=DIREKTOR)
    assert "handlaggare: saknas (--handlaggare)" in svar.fel
    assert "titel: saknas (--titel)" in k("registrera", "--namnd", "BUN", som=REG).fel
    assert (
        "--paragraf: hör inte till ”Fördela”" in k("handla", DNR, "fordela", "--paragraf", "1", som=REG).fel
    )


def test_every_atgard_with_a_command_of_its_own_is_in_the_flow() -> None:
    """Only `ratta` is left to `handla`."""
    atgarder = {a.namn for a in standardflode().flode.atgard}
    assert atgarder - EGNA_KOMMANDON.keys() == {"ratta"}
    assert EGNA_KOMMANDON.keys() - atgarder == set()


def test_every_word_of_the_store_has_its_words_for_people() -> None:
    """Kinds of documents and states of letters are shown in Swedish."""
    assert HANDLINGSSLAG.keys() == set(Handlingsslag)
    assert LAGEN.keys() == {str(lage) for lage in Brevstatus}


def test_the_people_are_listed_by_role_and_absence(k: Kommandorad) -> None:
    """Roles of today; ended ones only when asked for."""
    assert "Registratorn på barn- och utbildning" in k.ok("personer", "lista").ut
    slut = ("--namnd", "BUN", "--fran", "2026-09-01", "--till", "2026-10-01")
    k.ok("personer", "roll", HAN, "delegat", *slut, som="admin")
    assert "till 2026-10-01" not in k.ok("personer", "lista", "--namnd", "BUN").ut
    assert "från 2026-09-01 till 2026-10-01" in k.ok("personer", "lista", "--alla").ut
    roller = k.ok("personer", "lista", "--json").json["roller"]
    chef = next(r for r in roller if r["person"] == SKOLCHEF)
    assert (chef["namnd"], chef["enhet"], chef["fran"]) == ("BUN", "skola", None)
    k.ok("personer", "franvaro", HAN, "--fran", "2026-10-05", "--till", "2026-10-06", som="admin")
    assert "2026-10-06  ingen" in k.ok("personer", "lista").ut


def test_only_an_administrator_changes_people_and_every_fault_is_told(k: Kommandorad) -> None:
    """By the same rules as those of a file, without the file's places."""
    assert k("personer", "roll", HAN, "insyn", "--namnd", "BUN", som=REG).utgang == 1
    svar = k("personer", "roll", "okand", "registratorn", "--enhet", "xx", "--json", som="admin")
    assert (svar.utgang, svar.kod) == (2, "ogiltig_indata")
    assert {d["plats"] for d in svar.json["fel"]["detaljer"]} == {"person", "roll", "enhet"}
    assert "Inget var nytt." in k.ok("personer", "importera", k.fil_med_personer(), som="admin").ut


@pytest.mark.parametrize(("val", "tillstand"), [("--gick-ivag", "overlamnad"), ("--gick-inte", "justerad")])
def test_a_person_says_of_an_uncertain_answer_whether_it_got_away(
    k: Kommandorad, val: str, tillstand: str
) -> None:
    """The list shows which, and how to say it; then the case moves, or is free again."""
    k.till("justerad")
    k.ok("bifoga", DNR, k.fil("utdrag.txt", "utdrag"), "--slag", "protokollsutdrag", som=SEK)
    k.ok("handla", DNR, "overlamna", "--kanal", "epost", "--handling", "2", som=REG)
    with sqlite3.connect(k.mapp / "remiss.db") as bas:
        bas.execute("UPDATE brev SET lage = 'oviss' WHERE slag = 'svar'")
    bas.close()
    lista = k.ok("brev", "--oviss", som=REG)
    assert "--gick-ivag BREV" in lista.ut
    brev = lista.ut.splitlines()[1].split()[0]
    assert k("brev", val, brev, som=HAN).utgang == 1
    assert k("brev", "--gick-ivag", brev, "--gick-inte", brev, som=REG).utgang == 2
    k.ok("brev", val, brev, som=REG)
    assert k.ok("visa", DNR, "--json", som=REG).json["tillstand"] == tillstand
    assert k("brev", val, brev, som=REG).utgang == 1


def test_a_letter_that_did_not_arrive_is_sent_again(k: Kommandorad) -> None:
    """The list says why and how; one letter is named, or all; an answer is handed over anew instead."""
    k.till("justerad")
    with sqlite3.connect(k.mapp / "remiss.db") as bas:
        bas.execute("UPDATE brev SET lage = 'misslyckad', fel = '550 finns inte'")
    bas.close()
    lista = k.ok("brev", "--lage", "misslyckad", som="admin")
    assert "--skicka-igen BREV" in lista.ut
    assert "550 finns inte" in lista.ut
    brev = lista.ut.splitlines()[1].split()[0]
    assert k("brev", "--skicka-igen", brev, "--gick-inte", brev, som="admin").utgang == 2
    assert "väntar" in k.ok("brev", "--skicka-igen", brev, som="admin").ut
    assert k("brev", "--skicka-igen", brev, som="admin").utgang == 1
    k.ok("brev", "--skicka-igen", "alla", som="admin")
    assert "Inga brev." in k.ok("brev", "--lage", "misslyckad", som="admin").ut


def test_health_says_what_to_look_after(k: Kommandorad) -> None:
    """A nämnd without people is yellow, and that is no error."""
    ut = k.ok("halsa").ut
    assert "se över" in ut
    assert "Kommunstyrelsen: registrator saknar innehavare i dag." in ut


def test_on_a_terminal_the_table_is_drawn_and_elsewhere_it_is_plain(
    k: Kommandorad, las: Callable[[], tuple[str, str]]
) -> None:
    """Rich on a terminal; aligned lines in a pipe."""
    k.till("mottagen")
    assert "─" not in k.ok("lista", som=REG).ut
    lasande, skrivande = os.openpty()
    miljo = {**os.environ, "COLUMNS": "160", "TERM": "xterm"}
    subprocess.run(
        [*PROGRAM, "lista", "--mapp", str(k.mapp), "--som", REG],
        stdout=skrivande,
        env=miljo,
        check=True,
        timeout=60,
    )
    os.close(skrivande)
    sett = os.read(lasande, 100_000).decode()
    os.close(lasande)
    assert "───" in sett
    assert DNR in sett
