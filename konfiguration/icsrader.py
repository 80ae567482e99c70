"""The lines of an iCalendar file (RFC 5545), unfolded and gathered by event. Nothing is interpreted."""

import re
from pathlib import Path

from konfiguration.filer import las_byte
from konfiguration.kalenderkalla import kalenderfel
from tillstand.fel import Konfigurationsfel

_VIKNING = re.compile(rb"\r?\n[ \t]")
_RADSLUT = re.compile(r"\r?\n")
_GRANS = re.compile(r"(?:(?P<borjar>BEGIN)|END):\s*(?P<del>\S+)\s*", re.IGNORECASE)
_HANDELSE = ["VCALENDAR", "VEVENT"]


def las_handelser(fil: Path) -> list[list[str]]:
    """The lines of each event, without what lies inside it (alarms), and without BEGIN and END.

    Raises Konfigurationsfel: missing, unreadable, too large, not UTF-8, no calendar, cut off.
    """
    handelser: list[list[str]] = []
    oppna: list[str] = []
    for rad in _RADSLUT.split(_text(fil)):
        if not rad.strip():
            continue
        grans = _GRANS.fullmatch(rad)
        del_ = grans["del"].upper() if grans else ""
        if grans and grans["borjar"] and (oppna or del_ == "VCALENDAR"):
            oppna.append(del_)
            if oppna == _HANDELSE:
                handelser.append([])
        elif not oppna:
            raise kalenderfel(fil.name, "filen är ingen kalender (iCalendar): exportera kalendern på nytt")
        elif grans:
            if oppna[-1] != del_:
                raise _avbruten(fil.name, oppna, len(handelser))
            oppna.pop()
        elif oppna == _HANDELSE:
            handelser[-1].append(rad)
    if oppna:
        raise _avbruten(fil.name, oppna, len(handelser))
    return handelser


def _avbruten(namn: str, oppna: list[str], antal: int) -> Konfigurationsfel:
    var = f"händelse {antal}" if "VEVENT" in oppna else "kalendern"
    return kalenderfel(namn, f"filen är avbruten mitt i {var}: exportera kalendern på nytt")


def _text(fil: Path) -> str:
    """A line may be folded in the middle of a letter, so it is unfolded before it is decoded."""
    innehall = _VIKNING.sub(b"", las_byte(fil))
    if not innehall.strip():
        raise kalenderfel(fil.name, "filen är tom: exportera kalendern på nytt")
    try:
        return innehall.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise kalenderfel(
            fil.name, "texten är inte UTF-8: exportera kalendern som iCalendar (.ics)"
        ) from None
