"""Where does an arrow lead? The only importer of `transitions`, and the only one who knows the answer.

One machine per flow version, built once and shared by all threads: `queued=False`, no callbacks, no
conditions, no `to_<state>` jumps. It is driven with a throw-away view, never with the case itself.
"""

import logging
from typing import Any

from attrs import define

from tillstand.fel import Datafel, OgiltigOvergang
from tillstand.flode import Flode


@define
class _Vy:
    """What the library is allowed to touch."""

    state: str


class Maskin:
    """The state machine of one flow version."""

    def __init__(self, flode: Flode) -> None:
        from transitions import Machine

        logging.getLogger("transitions").setLevel(logging.WARNING)
        self._rubriker = flode.rubriker
        self._namn = {rad.namn: rad.rubrik for rad in flode.overgang}
        self.maskin: Any = Machine(
            model=None,
            states=[t.namn for t in flode.tillstand],
            initial=flode.start,
            transitions=[{"trigger": o.namn, "source": list(o.fran), "dest": o.till} for o in flode.overgang],
            auto_transitions=False,
            queued=False,
        )

    def leder_till(self, tillstand: str, overgang: str) -> str:
        """The state that an arrow leads to. Raises OgiltigOvergang, or Datafel for an unknown state."""
        from transitions import MachineError

        if tillstand not in self._rubriker:
            raise Datafel(f"Tillståndet ”{tillstand}” finns inte i ärendets flöde.")
        handelse = self.maskin.events.get(overgang)
        vy = _Vy(state=tillstand)
        try:
            if handelse is None or not handelse.trigger(vy):
                raise self._ogiltig(tillstand, overgang)
        except MachineError:
            raise self._ogiltig(tillstand, overgang) from None
        return vy.state

    def _ogiltig(self, tillstand: str, overgang: str) -> OgiltigOvergang:
        return OgiltigOvergang(
            f"”{self._namn.get(overgang, overgang)}” går inte att göra när ärendet är i tillståndet "
            f"{self._rubriker[tillstand].lower()}."
        )
