"""Letters as files: whole or not at all, and once however often they are sent."""

import os
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest

from konfiguration.installningar import Epost
from notiser.kanaler.mapp import Mappkanal, filnamn
from notiser.rendering import huvud
from tests.byggare import NU
from tillstand.fel import Leveransfel

ADRESS = "anna@example.org"


def brev(meddelande_id: str = "<b1@example.org>", text: str = "Hej åäö!\n") -> EmailMessage:
    """A small letter."""
    meddelande = huvud(epost=Epost(), adress=ADRESS, amne="Påminnelse", meddelande_id=meddelande_id, nu=NU)
    meddelande.set_content(text, cte="quoted-printable")
    return meddelande


def test_sending_twice_gives_one_file(tmp_path: Path) -> None:
    """Skickas brevet om skrivs samma fil; inget halvfärdigt ligger kvar."""
    kanal = Mappkanal(mapp=tmp_path / "brev" / "ut")
    for _ in range(2):
        kanal.skicka(brev(), ADRESS)
    kanal.skicka(brev("<b2@example.org>"), ADRESS)
    assert sorted(os.listdir(kanal.mapp)) == ["b1@example.org.eml", "b2@example.org.eml"]
    last = BytesParser(policy=default).parsebytes((kanal.mapp / "b1@example.org.eml").read_bytes())
    assert (last["To"], last["Subject"]) == (ADRESS, "Påminnelse")


@pytest.mark.parametrize(
    "meddelande_id",
    [
        "<../../etc/passwd@x>",
        "<a/b@x>",
        "<.dold@x>",
        "<å@x>",
        f"<{'a' * 300}@x>",
        "<a b@x>",
        "<>",
        "<a\0b@x>",
    ],
)
def test_a_file_name_stays_in_its_folder(meddelande_id: str) -> None:
    """Vilket Message-ID brevet än har blir filnamnet ett namn, inte en väg."""
    namn = filnamn(meddelande_id)
    assert Path(namn).name == namn
    assert not namn.startswith(".")
    assert namn.endswith(".eml")
    assert namn == filnamn(meddelande_id)
    assert len(namn) <= 204


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    """Kan mappen inte skrivas är felet tillfälligt och nämner mappen."""
    (tmp_path / "fil").write_text("inte en mapp")
    with pytest.raises(Leveransfel) as fel:
        Mappkanal(mapp=tmp_path / "fil").skicka(brev(), ADRESS)
    assert (fel.value.bestaende, fel.value.oviss) == (False, False)
    assert str(tmp_path / "fil") in str(fel.value)


def test_a_full_disk_leaves_the_earlier_letter_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tar disken slut mitt i skrivningen står det förra brevet kvar, och ingen halv fil."""
    kanal = Mappkanal(mapp=tmp_path)
    kanal.skicka(brev(), ADRESS)
    fore = (tmp_path / "b1@example.org.eml").read_bytes()

    def fullt(_nummer: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fullt)
    with pytest.raises(Leveransfel):
        kanal.skicka(brev(text="Annat\n"), ADRESS)
    assert os.listdir(tmp_path) == ["b1@example.org.eml"]
    assert (tmp_path / "b1@example.org.eml").read_bytes() == fore


def test_a_letter_that_fails_the_last_look_is_not_written(tmp_path: Path) -> None:
    """Ett brev till fel mottagare skrivs inte."""
    with pytest.raises(Leveransfel) as fel:
        Mappkanal(mapp=tmp_path).skicka(brev(), "bo@example.org")
    assert fel.value.bestaende
    assert os.listdir(tmp_path) == []
