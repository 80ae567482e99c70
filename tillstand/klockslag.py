"""A time of day as people write it: `18.00`, `kl. 18`, `18:30`."""

import re

_SKRIVET = re.compile(r"(?:kl(?:ockan|\.)?\s*)?([01]?[0-9]|2[0-3])(?:[.:]([0-5][0-9]))?", re.I | re.A)


def som_klockslag(text: str) -> str | None:
    """`18.00` of what says a time of day (local); None for anything else."""
    traff = _SKRIVET.fullmatch(text.strip())
    return f"{int(traff[1]):02}.{traff[2] or '00'}" if traff else None
