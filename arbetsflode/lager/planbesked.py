"""What people were last told of each case's plan: written when it is told, read when a calendar changes."""

from datetime import datetime

import msgspec
from sqlalchemy import bindparam, insert, select, update

from arbetsflode.journal import tidstext
from arbetsflode.lager import tabeller as t
from arbetsflode.lager.forbindelse import Forbindelse, Sats
from tillstand.fel import Datafel
from tillstand.remissplan import Planbesked

_p = t.planbesked.c
_LAS = Sats(select(_p.innehall).where(_p.arende == bindparam("arende")))
_ANDRA = Sats(
    update(t.planbesked)
    .where(_p.arende == bindparam("b_arende"))
    .values(innehall=bindparam("innehall"), noterat=bindparam("noterat"))
)
_INFOGA = Sats(insert(t.planbesked))
_TOLKA = msgspec.json.Decoder(Planbesked)
_KODA = msgspec.json.Encoder(order="sorted")


def las(f: Forbindelse, arende: str) -> Planbesked:
    """What has been told of a case; the empty plan when nothing has. Raises Datafel."""
    rad = f.en(_LAS, {"arende": arende})
    if rad is None:
        return Planbesked()
    try:
        return _TOLKA.decode(rad[0])
    except (TypeError, ValueError) as fel:
        raise Datafel(f"Det som sagts om planen i ärende {arende} går inte att läsa.") from fel


def skriv(f: Forbindelse, arende: str, besked: Planbesked, nu: datetime) -> None:
    """Say what has been told of a case by now."""
    varden = {"innehall": _KODA.encode(besked).decode(), "noterat": tidstext(nu)}
    if f.kor(_ANDRA, {"b_arende": arende, **varden}) == 0:
        f.kor(_INFOGA, {"arende": arende, **varden})
