"""Eight calendars that municipalities have published, every body in them: facts, typed in by hand.

A body is written as its days, `day/month`; where stop dates are published, as a table with a row for each
meeting and `-` where nothing is printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from tillstand.mote import Mote, Motestyp

NAMND = "namnd"


@frozen(kw_only=True)
class Publicerad:
    """The meetings of one body in one published calendar."""

    kod: str
    kalla: str
    ar: int
    organ: str
    moten: tuple[Mote, ...]

    def __str__(self) -> str:
        return f"{self.kod} {self.organ}"


def _dag(ar: int, text: str) -> date | None:
    if text == "-":
        return None
    dag, manad = text.split("/")
    return date(ar, int(manad), int(dag))


def _moten(ar: int, rader: str, kolumner: Sequence[str] = ("dag",), **falt: Motestyp) -> tuple[Mote, ...]:
    """Meetings out of a table with these columns."""
    celler = [_dag(ar, cell) for cell in rader.split()]
    steg = len(kolumner)
    rad = (dict(zip(kolumner, celler[n : n + steg], strict=True)) for n in range(0, len(celler), steg))
    return tuple(Mote(namnd=NAMND, **ett, **falt) for ett in rad)  # type: ignore[arg-type]


def _av(kod: str, kommun: str, ar: int, organ: Mapping[str, str | tuple[Mote, ...]]) -> Iterator[Publicerad]:
    for namn, moten in organ.items():
        yield Publicerad(
            kod=kod,
            kalla=f"Published calendar of {kommun} {ar}",
            ar=ar,
            organ=namn,
            moten=_moten(ar, moten) if isinstance(moten, str) else moten,
        )


_C1_NAMND = """
-     -     -     17/1
26/1  31/1  16/2  21/2
23/2  28/2  16/3  21/3
23/3  27/3  13/4  18/4
27/4  2/5   17/5  23/5
25/5  30/5  15/6  20/6
31/8  4/9   20/9  25/9
28/9  3/10  19/10 24/10
24/10 31/10 16/11 21/11
23/11 28/11 14/12 19/12
"""
"""Tjänstemannaberedning, presidium, utskick nämnd, nämnd."""

_C1_AU = """
2/2 7/2  2/3 7/3  30/3 4/4  5/5 10/5  2/6 7/6  24/8 29/8  8/9 14/9  5/10 10/10  2/11 7/11  29/11 4/12
"""
"""Utskick AU, AU; that of 29 August prepares no meeting of the nämnd."""

KALENDRAR: tuple[Publicerad, ...] = (
    *_av(
        "C1",
        "Tibro, barn- och utbildningsnämnden,",
        2023,
        {
            "Barn- och utbildningsnämnden": _moten(
                2023, _C1_NAMND, ("inlamning", "presidium", "utskick", "dag")
            ),
            "dess arbetsutskott": _moten(2023, _C1_AU, ("utskick", "dag")),
        },
    ),
    *_av(
        "C2",
        "the municipality behind larcenter.nu",
        2023,
        {
            "Barn- och utbildningsnämnden": "24/1 21/2 21/3 25/4 23/5 20/6 29/8 26/9 24/10 21/11 19/12",
            "Barn- och utbildningsnämndens AU": "10/1 6/2 7/3 11/4 10/5 7/6 15/8 12/9 10/10 7/11 5/12",
            "Byggnadsnämnden": "25/1 22/2 22/3 19/4 24/5 21/6 23/8 20/9 25/10 22/11 20/12",
            "Byggnadsnämndens AU": "8/2 8/3 5/4 3/5 7/6 9/8 6/9 11/10 8/11 6/12",
            # the printed list of kommunstyrelsen is cut after November
            "Kommunstyrelsen": "18/1 15/2 15/3 12/4 10/5 14/6 16/8 13/9 18/10 15/11",
            "Kommunfullmäktige": "30/1 27/3 24/4 29/5 26/6 28/8 25/9 30/10 27/11",
        },
    ),
    *_av(
        "C3",
        "Ekerö",
        2018,
        {
            "Kommunstyrelsens AU": "30/1 12/3 24/4 15/5 12/6 2/10 9/10 13/11",
            "Kommunstyrelsen": "13/2 27/3 8/5 4/6 16/10 25/10 27/11",
            "Kommunfullmäktige": (
                *_moten(2018, "6/3 17/4 22/5 19/6 6/11 22/11 13/12"),
                # constituting, after an election: no pattern for other years
                *_moten(2018, "23/10", typ=Motestyp.EXTRA),
            ),
        },
    ),
    *_av(
        "C4",
        "Skövde",
        2023,
        {
            "Kommunfullmäktige": "30/1 27/2 27/3 24/4 29/5 19/6 18/9 30/10 20/11 11/12",
            "Kommunstyrelsen": "16/1 13/2 13/3 11/4 8/5 5/6 19/6 28/8 9/10 30/10 20/11 11/12",
            "Kommunstyrelsens AU": (
                "11/1 25/1 1/2 15/2 15/3 29/3 12/4 26/4 10/5 24/5 7/6 21/6 16/8 30/8 13/9 27/9 11/10 18/10"
                " 1/11 8/11 22/11 29/11 13/12"
            ),
            "Barn- och utbildningsnämnden": "23/1 27/2 27/3 24/4 29/5 12/6 4/9 2/10 16/10 6/11 4/12",
            "Socialnämnden": "4/1 26/1 22/2 30/3 27/4 25/5 21/6 7/9 4/10 2/11 7/12",
            "Vård- och omsorgsnämnden": "26/1 2/3 30/3 27/4 25/5 31/8 28/9 19/10 16/11 14/12",
            "Servicenämnden": "11/1 21/2 23/3 27/4 25/5 15/6 7/9 28/9 26/10 23/11 14/12",
        },
    ),
    *_av(
        "C5",
        "Ljusdal",
        2021,
        {
            "Kommunfullmäktige": "25/1 22/2 29/3 26/4 24/5 21/6 27/9 25/10 22/11 13/12",
            "Kommunstyrelsen": "14/1 4/2 4/3 12/4 6/5 27/5 3/6 12/8 9/9 7/10 28/10 25/11",
            "Kommunstyrelsens AU": "19/1 16/2 16/3 20/4 12/5 19/5 9/6 24/8 15/9 6/10 9/11 7/12",
            "Samhällsservicenämnden": "13/1 10/2 3/3 14/4 18/5 15/6 18/8 22/9 13/10 17/11 8/12",
            "Arbetsmarknads- och socialnämnden": "26/1 23/2 23/3 27/4 25/5 22/6 24/8 21/9 19/10 16/11 14/12",
            "Omsorgsnämnden": "27/1 24/2 24/3 7/4 28/4 19/5 16/6 25/8 22/9 29/9 20/10 17/11 15/12",
            "Utbildningsnämnden": "21/1 25/2 25/3 29/4 20/5 17/6 26/8 30/9 21/10 11/11 16/12",
        },
    ),
    *_av(
        "C6",
        "Bengtsfors, without a printed year: the weekdays fit",
        2022,
        {
            "Kommunstyrelsen": "19/1 16/2 16/3 13/4 11/5 8/6 24/8 21/9 19/10 16/11 14/12",
            "Utbildningsutskottet": "26/1 23/2 23/3 20/4 18/5 15/6 31/8 28/9 26/10 23/11 21/12",
            "Sociala utskottet": (
                "13/1 27/1 10/2 24/2 10/3 24/3 7/4 21/4 5/5 19/5 2/6 16/6 30/6 18/8 1/9 15/9 29/9 13/10 27/10"
                " 10/11 24/11 8/12 22/12"
            ),
            "Dagordningsmötet": "7/1 3/2 3/3 31/3 28/4 24/5 22/6 8/9 6/10 3/11 1/12",
            "Ärendeforum": "19/1 16/2 16/3 13/4 11/5 8/6 24/8 21/9 19/10 16/11 14/12",
        },
    ),
    *_av(
        "C7",
        "Vännäs, reconstructed from a table that had lost its lines,",
        2025,
        {
            "Kommunfullmäktige": "1/4 10/6 14/10 9/12",
            "Kommunstyrelsen": "18/3 29/4 20/5 17/6 30/9 18/11",
            "Kommunstyrelsens AU": "21/1 11/2 4/3 25/3 15/4 6/5 3/6 26/8 16/9 7/10 4/11 25/11 16/12",
            "Vård- och omsorgsnämnden": "19/2 26/3 14/5 18/6 17/9 22/10 26/11",
            "Vård- och omsorgsnämndens AU": "15/1 7/2 5/3 30/4 9/6 25/8 8/10 12/11 10/12",
        },
    ),
    *_av(
        "C8",
        "Växjö",
        2023,
        {"Kommunfullmäktige": "28/2 21/3 18/4 16/5 7/6 29/8 17/10 21/11 12/12"},
    ),
)
"""All of them, a body at a time."""
