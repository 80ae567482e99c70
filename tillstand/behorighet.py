"""Who may do what: persons, enheter, roles, absence and substitutes. The only place that knows them.

A role is a relation to the case, not a badge: the case's own handläggare, the chef of its responsible
enhet, the nämnd's secretary. A role that is *held* has a key, `roll:nämnd:enhet`, and one key is what a
waiting case waits for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen
from attrs.validators import optional

from tillstand.rimligt import epostadress
from tillstand.text import FRITEXT, kodtext, rad

if TYPE_CHECKING:
    from tillstand.arende import Arende

_Varde = TypeVar("_Varde")

NAMNDROLLER = ("registrator", "namndsekreterare", "forvaltningschef", "fordelare", "delegat", "insyn")
"""Roles that are held in a nämnd. `insyn` sees what is open there and does nothing (KL 6:1)."""

ARENDEROLLER = ("handlaggare", "chef", "avdelningschef")
"""Roles that follow from the case: its handläggare and the chefer in the line of its enhet."""
ROLLER = (*NAMNDROLLER, *ARENDEROLLER)

ADMINISTRATOR = "administrator"
"""Held in the installation: persons, health, clocks. Sees no case by this role alone."""

INNEHAVDA = (*NAMNDROLLER, "chef", ADMINISTRATOR)
"""What a person can be given: everything but what the case itself decides."""


@frozen(kw_only=True)
class Aktor:
    """Who acts, and through which door: the post keeps both."""

    person: str = field(validator=kodtext())
    kanal: str = field(default="kommandorad", validator=kodtext(40))
    konto: str | None = field(default=None, validator=optional(rad(100)), metadata=FRITEXT)
    """The operating-system user behind the door, where there is one."""


SYSTEM = Aktor(person="system", kanal="system")


@frozen(kw_only=True)
class Person:
    """Somebody who can hold roles and get letters."""

    kod: str = field(validator=kodtext())
    namn: str = field(validator=rad(), metadata=FRITEXT)
    epost: str | None = field(default=None, validator=optional(epostadress), metadata=FRITEXT)


@frozen(kw_only=True)
class Enhet:
    """A unit of a nämnd's förvaltning; one without `overordnad` is an avdelning."""

    kod: str = field(validator=kodtext())
    namn: str = field(validator=rad(), metadata=FRITEXT)
    namnd: str = field(validator=kodtext())
    overordnad: str | None = field(default=None, validator=optional(kodtext()))


@frozen(kw_only=True)
class Rollinnehav:
    """A role held by a person from a day to a day (both included)."""

    person: str = field(validator=kodtext())
    roll: str = field(validator=kodtext())
    namnd: str = ""
    enhet: str = ""
    fran: date = date.min
    till: date = date.max

    @cached_property
    def nyckel(self) -> str:
        """`roll:nämnd:enhet`: what a case waits for."""
        return rollnyckel(self.roll, self.namnd, self.enhet)

    def galler(self, dag: date) -> bool:
        """Whether the role is held that day."""
        return self.fran <= dag <= self.till


@frozen(kw_only=True)
class Franvaro:
    """An absence from a day to a day (both included), with the one who stands in, if anybody does."""

    person: str = field(validator=kodtext())
    fran: date
    till: date
    ersattare: str | None = field(default=None, validator=optional(kodtext()))

    def galler(self, dag: date) -> bool:
        """Whether the person is away that day."""
        return self.fran <= dag <= self.till


def rollnyckel(roll: str, namnd: str = "", enhet: str = "") -> str:
    """The key of a held role."""
    return f"{roll}:{namnd}:{enhet}"


@frozen(kw_only=True)
class Behorig:
    """By which role a person may act, and for whom when standing in."""

    roll: str
    for_: str | None = None


@frozen(kw_only=True)
class Synlighet:
    """Which cases a person may know of; `lager` turns the same value into SQL.

    Open cases are seen by everybody with a role in the nämnd. Secret ones by the registrator, the
    secretary, the fordelare and the förvaltningschef, the chefer in the line, and the own handläggare.
    """

    namnder: frozenset[str] = frozenset()
    namnder_hemligt: frozenset[str] = frozenset()
    enheter: frozenset[str] = frozenset()
    handlaggare: frozenset[str] = frozenset()

    def ser(self, arende: "Arende") -> bool:
        """Whether the case exists for this person."""
        if arende.ansvar is not None and (
            arende.ansvar.handlaggare in self.handlaggare or arende.ansvar.enhet in self.enheter
        ):
            return True
        return arende.namnd in (self.namnder_hemligt if arende.hemligt else self.namnder)


_SYNLIGHETER = 4096
"""How many views are remembered; people and days beyond that are worked out each time."""
SER_HEMLIGT = ("registrator", "namndsekreterare", "forvaltningschef", "fordelare", "delegat")


@frozen(kw_only=True)
class Organisation:
    """All persons, enheter, roles and absences at one moment, asked by day."""

    personer: Mapping[str, Person] = field(factory=dict)
    enheter: Mapping[str, Enhet] = field(factory=dict)
    innehav: tuple[Rollinnehav, ...] = ()
    franvaro: tuple[Franvaro, ...] = ()

    @cached_property
    def _per_nyckel(self) -> dict[str, list[Rollinnehav]]:
        return _grupperade((i.nyckel, i) for i in self.innehav)

    @cached_property
    def _per_person(self) -> dict[str, list[Rollinnehav]]:
        return _grupperade((i.person, i) for i in self.innehav)

    @cached_property
    def _franvaro_per_person(self) -> dict[str, list[Franvaro]]:
        return _grupperade((f.person, f) for f in self.franvaro)

    @cached_property
    def _per_ersattare(self) -> dict[str, list[Franvaro]]:
        return _grupperade((f.ersattare, f) for f in self.franvaro if f.ersattare is not None)

    def namn(self, person: str) -> str:
        """The person's name, or the code when nobody has that code any more."""
        funnen = self.personer.get(person)
        return funnen.namn if funnen else person

    def innehavare(self, nyckel: str, dag: date) -> tuple[str, ...]:
        """Who holds a role that day, in the order in which they were given it."""
        return tuple(i.person for i in self._per_nyckel.get(nyckel, ()) if i.galler(dag))

    def nycklar(self, person: str, dag: date) -> tuple[str, ...]:
        """The keys of the roles that a person holds that day."""
        return tuple(i.nyckel for i in self._per_person.get(person, ()) if i.galler(dag))

    def ar_borta(self, person: str, dag: date) -> bool:
        """Whether the person is away that day."""
        return any(f.galler(dag) for f in self._franvaro_per_person.get(person, ()))

    def ersattare(self, person: str, dag: date) -> tuple[str, ...]:
        """Who stands in for a person that day. Substitution does not chain."""
        return tuple(
            f.ersattare
            for f in self._franvaro_per_person.get(person, ())
            if f.ersattare is not None and f.galler(dag)
        )

    def ersatter(self, person: str, dag: date) -> tuple[str, ...]:
        """For whom a person stands in that day."""
        return tuple(f.person for f in self._per_ersattare.get(person, ()) if f.galler(dag))

    def vantar_pa_mig(self, person: str, dag: date) -> frozenset[str]:
        """The keys that a person may answer for that day: the own ones and those stood in for."""
        jag_och_de = (person, *self.ersatter(person, dag))
        return frozenset(nyckel for en in jag_och_de for nyckel in self.nycklar(en, dag))

    @cached_property
    def _synligheter(self) -> dict[tuple[str, date], Synlighet]:
        return {}

    def synlighet(self, person: str, dag: date) -> Synlighet:
        """What a person may know of that day, own roles and those stood in for."""
        minns = self._synligheter if len(self._synligheter) < _SYNLIGHETER else {}
        if (funnen := minns.get((person, dag))) is None:
            funnen = minns[person, dag] = self._synlighet(person, dag)
        return funnen

    def _synlighet(self, person: str, dag: date) -> Synlighet:
        sedda = frozenset((person, *self.ersatter(person, dag)))
        innehav = [i for en in sedda for i in self._per_person.get(en, ()) if i.galler(dag)]
        ledda = {i.enhet for i in innehav if i.roll == "chef"}
        return Synlighet(
            namnder=frozenset(i.namnd for i in innehav if i.namnd),
            namnder_hemligt=frozenset(i.namnd for i in innehav if i.roll in SER_HEMLIGT),
            enheter=frozenset(e for e in self.enheter if ledda.intersection(self.linje(e))),
            handlaggare=sedda,
        )

    def linje(self, enhet: str) -> Iterator[str]:
        """The enhet and those above it, nearest first; a circle ends where it began."""
        sedda: set[str] = set()
        nu: str | None = enhet
        while nu is not None and nu not in sedda:
            sedda.add(nu)
            yield nu
            funnen = self.enheter.get(nu)
            nu = funnen.overordnad if funnen else None

    def nyckel_for(self, roll: str, arende: "Arende", dag: date) -> str | None:
        """The key of a held role as this case sees it that day; None for the handläggare.

        Until a case is distributed its chef is the nämnd's fordelare.
        """
        if roll == "handlaggare":
            return None
        if roll in ("chef", "avdelningschef"):
            if arende.ansvar is None:
                return self._fordelarnyckel(arende.namnd, dag)
            linje = tuple(self.linje(arende.ansvar.enhet))
            return rollnyckel("chef", arende.namnd, linje[-1 if roll == "avdelningschef" else 0])
        if roll == "fordelare":
            return self._fordelarnyckel(arende.namnd, dag)
        return rollnyckel(roll, arende.namnd)

    def _fordelarnyckel(self, namnd: str, dag: date) -> str:
        egen = rollnyckel("fordelare", namnd)
        return egen if self.innehavare(egen, dag) else rollnyckel("forvaltningschef", namnd)

    def nasta_ovanfor(self, nyckel: str) -> str | None:
        """The key of the next chef above, or None above the förvaltningschef."""
        roll, namnd, enhet = nyckel.split(":")
        if roll == "chef" and enhet:
            overordnad = self.enheter[enhet].overordnad if enhet in self.enheter else None
            return (
                rollnyckel("chef", namnd, overordnad) if overordnad else rollnyckel("forvaltningschef", namnd)
            )
        return None if roll == "forvaltningschef" else rollnyckel("forvaltningschef", namnd)

    def kan_svara(self, nyckel: str, dag: date) -> tuple[str, ...]:
        """Who may take a step that waits for a key: its holders and their substitutes of the day."""
        egna = self.innehavare(nyckel, dag)
        return tuple(dict.fromkeys((*egna, *(e for i in egna for e in self.ersattare(i, dag)))))

    def behorig(self, person: str, roller: Sequence[str], arende: "Arende", dag: date) -> Behorig | None:
        """The first of `roller` by which a person may act in a case; an own role goes before a stand-in."""
        egna = frozenset(self.nycklar(person, dag))
        if roll := next((r for r in roller if _har(self, person, egna, r, arende, dag)), None):
            return Behorig(roll=roll)
        ersatta = [(en, frozenset(self.nycklar(en, dag))) for en in self.ersatter(person, dag)]
        traffar = ((r, en) for r in roller for en, har in ersatta if _har(self, en, har, r, arende, dag))
        return next((Behorig(roll=r, for_=en) for r, en in traffar), None)


def _grupperade(par: Iterable[tuple[str, _Varde]]) -> dict[str, list[_Varde]]:
    grupper: dict[str, list[_Varde]] = defaultdict(list)
    for nyckel, varde in par:
        grupper[nyckel].append(varde)
    return dict(grupper)


def _har(
    organisation: Organisation, person: str, nycklar: frozenset[str], roll: str, arende: "Arende", dag: date
) -> bool:
    if roll == "handlaggare":
        return arende.ansvar is not None and arende.ansvar.handlaggare == person
    if roll == "chef" and arende.ansvar is not None:
        linje = (rollnyckel("chef", arende.namnd, e) for e in organisation.linje(arende.ansvar.enhet))
        return rollnyckel("forvaltningschef", arende.namnd) in nycklar or any(n in nycklar for n in linje)
    return organisation.nyckel_for(roll, arende, dag) in nycklar
