"""Who has sent the paper, and what follows of that for its numbers and its days."""

import pytest

from arbetsflode.intag import las
from arbetsflode.intag.blad import Blad
from arbetsflode.intag.nummer import nummer
from arbetsflode.intag.pappret import Papper


def _varde(text: str, nyckel: str) -> object:
    funnet = las(text).som_json()[nyckel]
    return None if funnet is None else funnet["varde"]


TU = "Tjänsteutlåtande\nTill\nMiljönämnden\n\nSvar på remiss av plan för vatten\n\nFörslag till beslut\n"


@pytest.mark.parametrize(
    ("mening", "vem"),
    [
        (
            "Kommunstyrelsen har remitterat Tillsynsverkets plan till miljönämnden för yttrande.",
            "Kommunstyrelsen",
        ),
        ("Tillsynsverket har remitterat planen till Almlunda kommun för yttrande.", "Tillsynsverket"),
        (
            "Tillsynsverket har remitterat planen. Kommunstyrelsen har remitterat den till nämnden.",
            "Kommunstyrelsen",
        ),
    ],
)
def test_the_sender_is_the_last_that_sent_it_on(mening: str, vem: str) -> None:
    """A nämnd answers the one that asked it, not the one that asked first."""
    assert _varde(f"{TU}Nämnden överlämnar svaret.\n\nBakgrund\n{mening}\n", "avsandare") == vem


def test_to_whom_the_answer_goes_is_not_the_sender_of_this_paper() -> None:
    """The nämnd that hands over its answer asks nobody."""
    text = f"{TU}Miljönämnden överlämnar svaret till Tillsynsverket.\n\nBakgrund\nPlanen kom i maj.\n"
    assert _varde(text, "avsandare") != "Miljönämnden"


@pytest.mark.parametrize(
    "mening",
    [
        "Ange diarienummer 2018/2291 i svaret.",
        "Märk svaret med dnr 2018/2291.",
        "Dnr 2018/2291 ska anges.",
    ],
)
def test_a_number_that_is_asked_for_is_the_senders(mening: str) -> None:
    """Nobody asks us to give our own."""
    eget, deras = nummer(Blad(f"Dnr KS 2018/7\n\nPlanen.\n{mening}\n"), Papper.EGET)
    assert eget is not None
    assert deras is not None
    assert (eget.varde, deras.varde) == ("KS 2018/7", "2018/2291")


@pytest.mark.parametrize(("privat", "plats"), [(True, 0), (False, 1)])
def test_a_person_keeps_no_diarium(privat: bool, plats: int) -> None:
    """The number on a citizen's letter was put there by who received it."""
    par = nummer(Blad("Vattenkran vid badet\nDnr KS 2018/207\n"), Papper.INKOMMET, privat=privat)
    assert par[1 - plats] is None
    assert (par[plats] or par[1 - plats]) is not None


def test_of_several_own_numbers_that_by_the_title() -> None:
    """The head of another paper above it has its own."""
    text = "Dnr KS 2018/1\nLista\n\nDnr KS 2018/2\nRemiss av plan\n"
    eget, _ = nummer(Blad(text), Papper.EGET, titel=text.index("Remiss"))
    assert eget is not None
    assert eget.varde == "KS 2018/2"
    assert "KS 2018/1" in eget.skal


@pytest.mark.parametrize(
    ("svara", "varde"), [("2019-03-01", None), ("2019-06-01", "2019-06-01"), ("2019-05-02", "2019-05-02")]
)
def test_nobody_asks_for_an_answer_before_the_letter(svara: str, varde: str | None) -> None:
    """A day before the letter's own is the day of something else."""
    text = f"Tillsynsverket\n2019-05-02\n\nRemiss av föreskrifter om cyklar\n\nSvara senast {svara}.\n"
    assert _varde(text, "svarstid") == varde


def test_a_stamp_with_loose_digits_is_a_day() -> None:
    """The stamp is set by hand, digit by digit."""
    text = "Almlunda kommun\nINKOM\n2018 -04- 1 6\nDnr KS 2018/207\n\nMedborgarförslag om en kran\n"
    assert _varde(text, "inkom_datum") == "2018-04-16"
    assert _varde(text, "diarienummer") == "KS 2018/207"


@pytest.mark.parametrize(
    ("rad", "namn"),
    [
        ("Handläggare: Planarkitekt Maja Lind", "Maja Lind"),
        ("Handläggare: MAJA LIND", "MAJA LIND"),
        ("Handläggare\nMaja Lind\nTelefon 08-508 00 000", "Maja Lind"),
        ("Handläggare: Miljöförvaltningen", None),
    ],
)
def test_who_handles_it_is_a_person(rad: str, namn: str | None) -> None:
    """A title before the name is not of the name, and an office is nobody."""
    assert _varde(f"Tjänsteskrivelse\n{rad}\n\nRemiss av plan för vatten\n", "handlaggare") == namn


def test_a_medborgarforslag_is_of_whom_has_signed_it() -> None:
    """A name alone on the last line; a last line of words is no name."""
    text = "Medborgarförslag om en vattenkran\n\nJag föreslår en kran vid badet.\n\n{}\n"
    assert _varde(text.format("Rut Alm"), "avsandare") == "Rut Alm"
    assert _varde(text.format("Tack för att ni läser"), "avsandare") is None


def test_the_number_of_a_departments_page_is_no_stamp() -> None:
    """A diarienummer under the name of a department is not what the receiver has put there."""
    text = "Kulturlivsdepartementet\nRemiss av promemorian Mer luft\nDiarienummer: Ku2021/00931\n"
    assert _varde(text, "avsandare") == "Kulturlivsdepartementet"
    assert _varde(text, "avsandarens_dnr") == "Ku2021/00931"


REGERINGEN_TAR_EMOT = (
    "Almlunda kommun har beretts tillfälle att till Finansdepartementet yttra sig över betänkandet, som"
    " överlämnades till regeringen.\n"
)
MEJL = (
    "Från: Remissvar <svar@kansliet.example>\nTill: Kommunen\nÄmne: Remiss av tågplan\n\nHej,\n\n"
    "Synpunkter senast den 3 maj 2031.\n\nMed vänliga hälsningar\nEva Ek\nKulturdepartementet\n"
)
DISTRIKTET = "Vattenmyndigheten i Norra Östersjöns vattendistrikt"


@pytest.mark.parametrize(
    ("text", "vem"),
    [
        ("Svar\n\nAvsändare\n\nNäringsdepartementet\n\nExternt nummer\n", "Näringsdepartementet"),
        ("Pressmeddelande från Kulturdepartementet\n\nPlanen är på remiss.\n", "Kulturdepartementet"),
        (REGERINGEN_TAR_EMOT, "Finansdepartementet"),
        ("Kommunrevisionen (KS 2031/4) har granskat nämnden och begär svar i maj.\n", "Kommunrevisionen"),
        (
            "Landstingsrevisorerna har granskat det. Revisorerna har översänt rapporten för yttrande.\n",
            "Landstingsrevisorerna",
        ),
        (f"{DISTRIKTET} har översänt förslaget till kommunen för yttrande.\n", DISTRIKTET),
        (MEJL, "Kulturdepartementet"),
        ("Remiss 2031-10-29 S2031/06987/FS Socialdepartementet Enheten för vård\n", "Socialdepartementet"),
    ],
)
def test_the_sender_is_found_where_papers_name_it(text: str, vem: str) -> None:
    """Vid etiketten, i rubriken, i meningen, under hälsningen, vid numret; aldrig regeringen."""
    assert _varde(text, "avsandare") == vem


def test_what_fullmaktige_answers_comes_from_its_author() -> None:
    """Att motionen har remitterats inom staden gör ingen förvaltning till avsändare."""
    text = (
        "Utlåtande\n\nKommunstyrelsen föreslår att kommunfullmäktige beslutar följande.\n1. Den besvaras."
        "\n\nMotion (2031:5) av Bo Lind (M)\n\nÄrendet har remitterats till Ekby stadsdelsförvaltning.\n"
    )
    assert _varde(text, "avsandare") == "Bo Lind (M)"
