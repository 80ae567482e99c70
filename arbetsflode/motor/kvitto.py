"""What a changing use case answers; kept under its idempotency key and given again to the same key."""

import hashlib
from typing import Any

import msgspec
from attrs import field, frozen

from tillstand.arende import Arende
from tillstand.fel import Brist, Felaktighet, OgiltigIndata


@frozen(kw_only=True)
class Kvitto:
    """Where the case stands after the use case: enough to go on from."""

    arende: str
    diarienummer: str
    namnd: str
    tillstand: str
    version: int
    vantar_pa: str | None = None
    """The role key of the step that waits for approval."""
    pa_vag_ut: bool = False
    """The answer waits to leave by e-mail."""
    varningar: tuple[Brist, ...] = field(default=())


def kvitto(arende: Arende, varningar: tuple[Brist, ...] = ()) -> Kvitto:
    """The receipt of a case as it now is."""
    steg = arende.begaran.nasta if arende.begaran else None
    return Kvitto(
        arende=arende.id,
        diarienummer=arende.diarienummer,
        namnd=arende.namnd,
        tillstand=arende.tillstand,
        version=arende.version,
        vantar_pa=steg.nyckel if steg else None,
        pa_vag_ut=arende.utskick is not None,
        varningar=varningar,
    )


_SKRIVARE = msgspec.json.Encoder()
_KANONISK = msgspec.json.Encoder(order="deterministic")
_LASARE = msgspec.json.Decoder(tuple[Kvitto, ...])


def som_text(kvitton: tuple[Kvitto, ...]) -> str:
    """Receipts as they are kept."""
    return _SKRIVARE.encode(kvitton).decode()


def ur_text(text: str) -> tuple[Kvitto, ...]:
    """Receipts as they were kept."""
    return _LASARE.decode(text)


def avtryck(*delar: Any) -> str:
    """A digest of what a use case was asked to do: the same key with another one is a conflict.

    Raises OgiltigIndata for text that no file can hold (half a surrogate pair).
    """
    try:
        return hashlib.sha256(_KANONISK.encode(delar)).hexdigest()
    except UnicodeEncodeError as fel:
        tecken = f"U+{ord(fel.object[fel.start]):04X}"
        brist = Felaktighet(plats="texten", mening=f"innehåller ett tecken som inte går att spara ({tecken})")
        raise OgiltigIndata((brist,)) from fel
