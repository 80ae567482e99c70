"""Extensions of the svarstid (anstånd): asked for, granted, refused. The original date is kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import field, frozen
from attrs.validators import optional

from tillstand.arende import Nar
from tillstand.fel import Brist
from tillstand.kalender import Kalender
from tillstand.mottagen import pa_ledig_dag
from tillstand.rimligt import rimlig_dag
from tillstand.svarstid import Anstand, Anstandssvar, Svarstid
from tillstand.text import FRITEXT, rad


@frozen(kw_only=True)
class Anstandsbegaran:
    """An extension is asked for: of whom, and until when."""

    skriver: ClassVar[tuple[str, ...]] = ("svarstid",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    hos: str = field(validator=rad(), metadata=FRITEXT)
    datum: date | None = field(default=None, validator=optional(rimlig_dag))

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """One more open extension."""
        anstand = Anstand(begart=nar.dag, begart_av=av, begart_hos=self.hos, begart_datum=self.datum)
        return {"svarstid": arende.svarstid.med_begaran(anstand)}


@frozen(kw_only=True)
class AnstandBeviljat:
    """An extension is granted, asked for here or not; the original svarstid is kept."""

    skriver: ClassVar[tuple[str, ...]] = ("svarstid",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    datum: date = field(validator=rimlig_dag)
    av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    ordalydelse: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    okand_dag: bool = False
    """The papers do not say when it was granted."""

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The open extension is answered, and its date counts."""
        svar = Anstand(
            svar=Anstandssvar.BEVILJAT,
            besvarat=None if self.okand_dag else nar.dag,
            besvarat_av=self.av,
            nytt_datum=self.datum,
            ordalydelse=self.ordalydelse,
        )
        return {"svarstid": arende.svarstid.med_svar(svar)}


@frozen(kw_only=True)
class AnstandAvslaget:
    """An asked extension is refused: the date that counted still counts."""

    skriver: ClassVar[tuple[str, ...]] = ("svarstid",)
    tar_bort: ClassVar[tuple[str, ...]] = ()

    av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    ordalydelse: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    def vik(self, arende: Any, nar: Nar, av: str) -> Mapping[str, object | None]:
        """The open extension is answered."""
        svar = Anstand(
            svar=Anstandssvar.AVSLAGET,
            besvarat=nar.dag,
            besvarat_av=self.av,
            ordalydelse=self.ordalydelse,
        )
        return {"svarstid": arende.svarstid.med_svar(svar)}


def inget_anstand_vantar(svarstid: Svarstid) -> Brist | None:
    """One extension is asked for at a time."""
    if svarstid.oppet_anstand is None:
        return None
    return Brist(kod="anstand_vantar", mening="Ett anstånd är redan begärt: anteckna svaret på det först.")


def anstand_vantar(svarstid: Svarstid) -> Brist | None:
    """Only an asked extension can be refused."""
    if svarstid.oppet_anstand is not None:
        return None
    return Brist(kod="inget_anstand", mening="Inget anstånd är begärt.")


def anstand_framat(underlag: AnstandBeviljat, svarstid: Svarstid) -> Brist | None:
    """An extension usually moves the date forward; anything else may be a slip."""
    if svarstid.galler is None or underlag.datum > svarstid.galler:
        return None
    return Brist(
        kod="anstand_bakat",
        mening=f"Den nya dagen {underlag.datum.isoformat()} är inte senare än {svarstid.galler.isoformat()}.",
    )


def ny_svarstid_pa_ledig_dag(underlag: AnstandBeviljat, kalender: Kalender) -> Brist | None:
    """A new last day without work is kept as granted, and told at once."""
    return pa_ledig_dag(underlag.datum, kalender)
