"""The postlista: what came in to a nämnd and went out from it on a day, as anybody may read it there.

Secret cases are not there at all. Of titles it shows the public one of the case, never that of a document,
and of names only those of bodies: a sender that is no body known as such may be a person.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from attrs import frozen

from arbetsflode.lager import postlistor
from arbetsflode.lager.postlistor import Dagspost
from arbetsflode.motor.visa import Handelsevy, handelser_i
from arbetsflode.program import PROGRAMFEL, Program
from tillstand.arende import Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Remissfel, SaknarBehorighet, Upptaget
from tillstand.handelser import Handelseslag
from tillstand.handlingar import Handlingsriktning
from tillstand.innehall import Organslag
from tillstand.remiss import Remiss

REGISTRERING, SVAR = "registrering", "svar"
"""Kinds of lines that are no document's: a case was registered, and an answer left the house."""
_IN, _UT = Handlingsriktning.IN.value, Handlingsriktning.UT.value


@frozen(kw_only=True)
class Postrad:
    """A line of the postlista. `slag` is that of the document, or one of `REGISTRERING` and `SVAR`."""

    noterat: str
    """When it was written down: UTC text."""
    arende: str
    diarienummer: str
    rubrik: str
    riktning: str
    """`in` or `ut`."""
    slag: str
    organ: str | None
    """From or to which body; None for a name that may be a person's."""


def postlista(program: Program, aktor: Aktor, *, namnd: str, dag: date) -> tuple[Postrad, ...]:
    """What came in and went out on a local day, in the order in which it was noted.

    For everybody who has a role in the nämnd. Raises SaknarBehorighet, and OgiltigIndata for a nämnd that is
    not there. Every post of the nämnd's cases is passed, for want of an index by day.
    """
    namn = program.namnd(namnd).namn
    idag = Nar.vid(program.klocka.nu()).idag
    with program.databas.las() as f:
        organisation = program.organisation(f)
        synlighet = organisation.synlighet(aktor.person, idag)
        if namnd not in synlighet.namnder:
            vem = organisation.namn(aktor.person)
            raise SaknarBehorighet(f"{vem} har ingen roll i {namn} och får inte läsa postlistan där.")
        dagens = postlistor.dagens(f, synlighet, namnd, dag)
    egna = frozenset(_likt(en.namn) for en in program.kommun.namnder.values())
    return tuple(rad for en in dagens for rad in _rader(program, en, egna))


def _rader(program: Program, dagspost: Dagspost, egna: frozenset[str]) -> Iterator[Postrad]:
    """The lines of a post; what cannot be read is the checker's to tell."""
    try:
        remiss = program.register.bygg(dagspost.rad).arende
        handelser = handelser_i(dagspost.post)
    except Upptaget:
        raise
    except (Remissfel, msgspec.MsgspecError, *PROGRAMFEL):
        return
    if not isinstance(remiss, Remiss):
        return
    for handelse in handelser:
        if vad := _vad(handelse):
            riktning, slag, namn = vad
            yield Postrad(
                noterat=dagspost.post.noterat,
                arende=remiss.id,
                diarienummer=remiss.diarienummer,
                rubrik=remiss.rubrik,
                riktning=riktning,
                slag=slag,
                organ=_organ(remiss, egna, namn, slag),
            )


def _vad(handelse: Handelsevy) -> tuple[str, str, str | None] | None:
    """Direction, kind and the other party's name; None for what neither came nor went."""
    underlag: Any = handelse.underlag if isinstance(handelse.underlag, dict) else {}
    if handelse.slag == Handelseslag.REGISTRERAD:
        return _IN, REGISTRERING, None
    if handelse.slag == Handelseslag.OVERGANG and handelse.till == "overlamnad":
        return _UT, SVAR, underlag.get("mottagare")
    riktning = underlag.get("riktning")
    if handelse.namn != "bifoga" or riktning not in (_IN, _UT) or underlag.get("arbetsmaterial"):
        return None
    return riktning, str(underlag.get("slag_", "")), underlag.get("fran_eller_till")


def _organ(remiss: Remiss, egna: frozenset[str], namn: str | None, slag: str) -> str | None:
    """The body: the sender when it is one, or a nämnd of our own; of other names nothing is told."""
    avsandare = remiss.mottagen.avsandare
    organ = avsandare.organ if avsandare and avsandare.organslag is not Organslag.EXTERN else None
    if slag == REGISTRERING:
        return organ
    if namn is None or not (_likt(namn) in egna or (organ is not None and _likt(namn) == _likt(organ))):
        return None
    return namn


def _likt(namn: str) -> str:
    return " ".join(namn.split()).casefold()
