"""The demo: five real cases played day by day on a simulated clock, through the engine only."""

from arbetsflode.demo.berattelse import Brevrad, Handelserad, Slutrad
from arbetsflode.demo.spelare import Demoresultat, spela

__all__ = ["Brevrad", "Demoresultat", "Handelserad", "Slutrad", "spela"]
