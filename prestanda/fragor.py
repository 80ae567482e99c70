"""Who and what the questions to a large base are about. Imports nothing: memory is measured beside it."""

from datetime import UTC, datetime

HANDLAGGARE = 200
"""How many people share the ordinary cases."""
CHEF, ORDET = "avdelningschef", "kvicksilver"
"""Who is waited for, and the rare word."""
FORFALLER = datetime(2011, 10, 4, 8, 0, tzinfo=UTC)
"""The morning after the cases were registered, when some of them are due."""
MARKE = "2011-10-04T02:00:00.000000Z"
"""Their watermark."""


def handlaggare(nummer: int) -> str:
    """The code of one of those who share the ordinary cases."""
    return f"h{nummer:03d}"
