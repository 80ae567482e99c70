"""Which way a document goes, when nobody has said: by its kind."""

from tillstand.handlingar import Handlingsriktning, Handlingsslag

_IN = frozenset((Handlingsslag.REMISSMISSIV, Handlingsslag.SKRIVELSE, Handlingsslag.ANSTANDSBESKED))
_UT = frozenset((Handlingsslag.MISSIV,))


def vanlig_riktning(slag: Handlingsslag) -> Handlingsriktning:
    """Missiv and letters from others have come in, our own missiv goes out, the rest is drawn up here."""
    if slag in _IN:
        return Handlingsriktning.IN
    return Handlingsriktning.UT if slag in _UT else Handlingsriktning.UPPRATTAD
