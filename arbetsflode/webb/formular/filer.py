"""Files that came with a form: read, looked through, and made documents to hand in."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen
from litestar.datastructures import FormMultiDict, UploadFile

from arbetsflode.handlingar.mottagning import STORSTA_FIL, granska, visat_namn
from arbetsflode.motor import Handlingsinlaga
from konfiguration.tolkning import tolka
from tillstand.atgarder import Bifogande
from tillstand.fel import Felaktighet, OgiltigIndata

FALT = "fil"
"""The name of the field, and the place of its faults."""
_PROVHASH = "0" * 64
_LANGSTA_TITEL = 200


@frozen(kw_only=True)
class Inlamnad:
    """A file of a form."""

    filnamn: str
    innehall: bytes

    @property
    def titel(self) -> str:
        """What the document is called when nobody has said: its name without the ending."""
        fore, punkt, _ = self.filnamn.rpartition(".")
        return (fore if punkt and fore else self.filnamn)[:_LANGSTA_TITEL].strip()


def las_filer(formular: FormMultiDict) -> tuple[tuple[Inlamnad, ...], tuple[Felaktighet, ...]]:
    """The files that are taken, in order, and why the others are not. An empty field is no file."""
    tagna: list[Inlamnad] = []
    fel: list[Felaktighet] = []
    for fil in filerna(formular):
        try:
            granska(fil.innehall, fil.filnamn)
            tagna.append(fil)
        except OgiltigIndata as ogiltig:
            fel += (namngivet(fil.filnamn, f.mening) for f in ogiltig.felaktigheter)
    return tuple(tagna), tuple(fel)


def filerna(formular: FormMultiDict) -> Iterator[Inlamnad]:
    """The files of a form in order, whatever they are, one in memory as it is asked for."""
    for fil in formular.getall(FALT, []):
        if isinstance(fil, UploadFile) and fil.filename:
            yield Inlamnad(filnamn=visat_namn(fil.filename), innehall=_las(fil))


def namngivet(filnamn: str, mening: str) -> Felaktighet:
    """A fault of one file among several."""
    return Felaktighet(plats=FALT, mening=f"{filnamn}: {mening}")


def _las(fil: UploadFile) -> bytes:
    """The bytes, and no more of them than it takes to see that they are too many."""
    with fil.file as lasbar:
        lasbar.seek(0)
        return lasbar.read(STORSTA_FIL + 1)


def som_inlaga(fil: Inlamnad, uppgifter: Mapping[str, Any]) -> Handlingsinlaga:
    """The document to hand in. Raises OgiltigIndata for what cannot be kept, before anything is stored."""
    alla = {
        "titel": fil.titel,
        **uppgifter,
        "filnamn": fil.filnamn,
        "innehall": _PROVHASH,
        "storlek": len(fil.innehall),
    }
    provad = tolka(Bifogande, alla)
    return Handlingsinlaga(
        innehall=fil.innehall,
        filnamn=provad.filnamn,
        slag=provad.slag,
        riktning=provad.riktning,
        titel=provad.titel,
        fran_eller_till=provad.fran_eller_till,
        arbetsmaterial=provad.arbetsmaterial,
        ersatter=provad.ersatter,
    )
