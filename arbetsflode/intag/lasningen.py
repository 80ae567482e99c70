"""The whole reading of a text: each field by its own grammar, what is not stated left empty."""

import re
from collections.abc import Mapping

from attrs import frozen

from arbetsflode.intag.arendetyp import arendetyp
from arbetsflode.intag.avsandare import avsandare
from arbetsflode.intag.beslutspunkter import beslutspunkter
from arbetsflode.intag.bilagor import bilagor
from arbetsflode.intag.blad import Blad
from arbetsflode.intag.enheter import enheter
from arbetsflode.intag.funnet import Funnet
from arbetsflode.intag.handlaggare import handlaggare
from arbetsflode.intag.inkom import inkom
from arbetsflode.intag.instanser import remissinstanser
from arbetsflode.intag.justering import omedelbar_justering
from arbetsflode.intag.namnder import till_namnd
from arbetsflode.intag.nummer import nummer
from arbetsflode.intag.pappret import pappret
from arbetsflode.intag.personer import ar_forfattare
from arbetsflode.intag.svarstid import svarstider
from arbetsflode.intag.titel import titel

NYCKLAR = (
    "diarienummer",
    "avsandarens_dnr",
    "avsandare",
    "till_namnd",
    "titel",
    "arendetyp",
    "svarstid",
    "forlangd_svarstid",
    "inkom_datum",
    "remissinstanser",
    "enheter",
    "handlaggare",
    "omedelbar_justering",
    "forslag_till_beslut",
    "bilagor",
)
"""The fields, in the order in which they are shown."""

_REMITTERAD = re.compile(
    r"remitter|(?<!lagråds)(?<!under)remiss(?!instans)|yttra(?:nde|r? sig)"
    r"|tillfälle att lämna synpunkter|svar på skrivelse",
    re.I,
)


@frozen(kw_only=True)
class Lasning:
    """What a text says, field by field in the order of `NYCKLAR`; None for what it does not say."""

    falt: Mapping[str, Funnet | None]

    def som_json(self) -> dict[str, Mapping[str, object] | None]:
        """The fields as the command line shows them."""
        return {namn: None if ett is None else ett.som_json() for namn, ett in self.falt.items()}


def las(text: str) -> Lasning:
    """Read a text. The places of what is found are code points of `text`."""
    blad = Blad(text)
    papper = pappret(blad)
    svar, forlangd = svarstider(blad, papper)
    till = till_namnd(blad, papper, None)
    fran = avsandare(
        blad,
        papper,
        remitterad=bool(_REMITTERAD.search(blad.plan)),
        till=None if till is None else str(till.varde),
    )
    titeln, titelplats = titel(blad)
    eget, deras = nummer(
        blad,
        papper,
        privat=fran is not None and ar_forfattare(str(fran.varde)),
        skickat=fran is not None,
        titel=titelplats[0] if titelplats else 0,
    )
    falt = {
        "diarienummer": eget,
        "avsandarens_dnr": deras,
        "avsandare": fran,
        "till_namnd": till_namnd(blad, papper, None if fran is None else str(fran.varde)),
        "titel": titeln,
        "arendetyp": arendetyp(blad, titelplats),
        "svarstid": svar,
        "forlangd_svarstid": forlangd,
        "inkom_datum": inkom(blad, papper),
        "remissinstanser": remissinstanser(blad, None if fran is None else str(fran.varde)),
        "enheter": enheter(blad),
        "handlaggare": handlaggare(blad),
        "omedelbar_justering": omedelbar_justering(blad),
        "forslag_till_beslut": beslutspunkter(blad),
        "bilagor": bilagor(blad),
    }
    return Lasning(falt=falt)
