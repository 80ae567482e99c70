"""The demo's present: invented current cases with days around today, one for each thing that waits."""

from arbetsflode.demo.nutid.manus import MARKT
from arbetsflode.demo.nutid.spelning import Nutid, lagg

__all__ = ["MARKT", "Nutid", "lagg"]
