"""Somebody who asks what there is to do: one person in one reading transaction, and what a task is."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property

from attrs import field, frozen

from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.program import Program
from tillstand.arende import Arende, Nar, Steg
from tillstand.begaran import svarande
from tillstand.behorighet import Aktor, Organisation, Synlighet, rollnyckel
from tillstand.flode import Flode
from tillstand.kalender import Kalender
from tillstand.remiss import Remiss
from tillstand.remissplan import planera
from tillstand.tidsplan import Plansteg, Tidsplan

_HINNER_INTE_MER = ("underremiss", "medlasare", "kallelse")
"""Steps that are not worth telling once their day has passed: what follows them is."""


@frozen(kw_only=True)
class Uppgift:
    """Something to do in a case. `dag` is local, `dagar_kvar` working days (negative when passed)."""

    arende: str
    version: int
    namnd: str
    diarienummer: str
    rubrik: str
    hemligt: bool
    tillstand: str
    registrerad: datetime
    vad: str
    """What to do, in Swedish, beginning with the verb."""
    steg: str | None
    """The arrow or åtgärd that does it."""
    godkanns: bool = False
    """Whether what is to be done is to answer somebody's begäran."""
    roll: str
    for_: str | None
    """The person in whose place it is done."""
    dag: date | None
    dagar_kvar: int | None
    forsenad: bool

    @property
    def ordning(self) -> tuple[date, datetime, str, str]:
        """By the day; what has none comes last. What is late comes first by that."""
        return self.dag or date.max, self.registrerad, self.arende, self.vad


@frozen(kw_only=True)
class Lasare:
    """Somebody who asks, in one reading transaction at one moment."""

    program: Program
    f: Forbindelse = field(repr=False)
    aktor: Aktor
    nar: Nar
    organisation: Organisation = field(repr=False)
    kalender: Kalender = field(repr=False)
    _planer: dict[tuple[str, int], Tidsplan | None] = field(factory=dict, init=False, repr=False)

    @classmethod
    def av(cls, program: Program, f: Forbindelse, aktor: Aktor) -> "Lasare":
        """The one who acts, now."""
        return cls(
            program=program,
            f=f,
            aktor=aktor,
            nar=Nar.vid(program.klocka.nu()),
            organisation=program.organisation(f),
            kalender=program.kalender(f),
        )

    @cached_property
    def synlighet(self) -> Synlighet:
        """What the person may know of today."""
        return self.organisation.synlighet(self.aktor.person, self.nar.idag)

    @cached_property
    def personer(self) -> tuple[str, ...]:
        """The person and those stood in for today."""
        alla = (self.aktor.person, *self.organisation.ersatter(self.aktor.person, self.nar.idag))
        return tuple(dict.fromkeys(alla))

    def i_stallet_for(self, person: str) -> str | None:
        """The person, when it is somebody stood in for."""
        return None if person == self.aktor.person else person

    def namnder_som(self, roll: str) -> Mapping[str, str | None]:
        """The nämnder in which the person acts in a role today, each with the one stood in for."""
        ut: dict[str, str | None] = {}
        for person in self.personer:
            for nyckel in self.organisation.nycklar(person, self.nar.idag):
                har, namnd, _ = nyckel.split(":")
                if har == roll:
                    ut.setdefault(namnd, self.i_stallet_for(person))
        return ut

    def fordelar_i(self) -> Mapping[str, str | None]:
        """The nämnder whose cases the person distributes: as fordelare, or as förvaltningschef where there
        is none."""
        utan = {
            namnd: for_
            for namnd, for_ in self.namnder_som("forvaltningschef").items()
            if not self.organisation.innehavare(rollnyckel("fordelare", namnd), self.nar.idag)
        }
        return {**utan, **self.namnder_som("fordelare")}

    def plan(self, arende: Arende) -> Tidsplan | None:
        """The plan of a case today, made once; None when no answer is waited for."""
        if not isinstance(arende, Remiss):
            return None
        vilken = (arende.id, arende.version)
        if vilken not in self._planer:
            villkor = self.program.villkor(arende.namnd)
            self._planer[vilken] = planera(arende, self.kalender, villkor, self.nar.idag)
        return self._planer[vilken]

    def flode(self, arende: Arende) -> Flode:
        """The flow that a case began with."""
        return self.program.flodesversion(self.f, arende.flode).flode

    def svarande(self, arende: Arende, steg: Steg | None = None) -> Mapping[str, str | None]:
        """Who may answer a step today, the one that waits unless said, each with the one stood in for."""
        begaran = arende.begaran
        steg = steg or (begaran.nasta if begaran else None)
        if begaran is None or steg is None:
            return {}
        return svarande(self.program.ordning(self.f, arende), steg, begaran.egna, self.nar.idag)

    def uppgift(
        self,
        arende: Arende,
        vad: str,
        *,
        steg: str | None,
        roll: str,
        for_: str | None,
        dag: date | None,
        godkanns: bool = False,
    ) -> Uppgift:
        """A task in a case, to be done by a day."""
        idag = self.nar.idag
        return Uppgift(
            arende=arende.id,
            version=arende.version,
            namnd=arende.namnd,
            diarienummer=arende.diarienummer,
            rubrik=arende.rubrik,
            hemligt=arende.hemligt,
            tillstand=arende.tillstand,
            registrerad=arende.registrerad,
            vad=vad,
            steg=steg,
            godkanns=godkanns,
            roll=roll,
            for_=for_,
            dag=dag,
            dagar_kvar=None if dag is None else self.kalender.dagar.mellan(idag, dag),
            forsenad=dag is not None and dag < idag,
        )


def sandare(arende: Arende) -> str | None:
    """The body that asks, where the case says so."""
    avsandare = arende.mottagen.avsandare if isinstance(arende, Remiss) else None
    return avsandare.organ if avsandare else None


def steget(plan: Tidsplan | None, namn: str) -> date | None:
    """The day of a step of a plan."""
    steg = plan.steg if plan else ()
    return next((s.stopp.datum for s in steg if s.stopp.namn == namn), None)


def nasta_att_gora(plan: Tidsplan | None) -> Plansteg | None:
    """The step that is to be done next: the first after all that are done, but none that passing has made
    pointless."""
    steg = plan.steg if plan else ()
    gjorda = max((n for n, ett in enumerate(steg, 1) if ett.klart), default=0)
    return next((s for s in steg[gjorda:] if not (s.passerat and s.stopp.namn in _HINNER_INTE_MER)), None)
