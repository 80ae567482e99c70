"""The demo: five real cases played day by day on a simulated clock, and an invented present after them."""

from arbetsflode.demo.berattelse import Brevrad, Handelserad, Slutrad
from arbetsflode.demo.levande import Demosteg, gor
from arbetsflode.demo.nutid import Nutid
from arbetsflode.demo.spelare import Demoresultat, spela

__all__ = [
    "Brevrad",
    "Demoresultat",
    "Demosteg",
    "Handelserad",
    "Nutid",
    "Slutrad",
    "gor",
    "spela",
]
