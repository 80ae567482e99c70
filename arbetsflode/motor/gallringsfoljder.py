"""What an erasure changes beside the case: its letters, and the answers kept under idempotency keys."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import msgspec

from arbetsflode.lager import brevlada, gallring
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.transaktion import rader_som_text, rader_ur_text
from arbetsflode.program import Program
from notiser.brev import meddelande_id
from notiser.kanaler.mapp import filnamn
from tillstand.gallring import GALLRAD_ADRESS, GALLRAT


def brevfiler(program: Program, f: Forbindelse, arende: str) -> tuple[str, ...]:
    """The names that letters about a case have in the folder of letters."""
    doman = program.avsandardoman()
    return tuple(filnamn(meddelande_id(b.nyckel, doman)) for b in brevlada.for_arende(f, arende))


def glom_i_brev(f: Forbindelse, arende: str, texter: Collection[str]) -> None:
    """Take erased texts out of what the box says of its letters: whereto, and why one failed."""
    for brev in brevlada.for_arende(f, arende):
        adress = GALLRAD_ADRESS if brev.adress in texter else brev.adress
        fel = GALLRAT if any(text in (brev.fel or "") for text in texter) else brev.fel
        nyckel = f"gallrad:{brev.id}" if any(text in brev.nyckel for text in texter) else brev.nyckel
        if (nyckel, adress, fel) != (brev.nyckel, brev.adress, brev.fel):
            gallring.skriv_adress(f, brev.id, nyckel=nyckel, adress=adress, fel=fel)


@contextmanager
def ta_bort_brev(f: Forbindelse, arende: str) -> Iterator[None]:
    """Take a case out of its letters; those that spoke of it alone go, once nothing refers to them."""
    tomma = []
    for brev in brevlada.for_arende(f, arende):
        rader = tuple(rad for rad in rader_ur_text(brev.rader) if rad.arende != arende)
        gallring.forkorta_brev(f, brev.id, rader_som_text(rader))
        if not rader:
            tomma.append(brev.id)
    yield
    gallring.ta_bort_brev(f, tomma)


def glom_i_svar(f: Forbindelse, arende: str) -> None:
    """Take the words out of the kept answers about a case.

    The digest of what was asked goes too, for it tells of the texts: the same key is then a conflict, and
    nothing is done twice.
    """
    for nyckel, svar in gallring.svar_om(f, arende):
        kvitton = msgspec.json.decode(svar)
        if isinstance(kvitton, list):
            utan = [{**k, "varningar": []} if k.get("arende") == arende else k for k in kvitton]
            text = msgspec.json.encode(utan).decode()
            gallring.skriv_svar(f, nyckel, avtryck=GALLRAT, svar=text)
