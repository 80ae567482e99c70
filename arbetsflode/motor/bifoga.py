"""Attach a document, or a new version of one: the bytes first, then the fact."""

from datetime import date
from pathlib import Path

from attrs import frozen

from arbetsflode.lager.filer import Lagrad, anteckna
from arbetsflode.motor.kvitto import Kvitto
from arbetsflode.motor.transaktion import Uppdrag, genomfor
from arbetsflode.program import Program
from tillstand.atgarder import Bifogande
from tillstand.behorighet import Aktor
from tillstand.handlingar import Handlingsriktning, Handlingsslag
from tillstand.provning import utfor


@frozen(kw_only=True)
class Handlingsinlaga:
    """A document to attach: its bytes (or where they lie) and what is known of it."""

    innehall: bytes | Path
    filnamn: str
    slag: Handlingsslag
    riktning: Handlingsriktning
    titel: str
    fran_eller_till: str | None = None
    arbetsmaterial: bool = False
    ersatter: int | None = None

    def underlag(self, lagrad: Lagrad) -> Bifogande:
        """The record, once the bytes are stored."""
        return Bifogande(
            slag=self.slag,
            riktning=self.riktning,
            titel=self.titel,
            fran_eller_till=self.fran_eller_till,
            arbetsmaterial=self.arbetsmaterial,
            ersatter=self.ersatter,
            filnamn=self.filnamn,
            innehall=lagrad.hash,
            storlek=lagrad.storlek,
        )


def bifoga(
    program: Program,
    aktor: Aktor,
    *,
    arende: str,
    version: int,
    handling: Handlingsinlaga,
    nyckel: str,
    dag: date | None = None,
) -> Kvitto:
    """Attach a document to a case. What chefer are approving starts anew when it changed.

    Raises OgiltigIndata for a file that cannot be taken, and as `handla`.
    """
    lagrad = program.filer.lagg(handling.innehall)
    underlag = handling.underlag(lagrad)
    uppdrag = Uppdrag(arenden=((arende, version),), nyckel=nyckel, anrop=("bifoga", underlag), dag=dag)
    return genomfor(
        program,
        aktor,
        uppdrag,
        lambda ordning, fore, nar: utfor(ordning, fore, "bifoga", aktor, underlag, nar),
        lambda f, nar, _utfall: anteckna(f, program.filer, lagrad, arende, nar.noterat),
    )[0]
