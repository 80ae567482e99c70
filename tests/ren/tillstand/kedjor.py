"""A proposal that waits for approval, and how its chain is read."""

from tests.byggare import Fall, ordning
from tillstand.arende import Arende
from tillstand.behorighet import Organisation
from tillstand.villkor import Villkor

AVDELNING, FORVALTNING = "chef:soc:vuxna", "forvaltningschef:soc:"
EGET = Villkor(eget_forslag_godkannas=True)
TVA_GANGER = Villkor(ett_godkannande_racker=False)


def forslag(
    villkor: Villkor | None = None,
    *,
    av: str = "handlaggare",
    organisation_: Organisation | None = None,
) -> Fall:
    """A proposal asked for by its handläggare."""
    fall = Fall(ordning(villkor, organisation_=organisation_))
    fall.gor("fordela", "fordelare", handlaggare=av)
    fall.gor("bifoga", "registrator")
    fall.gor("lagg_forslag", av)
    return fall


def kedja(arende: Arende) -> list[tuple[str, str | None]]:
    """Key and approver of each step."""
    assert arende.begaran is not None
    return [(steg.nyckel, steg.godkant_av) for steg in arende.begaran.kedja]


def slag(fall: Fall) -> list[str]:
    """The kinds of facts of the latest post."""
    return [h.slag for h in fall.utfall[-1].handelser]
