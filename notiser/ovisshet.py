"""What is done with a letter that may already have been taken: the office's choice for each kind."""

from collections.abc import Mapping
from enum import StrEnum

from notiser.brev import Brevslag


class Ovisshet(StrEnum):
    """What is done with a letter that may already have been taken."""

    SKICKA_IGEN = "skicka_igen"
    FRAGA = "fraga"


VID_OVISSHET: Mapping[Brevslag, Ovisshet] = {
    Brevslag.MORGON: Ovisshet.SKICKA_IGEN,
    Brevslag.DIREKT: Ovisshet.SKICKA_IGEN,
    Brevslag.SVAR: Ovisshet.FRAGA,
    Brevslag.KOPIA: Ovisshet.SKICKA_IGEN,
    Brevslag.KVITTO: Ovisshet.SKICKA_IGEN,
    Brevslag.SIGILL: Ovisshet.SKICKA_IGEN,
    Brevslag.LARM: Ovisshet.SKICKA_IGEN,
    Brevslag.KALENDER: Ovisshet.SKICKA_IGEN,
}
"""The office's choice for each kind of letter. Two reminders, two copies for information or two receipts do
no harm, and carry the same Message-ID; an answer dispatched twice does, so of that a person is asked."""
