"""A meeting with its published stop dates: what is held, and what contradicts itself or the law."""

from datetime import date
from typing import Any

import pytest

from tillstand.mote import Mote, Motestyp, motsagelser
from tillstand.text import Textfel

DAG = date(2023, 2, 21)


def mote(**falt: Any) -> Mote:
    """An invented nämnd's meeting on 21 February 2023, as Tibro's is printed."""
    return Mote(namnd="bun", **{"dag": DAG, **falt})


TRYCKT: dict[str, Any] = {
    "inlamning": date(2023, 1, 26),
    "beredning": date(2023, 1, 30),
    "presidium": date(2023, 1, 31),
    "utskick": date(2023, 2, 16),
    "justering": date(2023, 2, 28),
}


@pytest.mark.parametrize(
    ("typ", "halls", "antaget"),
    [
        (Motestyp.ORDINARIE, True, False),
        (Motestyp.EXTRA, True, False),
        (Motestyp.ANTAGET, True, True),
        (Motestyp.INSTALLT, False, False),
        (Motestyp.FLYTTAT, False, False),
    ],
)
def test_a_meeting_is_held_unless_it_is_cancelled_or_moved(typ: Motestyp, halls: bool, antaget: bool) -> None:
    """An assumed one is held as far as is known."""
    assert (mote(typ=typ).halls, mote(typ=typ).antaget) == (halls, antaget)


@pytest.mark.parametrize(
    "falt",
    [
        {},
        TRYCKT,
        dict.fromkeys(TRYCKT, DAG),
        {"utskick": DAG},
        {"justering": date(2023, 3, 7)},
        # fourteen days would end on Easter Monday 2023: the statute moves the last day to the Tuesday
        {"dag": date(2023, 3, 27), "justering": date(2023, 4, 11)},
        {"typ": Motestyp.FLYTTAT, "flyttat_till": date(2023, 2, 20)},
        {"typ": Motestyp.INSTALLT},
    ],
)
def test_a_meeting_as_it_is_printed_contradicts_nothing(falt: dict[str, Any]) -> None:
    """All dates or none, the same day twice, the last day that the law allows, moved earlier."""
    assert list(motsagelser(mote(**falt))) == []


@pytest.mark.parametrize(
    ("falt", "namn", "ord_"),
    [
        ({**TRYCKT, "inlamning": date(2023, 1, 31)}, ["inlamning"], "kommer efter beredning 2023-01-30"),
        ({**TRYCKT, "beredning": date(2023, 2, 1)}, ["beredning"], "kommer efter presidium 2023-01-31"),
        ({**TRYCKT, "presidium": date(2023, 2, 17)}, ["presidium"], "kommer efter utskick 2023-02-16"),
        ({**TRYCKT, "utskick": date(2023, 2, 22)}, ["utskick"], "kommer efter datum 2023-02-21"),
        # with nothing printed between them
        (
            {"inlamning": date(2023, 2, 17), "utskick": date(2023, 2, 16)},
            ["inlamning"],
            "2023-02-17 kommer efter utskick 2023-02-16",
        ),
        ({"inlamning": date(2023, 2, 22)}, ["inlamning"], "kommer efter datum"),
        ({"justering": date(2023, 2, 20)}, ["justering"], "före sammanträdet 2023-02-21"),
        ({"justering": date(2023, 3, 8)}, ["justering"], "senast 2023-03-07 (KL 5:69)"),
        ({"typ": Motestyp.FLYTTAT}, ["flyttat_till"], "ska anges för ett flyttat"),
        ({"flyttat_till": date(2023, 2, 22)}, ["flyttat_till"], "bara för ett sådant"),
        ({"typ": Motestyp.FLYTTAT, "flyttat_till": DAG}, ["flyttat_till"], "samma dag"),
        (
            {"presidium": date(2023, 2, 22), "justering": date(2023, 2, 20), "typ": Motestyp.FLYTTAT},
            ["presidium", "justering", "flyttat_till"],
            "kommer efter datum",
        ),
    ],
)
def test_what_contradicts_is_told_with_its_field(falt: dict[str, Any], namn: list[str], ord_: str) -> None:
    """Stop dates that do not follow on each other, minutes verified before the meeting or too late, a moved
    meeting without its day: all of them at once."""
    fel = list(motsagelser(mote(**falt)))
    assert [falt_ for falt_, _ in fel] == namn
    assert ord_ in fel[0][1]


@pytest.mark.parametrize("falt", [*TRYCKT, "dag", "flyttat_till"])
def test_a_year_typed_wrong_is_refused_with_its_field(falt: str) -> None:
    """No paper has a day in the year 223."""
    with pytest.raises(Textfel, match=falt):
        mote(**{falt: date(223, 2, 21)})
