"""The splitter: a letter on standard in; its ids and its attachments on standard out, as JSON.

Run as `python -m arbetsflode.lasning.brevbarn`; the limits are set before anything is read.
"""

import base64
import email
import json
import re
import sys
from email.message import Message

from arbetsflode.lasning.brevdelar import namnet, tag_isar
from arbetsflode.lasning.tidsgrans import TidenUte, begransa, slapp

FLEST_BILAGOR = 30
_ID = re.compile(r"<[^<>\s]{1,300}>")
_FLEST_ID = 30


def main() -> int:
    """Split one letter; the exit code."""
    begransa()
    with open(0, "rb") as fil:
        brev = email.message_from_bytes(fil.read())
    try:
        svar = _svaret(brev)
        slapp()
    except TidenUte:
        return 1
    with open(1, "w", encoding="utf-8", errors="replace") as ut:
        json.dump(svar, ut)
    return 0


def _svaret(brev: "Message[str, str]") -> dict[str, object]:
    tradar = _id_i(brev, "in-reply-to") + _id_i(brev, "references")
    bilagor = ((namnet(del_), _bytes(del_)) for del_ in tag_isar(brev).bilagor[:FLEST_BILAGOR])
    return {
        "meddelande": next(iter(_id_i(brev, "message-id")), None),
        "svar_pa": list(dict.fromkeys(tradar))[:_FLEST_ID],
        "bilagor": [[namn, base64.b64encode(rent).decode()] for namn, rent in bilagor if rent],
    }


def _id_i(brev: "Message[str, str]", falt: str) -> list[str]:
    return _ID.findall(str(brev.get(falt, "")))


def _bytes(del_: "Message[str, str]") -> bytes:
    """What is attached; a letter in the letter as the file that it is."""
    if del_.get_content_type() == "message/rfc822":
        inre = del_.get_payload()
        return inre[0].as_bytes() if isinstance(inre, list) and inre and isinstance(inre[0], Message) else b""
    rent = del_.get_payload(decode=True)
    return rent if isinstance(rent, bytes) else b""


if __name__ == "__main__":
    sys.exit(main())
