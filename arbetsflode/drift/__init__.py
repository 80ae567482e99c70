"""The worker: what keeps the machinery turning while nobody looks."""

from arbetsflode.drift.arbetare import arbeta
from arbetsflode.drift.larm import Larmutfall, larma
from arbetsflode.drift.logg import Logg, oppna_logg

__all__ = ["Larmutfall", "Logg", "arbeta", "larma", "oppna_logg"]
