"""What a driver raises in a crowd is told as a base that is busy, so that the page says to try again."""

import sqlite3

import pytest

from arbetsflode.lager.databasfel import oversatt
from tillstand.fel import Upptaget


@pytest.mark.parametrize("kod", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL])
def test_a_crowd_is_no_fault(kod: int) -> None:
    """Många samtidiga kan få SQLite att ge upp: det är upptaget, inte trasigt."""
    fel = sqlite3.OperationalError("locking protocol")
    fel.sqlite_errorcode = kod
    assert isinstance(oversatt(fel), Upptaget)
