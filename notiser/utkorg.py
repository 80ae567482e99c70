"""The life of a letter: which status may follow which, and how long to wait before the next attempt."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum


class Brevstatus(StrEnum):
    """Where a letter is. *Oviss*: the line broke when it may already have been taken."""

    VANTAR = "vantar"
    SKICKAS = "skickas"
    SKICKAD = "skickad"
    UPPSKJUTEN = "uppskjuten"
    MISSLYCKAD = "misslyckad"
    OVISS = "oviss"
    ATERKALLAD = "aterkallad"


FAR_BLI: Mapping[Brevstatus, frozenset[Brevstatus]] = {
    Brevstatus.VANTAR: frozenset({Brevstatus.SKICKAS, Brevstatus.ATERKALLAD}),
    Brevstatus.SKICKAS: frozenset(set(Brevstatus) - {Brevstatus.SKICKAS}),
    Brevstatus.UPPSKJUTEN: frozenset({Brevstatus.SKICKAS, Brevstatus.MISSLYCKAD, Brevstatus.ATERKALLAD}),
    Brevstatus.OVISS: frozenset({Brevstatus.SKICKAD, Brevstatus.MISSLYCKAD, Brevstatus.VANTAR}),
    Brevstatus.MISSLYCKAD: frozenset({Brevstatus.VANTAR, Brevstatus.ATERKALLAD}),
    Brevstatus.SKICKAD: frozenset(),
    Brevstatus.ATERKALLAD: frozenset(),
}
"""What may follow each status. An uncertain letter is settled by a person, or sent again by one."""

ATT_SKICKA = frozenset({Brevstatus.VANTAR, Brevstatus.UPPSKJUTEN})
"""What the sender may claim."""


_VANTETIDER = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 120, 240))


def nasta_forsok(forsok: int, forsok_timmar: int = 48) -> timedelta | None:
    """How long to wait after attempt number `forsok` (from 1), or None when the letter is given up:
    the next attempt would come more than `forsok_timmar` hours after the first."""
    tabell = _VANTETIDER[:forsok]
    vantan = tabell[-1]
    gatt = sum(tabell, timedelta()) + (forsok - len(tabell)) * _VANTETIDER[-1]
    return vantan if gatt <= timedelta(hours=forsok_timmar) else None
