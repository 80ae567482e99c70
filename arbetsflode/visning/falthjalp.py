"""Which fields a record takes, read from its class: name, what is written there, mandatory or not."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
from attrs import frozen

from arbetsflode.visning.falt import inre_typ, typer
from tillstand.innehall import Sammantrade
from tillstand.justerad import Justering

_FORKLARINGAR = {
    "handlaggare": "personens kod",
    "enhet": "enhetens kod",
    "medhandlaggare": "personers koder",
    "beslutspunkter.text": "vad nämnden föreslås besluta, en punkt i taget",
    "paragraf": "som den står i protokollet, till exempel 4 ½",
    "beslutstext": "så som nämnden beslutade",
    "sammantrade.dag": "mötet där det hände",
    "sammantrade.organ": "annars nämnden själv",
    "malsammantrade.dag": "mötet som svaret ska till",
    "malsammantrade.organ": "annars nämnden själv",
    "till.dag": "mötet som ärendet skjuts till",
    "till.organ": "annars nämnden själv",
    "satt": "annars som beslutet säger",
    "jav": "vilka som inte deltog",
    "omedelbart": "paragrafen förklarades omedelbart justerad",
    "justerare": "vilka som justerade",
    "forvaras": "var protokollet finns",
    "handlingar": "handlingarnas nummer i ärendet",
    "avsandarens_diarienummer": "avsändarens nummer, eller saknas",
    "provning": "varför inget hindrar delegation, med egna ord",
    "hinder": "delegatens ställning till KL 6:38",
    "bemyndigande": "nämndens beslut som ger rätten",
    "skal": "varför",
    "motivering": "varför",
    "hos": "vem som har fått frågan",
    "okand_dag": "ja, om papperen inte säger när det beviljades",
    "ratt_arende": "det riktiga ärendets nummer",
    "kopia_till": "e-postadresser",
    "lank": "nummer på ärendet som tar vid",
}

FYLLS_I = frozenset({(Sammantrade, "organ"), (Justering, "satt")})
"""Mandatory in the record, but known from the case: nobody has to type them."""

LANGT = 40
"""Words longer than this together stand beside the field instead of in it."""


@frozen(kw_only=True)
class Falt:
    """A field as a person fills it in: its path, what is written there, and whether it must be."""

    namn: str
    varde: str
    kravs: bool
    flera: bool
    forklaring: str = ""

    def ord_om(self) -> str:
        """What it is, which words there are when they are many, and whether it may be repeated."""
        ord_ = self.varde.replace("|", ", ") if len(self.varde) >= LANGT else ""
        upprepas = "kan upprepas" if self.flera else ""
        return "; ".join(filter(None, (self.forklaring, ord_, upprepas)))

    def skrivs(self) -> str:
        """`sammantrade.dag=ÅÅÅÅ-MM-DD`."""
        return f"{self.namn}={self.varde if len(self.varde) < LANGT else 'ORD'}"


def falt_i(klass: type) -> tuple[Falt, ...]:
    """The fields of a record class, parts unfolded; the mandatory ones first."""
    alla = list(_falt(klass, "", kravs=True, flera=False, djup=0))
    return tuple(sorted(alla, key=lambda f: not f.kravs))


def _falt(klass: type, over: str, *, kravs: bool, flera: bool, djup: int) -> Iterator[Falt]:
    typerna = typer(klass)
    for attribut in attrs.fields(klass):
        namn = attribut.name
        if namn not in typerna:
            continue
        inre, ar_lista = inre_typ(typerna[namn])
        maste = kravs and attribut.default is attrs.NOTHING and (klass, namn) not in FYLLS_I
        vag = f"{over}.{namn}" if over else namn
        if attrs.has(inre):
            if djup < 2:
                yield from _falt(inre, vag, kravs=maste, flera=flera or ar_lista, djup=djup + 1)
            continue
        yield Falt(
            namn=vag,
            varde=_vad(inre),
            kravs=maste,
            flera=flera or ar_lista,
            forklaring=_FORKLARINGAR.get(vag) or _FORKLARINGAR.get(namn, ""),
        )


def _vad(typ: Any) -> str:
    if isinstance(typ, type) and issubclass(typ, Enum):
        return "|".join(str(ett.value) for ett in typ)
    return {"bool": "ja|nej", "int": "TAL", "date": "ÅÅÅÅ-MM-DD"}.get(getattr(typ, "__name__", ""), "TEXT")
