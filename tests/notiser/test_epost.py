"""Letters by SMTP: to a real server, and to servers that refuse, keep silent or hang up."""

import threading
import time
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from konfiguration.hemlighet import Hemlighet
from konfiguration.installningar import Epost, Kanalval, Sakerhet
from notiser.kanaler.epost import Epostkanal
from notiser.kanaler.mapp import Mappkanal
from notiser.kanaler.val import valj_kanal
from notiser.rendering import huvud
from tests.byggare import NU
from tests.notiser.smtp import (
    CERTIFIKAT,
    FRAMMANDE_CERTIFIKAT,
    LAS_BREV,
    LAS_RAD,
    STANG,
    TIG,
    Manusserver,
    ledig_port,
    riktig_server,
)
from tillstand.fel import Konfigurationsfel, Leveransfel

ADRESS = "anna@example.org"
TEXT = "Hej åäö!\n.\n..punkt\n.slut\n" + "lång " * 400 + "\n"


def brev(text: str = TEXT) -> EmailMessage:
    """A small letter."""
    meddelande = huvud(
        epost=Epost(), adress=ADRESS, amne="Påminnelse", meddelande_id="<b1@example.org>", nu=NU
    )
    meddelande.set_content(text, cte="quoted-printable")
    return meddelande


def stort_brev() -> EmailMessage:
    """A letter that no buffer on the way can hold."""
    meddelande = brev()
    meddelande.add_attachment(bytes(12_000_000), maintype="application", subtype="pdf", filename="a.pdf")
    return meddelande


def kanal(port: int, **andrat: Any) -> Epostkanal:
    """A channel to a local server, in the clear unless said, with short limits."""
    grund: dict[str, Any] = {
        "kanal": Kanalval.SMTP,
        "server": "localhost",
        "port": port,
        "sakerhet": Sakerhet.INGEN,
        "anslut_sekunder": 2,
        "totalt_sekunder": 5,
        "kib_per_sekund": 1_000_000,
    }
    return Epostkanal(epost=Epost(**{**grund, **andrat}))


def sand(port: int, meddelande: EmailMessage | None = None, adress: str = ADRESS, **andrat: Any) -> None:
    """Send one letter and hang up."""
    with kanal(port, **andrat) as oppen:
        oppen.skicka(meddelande or brev(), adress)


def fel(port: int, **andrat: Any) -> Leveransfel:
    """How sending fails."""
    with pytest.raises(Leveransfel) as fanget:
        sand(port, **andrat)
    return fanget.value


def test_a_letter_arrives_as_it_was_written() -> None:
    """Brevet når servern med rätt kuvert och samma ord, också rader som börjar med punkt."""
    with riktig_server() as server:
        sand(server.port)
    ((fran, till, data),) = server.tagna
    assert (fran, till) == ("remissflode@localhost", [ADRESS])
    last = BytesParser(policy=default).parsebytes(data)
    assert last["Subject"] == "Påminnelse"
    kropp = last.get_body(("plain",))
    assert kropp is not None
    assert kropp.get_content().splitlines() == TEXT.splitlines()


LOGIN: dict[str, Any] = {"anvandare": "remiss", "losenord": Hemlighet("hemligt")}


def test_starttls_with_a_trusted_certificate_and_login() -> None:
    """Med STARTTLS, rätt certifikat och lösenord går brevet."""
    with riktig_server(starttls=True, inloggning=True) as server:
        sand(server.port, ca_fil=CERTIFIKAT, sakerhet=Sakerhet.STARTTLS, **LOGIN)
    assert len(server.tagna) == 1
    assert server.inloggade == ["remiss"]


def test_tls_from_the_start() -> None:
    """Med TLS från början går brevet."""
    with riktig_server(tls=True) as server:
        sand(server.port, ca_fil=CERTIFIKAT, sakerhet=Sakerhet.TLS)
    assert len(server.tagna) == 1


@pytest.mark.parametrize("sakerhet", [Sakerhet.STARTTLS, Sakerhet.TLS])
@pytest.mark.parametrize("ca_fil", [None, FRAMMANDE_CERTIFIKAT])
def test_an_unknown_certificate_stops_the_letter_for_now(sakerhet: Sakerhet, ca_fil: Path | None) -> None:
    """Ett certifikat som ingen går i god för: inget skickas, men det prövas igen när det är rättat."""
    with riktig_server(starttls=sakerhet is Sakerhet.STARTTLS, tls=sakerhet is Sakerhet.TLS) as server:
        funnet = fel(server.port, ca_fil=ca_fil, sakerhet=sakerhet)
    assert "certifikat" in str(funnet)
    assert (funnet.bestaende, funnet.oviss, server.tagna) == (False, False, [])


def test_a_certificate_for_another_name_stops_the_letter() -> None:
    """Certifikatet ska gälla den server som inställningarna nämner."""
    with riktig_server(tls=True) as server:
        sand(server.port, ca_fil=CERTIFIKAT, sakerhet=Sakerhet.TLS, server="127.0.0.1")
        with pytest.raises(Leveransfel):
            sand(server.port, ca_fil=CERTIFIKAT, sakerhet=Sakerhet.TLS, server="127.0.0.2")
    assert len(server.tagna) == 1


def test_starttls_is_never_skipped() -> None:
    """Kan servern inte STARTTLS går brevet inte i klartext."""
    with riktig_server() as server:
        funnet = fel(server.port, sakerhet=Sakerhet.STARTTLS, **LOGIN)
    assert (funnet.bestaende, server.tagna) == (False, [])


def test_a_wrong_password_is_tried_again_and_never_shown() -> None:
    """Fel lösenord fäller inte brevet för gott, och lösenordet står inte i felet."""
    with riktig_server(starttls=True, inloggning=True) as server:
        fel_losenord: dict[str, Any] = {"anvandare": "remiss", "losenord": Hemlighet("gissning")}
        funnet = fel(server.port, ca_fil=CERTIFIKAT, sakerhet=Sakerhet.STARTTLS, **fel_losenord)
    assert (funnet.bestaende, funnet.oviss, server.tagna) == (False, False, [])
    assert "gissning" not in str(funnet)


def test_an_unreadable_ca_file_is_told() -> None:
    """Pekar inställningen på en fil som inte finns sägs vilken."""
    assert "finns-inte.pem" in str(fel(1, ca_fil=Path("finns-inte.pem"), sakerhet=Sakerhet.TLS))


def test_a_server_that_is_not_there_is_tried_again() -> None:
    """Tar ingen emot, eller finns inte namnet, prövas brevet igen."""
    for funnet in (fel(ledig_port()), fel(25, server="finns-inte.invalid")):
        assert (funnet.bestaende, funnet.oviss) == (False, False)


HALSA = (b"220 prov\r\n", LAS_RAD, b"250 prov\r\n")
FRAM_TILL_RCPT = (*HALSA, LAS_RAD, b"250 ok\r\n", LAS_RAD)
FRAM_TILL_DATA = (*FRAM_TILL_RCPT, b"250 ok\r\n", LAS_RAD)
FRAM_TILL_SVAR = (*FRAM_TILL_DATA, b"354 go\r\n", LAS_BREV)


@pytest.mark.parametrize(
    ("manus", "bestaende", "oviss"),
    [
        # what the server says about the letter decides for good; about itself it does not
        ((b"554 no service\r\n",), False, False),
        ((b"421 come later\r\n",), False, False),
        ((b"220 prov\r\n", LAS_RAD, b"550 no\r\n", LAS_RAD, b"550 no\r\n"), False, False),
        ((*HALSA, LAS_RAD, b"550 no such sender\r\n"), True, False),
        ((*HALSA, LAS_RAD, b"530 log in first\r\n"), False, False),
        ((*HALSA, LAS_RAD, b"451 later\r\n"), False, False),
        *(((*FRAM_TILL_RCPT, b"%d no\r\n" % kod), True, False) for kod in (550, 551, 552, 553, 554)),
        *(((*FRAM_TILL_RCPT, b"%d later\r\n" % kod), False, False) for kod in (421, 450, 451, 452)),
        ((*FRAM_TILL_DATA, b"554 no\r\n"), True, False),
        ((*FRAM_TILL_DATA, b"451 later\r\n"), False, False),
        ((*FRAM_TILL_DATA, b"250 what?\r\n"), False, False),
        ((*FRAM_TILL_SVAR, b"550 spam\r\n"), True, False),
        ((*FRAM_TILL_SVAR, b"550-spam\r\n550 really\r\n"), True, False),
        ((*FRAM_TILL_SVAR, b"452 full\r\n"), False, False),
        ((*FRAM_TILL_SVAR, b"421 bye\r\n"), False, False),
        # the line breaks
        ((STANG,), False, False),
        ((*HALSA, STANG), False, False),
        ((*FRAM_TILL_RCPT, STANG), False, False),
        ((*FRAM_TILL_DATA, STANG), False, False),
        ((*FRAM_TILL_DATA, b"354 go\r\n", LAS_RAD, STANG), None, None),
        ((*FRAM_TILL_SVAR, STANG), False, True),
        ((*FRAM_TILL_SVAR, b"25", STANG), False, True),
        ((*FRAM_TILL_SVAR, b"250-ok\r\n", STANG), False, True),
        # what cannot be understood
        ((b"hej\r\n",), False, False),
        ((*FRAM_TILL_RCPT, b"hej\r\n"), False, False),
        ((*FRAM_TILL_SVAR, b"hej\r\n"), False, True),
        ((*FRAM_TILL_SVAR, b"\xff\xfe\r\n"), False, True),
        ((*FRAM_TILL_SVAR, b"354 go on\r\n"), False, True),
    ],
)
def test_a_refusal_means_what_it_says_at_the_point_where_it_comes(
    manus: tuple[str | bytes, ...], bestaende: bool | None, oviss: bool | None
) -> None:
    """5xx om brevet är för gott, 4xx och serverns egna fel prövas igen, avbrott efter punkten är ovisst."""
    with Manusserver((*manus, STANG)) as server:
        funnet = fel(server.port)
    if bestaende is not None:
        assert (funnet.bestaende, funnet.oviss) == (bestaende, oviss), str(funnet)
    assert not (funnet.bestaende and funnet.oviss)
    assert str(server.port) in str(funnet)


def test_a_line_cut_in_the_middle_of_the_contents_is_no_uncertainty() -> None:
    """Bryts förbindelsen innan hela brevet är överfört har servern inget brev: det prövas igen."""
    with (
        Manusserver((*FRAM_TILL_DATA, b"354 go\r\n", LAS_RAD, STANG)) as server,
        pytest.raises(Leveransfel) as fanget,
    ):
        sand(server.port, stort_brev(), totalt_sekunder=20)
    assert (fanget.value.bestaende, fanget.value.oviss) == (False, False)


def test_the_letter_was_whole_when_the_answer_failed() -> None:
    """I det ovissa fallet har servern verkligen hela brevet, med fördubblade punkter."""
    with Manusserver((*FRAM_TILL_SVAR, STANG)) as server:
        fel(server.port)
    assert server.brev.endswith(b"\r\n.\r\n")
    assert b"\r\n..\r\n...punkt\r\n..slut\r\n" in server.brev
    assert server.rader[:3] == [
        b"ehlo localhost\r\n",
        b"mail FROM:<remissflode@localhost>\r\n",
        b"rcpt TO:<anna@example.org>\r\n",
    ]


def test_a_taken_letter_is_sent_whatever_the_server_says_afterwards() -> None:
    """Har servern svarat 250 är brevet skickat, också om den sedan tiger eller lägger på."""
    for sedan in ((STANG,), (LAS_RAD, b"500 what?\r\n", STANG), (TIG,)):
        with Manusserver((*FRAM_TILL_SVAR, b"250 taken\r\n", *sedan)) as server:
            sand(server.port)
    with Manusserver((*FRAM_TILL_SVAR, b"250 ta", STANG)) as server:
        sand(server.port)


@pytest.mark.parametrize(
    ("manus", "oviss"),
    [
        ((TIG,), False),
        ((b"220 prov\r\n", TIG), False),
        ((*FRAM_TILL_RCPT, TIG), False),
        ((*FRAM_TILL_DATA, TIG), False),
        ((*FRAM_TILL_SVAR, TIG), True),
    ],
)
def test_a_silent_server_is_cut_at_the_total_limit(manus: tuple[str | bytes, ...], oviss: bool) -> None:
    """Tiger servern, var som helst, släpper vi den när tiden är ute; andra brev väntar inte längre än så."""
    borjan = time.monotonic()
    with Manusserver(manus) as server:
        funnet = fel(server.port, totalt_sekunder=0.6, anslut_sekunder=0.5)
    assert 0.4 < time.monotonic() - borjan < 3
    assert (funnet.bestaende, funnet.oviss) == (False, oviss)
    assert "inom 0.6 sekunder" in str(funnet) or "i tid" in str(funnet) or "bröt" in str(funnet)


@pytest.mark.parametrize(
    ("manus", "oviss"),
    [((b"220 " + b"x" * 800 + b"\r\n",), False), ((*FRAM_TILL_SVAR, b"250-" + b"x" * 800 + b"\r\n"), True)],
)
def test_a_server_that_drips_one_byte_at_a_time_is_cut_too(
    manus: tuple[str | bytes, ...], oviss: bool
) -> None:
    """En server som ger en byte i taget håller oss inte kvar: gränsen gäller hela brevet."""
    borjan = time.monotonic()
    with Manusserver(manus, droppvis=0.005) as server:
        funnet = fel(server.port, totalt_sekunder=1.2, anslut_sekunder=1)
    assert 1 < time.monotonic() - borjan < 4
    assert (funnet.bestaende, funnet.oviss) == (False, oviss)
    assert "inom 1.2 sekunder" in str(funnet)


def test_a_server_that_stops_reading_is_cut() -> None:
    """Slutar servern läsa mitt i ett stort brev bryts det när tiden är ute."""
    borjan = time.monotonic()
    with Manusserver((*FRAM_TILL_DATA, b"354 go\r\n", TIG)) as server, pytest.raises(Leveransfel) as fanget:
        sand(server.port, stort_brev(), totalt_sekunder=2, anslut_sekunder=1)
    assert time.monotonic() - borjan < 8
    assert (fanget.value.bestaende, fanget.value.oviss) == (False, False)


@pytest.mark.parametrize("sakerhet", [Sakerhet.STARTTLS, Sakerhet.TLS])
def test_a_silent_handshake_is_cut(sakerhet: Sakerhet) -> None:
    """Tystnad mitt i krypteringens handslag bryts också."""
    starttls = (b"220 prov\r\n", LAS_RAD, b"250-prov\r\n250 STARTTLS\r\n", LAS_RAD, b"220 go\r\n", TIG)
    borjan = time.monotonic()
    with Manusserver(starttls if sakerhet is Sakerhet.STARTTLS else (TIG,)) as server:
        funnet = fel(server.port, sakerhet=sakerhet, totalt_sekunder=0.6, anslut_sekunder=0.5)
    assert time.monotonic() - borjan < 3
    assert (funnet.bestaende, funnet.oviss) == (False, False)


def test_no_thread_or_line_is_left_behind() -> None:
    """Efter brevet finns varken vakt eller förbindelse kvar, hur det än gick."""
    fore = threading.active_count()
    with riktig_server() as server:
        sand(server.port)
    with Manusserver((TIG,)) as tyst:
        fel(tyst.port, totalt_sekunder=0.3, anslut_sekunder=0.2)
    fel(ledig_port())
    assert threading.active_count() == fore


def test_what_the_server_says_is_shown_without_its_control_characters() -> None:
    """Serverns svar visas, kort och utan styrtecken."""
    svar = b"550 no\x1b[31m such \x07user " + b"y" * 400 + b"\r\n"
    with Manusserver((*FRAM_TILL_RCPT, svar, STANG)) as server:
        text = str(fel(server.port))
    assert text.isprintable()
    assert "550: no" in text
    assert len(text) < 300


def test_a_letter_that_fails_the_last_look_never_reaches_the_server() -> None:
    """Ett brev med fel mottagare eller gömt huvud kommer inte ens fram till servern."""
    with riktig_server() as server:
        with pytest.raises(Leveransfel) as fanget:
            sand(server.port, adress="bo@example.org")
        assert fanget.value.bestaende
        falskt = brev()
        falskt.replace_header("Subject", "=?utf-8?q?x=0ABcc:_a@b.se?=")
        with pytest.raises(Leveransfel):
            sand(server.port, falskt)
    assert server.tagna == []


def test_the_settings_choose_the_channel(tmp_path: Path) -> None:
    """Inställningen väljer mapp eller SMTP; mapp utan mapp är ett fel i inställningarna."""
    epost = Epost(kanal=Kanalval.MAPP, mapp=tmp_path)
    with valj_kanal(epost) as mappen, valj_kanal(evolve(epost, kanal=Kanalval.SMTP)) as posten:
        assert mappen == Mappkanal(mapp=tmp_path)
        assert posten == Epostkanal(epost=evolve(epost, kanal=Kanalval.SMTP))
    with pytest.raises(Konfigurationsfel, match=r"epost\.mapp"):
        valj_kanal(evolve(epost, mapp=None))
