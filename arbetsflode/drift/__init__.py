"""The worker: what keeps the machinery turning while nobody looks."""

from arbetsflode.drift.arbetare import arbeta

__all__ = ["arbeta"]
