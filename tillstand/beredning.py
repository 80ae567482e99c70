"""Beredning: a handläggare of the responsible enhet prepares the answer.

Arrows in: `fordela` from mottagen; `dra_tillbaka` and `aterremittera` lead back here from förslag.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from attrs import evolve, field, frozen
from attrs.validators import deep_iterable, optional

from tillstand.arende import Arende, Nar
from tillstand.behorighet import Organisation
from tillstand.fel import Brist
from tillstand.innehall import Sammantrade
from tillstand.text import FRITEXT, kodtext, rad, stycke


class Svarsvag(StrEnum):
    """The route by which the answer is decided."""

    NAMND = "namnd"
    UTSKOTT = "utskott"
    DELEGATION = "delegation"
    ORDFORANDEBESLUT = "ordforandebeslut"
    AVSTAR = "avstar"
    SAMORDNAT = "samordnat"
    KOMMUNENS_SVAR = "kommunens_svar"


@frozen(kw_only=True)
class Retur:
    """Why the matter came back to beredning, and when."""

    slag: str
    nar: Nar
    text: str = field(validator=stycke(), metadata=FRITEXT)
    sammantrade: Sammantrade | None = None
    paragraf: str | None = field(default=None, validator=optional(rad(40)))


@frozen(kw_only=True)
class Beredning:
    """Who prepares the answer, by which route, for which meeting, and how often it came back."""

    handlaggare: str
    enhet: str
    medhandlaggare: tuple[str, ...] = ()
    svarsvag: Svarsvag | None = None
    malsammantrade: Sammantrade | None = None
    fordelad: Nar
    returer: tuple[Retur, ...] = ()


@frozen(kw_only=True)
class Fordelning:
    """The record of `fordela`: the handläggare, the responsible enhet, and the route if it is known."""

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    handlaggare: str = field(validator=kodtext())
    enhet: str = field(validator=kodtext())
    medhandlaggare: tuple[str, ...] = field(default=(), validator=deep_iterable(kodtext()))
    svarsvag: Svarsvag | None = None
    malsammantrade: Sammantrade | None = None

    def vik(self, arende: Arende, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *beredning*."""
        del_ = Beredning(
            handlaggare=self.handlaggare,
            enhet=self.enhet,
            medhandlaggare=self.medhandlaggare,
            svarsvag=self.svarsvag,
            malsammantrade=self.malsammantrade,
            fordelad=nar,
        )
        return {"beredning": del_}


@frozen(kw_only=True)
class Tillbakadragande:
    """The record of `dra_tillbaka`: the reason why the proposal is withdrawn."""

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ("forslag",)

    skal: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The proposal goes to the history, the reason to *beredning*."""
        retur = Retur(slag="tillbakadragen", nar=nar, text=self.skal)
        return {"forslag": None, "beredning": _med_retur(arende.beredning, retur)}


@frozen(kw_only=True)
class Aterremiss:
    """The record of `aterremittera`: the nämnd sends the matter back, saying what is missing.

    In a nämnd simple majority decides; the minority rule of KL 5:50 is for fullmäktige only.
    """

    skriver: ClassVar[tuple[str, ...]] = ("beredning",)
    tar_bort: ClassVar[tuple[str, ...]] = ("forslag",)

    sammantrade: Sammantrade
    paragraf: str | None = field(default=None, validator=optional(rad(40)))
    motivering: str = field(validator=stycke(), metadata=FRITEXT)

    @property
    def handelsedag(self) -> date:
        """The day of the meeting."""
        return self.sammantrade.dag

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The proposal goes to the history, the motivering to *beredning*; the target meeting falls."""
        retur = Retur(
            slag="aterremiss",
            nar=nar,
            text=self.motivering,
            sammantrade=self.sammantrade,
            paragraf=self.paragraf,
        )
        beredning = _med_retur(arende.beredning, retur)
        return {"forslag": None, "beredning": evolve(beredning, malsammantrade=None)}


def _med_retur(beredning: Beredning, retur: Retur) -> Beredning:
    return evolve(beredning, returer=(*beredning.returer, retur))


def handlaggare_finns(underlag: Fordelning, organisation: Organisation) -> Brist | None:
    """The handläggare is a known person."""
    okanda = [p for p in (underlag.handlaggare, *underlag.medhandlaggare) if p not in organisation.personer]
    if not okanda:
        return None
    return Brist(kod="okand_person", mening=f"Det finns ingen person med koden ”{okanda[0]}”.")


def enhet_i_namnden(underlag: Fordelning, organisation: Organisation, arende: Arende) -> Brist | None:
    """The responsible enhet belongs to the nämnd of the case."""
    enhet = organisation.enheter.get(underlag.enhet)
    if enhet is not None and enhet.namnd == arende.namnd:
        return None
    mening = f"Det finns ingen enhet med koden ”{underlag.enhet}” i nämnden {arende.namnd}."
    return Brist(kod="okand_enhet", mening=mening)


def avstar_fran_egna_kommunstyrelsen(underlag: Fordelning, mottagen: Any) -> Brist | None:
    """Kommunstyrelsen may demand the yttranden that it needs (KL 6:12): refraining needs a thought."""
    avsandare = mottagen.avsandare
    if underlag.svarsvag is not Svarsvag.AVSTAR or avsandare is None or not avsandare.egen_kommun:
        return None
    return Brist(
        kod="avstar_fran_kommunstyrelsen",
        mening="Avsändaren är den egna kommunen: kommunstyrelsen får begära det yttrande den behöver.",
        kalla="KL 6:12",
    )


KRAV = (handlaggare_finns, enhet_i_namnden, avstar_fran_egna_kommunstyrelsen)
UNDERLAG = (Fordelning, Tillbakadragande, Aterremiss)
