"""What a decision is made by: the flow version, the nämnd's terms, the calendar and the people."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from tillstand.arende import Arende, Arendeslag, Nar
from tillstand.behorighet import Aktor, Organisation
from tillstand.fel import Brist, Datafel, Konfigurationsfel, OgiltigOvergang
from tillstand.flode import Atgard, Flode, Kravsignatur, Overgang, granska, las_krav
from tillstand.kalender import Kalender
from tillstand.maskin import Maskin
from tillstand.villkor import Villkor


class Flodesversion:
    """A flow that has passed the lint, with its machine and its demands ready to be asked."""

    def __init__(self, flode: Flode, slag: Arendeslag, hash_: str) -> None:
        """Raises Konfigurationsfel with every fault of the flow."""
        if fel := granska(flode, slag):
            raise Konfigurationsfel(fel)
        self.flode = flode
        self.slag = slag
        self.hash = hash_
        self.maskin = Maskin(flode)
        namn = {k for rad in flode.rader for k in (*rad.kraver, *rad.varnar)}
        self.krav = {ett: las_krav(ett, slag.krav[ett]) for ett in sorted(namn)}

    def overgang(self, namn: str) -> Overgang:
        """The arrow with that name. Raises OgiltigOvergang."""
        rad = self.flode.per_namn.get(namn)
        if not isinstance(rad, Overgang):
            raise OgiltigOvergang(f"Det finns ingen övergång som heter ”{namn}” i flödet.")
        return rad

    def atgard(self, namn: str) -> Atgard:
        """The åtgärd with that name. Raises OgiltigOvergang."""
        rad = self.flode.per_namn.get(namn)
        if not isinstance(rad, Atgard):
            raise OgiltigOvergang(f"Det finns ingen åtgärd som heter ”{namn}” i flödet.")
        return rad


@frozen(kw_only=True)
class Ordning:
    """Everything that `prova` may know beside the case, the person, the record and the moment."""

    flode: Flodesversion
    villkor: Villkor
    kalender: Kalender
    organisation: Organisation


class Provtagning:
    """One case, one person, one moment: the surroundings in which demands are judged."""

    def __init__(self, ordning: Ordning, arende: Arende, aktor: Aktor, nar: Nar) -> None:
        self.ordning = ordning
        self.arende = arende
        self.aktor = aktor
        self.nar = nar

    @cached_property
    def _omgivning(self) -> Mapping[str, Any]:
        return {
            **self.arende.delar,
            "arende": self.arende,
            "villkor": self.ordning.villkor,
            "kalender": self.ordning.kalender,
            "organisation": self.ordning.organisation,
            "nar": self.nar,
            "aktor": self.aktor,
        }

    def brister(self, namn: tuple[str, ...], underlag: object | None) -> tuple[Brist, ...]:
        """The demands that do not hold. Without a record, only those that need none are judged."""
        krav = (self.ordning.flode.krav[ett] for ett in namn)
        svar = (self._prova(ett, underlag) for ett in krav if underlag is not None or ett.fore_formularet)
        return tuple(brist for brist in svar if brist is not None)

    def _prova(self, krav: Kravsignatur, underlag: object | None) -> Brist | None:
        omgivning = self._omgivning
        if saknade := [d for d in krav.delar if d not in omgivning]:
            raise Datafel(f"Ärende {self.arende.id} saknar delen ”{saknade[0]}”, som dess tillstånd kräver.")
        argument = [underlag if p == "underlag" else omgivning.get(p) for p in krav.parametrar]
        brist: Brist | None = krav.funktion(*argument)
        return brist
