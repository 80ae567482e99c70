"""Överlämnad: the answer has left the house, and only then.

Arrows in: `overlamna` from justerad, `overlamna_delegerat` from nämndbeslut. By post, e-tjänst or
internally the arrow is taken at once; by e-mail when the letter has been delivered.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from attrs import field, frozen
from attrs.validators import deep_iterable, ge, min_len, optional

from tillstand.arende import Arende, Nar
from tillstand.fel import Brist
from tillstand.handlingar import BESLUTAD_TEXT, Handlingar
from tillstand.innehall import Kanal
from tillstand.mottagen import Mottagen
from tillstand.namndbeslut import Namndbeslut
from tillstand.rimligt import epostadress
from tillstand.svarstid import Svarstid
from tillstand.text import FRITEXT, rad, stycke

SAKNAS = "saknas"
"""What is written when the sender has no number of its own."""


@frozen(kw_only=True)
class _Sandning:
    """What is sent, to whom and how."""

    mottagare: str = field(validator=rad(), metadata=FRITEXT)
    kanal: Kanal
    epost: str | None = field(default=None, validator=optional(epostadress), metadata=FRITEXT)
    handlingar: tuple[int, ...] = field(validator=[min_len(1), deep_iterable(ge(1))])
    """Running numbers of the documents sent."""
    avsandarens_diarienummer: str = field(validator=rad(100))
    """The number that the sender gave the remiss, or ”saknas”."""
    kopia_till: tuple[str, ...] = field(default=(), validator=deep_iterable(epostadress), metadata=FRITEXT)
    meddelande: str | None = field(default=None, validator=optional(stycke(4_000)), metadata=FRITEXT)
    forsenat_skal: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)


@frozen(kw_only=True)
class Overlamning(_Sandning):
    """The record of `overlamna` and `overlamna_delegerat`."""

    skriver: ClassVar[tuple[str, ...]] = ("overlamnad",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    @property
    def kraver_utskick(self) -> bool:
        """By e-mail the arrow is asked for; it is taken when the letter has left the house."""
        return self.kanal is Kanal.EPOST

    def vik(self, arende: Arende, nar: Nar, av: str) -> Mapping[str, object | None]:
        """Begin the part *överlämnad*."""
        falt = {a.name: getattr(self, a.name) for a in _Sandning.__attrs_attrs__}
        return {"overlamnad": Overlamnad(overlamnat=nar, **falt)}


@frozen(kw_only=True)
class Overlamnad(_Sandning):
    """The delivery as it happened."""

    overlamnat: Nar


def handlingarna_finns(underlag: Overlamning, handlingar: Handlingar) -> Brist | None:
    """What is sent lies in the case."""
    saknade = sorted(set(underlag.handlingar) - handlingar.nummer())
    if not saknade:
        return None
    return Brist(
        kod="handling_saknas",
        mening=f"Ärendet har ingen handling nummer {', '.join(map(str, saknade))}.",
    )


def beslutad_text_foljer_med(underlag: Overlamning, handlingar: Handlingar) -> Brist | None:
    """The decided text goes with the answer: the extract of the minutes, the decision or the yttrande."""
    valda = handlingar.valda(underlag.handlingar)
    if any(h.slag in BESLUTAD_TEXT and not h.arbetsmaterial for h in valda):
        return None
    return Brist(
        kod="beslutad_text_saknas",
        mening="Den beslutade texten ska följa med: bifoga protokollsutdraget, delegationsbeslutet "
        "eller yttrandet och ta med det.",
    )


def avsandarens_nummer_stammer(underlag: Overlamning, mottagen: Mottagen) -> Brist | None:
    """The answer goes under the number that the sender gave this remiss, not another's."""
    avsandare = mottagen.avsandare
    nummer = avsandare.diarienummer if avsandare else None
    if nummer is None or _utan_mellanrum(nummer) == _utan_mellanrum(underlag.avsandarens_diarienummer):
        return None
    return Brist(
        kod="fel_avsandarnummer",
        mening=f"Avsändarens diarienummer är {nummer}, inte {underlag.avsandarens_diarienummer}.",
    )


def _utan_mellanrum(nummer: str) -> str:
    return "".join(nummer.split()).casefold()


def epostadress_finns(underlag: Overlamning) -> Brist | None:
    """An answer by e-mail needs an address."""
    if underlag.kanal is not Kanal.EPOST or underlag.epost:
        return None
    return Brist(kod="epostadress_saknas", mening="Ange e-postadressen som svaret ska till.")


def beslutet_justeras_inte(namndbeslut: Namndbeslut) -> Brist | None:
    """Only a decision that needs no justering may leave before one."""
    if not namndbeslut.kraver_justering:
        return None
    return Brist(
        kod="inte_justerat",
        mening="Nämndens beslut ska justeras innan svaret överlämnas.",
        kalla="KL 5:69",
    )


def i_tid(underlag: Overlamning, svarstid: Svarstid, nar: Nar) -> Brist | None:
    """A late answer is sent all the same; it is told."""
    galler: date | None = svarstid.galler
    if galler is None or nar.dag <= galler:
        return None
    return Brist(
        kod="for_sent",
        mening=f"Svaret lämnas efter svarstiden {galler.isoformat()}: tala om för avsändaren.",
    )


KRAV = (
    handlingarna_finns,
    avsandarens_nummer_stammer,
    beslutad_text_foljer_med,
    epostadress_finns,
    beslutet_justeras_inte,
    i_tid,
)
UNDERLAG = (Overlamning,)
