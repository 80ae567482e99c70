"""The svarstid: text as written, date, precision, extensions (anstånd) -> the date that counts.

A svarstid is a date that the sender chose, no statutory time limit: lag 1930:173 does not move it.
It is kept literally, also on a Saturday, and planned against the last working day on or before it.
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from attrs import evolve, field, frozen
from attrs.validators import optional

from tillstand.arbetsdagar import Arbetsdagar, isovecka, med_veckodag, plus_manader
from tillstand.rimligt import rimlig_dag
from tillstand.text import FRITEXT, rad


class Precision(StrEnum):
    """How exactly the sender wrote the day."""

    DAG = "dag"
    VECKA = "vecka"
    MANAD = "manad"
    KVARTAL = "kvartal"
    PERIOD = "period"


class Anstandssvar(StrEnum):
    """The sender's answer to an asked extension."""

    BEVILJAT = "beviljat"
    AVSLAGET = "avslaget"


@frozen(kw_only=True)
class Anstand:
    """One extension: asked when, by and of whom, for which date; then granted or refused."""

    begart: date | None = None
    begart_av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    begart_hos: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    begart_datum: date | None = field(default=None, validator=optional(rimlig_dag))
    svar: Anstandssvar | None = None
    besvarat: date | None = None
    besvarat_av: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    nytt_datum: date | None = field(default=None, validator=optional(rimlig_dag))
    ordalydelse: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)

    @property
    def ar_oppet(self) -> bool:
        """Asked and not yet answered."""
        return self.svar is None


@frozen(kw_only=True)
class Svarstid:
    """When the sender wants the answer. `datum` is the last day that counts; `fran` begins a window."""

    text: str | None = field(default=None, validator=optional(rad()), metadata=FRITEXT)
    datum: date | None = field(default=None, validator=optional(rimlig_dag))
    precision: Precision = Precision.DAG
    fran: date | None = field(default=None, validator=optional(rimlig_dag))
    tillhanda: bool = False
    anstand: tuple[Anstand, ...] = ()

    @property
    def galler(self) -> date | None:
        """The date that counts: the last granted extension, otherwise the original date."""
        if not self.anstand:
            return self.datum
        beviljade = (a.nytt_datum for a in reversed(self.anstand) if a.svar is Anstandssvar.BEVILJAT)
        return next((dag for dag in beviljade if dag is not None), self.datum)

    @property
    def ar_fonster(self) -> bool:
        """Whether the date that counts is only the last day of a week, a month or the like."""
        return self.precision is not Precision.DAG and self.galler == self.datum

    @property
    def oppet_anstand(self) -> Anstand | None:
        """The extension that has been asked for and not answered."""
        return next((a for a in reversed(self.anstand) if a.ar_oppet), None)

    def planeringsdag(self, dagar: Arbetsdagar) -> date | None:
        """The last working day on or before the date that counts: plan against this one."""
        return None if self.galler is None else dagar.pa_eller_fore(self.galler)

    def med_begaran(self, anstand: Anstand) -> "Svarstid":
        """The same svarstid with one more asked extension."""
        return evolve(self, anstand=(*self.anstand, anstand))

    def med_svar(self, svar: Anstand) -> "Svarstid":
        """The same svarstid with the open extension answered; without one, the answer stands alone."""
        oppet = self.oppet_anstand
        if oppet is None:
            return self.med_begaran(svar)
        besvarat = evolve(
            oppet,
            svar=svar.svar,
            besvarat=svar.besvarat,
            besvarat_av=svar.besvarat_av,
            nytt_datum=svar.nytt_datum,
            ordalydelse=svar.ordalydelse,
        )
        return evolve(self, anstand=tuple(besvarat if a is oppet else a for a in self.anstand))

    def forklara(self, dagar: Arbetsdagar) -> tuple[str, ...]:
        """From the text as written to the day that counts, one Swedish sentence a step."""
        if self.galler is None:
            return ("Remissen har ingen svarstid.",)
        steg = []
        if self.datum is not None:
            skriven = f" (skrivet: ”{self.text}”)" if self.text else ""
            steg.append(f"Svarstiden är {med_veckodag(self.datum)}{skriven}.")
            if self.precision is not Precision.DAG:
                steg.append(f"Den är skriven som {_PRECISION[self.precision]}: sista dagen räknas.")
        steg.extend(_forklara_anstand(anstand) for anstand in self.anstand)
        planerad = dagar.pa_eller_fore(self.galler)
        if planerad != self.galler:
            steg.append(
                f"{med_veckodag(self.galler).capitalize()} är ingen arbetsdag: "
                f"planera för {med_veckodag(planerad)}."
            )
        if self.tillhanda:
            steg.append("Svaret ska vara framme den dagen.")
        return tuple(steg)


_VECKA = re.compile(r"([0-9]{4})-?[vVwW]\.? ?([0-9]{1,2})")
_KVARTAL = re.compile(r"([0-9]{4})-?(?:[kK][vV]|[qQ])\.? ?([1-4])")
_MANAD = re.compile(r"([0-9]{4})-([0-9]{2})")


def las_svarstid(text: str) -> Svarstid:
    """A svarstid in short: a day `2012-06-13`, a week `2012-v23`, a month `2012-06`, a quarter `2012-kv2`.

    Raises ValueError for anything else, and for a day or week that no almanac has.
    """
    if traff := _VECKA.fullmatch(text):
        fran, till = isovecka(int(traff[1]), int(traff[2]))
        return Svarstid(text=text, datum=till, fran=fran, precision=Precision.VECKA)
    if traff := _KVARTAL.fullmatch(text):
        fran = date(int(traff[1]), int(traff[2]) * 3 - 2, 1)
        return Svarstid(
            text=text, datum=plus_manader(fran, 3) - timedelta(1), fran=fran, precision=Precision.KVARTAL
        )
    if traff := _MANAD.fullmatch(text):
        fran = date(int(traff[1]), int(traff[2]), 1)
        return Svarstid(
            text=text, datum=plus_manader(fran, 1) - timedelta(1), fran=fran, precision=Precision.MANAD
        )
    return Svarstid(datum=date.fromisoformat(text))


_PRECISION = {
    Precision.VECKA: "en vecka",
    Precision.MANAD: "en månad",
    Precision.KVARTAL: "ett kvartal",
    Precision.PERIOD: "en period",
}


def _forklara_anstand(anstand: Anstand) -> str:
    if anstand.svar is Anstandssvar.BEVILJAT and anstand.nytt_datum is not None:
        av = f" av {anstand.besvarat_av}" if anstand.besvarat_av else ""
        return f"Anstånd har beviljats{av} till {med_veckodag(anstand.nytt_datum)}."
    if anstand.svar is Anstandssvar.AVSLAGET:
        return "Anstånd har begärts och avslagits."
    till = f" till {med_veckodag(anstand.begart_datum)}" if anstand.begart_datum else ""
    return f"Anstånd har begärts{till}, men inte besvarats."
