"""What a restored base says of itself, and what is done so that it does nothing twice."""

import msgspec
from attrs import frozen

from arbetsflode.journal import tidstext
from arbetsflode.lager import brevlada, lagen, poster
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.lager.kopia import Manifest
from arbetsflode.motor.svarsbrev import notera_ovisst
from arbetsflode.program import Program
from notiser.brev import Brevslag
from tillstand.arende import Nar
from tillstand.behorighet import ADMINISTRATOR, Aktor, rollnyckel
from tillstand.fel import OgiltigOvergang, SaknarBehorighet

KEDJA = "installation"
"""The chain of what happens to the installation itself."""


@frozen(kw_only=True)
class Aterstalld:
    """In the installation's chain: the base goes on from a backup. `sigill` is its last seal, 0 for none."""

    kopia: str
    tagen: str
    digest: str
    sigill: int
    sigillhash: str


@frozen(kw_only=True)
class SandningAterupptagen:
    """In the installation's chain: a person has looked, and letters leave again."""

    aterstalld: str


def notera_aterstallning(program: Program, aktor: Aktor, namn: str, manifest: Manifest) -> int:
    """Let a base that has just been read from a backup say so, and send nothing; how many letters are oviss.

    Every letter that was not settled may have left after the backup was taken: only a person can say.
    """
    nar = Nar.vid(program.klocka.nu())
    sigill = manifest.sigill
    faktum = Aterstalld(
        kopia=namn,
        tagen=manifest.tagen,
        digest=manifest.digest,
        sigill=sigill.nummer if sigill else 0,
        sigillhash=sigill.hash if sigill else "",
    )
    with program.databas.skriv() as f:
        skal = f"Återställt från {namn}: kan ha gått iväg sedan dess."
        ovissa = brevlada.gor_ovissa(f, nu=nar.noterat, fel=skal)
        for brev in ovissa:
            if brev.slag == Brevslag.SVAR:
                notera_ovisst(program, f, brev, nar)
        lagen.skriv(f, lagen.SANDNING_PAUSAD, tidstext(nar.noterat))
        lagen.skriv(f, lagen.SENASTE_KOPIA, manifest.tagen)
        _skriv_post(program, f, faktum, aktor, nar)
    return len(ovissa)


def borja_skicka(program: Program, aktor: Aktor) -> None:
    """A person has looked at the letters of a restored base: those that come now may leave.

    By an administrator, if there is one. Raises SaknarBehorighet, OgiltigOvergang.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.skriv() as f:
        administratorer = program.organisation(f).innehavare(rollnyckel(ADMINISTRATOR), nar.idag)
        if administratorer and aktor.person not in administratorer:
            raise SaknarBehorighet("Bara en administratör kan låta breven gå igen.")
        sedan = lagen.hall(f, lagen.SANDNING_PAUSAD)
        if sedan is None:
            raise OgiltigOvergang("Breven är inte pausade.")
        lagen.ta_bort(f, lagen.SANDNING_PAUSAD)
        _skriv_post(program, f, SandningAterupptagen(aterstalld=sedan), aktor, nar)


def aterstallningar(f: Forbindelse) -> list[tuple[str, Aterstalld]]:
    """Every restore that the base knows of, oldest first, with its day (ISO)."""
    return [
        (post.dag, msgspec.convert(_utan_slag(faktum), Aterstalld))
        for post in poster.las_kedja(f, KEDJA)
        for faktum in msgspec.json.decode(post.innehall)["handelser"]
        if faktum["slag"] == Aterstalld.__name__
    ]


def _utan_slag(faktum: dict[str, object]) -> dict[str, object]:
    return {namn: varde for namn, varde in faktum.items() if namn != "slag"}


def _skriv_post(program: Program, f: Forbindelse, faktum: object, aktor: Aktor, nar: Nar) -> None:
    poster.skriv_post(f, KEDJA, (faktum,), aktor=aktor, nu=nar.noterat, dag=nar.dag, slump=program.slump)
