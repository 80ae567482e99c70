"""What every letter has and what none may tell."""

import pytest
from attrs import evolve

from konfiguration.installningar import Epost
from notiser.brev import meddelande_id, morgonbrev
from notiser.handelsetexter import HANDELSER
from notiser.kanaler.sakerhet import slutgranska
from tests.byggare import IDAG
from tests.ren.notiser.brevprov import SEKRETESS, fall, handelse, skriv, text, varning
from tillstand.innehall import Avsandare, Objektslag, Remissobjekt, Upphovsman

HEMLIGA_ORD = ("barnfattigdom", "31 okt", "Svarstid", "Fördela", "godkännande", "OSL", "Kommunstyrelsen")


def test_of_a_secret_case_only_the_number_is_told() -> None:
    """Ett ärende med sekretessmarkering: bara diarienummer och länk, i ämne, text och HTML."""
    f = fall(sekretess=SEKRETESS)
    utkasten = [
        morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)),
        *(handelse(regel, f.arende) for regel in HANDELSER),
    ]
    for utkast in utkasten:
        meddelande = skriv(utkast, f.arende)
        allt = "".join((str(meddelande["Subject"]), text(meddelande), text(meddelande, "html")))
        assert "SN 2011-1" in allt
        assert "https://remiss.example.org/arenden/a1" in allt
        assert meddelande["Subject"] == "Ärende SN 2011-1"
        assert not [ord_ for ord_ in HEMLIGA_ORD if ord_.lower() in allt.lower()]


def test_a_secret_case_among_others_stays_secret() -> None:
    """Ett hemligt ärende bland andra i morgonbrevet visar sitt nummer och inget mer."""
    oppet = evolve(fall().arende, id="a2", diarienummer="SN 2011-2")
    hemligt = fall(titel="Remiss om det hemliga", sekretess=SEKRETESS).arende
    rader = (varning("svarstid_14", IDAG), varning("svarstid_14", IDAG, arende="a2"))
    brev = text(skriv(morgonbrev("handlaggare", IDAG, rader), oppet, hemligt))
    assert "det hemliga" not in brev
    assert "SN 2011-1\n" in brev
    assert "SN 2011-2: Remiss om en plan" in brev


def test_no_individual_outside_and_no_party_is_named() -> None:
    """Motionärens namn och parti, kontaktpersoner och den interna titeln står aldrig i ett brev."""
    f = fall(
        titel_intern="Motion av Ytterst Privat (X)",
        avsandare=Avsandare(organ="Kommunstyrelsen", kontakt="Ytterst Privat", diarienummer="1/2011"),
        objekt=Remissobjekt(
            slag=Objektslag.MOTION,
            titel="Motion av Ytterst Privat",
            upphovsman=(Upphovsman(namn="Ytterst Privat", parti="Xpartiet"),),
        ),
    )
    for utkast in (
        morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)),
        *(handelse(regel, f.arende) for regel in HANDELSER),
    ):
        data = slutgranska(skriv(utkast, f.arende), "handlaggare@example.org")
        meddelande = skriv(utkast, f.arende)
        allt = data.decode() + text(meddelande) + text(meddelande, "html")
        assert "Privat" not in allt
        assert "Xpartiet" not in allt


def test_the_html_is_escaped() -> None:
    """En titel med tecken ur HTML syns som den är skriven."""
    f = fall(titel="Remiss om <script>alert(1)</script> & ”annat”")
    html = text(skriv(morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)), f.arende), "html")
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; ”annat”" in html


def test_the_headers_are_exactly_those_of_a_letter() -> None:
    """Ett brev har en avsändare, en mottagare, fast Message-ID, och säger att det är automatiskt."""
    utkast = morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),))
    meddelande = skriv(utkast, fall().arende)
    assert [namn for namn, _ in meddelande.items()] == [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "X-Auto-Response-Suppress",
        "MIME-Version",
        "Content-Type",
    ]
    assert meddelande["Auto-Submitted"] == "auto-generated"
    assert meddelande["X-Auto-Response-Suppress"] == "All"
    assert meddelande["To"] == "handlaggare@example.org"
    assert meddelande["Date"] == "Mon, 03 Oct 2011 08:00:00 +0200"
    assert meddelande["Message-ID"] == meddelande_id("morgon:handlaggare:2011-10-03", "example.org")


def test_the_same_letter_has_the_same_bytes_each_time() -> None:
    """Skickas brevet om är det samma brev, byte för byte."""
    utkast = morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),))
    forsta, andra = (slutgranska(skriv(utkast, fall().arende), "handlaggare@example.org") for _ in range(2))
    assert forsta == andra


def test_a_reply_goes_where_the_settings_say() -> None:
    """Har kommunen en svarsadress står den i brevet, och då sägs inte att det inte går att svara."""
    utkast = morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),))
    epost = Epost(svar_till="registrator@example.org")
    meddelande = skriv(utkast, fall().arende, epost=epost)
    assert meddelande["Reply-To"] == "registrator@example.org"
    assert "går inte att besvara" not in text(meddelande)
    assert "går inte att besvara" in text(skriv(utkast, fall().arende))


def test_a_letter_without_lines_is_not_written() -> None:
    """Ett brev utan rader återkallas, det skrivs inte."""
    with pytest.raises(ValueError, match="line"):
        skriv(morgonbrev("handlaggare", IDAG, ()), fall().arende)


def test_a_long_title_is_shortened_in_the_subject_alone() -> None:
    """En lång titel kortas i ämnet men står hel i brevet."""
    f = fall(titel="Remiss om " + "ordning och reda i " * 14)
    meddelande = skriv(morgonbrev("handlaggare", IDAG, (varning("svarstid_14", IDAG),)), f.arende)
    assert len(str(meddelande["Subject"])) < 130
    assert str(meddelande["Subject"]).endswith("…")
    assert f.arende.rubrik in text(meddelande)
