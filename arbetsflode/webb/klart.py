"""What was done on the page before, told on the page after: read from the store, not the address."""

from urllib.parse import quote

from attrs import frozen
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Arendevy, Kvitto
from arbetsflode.visning.kvittoord import kvittoord
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.ordval import namnlista
from tillstand.fel import Brist, Saknas

_LANGST = 200


@frozen(kw_only=True)
class Klart:
    """A case in which something was just done, what it was, and whom it waits for now."""

    arende: str
    diarienummer: str
    rubrik: str
    vad: str
    vantar: str
    """The names of those whose turn it is; empty when it waits for nobody."""
    varningar: tuple[Brist, ...]


def vidare(vag: str, arende: str, nyckel: str) -> Redirect:
    """On to a page that tells what was done in a case under a key."""
    och = "&" if "?" in vag else "?"
    return Redirect(f"{vag}{och}klart={quote(arende)}&kvitto={quote(nyckel)}", status_code=303)


def klart(fraga: Fraga, arende: str, nyckel: str) -> Klart | None:
    """What was done in a case under a key; nothing when the person knows of no such thing."""
    if not _rimligt(arende) or not _rimligt(nyckel):
        return None
    try:
        kvitto = motor.kvitto_for(fraga.program, fraga.aktor, arende=arende, nyckel=nyckel)
        vy = motor.visa(fraga.program, fraga.aktor, arende=arende)
    except Saknas:
        return None
    return None if kvitto is None else _som_klart(fraga, vy, kvitto)


def _rimligt(text: str) -> bool:
    return 0 < len(text) <= _LANGST and text.isascii() and text.isprintable()


def _som_klart(fraga: Fraga, vy: Arendevy, kvitto: Kvitto) -> Klart:
    flode = fraga.flode(vy.arende)
    orden = [kvittoord(h, flode) for h in vy.handelser if h.nummer == kvitto.version]
    vantar = vy.vantar_pa if kvitto.vantar_pa and vy.arende.begaran else ()
    return Klart(
        arende=vy.arende.id,
        diarienummer=vy.arende.diarienummer,
        rubrik=vy.arende.rubrik,
        vad=" ".join(dict.fromkeys(orden)) or "Det är sparat.",
        vantar=namnlista([fraga.organisation.namn(person) for person in vantar]),
        varningar=kvitto.varningar,
    )
