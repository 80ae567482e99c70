"""Carry out a list of erasures on a base that was restored from before them."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from arbetsflode.journal import avtryck_i_post
from arbetsflode.lager import arenden, gallring, poster
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.lager.forbindelse import Forbindelse
from arbetsflode.motor.gallring import Verkstallande, gallra_falt_i, gallra_hela
from arbetsflode.motor.gallringslista import Gallringsrad, las
from arbetsflode.motor.gallringsurval import texter_i
from arbetsflode.motor.inkorgsgallring import gallra_inkomna
from arbetsflode.motor.stada import stada
from arbetsflode.program import Program
from tillstand.arende import Nar
from tillstand.behorighet import SYSTEM
from tillstand.fel import Saknas
from tillstand.gallring import Gallratfalt


@frozen(kw_only=True)
class Tillampning:
    """What became of the lines of a list: carried out, done already, or about what this base never had."""

    gjorda: int
    redan: int
    saknas: int


def tillampa_gallringslista(program: Program, fil: Path) -> Tillampning:
    """Erase again what the list says, and clean up. Doing it again changes nothing.

    Raises Datafel for a list that cannot be read, before anything is erased.
    """
    tillampning = tillampa_gallringar(program, las(fil))
    stada(program)
    return tillampning


def tillampa_gallringar(program: Program, rader: Sequence[Gallringsrad]) -> Tillampning:
    """Erase again in the base what the lines say; what lies on the disk waits for `stada`."""
    utfall = [_tillampa(program, rad) for rad in rader]
    return Tillampning(
        gjorda=utfall.count("gjord"), redan=utfall.count("redan"), saknas=utfall.count("saknas")
    )


def _tillampa(program: Program, rad: Gallringsrad) -> str:
    nar = Nar.vid(program.klocka.nu())
    v = Verkstallande(id=rad.id, aktor=SYSTEM, av=rad.av, beslut=rad.beslut, nar=nar)
    with program.databas.skriv() as f:
        if gallring.finns(f, rad.id):
            return "redan"
        if rad.inkomna:
            return "gjord" if gallra_inkomna(program, f, v, rad.inkomna) else "saknas"
        try:
            laddat = arenden.las(f, program.register, rad.arende)
        except Saknas:
            return "saknas"
        if rad.hela:
            gallra_hela(program, f, v, laddat)
            return "gjord"
        falt = _falt_som_finns(f, rad)
        filer = tuple(hash_ for hash_ in rad.filer if hash_ in set(laddat.arende.innehall()))
        if not falt and not filer:
            return "saknas"
        gallra_falt_i(program, f, v, laddat, falt, filer)
        return "gjord"


def _falt_som_finns(f: Forbindelse, rad: Gallringsrad) -> Sequence[Gallratfalt]:
    """The texts of a line that stand in this base: the same post with the same digest, not erased yet."""
    kedja = {post.nummer: post for post in poster.las_kedja(f, kedja_for(rad.arende))}
    return tuple(
        Gallratfalt(post=ett.post, plats=ett.plats)
        for ett in rad.falt
        if (post := kedja.get(ett.post)) is not None
        and ett.plats in texter_i(post)
        and avtryck_i_post(post).get(ett.plats) == ett.sha256
    )
