"""A case, what is done with it, and what is said about that: rows for tables of demands and warnings."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from tests.byggare import (
    UNDERLAG,
    Fall,
    gors_av,
    ordning,
    redo_for,
)
from tillstand.villkor import Villkor


@frozen(kw_only=True)
class Prov:
    """A case, what is done with it, and the code of what is said about that."""

    rad: str
    fall: Callable[[], Fall]
    kod: str
    falt: Mapping[str, Any] = {}
    dag: date | None = None

    def gor(self, fall: Fall) -> Any:
        return fall.gor(self.rad, gors_av(self.rad), UNDERLAG[self.rad](**self.falt), dag=self.dag)


def i(tillstand: str, villkor: Villkor | None = None, **registrerat: Any) -> Callable[[], Fall]:
    return lambda: Fall(ordning(villkor), **registrerat).till(tillstand)


def redo(namn: str, tillstand: str) -> Callable[[], Fall]:
    return lambda: redo_for(namn, tillstand)


def efter(tillstand: str, *gjort: str, delegerat: bool = False, **falt: Any) -> Callable[[], Fall]:
    def fall() -> Fall:
        nytt = Fall().delegerat(tillstand) if delegerat else Fall().till(tillstand)
        for namn in gjort:
            nytt.gor(namn, gors_av(namn), **falt)
        return nytt

    return fall
