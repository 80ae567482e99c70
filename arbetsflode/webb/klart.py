"""What was done on the page before, told on the page after: read from the store, not the address."""

from urllib.parse import quote

from attrs import frozen
from litestar.response import Redirect

from arbetsflode import motor
from arbetsflode.motor import Arendevy, Kvitto
from arbetsflode.visning.kvittoord import kvittoord
from arbetsflode.webb.fraga import Fraga
from arbetsflode.webb.ordval import namnlista
from notiser.brev import Brevslag
from notiser.utkorg import Brevstatus
from tillstand.fel import Brist, Saknas

_LANGST = 200
PA_VAG = (Brevstatus.VANTAR, Brevstatus.SKICKAS, Brevstatus.UPPSKJUTEN)


@frozen(kw_only=True)
class Klart:
    """A case in which something was just done, what it was, and whom it waits for now."""

    arende: str
    diarienummer: str
    rubrik: str
    vad: str
    vantar: str
    """The names of those whose turn it is; empty when it waits for nobody."""
    pa_vag_ut: bool
    """Whether the answer is on its way, so that the case is not överlämnat yet."""
    kvittens: str
    """Where a receipt is on its way to; empty when none is."""
    varningar: tuple[Brist, ...]


def vidare(vag: str, arende: str, nyckel: str) -> Redirect:
    """On to a page that tells what was done in a case under a key."""
    och = "&" if "?" in vag else "?"
    return Redirect(f"{vag}{och}klart={quote(arende)}&kvitto={quote(nyckel)}", status_code=303)


def klart(fraga: Fraga, arende: str, nyckel: str) -> Klart | None:
    """What was done in a case under a key; nothing when the person knows of no such thing."""
    if not _rimligt(arende):
        return None
    try:
        return klart_i(fraga, motor.visa(fraga.program, fraga.aktor, arende=arende), nyckel)
    except Saknas:
        return None


def klart_i(fraga: Fraga, vy: Arendevy, nyckel: str) -> Klart | None:
    """What was done under a key in a case that is shown; nothing when the key is another's."""
    if not _rimligt(nyckel):
        return None
    kvitto = motor.kvitto_for(fraga.program, fraga.aktor, arende=vy.arende.id, nyckel=nyckel)
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
        pa_vag_ut=kvitto.pa_vag_ut and vy.arende.utskick is not None,
        kvittens=_kvittens(vy) if kvitto.version == 1 else "",
        varningar=kvitto.varningar,
    )


def _kvittens(vy: Arendevy) -> str:
    return next((b.adress or "" for b in vy.brev if b.slag == Brevslag.KVITTO and b.lage in PA_VAG), "")
