"""By what a folder is known as a demo, and what a demo heeds of the environment."""

from collections.abc import Mapping
from pathlib import Path

MARKE = ".remissdemo"
"""The file by which a folder is known as a demo."""
_OFARLIGA = ("REMISS_BAS_URL",)
"""The settings of the environment that a demo heeds: it must never reach another base or a mail server."""


def ar_demo(mapp: Path) -> bool:
    """Whether a folder is known as a demo."""
    return (mapp / MARKE).is_file()


def demomiljo(miljo: Mapping[str, str]) -> Mapping[str, str]:
    """What a demo heeds of an environment: whoever opens one reaches no other base and no mail server."""
    return {namn: varde for namn, varde in miljo.items() if namn in _OFARLIGA}
