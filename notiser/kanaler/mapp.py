"""Letters as .eml files in a folder: for the demo, for a dry run, and for looking at what would be sent."""

import hashlib
import os
import re
import tempfile
from email.message import EmailMessage
from pathlib import Path

from attrs import frozen

from tillstand.fel import Leveransfel


@frozen(kw_only=True)
class Mappkanal:
    """Writes each letter to a file named by its Message-ID, so that sending twice gives one file."""

    mapp: Path

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Write the letter, wholly or not at all. Raises Leveransfel; temporary when the disk refuses."""
        from notiser.kanaler.sakerhet import slutgranska

        data = slutgranska(meddelande, adress)
        try:
            self.mapp.mkdir(parents=True, exist_ok=True)
            _skriv_helt(self.mapp / filnamn(str(meddelande["Message-ID"])), data)
        except OSError as fel:
            mening = f"Brevet kunde inte skrivas i {self.mapp}: {fel.strerror or type(fel).__name__}."
            raise Leveransfel(mening) from fel


def filnamn(meddelande_id: str) -> str:
    """The file name of a letter: its Message-ID where that is a plain name, otherwise a digest of it."""
    kort = meddelande_id.strip("<>")
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._@+=-]{0,199}", kort):
        return f"{kort}.eml"
    return f"{hashlib.sha256(meddelande_id.encode()).hexdigest()[:32]}.eml"


def _skriv_helt(fil: Path, data: bytes) -> None:
    nummer, tillfallig = tempfile.mkstemp(dir=fil.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(nummer, "wb") as ut:
            ut.write(data)
            ut.flush()
            os.fsync(ut.fileno())
        Path(tillfallig).replace(fil)
    except OSError:
        Path(tillfallig).unlink(missing_ok=True)
        raise
    katalog = os.open(fil.parent, os.O_RDONLY)
    try:
        os.fsync(katalog)
    finally:
        os.close(katalog)
