"""Approval on an arrow: the chain of chefer, what they approve, and who may answer for whom."""

import hashlib
from collections.abc import Mapping
from datetime import date

import msgspec
from attrs import evolve

from tillstand.arende import Arende, Begaran, Nar, Steg
from tillstand.fel import Brist
from tillstand.flode import Overgang
from tillstand.ordning import Ordning


def avtryck(underlag: object, arende: Arende) -> str:
    """A digest over the record and the (handling, version) pairs: what exactly is approved."""
    innehall = [type(underlag).__name__, underlag, arende.handlingsversioner()]
    return hashlib.sha256(msgspec.json.encode(innehall, order="deterministic")).hexdigest()


def bygg_kedja(
    ordning: Ordning, arende: Arende, overgang: Overgang, egna: frozenset[str], nar: Nar
) -> tuple[tuple[Steg, ...], tuple[Brist, ...]]:
    """The chain of an arrow for this case, and what is missing for it to be answered today.

    A step that the asker holds counts as approved if the nämnd's Villkor allow own proposals; otherwise
    it goes to the next chef above. Two equal steps in a row become one.
    """
    kedja: list[Steg] = []
    brister: list[Brist] = []
    for roll in overgang.godkanns_av:
        steg, brist = _steg(ordning, arende, roll, egna, nar)
        if brist is not None:
            brister.append(brist)
        if not kedja or kedja[-1].nyckel != steg.nyckel:
            kedja.append(steg)
    return tuple(kedja), tuple(dict.fromkeys(brister))


def _steg(
    ordning: Ordning, arende: Arende, roll: str, egna: frozenset[str], nar: Nar
) -> tuple[Steg, Brist | None]:
    organisation, idag = ordning.organisation, nar.idag
    nyckel = organisation.nyckel_for(roll, arende, idag) or ""
    while holds := egna.intersection(organisation.innehavare(nyckel, idag)):
        if ordning.villkor.eget_forslag_godkannas:
            sjalv = min(holds)
            return Steg(roll=roll, nyckel=nyckel, godkant_av=sjalv, godkant=nar.noterat), None
        if set(organisation.innehavare(nyckel, idag)) - egna:
            break
        ovanfor = organisation.nasta_ovanfor(nyckel)
        if ovanfor is None:
            break
        nyckel = ovanfor
    steg = Steg(roll=roll, nyckel=nyckel)
    if svarande(ordning, steg, egna, idag):
        return steg, None
    return steg, Brist(
        kod="ingen_kan_godkanna",
        mening=f"Ingen kan godkänna som {_rolltext(nyckel)} i dag: utse en innehavare eller ersättare.",
        kalla="nämndens roller",
    )


def _rolltext(nyckel: str) -> str:
    roll, namnd, enhet = nyckel.split(":")
    return f"{ROLLTEXT.get(roll, roll)} för {enhet or namnd}"


ROLLTEXT: Mapping[str, str] = {
    "handlaggare": "handläggare",
    "chef": "chef",
    "avdelningschef": "avdelningschef",
    "forvaltningschef": "förvaltningschef",
    "fordelare": "fördelare",
    "registrator": "registrator",
    "namndsekreterare": "nämndsekreterare",
    "delegat": "delegat",
    "insyn": "insyn",
    "administrator": "administratör",
}
"""What the roles are called when people read of them."""


def svarande(ordning: Ordning, steg: Steg, egna: frozenset[str], idag: date) -> Mapping[str, str | None]:
    """Who may answer a step today, each with the one stood in for. One's own proposal is answered by
    nobody that made it, nor by somebody in the place of one who did, unless Villkor allow it; and never by
    its maker as somebody's substitute."""
    organisation = ordning.organisation
    innehavare = [
        person
        for person in organisation.innehavare(steg.nyckel, idag)
        if person not in egna or ordning.villkor.eget_forslag_godkannas
    ]
    svar: dict[str, str | None] = {
        ersattare: person
        for person in innehavare
        for ersattare in organisation.ersattare(person, idag)
        if ersattare not in egna
    }
    svar.update(dict.fromkeys(innehavare))
    return svar


def godkann_steg(ordning: Ordning, begaran: Begaran, person: str, nar: Nar) -> tuple[Begaran, str | None]:
    """The begäran with the step that waits approved by a person who may; and whom that person stood for.

    When Villkor let one approval do, the steps that follow and wait for the same person are taken too.
    """
    kedja, fore = list(begaran.kedja), True
    for_: str | None = None
    for plats, steg in enumerate(kedja):
        if steg.godkant_av is not None:
            continue
        svarar = svarande(ordning, steg, begaran.egna, nar.idag)
        if not fore and (not ordning.villkor.ett_godkannande_racker or person not in svarar):
            break
        for_ = svarar[person] if fore else for_
        kedja[plats] = evolve(steg, godkant_av=person, for_=svarar[person], godkant=nar.noterat)
        fore = False
    return evolve(begaran, kedja=tuple(kedja), steg_sedan=nar.idag), for_
