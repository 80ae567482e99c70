"""The journal as people tell it: what happened, to whom or until when, and every word that was written."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from arbetsflode.motor import Handelsevy
from arbetsflode.visning.handelser import handelsenamn
from arbetsflode.visning.kvittoord import GJORT
from tillstand.flode import Flode
from tillstand.handelser import Handelseslag

Namn = Callable[[str], str]

_MED_UPPGIFT: Mapping[str, str] = {
    "fordela": "Ärendet är fördelat till {handlaggare}",
    "omfordela": "{handlaggare} är ny handläggare",
    "besluta": "Nämnden beslutade {sammantrade[dag]}, § {paragraf}",
    "besluta_pa_delegation": "Beslut på delegation enligt punkt {delegationspunkt}",
    "besluta_bradskande": "{ordforande} beslutade i nämndens ställe",
    "bordlagg": "Ärendet är bordlagt till {till[dag]}",
    "justera": "Paragrafen är justerad {dag}",
    "overlamna": "Svaret är överlämnat till {mottagare}",
    "overlamna_delegerat": "Svaret är överlämnat till {mottagare}",
    "bifoga": "Bifogat: {titel}",
    "begar_anstand": "Anstånd är begärt hos {hos}",
    "bevilja_anstand": "Anstånd till {datum} är beviljat",
    "byt_sammantrade": "Ärendet siktar på sammanträdet {malsammantrade[dag]}",
    "preliminart_svar": "Ett preliminärt svar har skickats till {mottagare}",
    "anslag_uppe": "Anslaget är uppsatt {uppe}",
    "anslag_nere": "Anslaget är nedtaget {nere}",
    "anmal": "Beslutet är anmält till nämnden {sammantrade[dag]}",
}
"""Arrow or åtgärd -> what is told of it, when its record says so."""

_ORD = ("text", "beslutstext", "beslut", "skal", "motivering", "kommentar", "ordalydelse", "provning")
"""The fields of a record that are people's own words; the first that is there is told whole."""


@frozen(kw_only=True)
class Journalrad:
    """One fact: what happened, and the words that were written with it."""

    vad: str
    ord: str


def journalord(handelse: Handelsevy, flode: Flode, namn: Namn) -> Journalrad:
    """A fact as it is told; `namn` says what a person is called."""
    underlag = handelse.underlag if isinstance(handelse.underlag, dict) else {}
    ord_ = next((underlag[n] for n in _ORD if isinstance(underlag.get(n), str)), "")
    return Journalrad(vad=_vad(handelse, flode, underlag, namn), ord=ord_.strip())


def _vad(handelse: Handelsevy, flode: Flode, underlag: Mapping[str, Any], namn: Namn) -> str:
    if handelse.slag not in (Handelseslag.OVERGANG, Handelseslag.ATGARD):
        return handelsenamn(handelse, flode)
    mall = _MED_UPPGIFT.get(handelse.namn)
    uppgifter = {**underlag, "handlaggare": namn(str(underlag.get("handlaggare", "")))}
    try:
        if mall is not None:
            return mall.format(**uppgifter)
    except (KeyError, TypeError):
        pass
    gjort = GJORT.get(handelse.namn)
    return gjort.partition(".")[0] if gjort else handelsenamn(handelse, flode)
