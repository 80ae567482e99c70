"""One question from a browser: who asks, of which program, and what the page around the answer needs."""

from datetime import date
from functools import cached_property
from typing import Any

from attrs import define, field
from litestar import Request
from litestar.datastructures import State

from arbetsflode import motor
from arbetsflode.program import Program
from arbetsflode.sakerhet import Session
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import SYSTEM, Aktor, Organisation
from tillstand.fel import Lagringsfel, Upptaget
from tillstand.flode import Flode
from tillstand.signal import Signal, signalen

KANAL = "webb"
REGISTRATOR = "registrator"


@define(slots=False)
class Fraga:
    """A request as the pages see it."""

    request: Request[Session | None, Any, State]
    program: Program
    demo: bool
    session: Session | None = field(default=None)

    @property
    def aktor(self) -> Aktor:
        """Who asks. Only pages behind the login have somebody."""
        if self.session is None:
            raise LookupError("a page that is open to all has nobody")
        return Aktor(person=self.session.person, kanal=KANAL)

    @cached_property
    def idag(self) -> date:
        """Today, local."""
        return lokal_dag(self.program.klocka.nu())

    @cached_property
    def organisation(self) -> Organisation:
        """The people of this moment."""
        return motor.lista_personer(self.program, SYSTEM)

    @cached_property
    def roller(self) -> frozenset[str]:
        """The names of the roles that the person holds today, stand-ins included."""
        if self.session is None:
            return frozenset()
        nycklar = self.organisation.vantar_pa_mig(self.session.person, self.idag)
        return frozenset(nyckel.partition(":")[0] for nyckel in nycklar)

    @cached_property
    def namnder(self) -> tuple[str, ...]:
        """The nämnder in which the person holds a role today, in the order of the municipality."""
        if self.session is None:
            return ()
        nycklar = self.organisation.vantar_pa_mig(self.session.person, self.idag)
        mina = {nyckel.split(":")[1] for nyckel in nycklar}
        return tuple(kod for kod in self.program.kommun.namnder if kod in mina)

    @cached_property
    def inkorgen(self) -> tuple[int, int] | None:
        """How many lie in the inbox, and how many of them have lain a working day; None for those without."""
        if REGISTRATOR not in self.roller:
            return None
        try:
            return motor.inkorgstal(self.program, self.aktor)
        except (Upptaget, Lagringsfel):
            return None

    def signal(self, svarstid: date | None, tidigast: date | None = None) -> Signal | None:
        """The mark of a case that is to be answered by a day; `tidigast` is one before it that counts too."""
        return signalen(svarstid, self.idag, self.program.dagar, tidigast)

    def ny_nyckel(self) -> str:
        """A key for a form that is opened: what is sent twice is done once."""
        return self.program.slump(16).hex()

    def namnd(self, kod: str) -> str:
        """What a nämnd is called; one that the file no longer names goes by its code."""
        funnen = self.program.kommun.namnder.get(kod)
        return funnen.namn if funnen else kod

    def flode(self, arende: Any) -> Flode:
        """The flow version that a case began with."""
        return motor.arendets_flode(self.program, arende)
