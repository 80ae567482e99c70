"""Letters in lists: what each is, to whom, and how it went."""

from datetime import datetime
from typing import Any

import msgspec

from arbetsflode.journal import tid_ur_text
from arbetsflode.motor import Brevrad
from notiser.brev import Brevslag
from notiser.handelsetexter import HANDELSER
from tillstand.arbetsdagar import STOCKHOLM
from tillstand.behorighet import Organisation

LAGEN = {
    "vantar": "väntar",
    "skickas": "skickas",
    "skickad": "skickat",
    "uppskjuten": "nytt försök",
    "misslyckad": "kom inte fram",
    "oviss": "ovisst",
    "aterkallad": "återkallat",
}
_SLAG = {
    "morgon": "morgonbrev",
    "direkt": "besked",
    "svar": "svaret",
    "kopia": "kopia av svaret",
    "kvitto": "kvitto till avsändaren",
    "larm": "larm",
    "sigill": "dagens sigill",
    "kalender": "fråga om kalendern",
}


def ar_svar(brev: Brevrad) -> bool:
    """Whether a letter carries an answer to whoever asked."""
    return brev.slag == Brevslag.SVAR


def slagtext(brev: Brevrad) -> str:
    """What kind of letter it is, and for which day."""
    return f"{_SLAG.get(brev.slag, brev.slag)} {brev.dag}"


def slagord(brev: Brevrad) -> str:
    """What kind of letter it is, as a heading."""
    ordet = _SLAG.get(brev.slag, brev.slag)
    return ordet[:1].upper() + ordet[1:]


def amnesord(brev: Brevrad) -> str:
    """What a letter told at once is about, in the words of its subject, for whoever may know of its cases;
    of other letters the kind."""
    if brev.slag != Brevslag.DIREKT:
        return slagord(brev)
    rader = msgspec.json.decode(brev.rader, type=list[dict[str, Any]])
    handelser = [HANDELSER[rad["regel"]].amne for rad in rader if rad.get("regel") in HANDELSER]
    return handelser[0] if handelser else "Ändrad plan" if rader else slagord(brev)


def till_vem(brev: Brevrad, organisation: Organisation) -> str:
    """A person's name, or the address outside the house."""
    return organisation.namn(brev.person) if brev.person else brev.adress or ""


def sluttext(brev: Brevrad) -> str:
    """When it was settled, or why not; local time."""
    delar = [brev.fel.rstrip(".")] if brev.fel else []
    if brev.nasta_forsok and brev.lage == "uppskjuten":
        delar.append(f"nästa försök {klockslag(tid_ur_text(brev.nasta_forsok))}")
    elif brev.avgjort:
        delar.append(klockslag(tid_ur_text(brev.avgjort)))
    return " · ".join(delar)


def klockslag(tid: datetime) -> str:
    """An instant as the clock on the wall says it."""
    return tid.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M")


def brev_json(brev: Brevrad) -> dict[str, Any]:
    """A letter for programs: the documented keys and no others."""
    nycklar = (
        "id",
        "slag",
        "person",
        "adress",
        "dag",
        "lage",
        "forsok",
        "nasta_forsok",
        "skapat",
        "avgjort",
        "fel",
    )
    return {namn: getattr(brev, namn) for namn in nycklar}
