"""The day when the paper came in: a rubber stamp, a label, or a sentence that says so."""

import re

from arbetsflode.intag.blad import Blad
from arbetsflode.intag.datum import Dag, dagar
from arbetsflode.intag.funnet import MARKT, TYDLIGT, Funnet
from arbetsflode.intag.pappret import Papper

_STAMPLAD = re.compile(r"(?:19|20)\d\d(?: -\d\d- ?|-\d\d- )\d ?\d")
"""How a date stamp writes a day: `2011 -03- 14`. Nobody types so."""
_VECKODAG = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,? )?(?:den )?"
_ETIKETT = re.compile(
    r"(?:^|\n|(?-i:(?<![a-zåäö,] )|(?<= )(?=[A-ZÅÄÖ])))(?:inkom(?:men|met)?(?:stämpel|datum|stdatum)?"
    r"|ink\.?|ankom(?:stdatum|stdag|men|st)?|ank\.?|mottag(?:en|et|ningsdatum)|diarieförd|registrera[dt]|registreringsdatum|inkommande"
    r"|ankomststämpel|inlämna[dt])(?:[ \n](?:till|hos|i|av)[ \n][\w /-]{3,60}?| datum| dag| handling)?"
    rf"[ \n]?:?[ \n]*{_VECKODAG}$",
    re.I,
)
_SAK = (
    r"(?:remiss|ärende|skrivelse|motion|medborgarförslag|förslag|handling|begäran|underlag|missiv)"
    r"(?:en|et|n|t)?"
)
_KOM = r"(?:inkom|ankom|kom in|mottogs|togs emot|(?:har )?(?:inkommit|kommit in)|kom)"
_MENING = re.compile(
    rf"{_SAK}(?:[ ,][^.\n]{{0,60}})? {_KOM}"
    r"(?: (?:till|av|hos) [\w -]{3,60}?| [\w -]{3,40}? till ?handa)?(?: den)? $",
    re.I,
)
_LAMNADE = re.compile(r"(?:har|lämnade) (?:den )?$")
_LAMNADE_EFTER = re.compile(
    r" (?:(?:lämnat )?in|inkommit med|lämnat) (?:en|ett) (?:motion|medborgarförslag|skrivelse|e-förslag)\b"
)
_EFTER = re.compile(rf" (?:inkom|mottogs|ankom|kom)(?: [\wåäö-]+){{0,6}} (?:en |ett )?{_SAK}\b", re.I)
_SKA = re.compile(r"ska(?:ll)?\b|senast|bör\b|yttrande|\bsvar|ansökan|synpunkter", re.I)


def inkom(blad: Blad, papper: Papper) -> Funnet | None:
    """The day of arrival. Of several, the surest, and the last: the paper has gone from house to house.
    A day without its year is not stated, nor is, in a paper that answers, the day when somebody wrote."""
    funna = [
        f
        for dag in dagar(blad.plan[:100_000], tva_siffror=True)
        if dag.har_ar and (f := _som_inkommen(blad, dag, papper))
    ]
    valt = max(funna, key=lambda f: (f.sakerhet, str(f.varde)), default=None)
    return None if valt is None else valt.med_alternativ(funna)


def _som_inkommen(blad: Blad, dag: Dag, papper: Papper) -> Funnet | None:
    fore = blad.plan[max(0, dag.start - 110) : dag.start]
    efter = blad.plan[dag.slut : dag.slut + 100]
    rad = fore[fore.rfind("\n") + 1 :]
    mening = rad[rad.rfind(". ") + 1 :]
    if _STAMPLAD.fullmatch(blad.plan, dag.start, dag.slut):
        return _funnet(blad, dag, MARKT, "skriven som en stämpel")
    if _ETIKETT.search(fore):
        return _funnet(blad, dag, MARKT, "står efter ”inkom”")
    if _SKA.search(mening):
        return None
    if _MENING.search(mening):
        return _funnet(blad, dag, TYDLIGT, "meningen säger när det kom in")
    if papper is not Papper.EGET and _LAMNADE.search(mening) and _LAMNADE_EFTER.match(efter):
        return _funnet(blad, dag, TYDLIGT, "meningen säger när det kom in")
    if _EFTER.match(efter) and mening.strip().lower() in ("", "den"):
        return _funnet(blad, dag, TYDLIGT, "meningen säger när det kom in")
    return None


def _funnet(blad: Blad, dag: Dag, sakerhet: float, skal: str) -> Funnet:
    return Funnet(varde=dag.varde, spann=(blad.spann(dag.start, dag.slut),), sakerhet=sakerhet, skal=skal)
