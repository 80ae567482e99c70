"""An e-mail as its reader sees it: the right letters, whole paragraphs, tables by rows, attachments named."""

import base64
import quopri
from email.message import EmailMessage

import pytest

from arbetsflode.lasning import las_fil
from arbetsflode.lasning.brev import text
from tests.kommandorad.brevfiler import brev, pdf, word

MENING = "Remissvaren ska ha kommit in senast den 12 oktober. Ärendet rör Åsele – § 9."
_TABELL = (
    "<html><head><style>p {color: red}</style><title>x</title></head><body><table><tr><td><p>Svarstid</p>"
    "</td><td><p>12\n oktober&nbsp;2018</p></td></tr><tr><th>Dnr<td>1 &amp; 2</table><p>Hej <b>du</b><br>där"
    "</body></html>"
)


def _raw(huvuden: str, kropp: bytes) -> bytes:
    return f"From: a@b.se\r\nTo: c@d.se\r\nMIME-Version: 1.0\r\n{huvuden}\r\n\r\n".encode() + kropp


def _orden(huvuden: str, kropp: bytes) -> str:
    """The words below the head."""
    return text(_raw(huvuden, kropp)).partition("\n\n")[2].replace("\r\n", "\n").strip()


def _brev(huvuden: str, *delar: str, grans: str = "g") -> bytes:
    kropp = "".join(f"--{grans}\r\n{del_}\r\n" for del_ in delar) + f"--{grans}--\r\n"
    return _raw(f'{huvuden}Content-Type: multipart/mixed; boundary="{grans}"', kropp.encode())


@pytest.mark.parametrize(
    ("angiven", "kod"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "utf-8"),
        ("us-ascii", "utf-8"),
        ("us-ascii", "cp1252"),
        ("utf-8", "cp1252"),
        ("x-unknown", "utf-8"),
        ("finns-inte", "cp1252"),
        ("zlib", "utf-8"),
        ("", "cp1252"),
        ("", "utf-8-sig"),
        ("utf-16le", "utf-16le"),
    ],
)
@pytest.mark.parametrize("vag", ["8bit", "base64", "quoted-printable"])
def test_the_letters_are_right_whatever_the_sender_called_them(angiven: str, kod: str, vag: str) -> None:
    """UTF-8 sent as Latin-1 and the reverse are told by their bytes."""
    rent = MENING.encode(kod)
    kodad = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(vag, bytes)(rent)
    typ = f"Content-Type: text/plain{f'; charset={angiven}' if angiven else ''}"
    assert _orden(f"{typ}\r\nContent-Transfer-Encoding: {vag}", kodad) == MENING


@pytest.mark.parametrize(
    ("parametrar", "kropp", "vantat"),
    [
        ("format=flowed", "Svara \r\nsenast\r\nden 1 maj", "Svara senast\nden 1 maj"),
        ("format=flowed; delsp=yes", "Sva \r\nra", "Svara"),
        ("format=flowed", "> Svara \r\n> senast\r\nJa ", "> Svara senast\nJa"),
        ("format=flowed", "Hej \r\n-- \r\nEva", "Hej \n-- \nEva"),
        ("format=flowed", " From \r\n du", "From du"),
        ("format=fixed", "Svara \r\nsenast", "Svara \nsenast"),
    ],
)
def test_a_text_that_flows_has_whole_paragraphs(parametrar: str, kropp: str, vantat: str) -> None:
    """A line that ends with a space goes on (RFC 3676); a signature never belongs to the words."""
    assert _orden(f"Content-Type: text/plain; charset=utf-8; {parametrar}", kropp.encode()) == vantat


@pytest.mark.parametrize(
    ("rubrik", "vantat"),
    [
        ("=?iso-8859-1?Q?Remiss_om_=E5kermark?=", "Remiss om åkermark"),
        ("=?utf-8?B?UmVtaXNzIG9tIMOl?=\r\n =?utf-8?B?a2VybWFyaw==?=", "Remiss om åkermark"),
        ("=?utf-8?B?UmVtaXNzIG9tIMM=?=\r\n =?utf-8?B?pWtlcm1hcms=?=", "Remiss om åkermark"),
        ("Remiss om åkermark", "Remiss om åkermark"),
        ("Remiss\r\n om =?iso-8859-1?Q?=E5kermark?=", "Remiss om åkermark"),
        ("=?utf-8?X?abc?= om", "=?utf-8?X?abc?= om"),
    ],
)
def test_the_subject_is_read_however_it_is_written(rubrik: str, vantat: str) -> None:
    """Encoded words, folded, split inside a letter, or bare."""
    assert f"\nÄmne: {vantat}\n" in text(_raw(f"Subject: {rubrik}", b"hej"))


@pytest.mark.parametrize("kod", ["cp1252", "utf-8"])
def test_a_bare_subject_in_windows_letters(kod: str) -> None:
    """Bytes that no header may have are read all the same."""
    assert "Ämne: Åsele" in text(_raw("", b"").replace(b"To:", "Subject: Åsele\r\nTo:".encode(kod)))


@pytest.mark.parametrize(
    "falt",
    [
        "filename*=utf-8''yttrande%20%C3%A5r.pdf",
        "filename*0*=iso-8859-1''yttrande%20; filename*1*=%E5r.pdf",
        'filename="=?iso-8859-1?Q?yttrande_=E5r.pdf?="',
        "filename==?utf-8?B?eXR0cmFuZGUgw6VyLnBkZg==?=",
        'filename="yttrande år.pdf"',
        'filename="C:\\\\Temp\\\\yttrande år.pdf"',
    ],
)
def test_an_attachment_has_its_name_however_it_is_written(falt: str) -> None:
    """RFC 2231, whole or in pieces, encoded words where none may stand, or bare."""
    del_ = f"Content-Type: application/pdf\r\nContent-Disposition: attachment; {falt}\r\n\r\nx"
    assert "Bifogade filer: yttrande år.pdf\n" in text(_brev("", "Content-Type: text/plain\r\n\r\nhej", del_))


def test_a_page_becomes_lines_and_rows() -> None:
    """A letter that is only a page: tables row by row, no styles, no marks, cells that were never closed."""
    assert _orden("Content-Type: text/html; charset=utf-8", _TABELL.encode()) == (
        "Svarstid\t12 oktober 2018\nDnr\t1 & 2\n\nHej du\ndär"
    )


def test_a_page_tells_its_own_letters() -> None:
    """Where the letter does not say, the page may."""
    sida = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Åsele'
    assert _orden("Content-Type: text/html", sida.encode("latin-1")) == "Åsele"


def _alternativ(ren: str, sida: str) -> str:
    return (
        'Content-Type: multipart/alternative; boundary="h"\r\n\r\n'
        f"--h\r\nContent-Type: text/plain\r\n\r\n{ren}\r\n"
        f"--h\r\nContent-Type: text/html\r\n\r\n{sida}\r\n--h--"
    )


@pytest.mark.parametrize(
    ("ren", "sida", "vantat"),
    [
        ("Svara senast den 1 maj.", "<p>Svara <b>senast</b> den 1 maj.", "Svara senast den 1 maj."),
        ("", "<p>Svara snart.", "Svara snart."),
        ("Se HTML.", f"<p>{MENING}", MENING),
    ],
)
def test_of_two_that_say_the_same_one_is_read(ren: str, sida: str, vantat: str) -> None:
    """The plain one; the page where the plain one only points at it."""
    assert text(_brev("", _alternativ(ren, sida))).partition("\n\n")[2].strip() == vantat


KEDJA = """Hej, se nedan.

-----Ursprungligt meddelande-----
Från: Eva Ek <eva@verket.se>
Skickat: den 3 september 2018 10:12
Till: Registrator
Ämne: Remiss av föreskrifter

Svara senast den 12 oktober 2018."""


@pytest.mark.parametrize("som_sida", [False, True])
def test_a_chain_keeps_its_lines(som_sida: bool) -> None:
    """The heads of what was sent on stay lines of their own, in plain letters and in pages."""
    rader = "<br>".join(KEDJA.replace("<", "&lt;").split("\n"))
    sida = f"<div>{rader}</div>"
    typ = f"Content-Type: text/{'html' if som_sida else 'plain'}; charset=utf-8"
    assert _orden(typ, (sida if som_sida else KEDJA).encode()) == KEDJA


def test_a_letter_in_a_letter() -> None:
    """What was sent on as a letter of its own has its own head, words and attachments; three deep."""
    inre = "From: eva@verket.se\r\nSubject: Innerst\r\n\r\nSvara snart."
    for nummer in range(5):
        del_ = f"Content-Type: message/rfc822\r\n\r\n{inre}"
        inre = _brev(f"Subject: Nummer {nummer}\r\n", del_, grans=f"g{nummer}").decode()
    ut = text(inre.encode())
    assert [f"Nummer {n}" in ut for n in range(5)] == [False, True, True, True, True]
    assert "----- meddelande.eml (har inte lästs) -----" in ut


def test_outlooks_own_parcel_gets_advice() -> None:
    """winmail.dat is named, with what the sender can do."""
    del_ = "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx\x9f\x01"
    ut = text(_brev("", "Content-Type: text/plain\r\n\r\nHej.", del_))
    assert (
        "----- winmail.dat (har inte lästs: bilagorna är packade i Outlooks eget format, be avsändaren" in ut
    )


def test_one_broken_attachment_stops_no_other() -> None:
    """The letter and the sound attachments are read beside a PDF and a Word file that are cut off."""
    bilagor = {"trasig_pdf": pdf("x")[:80], "tom_docx": word("a", "b")[:300], "hel_pdf": pdf("Dnr 1/2018")}
    ut = las_fil(brev("Remiss", "Hej.", **bilagor), "b.eml")
    assert "Hej." in ut
    assert "----- trasig.pdf (har inte lästs) -----" in ut
    assert "----- tom.docx (har inte lästs) -----" in ut
    assert "----- hel.pdf -----\nDnr 1/2018" in ut


def test_pictures_of_signatures_and_seals_are_no_attachments() -> None:
    """The logo of a signature and a signature that machines read are not named."""
    bild = "Content-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\nContent-Disposition: inline\r\n\r\nx"
    sigill = 'Content-Type: application/pkcs7-signature; name="smime.p7s"\r\n\r\nx'
    assert "Bifogade" not in text(_brev("", "Content-Type: text/plain\r\n\r\nHej.", bild, sigill))


@pytest.mark.parametrize(
    "rent",
    [
        _raw('Content-Type: multipart/mixed; boundary="g"', b"Svara snart."),
        _raw("Content-Type: multipart/mixed", b"--g\r\n\r\nSvara snart."),
        _raw("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", b"U3ZhcmEgc25hcnQu!"),
        _raw("Content-Type: text/plain\r\nContent-Transfer-Encoding: nonsens", b"Svara snart."),
        _raw("Content-Type: ;;;=\r\nDate: nej\r\nSubject: =?x?y?z?=", b"Svara snart."),
        _brev("", "Content-Type: text/plain\r\n\r\nSvara snart.")[:-9],
    ],
    ids=["utan gräns", "utan gränsord", "base64", "okänd kodning", "huvuden", "avbrutet"],
)
def test_a_broken_letter_is_read_as_far_as_it_goes(rent: bytes) -> None:
    """Its words are there, whatever its parts were meant to be."""
    assert "Svara snart." in text(rent)


def test_a_day_is_the_day_in_sweden() -> None:
    """Half past ten in the evening by Greenwich is the next day here in summer."""
    meddelande = EmailMessage()
    meddelande["From"], meddelande["Date"] = "a@b.se", "Mon, 3 Sep 2018 22:30:00 +0000"
    meddelande.set_content("x")
    assert "Skickat: 2018-09-04" in text(meddelande.as_bytes())
