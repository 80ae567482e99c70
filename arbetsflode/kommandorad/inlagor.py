"""Documents on the command line: what is not said follows from the kind, the file, or the older version."""

from pathlib import Path
from typing import Any

from attrs import frozen

from arbetsflode.motor import Handlingsinlaga
from konfiguration.tolkning import tolka
from tillstand.atgarder import Bifogande
from tillstand.fel import Felaktighet, OgiltigIndata
from tillstand.handlingar import Handling, Handlingsriktning, Handlingsslag

_IN = (Handlingsslag.REMISSMISSIV, Handlingsslag.SKRIVELSE, Handlingsslag.ANSTANDSBESKED)
_UT = (Handlingsslag.MISSIV,)
_PROVHASH = "0" * 64


@frozen(kw_only=True)
class Inlagd:
    """A document as it was written on the command line."""

    fil: Path
    slag: str | None
    titel: str | None = None
    riktning: str | None = None
    fran_eller_till: str | None = None
    arbetsmaterial: bool = False
    ersatter: int | None = None


def inlaga(lagd: Inlagd, gammal: Handling | None = None) -> Handlingsinlaga:
    """The document to hand in. Raises OgiltigIndata for what cannot be kept, before the file is copied."""
    slag = lagd.slag or (gammal.slag.value if gammal else None)
    uppgifter = {
        "slag": slag,
        "riktning": lagd.riktning or (gammal.riktning.value if gammal else _riktning(slag)),
        "titel": lagd.titel or (gammal.titel if gammal else lagd.fil.stem),
        "fran_eller_till": lagd.fran_eller_till,
        "arbetsmaterial": lagd.arbetsmaterial,
        "ersatter": lagd.ersatter,
        "filnamn": lagd.fil.name,
    }
    if slag is None:
        mening = f"saknas, välj bland {', '.join(Handlingsslag)}"
        raise OgiltigIndata((Felaktighet(plats="--slag", mening=mening),))
    provad = tolka(Bifogande, {**uppgifter, "innehall": _PROVHASH, "storlek": 1})
    return Handlingsinlaga(
        innehall=lagd.fil,
        filnamn=provad.filnamn,
        slag=provad.slag,
        riktning=provad.riktning,
        titel=provad.titel,
        fran_eller_till=provad.fran_eller_till,
        arbetsmaterial=provad.arbetsmaterial,
        ersatter=provad.ersatter,
    )


def _riktning(slag: str | None) -> str:
    if slag in _IN:
        return Handlingsriktning.IN.value
    return Handlingsriktning.UT.value if slag in _UT else Handlingsriktning.UPPRATTAD.value


def ersatt_handling(arende: Any, nummer: int) -> Handling | None:
    """The latest version of the document that is replaced, or None when the case has no such number."""
    funna = [h for h in arende.handlingar.senaste() if h.nummer == nummer]
    return funna[0] if funna else None
