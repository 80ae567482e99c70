"""Letters about the machinery: the daily seal, cases that cannot be watched, calendars that are not there.

They are written from what is always readable, never from a case: that may be just what is broken.
"""

import email
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage

from konfiguration.installningar import Epost
from notiser.datumtext import kort
from notiser.rendering import huvud, satt_innehall
from tillstand.arbetsdagar import lokal_dag

AMNEN = {
    "sigill": "Dagens sigill",
    "larm": "Ärenden som inte kan bevakas",
    "halsa": "Remissflöde behöver en åtgärd",
    "kalender": "Lägg in nämndens sammanträden",
    "prov": "Provbrev från Remissflöde",
}
"""The subject of each, before the day; the name is also that of its templates."""


def rendera_maskinbrev(
    mall: str,
    innehall: Mapping[str, object],
    *,
    kommunnamn: str,
    epost: Epost,
    adress: str,
    meddelande_id: str,
    nu: datetime,
) -> EmailMessage:
    """The letter by one of the templates in `AMNEN`, to one address."""
    amne = f"{AMNEN[mall]} {kort(lokal_dag(nu))}"
    meddelande = huvud(epost=epost, adress=adress, amne=amne, meddelande_id=meddelande_id, nu=nu)
    meddelande["X-Auto-Response-Suppress"] = "All"
    satt_innehall(meddelande, mall, {**innehall, "amne": amne, "kommunnamn": kommunnamn})
    return meddelande


def sparad_text(innehall: bytes) -> str:
    """What a saved letter says: of an .eml the text as it was read, of anything else the text itself."""
    try:
        from email.policy import SMTP

        meddelande = email.message_from_bytes(innehall, policy=SMTP)
        kropp = meddelande.get_body(("plain",))
        if kropp is not None and "Message-ID" in meddelande:
            return str(kropp.get_content())
    except _INGET_BREV:
        pass
    return innehall.decode("utf-8", errors="replace")


_INGET_BREV = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the library's parser makes of bytes that only look like a letter."""
