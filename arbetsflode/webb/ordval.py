"""Small turns of phrase that several pages share."""

from collections.abc import Sequence


def namnlista(namn: Sequence[str]) -> str:
    """Names with *eller* before the last; empty for none."""
    return " eller ".join(filter(None, (", ".join(namn[:-1]), namn[-1]))) if namn else ""


def antal(hur_manga: int, ental: str, flertal: str) -> str:
    """`1 ärende`, `2 ärenden`."""
    return f"{hur_manga} {ental if hur_manga == 1 else flertal}"
