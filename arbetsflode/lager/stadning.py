"""What is left in an SQLite file after rows have gone: free pages, the search index, the write-ahead log."""

from typing import Any

from arbetsflode.lager.databas import Databas
from arbetsflode.lager.databasfel import oversatta_fel
from tillstand.fel import Upptaget


def skriv_om(databas: Databas) -> None:
    """Write an SQLite base anew, so that nothing that was deleted is left in its bytes.

    Others wait meanwhile. Needs free disk for one more copy. PostgreSQL is left to its own vacuum. Raises
    Upptaget when somebody reads for so long that the log cannot be emptied.
    """
    if not databas.ar_sqlite:
        return
    with databas.ensam() as anslutning, oversatta_fel():
        markor = anslutning.cursor()
        for sats in ("PRAGMA secure_delete=ON", "INSERT INTO sok(sok) VALUES('rebuild')", "VACUUM"):
            markor.execute(sats)
        _tom_loggen(markor)


def _tom_loggen(markor: Any) -> None:
    """Waits for readers as long as the connection waits for anything."""
    markor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if markor.fetchone()[0]:
        mening = "Någon läser ur databasen just nu, så loggen kan inte tömmas. Försök igen om en stund."
        raise Upptaget(mening)
