"""The list beside the backups: on disk before the erasure is, whole after a crash, and carried out once."""

from pathlib import Path

import attrs
import pytest

from arbetsflode import motor
from arbetsflode.journal import avtryck_i_post
from arbetsflode.lager import poster
from arbetsflode.lager.arenden import kedja_for
from arbetsflode.motor.gallringslista import FIL, Gallratavtryck, Gallringsrad, lagg_till, las
from tests.motor.test_gallring import BESLUT, HELIUM, avslutat, gallra
from tests.programbyggare import Installation, Lopp, registrera
from tillstand.fel import Datafel, Lagringsfel

RAD = Gallringsrad(
    id="g1",
    noterat="2011-10-03T08:00:00.000000Z",
    av="administrator",
    beslut=BESLUT,
    arende="a1",
    namnd="soc",
    diarienummer="soc 2011/1",
    hela=True,
)


def test_det_som_star_i_listan_kan_lasas_igen(tmp_path: Path) -> None:
    """Line by line, oldest first; no list at all is an empty one."""
    assert las(tmp_path / FIL) == ()
    rader = tuple(attrs.evolve(RAD, id=f"g{n}") for n in range(3))
    for rad in rader:
        lagg_till(tmp_path, rad)
    assert las(tmp_path / FIL) == rader
    assert (tmp_path / FIL).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kvar", [0, 1, 20, -1])
def test_en_avbruten_rad_raknas_inte_och_star_inte_i_vagen(tmp_path: Path, kvar: int) -> None:
    """A line cut off by a crash was never carried out: it is passed over, and the next one stands alone."""
    lagg_till(tmp_path, RAD)
    fil = tmp_path / FIL
    hel = fil.read_bytes()
    fil.write_bytes(hel + hel[:-1][:kvar])
    assert las(fil) == (RAD,)
    lagg_till(tmp_path, attrs.evolve(RAD, id="g2"))
    assert [rad.id for rad in las(fil)] == ["g1", "g2"]


def test_en_forstord_rad_sags(tmp_path: Path) -> None:
    """A whole line that cannot be read is never passed over in silence."""
    (tmp_path / FIL).write_text('{"id":1}\n')
    with pytest.raises(Datafel, match="gallringslistan"):
        las(tmp_path / FIL)


def test_kan_listan_inte_skrivas_gallras_ingenting(installation: Installation) -> None:
    """The list comes first: without it an old backup would bring the texts back."""
    with installation.oppna() as program:
        lopp = registrera(program, f"Om {HELIUM}")
        program.installningar.kopior.write_text("en fil i vägen")
        with pytest.raises(Lagringsfel, match="Gallringslistan"):
            gallra(lopp)
        assert HELIUM in lopp.arende.rubrik
        assert motor.verifiera(program).haller


def test_listan_har_ingen_text_och_namner_beslutet(installation: Installation) -> None:
    """Ids, digests and the decision; not a word of what was erased."""
    with installation.oppna() as program:
        lopp = registrera(program, f"Om {HELIUM}")
        gallra(lopp)
        text = (program.installningar.kopior / FIL).read_text(encoding="utf-8")
    assert HELIUM not in text
    assert (BESLUT in text, lopp.id in text) == (True, True)


def test_listan_utfors_pa_en_aldre_bas_en_gang(installation: Installation, tmp_path: Path) -> None:
    """A base from before gets both erasures; done again, or on the newer base, it changes nothing."""
    with installation.oppna() as program:
        lopp, slut = registrera(program, f"Om {HELIUM}").till("beredning"), avslutat(program)
        rader = _rader_fran_nyare(lopp, slut)
        lista = tmp_path / "sparad" / FIL
        for rad in rader:
            lagg_till(lista.parent, rad)
        forst = motor.tillampa_gallringslista(program, lista)
        assert (forst.gjorda, forst.redan, forst.saknas) == (2, 0, 1)
        assert HELIUM not in lopp.arende.rubrik
        igen = motor.tillampa_gallringslista(program, lista)
        assert (igen.gjorda, igen.redan, igen.saknas) == (0, 2, 1)
        assert motor.verifiera(program).haller
        assert not (program.installningar.kopior / FIL).exists()


def _rader_fran_nyare(lopp: Lopp, slut: Lopp) -> tuple[Gallringsrad, ...]:
    """What the list says after erasing on a copy, and of a case that came in later."""
    urval = motor.Gallringsurval(ord=HELIUM)
    plan = motor.gallringsplan(lopp.program, arende=lopp.id, urval=urval)
    with lopp.program.databas.las() as f:
        kedja = poster.las_kedja(f, kedja_for(lopp.id))
    falt = tuple(
        Gallratavtryck(post=e.post, plats=e.plats, sha256=avtryck_i_post(kedja[e.post - 1])[e.plats])
        for e in plan.falt
    )
    return (
        attrs.evolve(RAD, id="t1", arende=lopp.id, hela=False, falt=falt),
        attrs.evolve(RAD, id="t2", arende=slut.id),
        attrs.evolve(RAD, id="t3", arende="kom senare"),
    )
