"""The standard ladder as a municipality would write it in its file, with rungs left out or for others."""

import json
from collections.abc import Mapping

from konfiguration.trappa import STANDARDTRAPPA, Trappsteg
from tests.programbyggare import KOMMUN


def kommunfil(utan: frozenset[str], roller: Mapping[str, tuple[str, ...]]) -> str:
    """The municipality's file with a ladder of its own."""
    steg = [_steg(s, roller.get(s.namn, s.roller)) for s in STANDARDTRAPPA if s.namn not in utan]
    return "\n".join([KOMMUN, *steg])


def _steg(steg: Trappsteg, roller: tuple[str, ...]) -> str:
    rader = [
        "[[trappa]]",
        f'namn = "{steg.namn}"',
        f'ankare = "{steg.ankare}"',
        f"forskjutning = {steg.forskjutning}",
        f'enhet = "{steg.enhet}"',
        f'riktning = "{steg.riktning}"',
        f"roller = {json.dumps(roller)}",
    ]
    if steg.upprepas_dagar is not None:
        rader.append(f"upprepas_dagar = {steg.upprepas_dagar}")
    return "\n".join([*rader, ""])
