"""Several letters on one line: one that fails takes nobody with it, and a tired server gets a new line."""

import time

import pytest

from tests.notiser.smtp import LAS_BREV, LAS_RAD, STANG, TIG, Manusserver, riktig_server
from tests.notiser.test_epost import ADRESS, FRAM_TILL_SVAR, HALSA, brev, kanal
from tillstand.fel import Leveransfel

TAGET = (*FRAM_TILL_SVAR, b"250 taken\r\n")
ETT_TILL = (*FRAM_TILL_SVAR[len(HALSA) :], b"250 taken\r\n")


def test_letters_share_a_line() -> None:
    """Tre brev går på samma förbindelse, i ordning, och den avslutas artigt."""
    with Manusserver((*TAGET, *ETT_TILL, *ETT_TILL, LAS_RAD)) as server, kanal(server.port) as oppen:
        for nummer in range(3):
            oppen.skicka(brev(f"Brev {nummer}\n"), ADRESS)
    assert [rad.split()[0] for rad in server.rader] == [
        b"ehlo",
        *[b"mail", b"rcpt", b"DATA"] * 3,
        b"quit",
    ]


def test_a_refused_letter_takes_no_other_with_it() -> None:
    """Ett brev av tre vägras: de två andra går, var för sig."""
    with riktig_server() as server, kanal(server.port) as oppen:
        oppen.skicka(brev("ett\n"), ADRESS)
        with pytest.raises(Leveransfel):
            oppen.skicka(brev("två\n"), "bo@example.org")
        oppen.skicka(brev("tre\n"), ADRESS)
    assert [data.rsplit(b"\r\n\r\n", 1)[1] for _, _, data in server.tagna] == [b"ett\r\n", b"tre\r\n"]


@pytest.mark.parametrize(
    "trott",
    [(STANG,), (LAS_RAD, STANG), (LAS_RAD, b"421 enough\r\n"), (LAS_RAD, b"452 enough\r\n", STANG)],
)
def test_a_server_that_is_tired_of_the_line_gets_a_new_one(trott: tuple[str | bytes, ...]) -> None:
    """Vill servern inte ha fler brev på samma förbindelse går nästa brev på en ny, utan att vänta."""
    with Manusserver((*TAGET, *trott), TAGET) as server, kanal(server.port) as oppen:
        oppen.skicka(brev("ett\n"), ADRESS)
        oppen.skicka(brev("två\n"), ADRESS)
    assert server.antal_brev == 2


@pytest.mark.parametrize(
    ("manus", "bestaende", "oviss"),
    [
        ((b"550 no\r\n",), True, False),
        ((b"451 later\r\n",), False, False),
        ((STANG,), False, False),
        ((b"250 ok\r\n", LAS_RAD, STANG), False, False),
        ((b"250 ok\r\n", LAS_RAD, b"354 go\r\n", LAS_BREV, STANG), False, True),
    ],
)
def test_a_letter_that_has_begun_never_begins_again_by_itself(
    manus: tuple[str | bytes, ...], bestaende: bool, oviss: bool
) -> None:
    """Har servern tagit emot avsändaren prövas brevet inte om på egen hand: felet betyder vad det säger."""
    with (
        Manusserver((*TAGET, LAS_RAD, b"250 ok\r\n", LAS_RAD, *manus), TAGET) as server,
        kanal(server.port) as oppen,
    ):
        oppen.skicka(brev("ett\n"), ADRESS)
        with pytest.raises(Leveransfel) as fanget:
            oppen.skicka(brev("två\n"), ADRESS)
    assert (fanget.value.bestaende, fanget.value.oviss) == (bestaende, oviss)
    assert server.linor == 1


def test_each_letter_has_its_own_time() -> None:
    """Tystnad vid det andra brevet bryts efter det brevets tid; det första är taget."""
    with (
        Manusserver((*TAGET, LAS_RAD, b"250 ok\r\n", TIG)) as server,
        kanal(server.port, totalt_sekunder=0.5, anslut_sekunder=0.5) as oppen,
    ):
        oppen.skicka(brev("ett\n"), ADRESS)
        borjan = time.monotonic()
        with pytest.raises(Leveransfel, match="inom"):
            oppen.skicka(brev("två\n"), ADRESS)
    assert 0.3 < time.monotonic() - borjan < 3


def test_a_large_letter_has_more_time() -> None:
    """Gränsen växer med brevets storlek, efter den lägsta fart som inställningarna godtar."""
    epost = kanal(1, totalt_sekunder=10, kib_per_sekund=100).epost
    assert epost.brevsekunder(0) == 10
    assert epost.brevsekunder(1024 * 2_000) == 30
