"""A demo that has been played, for the tests to look at."""

import email
import email.policy
from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from attrs import frozen

from arbetsflode.demo import Demoresultat
from arbetsflode.motor import Arendevy, Handelsevy
from arbetsflode.program import Program
from tillstand.arbetsdagar import lokal_dag
from tillstand.behorighet import Aktor
from tillstand.remiss import Remiss

ARKIV, ADMIN = Aktor(person="arkiv"), Aktor(person="admin")
I_ORDNING = ("barnstöd", "motion", "plan", "kommission", "mall")


@frozen(kw_only=True)
class Spelat:
    """A demo that has been played, opened again afterwards."""

    resultat: Demoresultat
    program: Program
    framsteg: tuple[tuple[int, int], ...]
    vyer: Mapping[str, Arendevy]

    def arende(self, fall: str) -> Remiss:
        """The case with that short name, as it is stored."""
        arende = self.vyer[fall].arende
        assert isinstance(arende, Remiss)
        return arende

    def handelser(self, fall: str) -> tuple[Handelsevy, ...]:
        """The journal of a case."""
        return self.vyer[fall].handelser

    def brev_till(self, person: str, *, regel: str = "") -> list[date]:
        """The days on which letters about a rung (or any) left to somebody."""
        return [lokal_dag(b.nar) for b in self.resultat.brev if b.till == person and regel in (*b.regler, "")]


def brevet(spelat: Spelat, fil: str) -> EmailMessage:
    data = (spelat.resultat.brevmapp / fil).read_bytes()
    return email.message_from_bytes(data, policy=email.policy.default)


def text(brev: EmailMessage) -> str:
    del_ = brev.get_body(("plain",))
    assert del_ is not None
    return " ".join(str(del_.get_content()).split())


def filer(mapp: Path) -> dict[str, bytes]:
    return {fil.name: fil.read_bytes() for fil in mapp.iterdir()}
