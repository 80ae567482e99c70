"""What a nämnd allows: its reglemente and delegationsordning, as far as the flow asks."""

from attrs import field, frozen
from attrs.validators import deep_iterable, ge

from tillstand.text import rad


@frozen(kw_only=True)
class Villkor:
    """The terms of one nämnd. Kommunallagen leaves all of these to the municipality."""

    omedelbar_justering: bool = True
    """A paragraph may be verified at the meeting (the nämnd's reglemente; KL does not regulate it)."""

    eget_forslag_godkannas: bool = False
    """A chef who asks for approval may stand for that own step."""

    ett_godkannande_racker: bool = True
    """Somebody who holds two steps in a row approves once."""

    delegationspunkter: tuple[str, ...] = field(default=(), validator=deep_iterable(rad(60)))
    """Points of the delegationsordning that cover a remissvar; empty means that none is listed."""

    anmalan_dagar: int = field(default=30, validator=ge(1))
    """Days within which a delegated or urgent decision is reported when no meeting is known (KL 6:40)."""
