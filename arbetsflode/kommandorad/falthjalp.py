"""Which fields a record takes, read from its class: name, what is written there, mandatory or not."""

from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
from attrs import frozen

from arbetsflode.kommandorad.falt import inre_typ, typer

_FORKLARINGAR = {
    "handlaggare": "personens kod",
    "enhet": "enhetens kod",
    "medhandlaggare": "personers koder",
    "beslutspunkter": "nämndens beslut, punkt för punkt",
    "paragraf": "som den står i protokollet, till exempel 4 ½",
    "beslutstext": "så som nämnden beslutade",
    "sammantrade": "mötet där det hände",
    "malsammantrade": "mötet som svaret ska till",
    "till": "mötet som ärendet skjuts till",
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


@frozen(kw_only=True)
class Falt:
    """A field as a person fills it in: its path, what is written there, and whether it must be."""

    namn: str
    varde: str
    kravs: bool
    flera: bool
    forklaring: str = ""

    def som_text(self) -> str:
        """`sammantrade.dag=ÅÅÅÅ-MM-DD`, with what it is."""
        upprepas = ", kan upprepas" if self.flera else ""
        forklaring = f"  {self.forklaring}{upprepas}" if self.forklaring else upprepas.replace(", ", "  ")
        return f"{self.namn}={self.varde}{forklaring}"


def falt_i(klass: type) -> tuple[Falt, ...]:
    """The fields of a record class, parts unfolded; the mandatory ones first."""
    alla = list(_falt(klass, "", kravs=True, flera=False, djup=0))
    return tuple(sorted(alla, key=lambda f: not f.kravs))


def _falt(klass: type, over: str, *, kravs: bool, flera: bool, djup: int) -> Iterator[Falt]:
    typerna = typer(klass)
    for attribut in attrs.fields(klass):
        namn = attribut.name
        if namn not in typerna or (attrs.has(klass) and namn.startswith("_")):
            continue
        inre, ar_lista = inre_typ(typerna[namn])
        maste = kravs and attribut.default is attrs.NOTHING
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
            forklaring=_FORKLARINGAR.get(namn) or _FORKLARINGAR.get(over, ""),
        )


def _vad(typ: Any) -> str:
    if isinstance(typ, type) and issubclass(typ, Enum):
        return "|".join(str(ett.value) for ett in typ)
    return {"bool": "ja|nej", "int": "TAL", "date": "ÅÅÅÅ-MM-DD"}.get(getattr(typ, "__name__", ""), "TEXT")
