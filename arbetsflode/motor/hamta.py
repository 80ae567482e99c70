"""Fetch what a case holds: the bytes of a document, its flow, the receipt of what was just done."""

from arbetsflode.lager import idempotens, lasningar
from arbetsflode.motor.kvitto import Kvitto, ur_text
from arbetsflode.motor.transaktion import las_synligt
from arbetsflode.program import Program
from tillstand.arende import Arende, Nar
from tillstand.behorighet import Aktor
from tillstand.fel import Saknas
from tillstand.flode import Flode
from tillstand.handlingar import Handling
from tillstand.remiss import Remiss


def hamta_handling(
    program: Program, aktor: Aktor, *, arende: str, nummer: int, version: int
) -> tuple[Handling, bytes]:
    """A version of a document, and its bytes. Reading in a secret case is noted.

    Raises Saknas, and Datafel when the bytes are gone or changed.
    """
    nar = Nar.vid(program.klocka.nu())
    with program.databas.las() as f:
        funnet = las_synligt(program, f, aktor, arende, nar.idag).arende
    alla = funnet.handlingar.alla if isinstance(funnet, Remiss) else ()
    handling = next((h for h in alla if (h.nummer, h.version) == (nummer, version)), None)
    if handling is None:
        raise Saknas("Handlingen finns inte.")
    if funnet.hemligt:
        with program.databas.skriv() as f:
            lasningar.anteckna(f, arende, aktor, nar.noterat)
    return handling, program.filer.las(handling.innehall)


def arendets_flode(program: Program, arende: Arende) -> Flode:
    """The flow version that a case began with. Raises Datafel when it is gone."""
    with program.databas.las() as f:
        return program.flodesversion(f, arende.flode).flode


def kvitto_for(program: Program, aktor: Aktor, *, arende: str, nyckel: str) -> Kvitto | None:
    """What a use case answered of a case under its key; None when the key is unknown or another case's."""
    with program.databas.las() as f:
        las_synligt(program, f, aktor, arende, Nar.vid(program.klocka.nu()).idag)
        svar = idempotens.svar(f, nyckel)
    if svar is None or not svar.startswith("["):
        return None
    return next((k for k in ur_text(svar) if k.arende == arende), None)
