"""How letters leave the house: a folder of .eml files, or SMTP. Both send only bytes that were read again."""

from contextlib import AbstractContextManager
from email.message import EmailMessage
from typing import Protocol


class Kanal(Protocol):
    """A way out of the house."""

    def skicka(self, meddelande: EmailMessage, adress: str) -> None:
        """Send a letter to the one address.

        Raises Leveransfel: `bestaende` when trying again will not help, `oviss` when it may have got away.
        """
        ...


Oppning = AbstractContextManager[Kanal]
"""A way out that is opened for several letters and closed after the last."""
