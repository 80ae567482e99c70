"""The worker: what keeps the machinery turning while nobody looks."""

from arbetsflode.drift.arbetare import arbeta
from arbetsflode.drift.larm import Larmutfall, larma

__all__ = ["Larmutfall", "arbeta", "larma"]
