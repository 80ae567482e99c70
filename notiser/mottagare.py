"""Who is told: the holder of a role in a case that day, the substitute of one who is away, or the next
above when the role has nobody to read. Asked when a letter is made, so that a new chef needs no recomputing.
"""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from konfiguration.trappa import VANTAR_PA
from tillstand.arende import Arende
from tillstand.behorighet import ADMINISTRATOR, Organisation, rollnyckel

_HOGST = rollnyckel(ADMINISTRATOR)


@frozen(kw_only=True)
class Adressat:
    """One who is told: for whom the person stands in, and the role that had nobody and fell to this one."""

    person: str
    for_: str | None = None
    fallen_fran: str | None = None


def mottagare(roll: str, arende: Arende, organisation: Organisation, dag: date) -> tuple[Adressat, ...]:
    """Who is told as `roll` in a case that day (local).

    A role without anybody to read falls to the next above, visibly; above the förvaltningschef stands the
    administrator. Nobody is asked to approve what is their own proposal. Empty when nobody at all is left,
    and for `vantar_pa` when nothing waits.
    """
    if roll == VANTAR_PA and arende.begaran is None:
        return ()
    egna = arende.begaran.egna if roll == VANTAR_PA and arende.begaran else frozenset()
    fallen: str | None = None
    for personer in _innehavare_uppat(roll, arende, organisation, dag):
        if funna := _pa_plats(personer, organisation, dag, egna):
            return tuple(Adressat(person=p, for_=f, fallen_fran=fallen) for p, f in funna.items())
        fallen = roll
    return ()


def innehavare_pa_plats(nyckel: str, organisation: Organisation, dag: date) -> tuple[Adressat, ...]:
    """Who is told as the holder of a role that is no matter of a case, or as the next above."""
    fallen: str | None = None
    for personer in _uppat(nyckel, organisation, dag):
        if funna := _pa_plats(personer, organisation, dag, frozenset()):
            return tuple(Adressat(person=p, for_=f, fallen_fran=fallen) for p, f in funna.items())
        fallen = nyckel.partition(":")[0]
    return ()


def person_eller_ersattare(
    person: str, arende: Arende, organisation: Organisation, dag: date
) -> tuple[Adressat, ...]:
    """The person, or whoever stands in that day, or else the case's handläggare and those above."""
    funna = _pa_plats((person,), organisation, dag, frozenset())
    if funna:
        return tuple(Adressat(person=p, for_=f) for p, f in funna.items())
    return mottagare("handlaggare", arende, organisation, dag)


def _innehavare_uppat(
    roll: str, arende: Arende, organisation: Organisation, dag: date
) -> Iterator[tuple[str, ...]]:
    """The holders of a role, then of each role above it, ending with the administrator."""
    nyckel: str | None
    if roll == "handlaggare":
        yield (arende.ansvar.handlaggare,) if arende.ansvar else ()
        nyckel = organisation.nyckel_for("chef", arende, dag)
    elif roll == VANTAR_PA:
        nasta = arende.begaran.nasta if arende.begaran else None
        nyckel = nasta.nyckel if nasta else None
    else:
        nyckel = _HOGST if roll == ADMINISTRATOR else organisation.nyckel_for(roll, arende, dag)
    yield from _uppat(nyckel, organisation, dag)


def _uppat(nyckel: str | None, organisation: Organisation, dag: date) -> Iterator[tuple[str, ...]]:
    sedda = {_HOGST}
    while nyckel is not None and nyckel not in sedda:
        sedda.add(nyckel)
        yield organisation.innehavare(nyckel, dag)
        nyckel = organisation.nasta_ovanfor(nyckel)
    yield organisation.innehavare(_HOGST, dag)


def _pa_plats(
    personer: tuple[str, ...], organisation: Organisation, dag: date, utom: frozenset[str]
) -> dict[str, str | None]:
    """Those of the holders who are there and the substitutes of those who are not, each with the one stood
    in for. Substitution does not chain."""

    def laser(person: str) -> bool:
        return (
            person in organisation.personer and person not in utom and not organisation.ar_borta(person, dag)
        )

    har: dict[str, str | None] = {p: None for p in personer if laser(p)}
    for borta in (p for p in personer if organisation.ar_borta(p, dag)):
        for ersattare in organisation.ersattare(borta, dag):
            if laser(ersattare):
                har.setdefault(ersattare, borta)
    return har
