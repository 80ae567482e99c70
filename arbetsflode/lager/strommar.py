"""Many rows at a time, out of a base and into one: never all of them in memory."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from arbetsflode.lager.databasfel import oversatta_fel
from arbetsflode.lager.forbindelse import Forbindelse, Sats


def strom(f: Forbindelse, sats: Sats, bunt: int) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a question without parameters, `bunt` at a time. PostgreSQL keeps them on its side."""
    sql, fasta = sats.for_dialekt(f.dialekt)
    ansluten = f.markor.connection
    with oversatta_fel():
        markor = ansluten.cursor() if f.ar_sqlite else ansluten.cursor(name="strom")
    try:
        with oversatta_fel():
            markor.execute(sql, fasta)
        while rader := _nasta(markor, bunt):
            yield rader
    finally:
        with oversatta_fel():
            markor.close()


def _nasta(markor: Any, bunt: int) -> list[tuple[Any, ...]]:
    with oversatta_fel():
        return list(markor.fetchmany(bunt))


def mata(
    f: Forbindelse, tabell: str, kolumner: Sequence[str], buntar: Iterable[Sequence[Sequence[Any]]]
) -> None:
    """Put rows into a table. `tabell` and `kolumner` are names of the base itself.

    PostgreSQL takes them as one statement, so that a row may refer to a later one; with SQLite that is
    the caller's to allow.
    """
    namn = ", ".join(f'"{kolumn}"' for kolumn in kolumner)
    with oversatta_fel():
        if f.ar_sqlite:
            platser = ", ".join("?" * len(kolumner))
            sats = f'INSERT INTO "{tabell}" ({namn}) VALUES ({platser})'  # noqa: S608 - names of the base
            for bunt in buntar:
                f.markor.executemany(sats, bunt)
        else:
            with f.markor.copy(f'COPY "{tabell}" ({namn}) FROM STDIN'.encode()) as mottagare:
                for bunt in buntar:
                    for rad in bunt:
                        mottagare.write_row(rad)
