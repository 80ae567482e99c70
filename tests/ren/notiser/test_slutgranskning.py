"""The last look at the bytes: a letter leaves under its own headers to its own address, or not at all."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from konfiguration.installningar import Epost
from notiser.kanaler.sakerhet import granska_adress, slutgranska
from notiser.rendering import huvud
from tests.byggare import NU
from tillstand.fel import Leveransfel

ADRESS = "anna@example.org"


def brev(amne: str = "Påminnelse", **andrat: str) -> EmailMessage:
    """A small letter; keyword arguments replace headers."""
    meddelande = huvud(epost=Epost(), adress=ADRESS, amne=amne, meddelande_id="<b1@example.org>", nu=NU)
    for namn, varde in andrat.items():
        del meddelande[namn]
        meddelande[namn] = varde
    meddelande.set_content("Hej åäö!\n.\n..\n" + "x" * 2000, cte="quoted-printable")
    return meddelande


def avvisad(meddelande: EmailMessage, adress: str = ADRESS) -> str:
    """Why a letter was refused, for good."""
    with pytest.raises(Leveransfel) as fel:
        slutgranska(meddelande, adress)
    assert fel.value.bestaende
    assert not fel.value.oviss
    return str(fel.value)


def test_an_ordinary_letter_passes_and_keeps_its_words() -> None:
    """Ett vanligt brev går igenom, med svenska tecken i ämne och text."""
    last = BytesParser(policy=default).parsebytes(slutgranska(brev("Påminnelse: åäö ÅÄÖ § 4 ½"), ADRESS))
    assert last["Subject"] == "Påminnelse: åäö ÅÄÖ § 4 ½"
    kropp = last.get_body(("plain",))
    assert kropp is not None
    assert kropp.get_content().splitlines()[:3] == ["Hej åäö!", ".", ".."]


KODADE_AMNEN = (
    "=?utf-8?q?x=0ABcc:_a@b.se?=",
    "=?utf-8?q?Remiss=0ABcc:_x@y.se?=",
    "=?utf-8?q?x=0D=0ABcc:_a@b.se?=",
    "=?utf-8?q?x=0DCc:_a@b.se?=",
    "=?utf-8?b?eApCY2M6IGFAYi5zZQ==?=",
    "=?iso-8859-1?Q?x=0A?= =?utf-8?q?Bcc:_a@b.se?=",
    "Remiss =?utf-8?q?=0A=0AHej?= igen",
    "=?utf-8?q?=00?=",
    "=?utf-8?q?=C2=85Bcc:_a@b.se?=",
    "=?utf-8?q?=E2=80=A8Bcc:_a@b.se?=",
)


@pytest.mark.parametrize("amne", KODADE_AMNEN)
def test_a_header_hidden_in_an_encoded_word_never_leaves(amne: str) -> None:
    """Ett ämne som gömmer en radbrytning i ett kodat ord skickas aldrig."""
    assert avvisad(brev(amne))


def test_the_trick_is_real_or_mended_and_refused_either_way() -> None:
    """Skriver biblioteket ut en egen Bcc-rad syns den i byten; granskningen släpper inte fram brevet ändå."""
    meddelande = brev(KODADE_AMNEN[0])
    assert "bcc" not in [namn.lower() for namn in meddelande]
    assert "styrtecken" in avvisad(meddelande)


class _Lognare(EmailMessage):
    """A library that writes another letter than it was given."""

    skrivet = b""

    def as_bytes(self, unixfrom: bool = False, policy: object = None) -> bytes:
        return self.skrivet


def lognare(*byten: tuple[bytes, bytes], meddelande: EmailMessage | None = None) -> _Lognare:
    """A letter whose bytes differ from its headers."""
    meddelande = meddelande or brev()
    lognare_ = _Lognare(policy=SMTP)
    for namn, varde in meddelande.items():
        lognare_[namn] = varde
    lognare_.set_payload(meddelande.get_payload())
    data = meddelande.as_bytes(policy=SMTP)
    for gammalt, nytt in byten:
        assert gammalt in data
        data = data.replace(gammalt, nytt, 1)
    lognare_.skrivet = data
    return lognare_


def test_the_bytes_are_what_counts() -> None:
    """Det är de färdiga byten som granskas: det oförändrade brevet går, varje förvanskning stoppas."""
    slutgranska(lognare(), ADRESS)
    for byte in (
        (b"Auto-Submitted:", b"Bcc: x@y.se\r\nAuto-Submitted:"),
        (b"Auto-Submitted:", b"Cc: x@y.se\r\nAuto-Submitted:"),
        (b"Auto-Submitted:", b"To: x@y.se\r\nAuto-Submitted:"),
        (b"Auto-Submitted: auto-generated\r\n", b""),
        (b"To: anna@example.org", b"To: anna@example.org, x@y.se"),
        (b"To: anna@example.org", b"To: bo@example.org"),
        (b"To: anna@example.org", b"To: anna@example.org (x)\r\n ,x@y.se"),
        (b"Auto-Submitted:", b"\r\nAuto-Submitted:"),
        (b"Auto-Submitted:", b"ingenting\r\nAuto-Submitted:"),
        (b"Auto-Submitted:", b"X:1\nAuto-Submitted:"),
        (b"Auto-Submitted:", b"X:1\rAuto-Submitted:"),
        (b"Subject: ", b"Subject: Annat "),
        (b"<b1@example.org>", b"b1"),
        (b"Hej", b"Hej\n"),
        (b"Hej", b"Hej\r"),
        (b"Hej", b"H\xe5j"),
        (b"Hej", b"H\0j"),
        (b"Hej", b"H" * 999),
    ):
        assert avvisad(lognare(byte)), byte


@pytest.mark.parametrize(
    ("namn", "varde"),
    [
        ("Bcc", "x@y.se"),
        ("Cc", "x@y.se"),
        ("Resent-To", "x@y.se"),
        ("Sender", "x@y.se"),
        ("X-Egen", "1"),
        ("List-Unsubscribe", "<mailto:x@y.se>"),
    ],
)
def test_only_the_headers_of_a_letter_may_be_there(namn: str, varde: str) -> None:
    """Inget kopiefält och inga andra huvuden, också om någon har satt dem."""
    assert namn.lower() in avvisad(brev(**{namn: varde}))


@pytest.mark.parametrize("namn", ["Subject", "Date", "Message-ID", "Auto-Submitted", "From", "To"])
def test_a_letter_without_one_of_its_headers_does_not_leave(namn: str) -> None:
    """Saknas ämne, datum, avsändare, mottagare eller märkning går brevet inte."""
    meddelande = brev()
    del meddelande[namn]
    assert avvisad(meddelande)


def test_a_header_stands_once_and_says_something() -> None:
    """Samma huvud två gånger, eller ett tomt ämne, går inte."""
    dubbelt = brev()
    dubbelt["Auto-Submitted"] = "no"
    assert "auto-submitted" in avvisad(dubbelt)
    assert "ämne" in avvisad(brev(" "))


def test_the_parts_are_those_that_were_made() -> None:
    """En del som fått ett eget huvud, en annan typ eller ett annat filnamn på vägen stoppas."""
    meddelande = brev()
    meddelande.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    data = slutgranska(meddelande, ADRESS)
    for byte in (
        (b"Content-Disposition:", b"Bcc: x@y.se\r\nContent-Disposition:"),
        (b"Content-Type: application/pdf", b"Content-Type: text/html"),
        (b"a.pdf", b"b.exe"),
    ):
        assert byte[0] in data
        assert "del" in avvisad(lognare(byte, meddelande=meddelande)), byte


def test_an_address_is_looked_at_also_when_letter_and_envelope_agree() -> None:
    """En knepig adress stoppas även när brev och kuvert är överens om den."""
    knepig = '"anna ek"@example.org'
    assert "Adressen" in avvisad(brev(To=knepig), knepig)
    assert "Adressen" in avvisad(brev(From='"x y"@example.org'))


def test_the_recipient_is_the_one_meant() -> None:
    """Mottagaren i brevet är den som brevet är till, och bara den."""
    assert "mottagare" in avvisad(brev(), "bo@example.org")
    assert "mottagare" in avvisad(brev(To=f"{ADRESS}, bo@example.org"))
    assert "avsändare" in avvisad(brev(From="a@example.org, b@example.org"))
    assert avvisad(brev(**{"Reply-To": "a@b@c"}))


@pytest.mark.parametrize("namn", ["From", "Reply-To"])
def test_an_address_that_readers_understand_differently_never_leaves(namn: str) -> None:
    """Läser mottagarens program en annan avsändare eller svarsadress än vårt går brevet inte."""
    for varde in ("a@example.org<b@example.org>", "a: b@example.org <c@example.org>", "x<a@example.org>y z"):
        assert avvisad(brev(**{namn: varde})), varde


@pytest.mark.parametrize(
    "adress",
    [
        "anna@example.org",
        "anna.ek+remiss@sub.example.org",
        "a@localhost",
        "o'neill@example.org",
        "a_b-c@xn--hlsa-loa.example",
    ],
)
def test_plain_addresses_are_accepted(adress: str) -> None:
    """Vanliga adresser går."""
    granska_adress(adress)


@pytest.mark.parametrize(
    "adress",
    [
        "",
        "anna",
        "@example.org",
        "anna@",
        "a@b@c",
        '"anna ek"@example.org',
        "anna(hej)@example.org",
        "anna@example.org(hej)",
        "<anna@example.org>",
        "Anna <anna@example.org>",
        "anna@example.org, bo@example.org",
        "anna@[127.0.0.1]",
        "anna%example.org@y.se",
        "y.se!anna@example.org",
        "anna@example..org",
        ".anna@example.org",
        "anna.@example.org",
        "an..na@example.org",
        "anna@-example.org",
        "ånna@example.org",
        "anna@exämple.org",
        "аnna@example.org",
        "anna@example.org\n",
        "anna@example.org\r\nBcc: x@y.se",
        "anna@example.org\0",
        "anna @example.org",
        f"{'a' * 65}@example.org",
        f"a@{'b' * 64}.se",
        f"a@{'b.' * 130}se",
    ],
)
def test_tricky_addresses_are_refused(adress: str) -> None:
    """Kommentarer, citattecken, dirigering, dubbla adresser, homografer och styrtecken tas inte emot."""
    with pytest.raises(Leveransfel) as fel:
        granska_adress(adress)
    assert fel.value.bestaende


def test_a_file_name_may_not_carry_a_header() -> None:
    """Ett filnamn med radbrytning eller kodat ord ger inget eget huvud i delen."""
    for filnamn in ("a\r\nBcc: x@y.se", "a\nX: 1.pdf", "a\0.pdf"):
        meddelande = brev()
        try:
            meddelande.add_attachment(b"x", maintype="application", subtype="pdf", filename=filnamn)
        except ValueError:
            continue
        assert avvisad(meddelande)
    meddelande = brev()
    gomt = "=?utf-8?q?a=0ABcc:_x@y.se?=.pdf"
    meddelande.add_attachment(b"x", maintype="application", subtype="pdf", filename=gomt)
    assert avvisad(meddelande)


_bitar = st.sampled_from(
    [
        *(
            "=?utf-8?q?",
            "?=",
            "=0A",
            "=0D=0A",
            "=?utf-8?b?eApCY2M6IGFAYi5zZQ==?=",
            "Bcc: x@y.se",
            "To: x@y.se",
        ),
        *(
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\v",
            "\f",
            "\t",
            " ",
            "  ",
            "\x85",
            "\u2028",
            "\u2029",
            "\u00a0",
            "\u202e",
        ),
        *(":", ",", "<", ">", '"', "(", ")", ";", "å", "é", "\ud800", "𝄞", "a" * 100, "å" * 80),
    ]
)
_text = st.lists(_bitar | st.text(max_size=20), max_size=12).map("".join)


@settings(max_examples=600, deadline=None)
@given(amne=_text, fran=_text, filnamn=_text)
@example(amne="", fran="(:" + "a" * 100, filnamn="")
def test_whatever_is_let_in_the_bytes_that_leave_are_those_of_one_letter_to_one_person(
    amne: str, fran: str, filnamn: str
) -> None:
    """Vad som än står i ämne, avsändarnamn och filnamn: det som lämnar huset är ett brev till en person."""
    meddelande = brev()
    try:
        meddelande.replace_header("Subject", amne)
        meddelande.replace_header("From", f"{fran} <a@example.org>")
        meddelande.add_attachment(b"x", maintype="application", subtype="pdf", filename=filnamn)
    except (ValueError, IndexError, AttributeError):
        return
    try:
        data = slutgranska(meddelande, ADRESS)
    except Leveransfel:
        return
    huvudet = data.split(b"\r\n\r\n", 1)[0].split(b"\r\n")
    namn = [rad.split(b":")[0].lower() for rad in huvudet if rad[:1] not in (b" ", b"\t")]
    assert sorted(namn) == sorted(n.lower().encode() for n in meddelande)
    assert not {b"bcc", b"cc"} & set(namn)
    last = BytesParser(policy=default).parsebytes(data)
    assert [a.addr_spec for a in last["To"].addresses] == [ADRESS]
    assert len(list(last.iter_attachments())) == 1


_ofarligt = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="\u2028\u2029"), min_size=1, max_size=120
).filter(lambda t: t.strip() and "=?" not in t)


@settings(max_examples=300, deadline=None)
@given(amne=_ofarligt)
def test_an_ordinary_subject_of_any_script_gets_through(amne: str) -> None:
    """En titel utan styrtecken når fram med samma ord, vilka bokstäver och mellanrum den än har."""
    last = BytesParser(policy=default).parsebytes(slutgranska(brev(amne), ADRESS))
    assert str(last["Subject"]).split() == amne.split()
