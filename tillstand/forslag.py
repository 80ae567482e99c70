"""Förslag: the tjänsteutlåtande is finished, approved by the chefer, and waits for the nämnd.

Arrows in: `lagg_forslag` from beredning; `bordlagg` leads from förslag to förslag.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import evolve, field, frozen
from attrs.validators import deep_iterable, optional

from tillstand.arende import Nar
from tillstand.beredning import Beredning
from tillstand.fel import Brist
from tillstand.handlingar import HUVUDHANDLINGAR, Handlingar
from tillstand.innehall import (
    Avsnitt,
    Beslutspunkt,
    Bilaga,
    Kontakt,
    Sammantrade,
    Stallningstagande,
    Underskrift,
    Uppgift,
)
from tillstand.kalender import Kalender
from tillstand.svarstid import Svarstid
from tillstand.text import FRITEXT, rad, stycke


@frozen(kw_only=True)
class Bordlaggning:
    """The record of `bordlagg`: the nämnd postpones the matter to another meeting (KL 6:33)."""

    skriver: ClassVar[tuple[str, ...]] = ("forslag", "beredning")
    tar_bort: ClassVar[tuple[str, ...]] = ()

    sammantrade: Sammantrade
    paragraf: str | None = field(default=None, validator=optional(rad(40)))
    till: Sammantrade

    @property
    def handelsedag(self) -> date:
        """The day of the meeting that postponed."""
        return self.sammantrade.dag

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The same proposal, for the next meeting."""
        forslag, beredning = arende.forslag, arende.beredning
        return {
            "forslag": evolve(forslag, bordlaggningar=(*forslag.bordlaggningar, self)),
            "beredning": evolve(beredning, malsammantrade=self.till),
        }


@frozen(kw_only=True)
class _Forslagsinnehall:
    """What a tjänsteutlåtande holds, as far as it is asked about; its text is a handling."""

    beslutspunkter: tuple[Beslutspunkt, ...] = ()
    stallningstagande: Stallningstagande | None = None
    stallningstagande_text: str | None = field(
        default=None, validator=optional(stycke(4_000)), metadata=FRITEXT
    )
    adressat: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    kontakt: Kontakt | None = None
    underskrifter: tuple[Underskrift, ...] = ()
    beredd_inom: tuple[str, ...] = field(default=(), validator=deep_iterable(rad()), metadata=FRITEXT)
    namnda_enheter: tuple[str, ...] = field(default=(), validator=deep_iterable(rad()), metadata=FRITEXT)
    avsnitt: tuple[Avsnitt, ...] = ()
    bilagor: tuple[Bilaga, ...] = ()
    uppgifter: tuple[Uppgift, ...] = ()


@frozen(kw_only=True)
class Forslag(_Forslagsinnehall):
    """The proposal that lies before the nämnd."""

    framlagt: Nar
    framlagt_av: str
    bordlaggningar: tuple[Bordlaggning, ...] = ()


@frozen(kw_only=True)
class Forslagsunderlag(_Forslagsinnehall):
    """The record of `lagg_forslag`: the decision points and the stance; the text is a handling."""

    skriver: ClassVar[tuple[str, ...]] = ("forslag",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *förslag*."""
        innehall = {a.name: getattr(self, a.name) for a in _Forslagsinnehall.__attrs_attrs__}
        return {"forslag": Forslag(framlagt=nar, framlagt_av=av, **innehall)}


def huvudhandling_bifogad(handlingar: Handlingar) -> Brist | None:
    """A tjänsteutlåtande, tjänsteskrivelse or yttrande lies in the case."""
    if handlingar.har(*HUVUDHANDLINGAR):
        return None
    return Brist(
        kod="huvudhandling_saknas",
        mening="Tjänsteutlåtandet saknas: bifoga det, en tjänsteskrivelse eller ett yttrande.",
    )


def beslutspunkter_finns(underlag: Forslagsunderlag) -> Brist | None:
    """The proposal says what the nämnd is to decide."""
    if underlag.beslutspunkter:
        return None
    return Brist(kod="beslutspunkter_saknas", mening="Förslaget saknar beslutspunkter: skriv minst en.")


def svarstid_fore_malsammantrade(
    svarstid: Svarstid, beredning: Beredning, kalender: Kalender
) -> Brist | None:
    """The target meeting should come before the last day to send."""
    dag = svarstid.planeringsdag(kalender.dagar)
    malmote = beredning.malsammantrade
    if dag is None or malmote is None or malmote.dag <= dag:
        return None
    return _for_sent(malmote.dag, dag)


def svarstid_fore_nasta_mote(underlag: Bordlaggning, svarstid: Svarstid, kalender: Kalender) -> Brist | None:
    """A postponed matter may come too late for the svarstid."""
    dag = svarstid.planeringsdag(kalender.dagar)
    if dag is None or underlag.till.dag <= dag:
        return None
    return _for_sent(underlag.till.dag, dag)


def _for_sent(mote: date, dag: date) -> Brist:
    return Brist(
        kod="svarstid_fore_sammantrade",
        mening=f"Nämnden möts {mote.isoformat()}, efter sista dagen att svara {dag.isoformat()}: "
        "begär anstånd eller välj en annan väg.",
    )


def nasta_mote_efter_detta(underlag: Bordlaggning) -> Brist | None:
    """A matter is postponed to a later meeting."""
    if underlag.till.dag > underlag.sammantrade.dag:
        return None
    return Brist(kod="bordlagd_bakat", mening="Ärendet ska bordläggas till ett senare sammanträde.")


KRAV = (
    huvudhandling_bifogad,
    beslutspunkter_finns,
    svarstid_fore_malsammantrade,
    svarstid_fore_nasta_mote,
    nasta_mote_efter_detta,
)
UNDERLAG = (Forslagsunderlag, Bordlaggning)
