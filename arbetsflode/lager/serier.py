"""Gap-free diarienummer: one counter for each nämnd and year, taken in the registering transaction."""

from sqlalchemy import bindparam, insert, update

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_TA = Sats(
    update(t.serie)
    .where(t.serie.c.namnd == bindparam("b_namnd"), t.serie.c.ar == bindparam("b_ar"))
    .values(nasta=t.serie.c.nasta + 1)
    .returning(t.serie.c.nasta)
)
_BORJA = Sats(insert(t.serie))


def ta_nummer(f: Forbindelse, namnd: str, ar: int, start: int) -> int:
    """The next number of a series; the first one is `start`. Rolled back with its transaction."""
    rad = f.en(_TA, {"b_namnd": namnd, "b_ar": ar})
    if rad is not None:
        return int(rad[0]) - 1
    f.kor(_BORJA, {"namnd": namnd, "ar": ar, "nasta": start + 1})
    return start
