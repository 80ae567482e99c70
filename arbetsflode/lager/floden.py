"""Flow versions in the store: the parsed tree by its hash, written once and never changed."""

from datetime import datetime

from sqlalchemy import bindparam, insert, select

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats

_LAS = Sats(
    select(t.flodesversion.c.slag, t.flodesversion.c.innehall).where(
        t.flodesversion.c.hash == bindparam("hash")
    )
)
_INFOGA = Sats(insert(t.flodesversion))
_MED_OPPNA = Sats(
    select(t.flodesversion.c.hash)
    .join(t.arende, t.arende.c.flode == t.flodesversion.c.hash)
    .where(t.OPPNA)
    .distinct()
)


def las(f: Forbindelse, hash_: str) -> tuple[str, str] | None:
    """The kind of case and the tree (JSON) of a version, or None."""
    rad = f.en(_LAS, {"hash": hash_})
    return (rad[0], rad[1]) if rad else None


def skriv(f: Forbindelse, hash_: str, slag: str, namn: str, innehall: str, nu: datetime) -> bool:
    """Keep a version at its first use; whether it was new."""
    if las(f, hash_) is not None:
        return False
    varden = {"hash": hash_, "slag": slag, "namn": namn, "innehall": innehall, "inlast": tidstext(nu)}
    f.kor(_INFOGA, varden)
    return True


def med_oppna_arenden(f: Forbindelse) -> list[str]:
    """The versions that some open case still follows."""
    return [rad[0] for rad in f.alla(_MED_OPPNA)]
