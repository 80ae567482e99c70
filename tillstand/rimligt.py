"""Which days, numbers and addresses are plausible: what is outside is a slip of the pen."""

import re
from datetime import date
from typing import Any

from tillstand.text import Textfel, Validator, granska_rad

FORSTA_DAG, SISTA_DAG = date(1900, 1, 1), date(2199, 12, 31)
"""No paper has a day outside this, and no almanac reaches it."""


def rimlig_dag(_instans: object, attribut: Any, dag: date) -> None:
    """Validator: a day that a paper can have. Raises Textfel naming the field."""
    if not FORSTA_DAG <= dag <= SISTA_DAG:
        raise Textfel(f"{attribut.name} ska vara mellan {FORSTA_DAG.year} och {SISTA_DAG.year}")


def mellan(minst: float, hogst: float) -> Validator:
    """Validator: a number within both bounds."""

    def validera(_instans: object, _attribut: Any, varde: Any) -> None:
        if not minst <= varde <= hogst:
            raise Textfel(f"ska vara minst {minst} och högst {hogst}")

    return validera


_ADRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


def epostadress(_instans: object, attribut: Any, adress: str) -> None:
    """Validator: a bare address in ASCII, such as registrator@exempelstad.example.se."""
    try:
        granska_rad(adress, 254)
    except Textfel as fel:
        raise Textfel(f"{attribut.name} {fel}") from None
    if not _ADRESS.fullmatch(adress):
        raise Textfel(f"{attribut.name} ska vara en e-postadress: namn@exempel.se")
