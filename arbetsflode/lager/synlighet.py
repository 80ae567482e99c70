"""`Synlighet.ser` as SQL: which cases a person may know of, as a condition of any question for cases.

The text depends only on how many nämnder, enheter and persons there are; which they are comes as parameters.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, false, func, literal_column, not_, or_

from arbetsflode.lager import tabeller as t
from tillstand.behorighet import Synlighet

Form = tuple[int, int, int, int]
"""How many nämnder, nämnder with secrecy, enheter and handläggare the person may know of."""

_SER = ("namnder", "namnder_hemligt", "enheter", "handlaggare")


def formen(synlighet: Synlighet) -> Form:
    """What the text of the condition depends on."""
    return tuple(len(getattr(synlighet, namn)) for namn in _SER)  # type: ignore[return-value]


def varden(synlighet: Synlighet) -> dict[str, str]:
    """The parameters of the condition."""
    return {n: v for namn in _SER for n, v in numrerade(f"ser_{namn}", getattr(synlighet, namn)).items()}


def synliga(form: Form) -> ColumnElement[bool]:
    """The condition on the table of cases."""
    return or_(synliga_av(form, t.arende.c), en_av(t.arende.c.handlaggare, "ser_handlaggare", form[3]))


def synliga_av(form: Form, kolumner: Any) -> ColumnElement[bool]:
    """The condition on columns called `namnd`, `hemligt` and `enhet`: all of it but the own handläggare."""
    namnder, namnder_hemligt, enheter, _ = form
    return or_(
        and_(kolumner.hemligt == literal_column("0"), en_av(kolumner.namnd, "ser_namnder", namnder)),
        and_(
            kolumner.hemligt == literal_column("1"),
            en_av(kolumner.namnd, "ser_namnder_hemligt", namnder_hemligt),
        ),
        en_av(kolumner.enhet, "ser_enheter", enheter),
    )


def bara_som_handlaggare(form: Form) -> ColumnElement[bool]:
    """The condition on the cases that are known of as their handläggare and in no other way."""
    annars = func.coalesce(synliga_av(form, t.arende.c), literal_column("false"))
    return and_(en_av(t.arende.c.handlaggare, "ser_handlaggare", form[3]), not_(annars))


def ser_arendet(
    synlighet: Synlighet, arende: ColumnElement[str]
) -> tuple[ColumnElement[bool], dict[str, str]]:
    """Whether the case with an id may be known, as SQL for another question, and its parameters."""
    villkor = synliga(formen(synlighet))
    return exists().where(t.arende.c.id == arende, villkor), varden(synlighet)


def en_av(kolumn: ColumnElement[Any], namn: str, antal: int) -> ColumnElement[bool]:
    """A column with one of so many values, numbered as by `numrerade`."""
    return kolumn.in_([bindparam(f"{namn}_{n}") for n in range(antal)]) if antal else false()


def numrerade(namn: str, alla: frozenset[str]) -> dict[str, str]:
    """The values of `en_av` as parameters."""
    return {f"{namn}_{n}": varde for n, varde in enumerate(sorted(alla))}
