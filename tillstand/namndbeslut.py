"""Nämndbeslut: the answer is decided, by the nämnd or its utskott, on delegation, or in an urgent case.

Arrows in: `besluta`, `besluta_pa_delegation`, `besluta_bradskande`. The decision is not yet justerat.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from attrs import field, frozen
from attrs.validators import deep_iterable, optional

from tillstand.arende import Arende, Nar
from tillstand.fel import Brist
from tillstand.innehall import Organslag, Sammantrade, Stallningstagande
from tillstand.kalender import Kalender
from tillstand.mottagen import Mottagen
from tillstand.text import FRITEXT, rad, stycke
from tillstand.villkor import Villkor


class Beslutsfattare(StrEnum):
    """Who decided: the body itself, or somebody in its place."""

    NAMND = "namnd"
    DELEGAT = "delegat"
    ORDFORANDE = "ordforande"


class Beslutsutfall(StrEnum):
    """What became of the proposal."""

    ENLIGT_FORSLAGET = "enligt_forslaget"
    ANNAN_LYDELSE = "annan_lydelse"
    AVSTAR = "avstar"


class Delegationshinder(StrEnum):
    """The delegat's own statement on KL 6:38: what stands in the way of deciding alone."""

    INGET = "inget"
    PUNKT_1 = "p1"
    PUNKT_2 = "p2"
    PUNKT_3 = "p3"
    PUNKT_4 = "p4"
    PUNKT_5 = "p5"


@frozen(kw_only=True)
class Reservation:
    """A dissent announced before the meeting ended (KL 4:27), or a statement for the minutes."""

    vem: str = field(validator=rad(), metadata=FRITEXT)
    text: str | None = field(default=None, validator=optional(stycke()), metadata=FRITEXT)


@frozen(kw_only=True)
class Namndbeslut:
    """The decision: by whom, when, in which words."""

    beslutsfattare: Beslutsfattare
    nar: Nar
    beslutsdag: date
    sammantrade: Sammantrade | None = None
    paragraf: str | None = None
    utfall: Beslutsutfall
    stallningstagande: Stallningstagande | None = None
    beslutstext: str = field(validator=stycke(), metadata=FRITEXT)
    reservationer: tuple[Reservation, ...] = ()
    uttalanden: tuple[Reservation, ...] = ()
    jav: tuple[str, ...] = field(default=(), metadata=FRITEXT)
    omedelbart: bool = False
    delegat: str | None = None
    delegationspunkt: str | None = None

    @property
    def kraver_justering(self) -> bool:
        """A decision of a body stands in minutes that are verified; one taken alone does not (KL 5:69)."""
        return self.beslutsfattare is Beslutsfattare.NAMND

    @property
    def ska_anmalas(self) -> bool:
        """A decision taken in the nämnd's place is reported to it (KL 6:40)."""
        return not self.kraver_justering


@frozen(kw_only=True)
class Beslut:
    """The record of `besluta`: meeting, paragraph, outcome and decision text (KL 5:65-67 by 6:35)."""

    skriver: ClassVar[tuple[str, ...]] = ("namndbeslut",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    sammantrade: Sammantrade
    paragraf: str = field(validator=rad(40))
    """Text, not a number: ”4 ½” and ”9 a” occur."""
    utfall: Beslutsutfall = Beslutsutfall.ENLIGT_FORSLAGET
    stallningstagande: Stallningstagande | None = None
    beslutstext: str = field(validator=stycke(), metadata=FRITEXT)
    reservationer: tuple[Reservation, ...] = ()
    uttalanden: tuple[Reservation, ...] = ()
    jav: tuple[str, ...] = field(default=(), validator=deep_iterable(rad()), metadata=FRITEXT)
    omedelbart: bool = False

    @property
    def handelsedag(self) -> date:
        """The day of the meeting."""
        return self.sammantrade.dag

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *nämndbeslut*."""
        del_ = Namndbeslut(
            beslutsfattare=Beslutsfattare.NAMND,
            nar=nar,
            beslutsdag=self.sammantrade.dag,
            sammantrade=self.sammantrade,
            paragraf=self.paragraf,
            utfall=self.utfall,
            stallningstagande=self.stallningstagande,
            beslutstext=self.beslutstext,
            reservationer=self.reservationer,
            uttalanden=self.uttalanden,
            jav=self.jav,
            omedelbart=self.omedelbart,
        )
        return {"namndbeslut": del_}


@frozen(kw_only=True)
class Delegationsbeslut:
    """The record of `besluta_pa_delegation`: a delegat decides alone (KL 7:5, 6:37)."""

    skriver: ClassVar[tuple[str, ...]] = ("namndbeslut",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    delegationspunkt: str = field(validator=rad(60))
    hinder: Delegationshinder
    provning: str = field(validator=stycke(4_000), metadata=FRITEXT)
    """Why nothing in KL 6:38 stands in the way, in the delegat's own words."""
    utfall: Beslutsutfall = Beslutsutfall.ENLIGT_FORSLAGET
    stallningstagande: Stallningstagande | None = None
    beslutstext: str = field(validator=stycke(), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *nämndbeslut*, decided by the delegat."""
        del_ = Namndbeslut(
            beslutsfattare=Beslutsfattare.DELEGAT,
            nar=nar,
            beslutsdag=nar.dag,
            utfall=self.utfall,
            stallningstagande=self.stallningstagande,
            beslutstext=self.beslutstext,
            delegat=av,
            delegationspunkt=self.delegationspunkt,
        )
        return {"namndbeslut": del_}


@frozen(kw_only=True)
class BradskandeBeslut:
    """The record of `besluta_bradskande`: the ordförande, or a member appointed, decides (KL 6:39)."""

    skriver: ClassVar[tuple[str, ...]] = ("namndbeslut",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    ordforande: str = field(validator=rad(), metadata=FRITEXT)
    bemyndigande: str = field(validator=rad(), metadata=FRITEXT)
    """The nämnd's mandate for urgent matters."""
    skal: str = field(validator=stycke(4_000), metadata=FRITEXT)
    """Why the matter cannot wait for the nämnd."""
    beslutsdag: date
    utfall: Beslutsutfall = Beslutsutfall.ENLIGT_FORSLAGET
    stallningstagande: Stallningstagande | None = None
    beslutstext: str = field(validator=stycke(), metadata=FRITEXT)

    @property
    def handelsedag(self) -> date:
        """The day of the decision."""
        return self.beslutsdag

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *nämndbeslut*, decided by the ordförande."""
        del_ = Namndbeslut(
            beslutsfattare=Beslutsfattare.ORDFORANDE,
            nar=nar,
            beslutsdag=self.beslutsdag,
            utfall=self.utfall,
            stallningstagande=self.stallningstagande,
            beslutstext=self.beslutstext,
            delegat=self.ordforande,
        )
        return {"namndbeslut": del_}


def beslutat_sedan_det_kom_in(mottagen: Mottagen, nar: Nar) -> Brist | None:
    """What has not come in yet is not decided: an earlier day is a slip of the pen."""
    if nar.dag >= mottagen.inkommen:
        return None
    return Brist(
        kod="beslutat_fore_inkom",
        mening=f"Beslutet är daterat {nar.dag.isoformat()}, men remissen kom in "
        f"{mottagen.inkommen.isoformat()}: rätta dagen.",
    )


def sammantrade_i_kalendern(underlag: Beslut, arende: Arende, kalender: Kalender) -> Brist | None:
    """The nämnd met that day as far as its calendar knows; of a year that is not decided it knows nothing."""
    dag, namndens = underlag.sammantrade.dag, kalender.for_namnd(arende.namnd)
    hallet = namndens.hallet(dag)
    if underlag.sammantrade.organslag is not Organslag.NAMND or dag.year not in namndens.beslutade_ar():
        return None
    if hallet is not None and not hallet.antaget:
        return None
    return Brist(
        kod="inget_sammantrade_den_dagen",
        mening=f"Nämndens kalender har inget sammanträde {dag.isoformat()}: se efter att dagen stämmer.",
    )


def omedelbar_justering_tillaten(underlag: Beslut, villkor: Villkor) -> Brist | None:
    """A paragraph is verified at once only where the nämnd's reglemente allows it."""
    if not underlag.omedelbart or villkor.omedelbar_justering:
        return None
    return Brist(
        kod="omedelbar_justering_ej_tillaten",
        mening="Nämnden får inte justera omedelbart: anteckna beslutet utan omedelbar justering.",
        kalla="nämndens reglemente",
    )


def avstar_fran_egen_kommunstyrelse(underlag: Beslut | Delegationsbeslut, mottagen: Mottagen) -> Brist | None:
    """Kommunstyrelsen may demand the yttranden that it needs: refraining is more than a choice."""
    avsandare = mottagen.avsandare
    if underlag.utfall is not Beslutsutfall.AVSTAR or avsandare is None or not avsandare.egen_kommun:
        return None
    return Brist(
        kod="avstar_fran_kommunstyrelsen",
        mening="Avsändaren är den egna kommunen: kommunstyrelsen får begära det yttrande den behöver.",
        kalla="KL 6:12",
    )


KRAV = (
    beslutat_sedan_det_kom_in,
    sammantrade_i_kalendern,
    omedelbar_justering_tillaten,
    avstar_fran_egen_kommunstyrelse,
)
UNDERLAG = (Beslut, Delegationsbeslut, BradskandeBeslut)
