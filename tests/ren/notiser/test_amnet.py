"""A subject reaches its reader as it was written, whichever way it is folded."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default

from notiser.kanaler.sakerhet import slutgranska


def _brev(amne: str) -> EmailMessage:
    meddelande = EmailMessage(policy=SMTP)
    meddelande["From"] = "Remissflöde <remissflode@kommun.invalid>"
    meddelande["To"] = "handlaggare@kommun.invalid"
    meddelande["Subject"] = amne
    meddelande["Date"] = "Mon, 31 Oct 2011 07:00:00 +0100"
    meddelande["Message-ID"] = "<1@kommun.invalid>"
    meddelande["Auto-Submitted"] = "auto-generated"
    meddelande.set_content("text")
    return meddelande


def amnet_hos_lasaren(amne: str) -> str:
    """The subject as the reader's program shows it, after a letter's way out."""
    data = slutgranska(_brev(amne), "handlaggare@kommun.invalid")
    assert all(len(rad) <= 998 for rad in data.split(b"\r\n"))
    return str(BytesParser(policy=default).parsebytes(data)["Subject"])


def test_a_long_swedish_subject_keeps_every_space() -> None:
    """This one lost the space before ”jämlikhet”, and its reminder was never sent."""
    amne = (
        "Påminnelse: 1.5.1 - 490 - 2011, Om ökad jämlikhet, minskad segregation och goda uppväxtvillkor för "
        "barn och unga"
    )
    assert amnet_hos_lasaren(amne) == amne


def test_a_long_plain_subject_begins_with_its_first_word() -> None:
    """This one got a space before its first word."""
    amne = "- minskad segregation A=?B Om 2011 barn 1.5.1 - segregation 490 barn Om"
    assert amnet_hos_lasaren(amne) == amne
