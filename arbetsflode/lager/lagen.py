"""Small facts of the installation: generation, version of the organisation, the last sweep."""

from sqlalchemy import ScalarSelect, bindparam, delete, insert, select, text, update

from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

GENERATION = "generation"
"""How often ladder, closed days, terms or calendars have changed."""
KONFIGURATION = "konfiguration"
"""The digest of the configuration that the generation was made by."""
RAKNESATT = "raknesatt"
"""By which rules of the program the columns that the sweep writes were worked out."""
SENASTE_KOPIA = "senaste_kopia"
"""When the last backup was taken: UTC text."""
SAKNADE_I_KOPIAN = "saknade_i_kopian"
"""How many documents the last backup is without."""
SANDNING_PAUSAD = "sandning_pausad"
"""Since a restore nothing is sent until a person has looked: UTC text of the restore."""
FLYTTAD = "flyttad"
"""Where the installation lives now, when it is not here."""

_LAS = Sats(select(t.lage.c.varde).where(t.lage.c.namn == bindparam("namn")))
_ANDRA = Sats(update(t.lage).where(t.lage.c.namn == bindparam("b_namn")).values(varde=bindparam("varde")))
_INFOGA = Sats(insert(t.lage))
_TA_BORT = Sats(delete(t.lage).where(t.lage.c.namn == bindparam("namn")))
_FINNS = Sats(text("INSERT INTO lage (namn, varde) VALUES (:namn, '') ON CONFLICT DO NOTHING"))
_HALL = Sats(select(t.lage.c.varde).where(t.lage.c.namn == bindparam("namn")).with_for_update())


def fraga(namn: str) -> ScalarSelect[str]:
    """What is written under a name, as part of another question."""
    return select(t.lage.c.varde).where(t.lage.c.namn == namn).scalar_subquery()


def las(f: Forbindelse, namn: str) -> str | None:
    """What is written under a name, or None."""
    rad = f.en(_LAS, {"namn": namn})
    return str(rad[0]) if rad and rad[0] else None


def hall(f: Forbindelse, namn: str) -> str | None:
    """Read what is written under a name, and let nobody else write there until the transaction ends."""
    f.kor(_FINNS, {"namn": namn})
    rad = f.en(_HALL, {"namn": namn})
    return str(rad[0]) if rad and rad[0] else None


def hoj_generationen(f: Forbindelse) -> int:
    """The next generation, from which every open case is looked at once more; one at a time raises it."""
    ny = int(hall(f, GENERATION) or 0) + 1
    skriv(f, GENERATION, str(ny))
    return ny


def skriv(f: Forbindelse, namn: str, varde: str) -> None:
    """Write under a name what is to stand there."""
    if f.kor(_ANDRA, {"b_namn": namn, "varde": varde}) == 0:
        f.kor(_INFOGA, {"namn": namn, "varde": varde})


def ta_bort(f: Forbindelse, namn: str) -> None:
    """Let nothing stand under a name."""
    f.kor(_TA_BORT, {"namn": namn})
