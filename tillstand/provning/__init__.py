"""Deciding: what may be done now, and what comes of it. Functions only; they know no clock or store.

Each returns an `Utfall` (the new case and the facts), or raises an error of the tree with *every* reason.
"""

from tillstand.provning.angring import angra, aterta, kan_angra, kan_aterta
from tillstand.provning.godkannande import aterlamna, godkann
from tillstand.provning.mojligt import Mojlighet, mojliga, rader_i
from tillstand.provning.tillampning import prova, utfor
from tillstand.provning.utskick import avbryt_utskick, fullborda_utskick, notera_ovisst

__all__ = [
    "Mojlighet",
    "angra",
    "aterlamna",
    "aterta",
    "avbryt_utskick",
    "fullborda_utskick",
    "godkann",
    "kan_angra",
    "kan_aterta",
    "mojliga",
    "notera_ovisst",
    "prova",
    "rader_i",
    "utfor",
]
