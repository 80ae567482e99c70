"""The red days as they stand on the wall, copied by hand, and the walk from day to day that a clerk makes.

Nothing here comes from the product: no library of holidays, no tables of working days.
"""

from datetime import date, timedelta

EN_DAG = timedelta(1)
_RODA = """
2017-12-25 2017-12-26
2018-01-01 2018-03-30 2018-04-02 2018-05-01 2018-05-10 2018-06-06 2018-06-22 2018-12-24 2018-12-25
2018-12-26 2018-12-31
2020-12-24 2020-12-25 2020-12-31
2021-01-01 2021-01-06 2021-04-02 2021-04-05 2021-05-13 2021-06-25 2021-12-24 2021-12-31
2022-01-06 2022-04-15 2022-04-18 2022-05-26 2022-06-06 2022-06-24 2022-12-26
2023-01-06 2023-04-07 2023-04-10 2023-05-01 2023-05-18 2023-06-06 2023-06-23 2023-12-25 2023-12-26
2024-12-24 2024-12-25 2024-12-26 2024-12-31
2025-01-01 2025-01-06 2025-04-18 2025-04-21 2025-05-01 2025-05-29 2025-06-06 2025-06-20 2025-12-24
2025-12-25 2025-12-26 2025-12-31
"""
RODA = frozenset(date.fromisoformat(dag) for dag in _RODA.split())
"""Red days and the three eves on Mondays to Fridays, in the years of the published calendars, and in the
December before each of them."""


def ar_arbetsdag(dag: date) -> bool:
    """Monday to Friday, and not red."""
    return dag.weekday() < 5 and dag not in RODA


def pa_eller_fore(dag: date) -> date:
    """The day itself or, a day at a time, the working day before."""
    while not ar_arbetsdag(dag):
        dag -= EN_DAG
    return dag
