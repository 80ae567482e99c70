"""The connection cut, a deadlock told, or the base locked, at the calls of every use case that writes."""

from tests.prov.felanrop import FEL, felande
from tests.prov.ram import Bevis, Prov
from tests.prov.scener import SCENER


def forbindelser(prov: Prov) -> None:
    """As many faults as the dose, spread over kinds and use cases by the seed."""
    par = [(fel, scen) for fel in FEL for scen in SCENER]
    if prov.dos < len(par):
        par = prov.slump.sample(par, max(1, prov.dos // 3))
    for nummer, (fel, scen) in enumerate(par):
        prov.framsteg(f"{nummer} of {len(par)}")
        felande(prov, fel, scen, hogst=-(-prov.dos // len(par)))


BEVIS = (
    Bevis(
        namn="forbindelser",
        rad="the connection cut, a deadlock told, the base locked, at calls of every use case",
        mal="whole or absent; the same process answers when asked again",
        liten=3,
        full=600,
        kor=forbindelser,
        sekunder=200,
    ),
)
