"""What was asked for before and came back: the form is filled with it, under the comment that came along."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from arbetsflode.motor import Handelsevy
from arbetsflode.webb.formular.falt import Falt, Sort
from tillstand.handelser import Handelseslag

_SLUT = frozenset({Handelseslag.ATERLAMNAD, Handelseslag.ATERTAGEN})


@frozen(kw_only=True)
class Tidigare:
    """An earlier begäran that came to nothing: its fields as text, who sent it back, and why."""

    texter: dict[str, str]
    av: str
    kommentar: str


def tidigare(handelser: Sequence[Handelsevy], overgang: str, falten: Sequence[Falt]) -> Tidigare | None:
    """The last begäran of an arrow, when it was sent back or withdrawn and nothing came of it since."""
    begart: Handelsevy | None = None
    slutet: Handelsevy | None = None
    for h in handelser:
        if h.namn != overgang:
            continue
        if h.slag == Handelseslag.BEGARAN:
            begart, slutet = h, None
        elif h.slag in _SLUT:
            slutet = h
        elif h.slag == Handelseslag.OVERGANG:
            begart = slutet = None
    if begart is None or slutet is None or not isinstance(begart.underlag, dict):
        return None
    ord_ = slutet.underlag.get("text", "") if isinstance(slutet.underlag, dict) else ""
    aterlamnad = slutet.slag == Handelseslag.ATERLAMNAD
    texter = {f.namn: text for f in falten if (text := _text(begart.underlag, f))}
    return Tidigare(texter=texter, av=slutet.av if aterlamnad else "", kommentar=ord_)


def _text(underlag: Any, falt: Falt) -> str:
    varde = underlag
    for bit in falt.namn.split("."):
        varde = varde.get(bit) if isinstance(varde, dict) else None
    if isinstance(varde, list):
        skilje = "\n\n" if falt.sort is Sort.STYCKEN else "\n"
        return skilje.join(_ett(v, falt) for v in varde)
    if isinstance(varde, bool):
        return "ja" if varde else ""
    return "" if varde is None else str(varde)


def _ett(varde: Any, falt: Falt) -> str:
    if not isinstance(varde, dict):
        return str(varde)
    if falt.sort is Sort.PAR:
        return ": ".join(str(varde[d]) for d in falt.delar if varde.get(d))
    return str(varde.get("text", ""))
