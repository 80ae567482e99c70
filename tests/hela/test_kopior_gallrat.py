"""What was erased stays erased through a restore, whichever lists lie about, and also when it is refused."""

import shutil
from pathlib import Path

import pytest

from arbetsflode import motor
from arbetsflode.drift.aterstall import Aterstallningsval
from arbetsflode.motor.gallringslista import FIL, las
from arbetsflode.program import Program
from tests.hela.test_kopior import ERSATT, ater, skriv_om_manifestet, ta
from tests.motor.test_gallring import ADMIN, BESLUT, HELIUM, gallra, planera
from tests.programbyggare import Installation, aktor, inlaga, registrera
from tillstand.fel import Datafel, OgiltigIndata


def sok(installation: Installation) -> tuple[object, ...]:
    """The cases where the erased word stands."""
    with installation.oppna() as program:
        return motor.sok(program, aktor("registrator"), text=HELIUM)


def gallrad(installation: Installation) -> tuple[Path, Path]:
    """A copy from before an erasure, and the list of the installation."""
    with installation.oppna() as program:
        lopp = registrera(program, f"Om {HELIUM}")
        tagen = ta(program)
        gallra(lopp)
        return tagen.plats, program.installningar.kopior / FIL


def flyttad(kopia: Path, till: Path) -> Path:
    """The copy in another folder."""
    return Path(shutil.copytree(kopia, till / kopia.name))


def test_en_gammal_lista_bredvid_kopian_tar_inget_tillbaka(i_sqlite: Installation, tmp_path: Path) -> None:
    """A list beside the copy from before the erasure does not hide the newer one among the copies."""
    kopia, _lista = gallrad(i_sqlite)
    usb = flyttad(kopia, tmp_path / "usb")
    (usb.parent / FIL).touch()
    assert ater(usb, i_sqlite, Aterstallningsval(ersatt=True)).gallrade == 1
    assert sok(i_sqlite) == ()


def test_basen_som_laggs_undan_vet_vad_som_gallrats(i_sqlite: Installation) -> None:
    """With the list lost, and the clerk saying there is none, the old base still says what it erased."""
    kopia, lista = gallrad(i_sqlite)
    lista.unlink()
    assert ater(kopia, i_sqlite, ERSATT).gallrade == 1
    assert sok(i_sqlite) == ()


def test_listan_foljer_med_till_den_nya_mappen(i_sqlite: Installation, tmp_path: Path) -> None:
    """The next restore there, from the same copy, knows it too; nothing stands twice."""
    kopia, lista = gallrad(i_sqlite)
    usb = flyttad(kopia, tmp_path / "usb")
    mapp = tmp_path / "ny"
    ny = Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")
    ater(usb, ny, Aterstallningsval(gallringslista=lista))
    ater(usb, ny, Aterstallningsval(ersatt=True))
    assert las(mapp / "kopior" / FIL) == las(lista)
    assert sok(ny) == ()


def handling_gallrad(program: Program) -> tuple[Path, Path]:
    """A copy from before a document was erased, and the place where its content lay."""
    lopp = registrera(program).till("beredning").bifoga("handlaggare", titel=HELIUM)
    tagen = ta(program)
    plan = planera(lopp, None, handlingar=((1, None),))
    (hash_,) = plan.filer
    motor.gallra_falt(program, ADMIN, plan=plan, beslut=BESLUT, nyckel="h")
    motor.stada(program)
    assert not program.filer.plats(hash_).exists()
    return tagen.plats, program.filer.plats(hash_)


def test_en_nekad_aterstallning_lagger_inget_gallrat_tillbaka(i_sqlite: Installation, tmp_path: Path) -> None:
    """Refused for its list or for what it says, a restore leaves no erased document among the others."""
    with i_sqlite.oppna() as program:
        kopia, innehall = handling_gallrad(program)
    skrap = tmp_path / "personer.toml"
    skrap.write_text("namn = 1\n", encoding="utf-8")
    with pytest.raises(Datafel, match="gallringslistan"):
        ater(kopia, i_sqlite, Aterstallningsval(ersatt=True, gallringslista=skrap))
    assert not innehall.exists()
    assert ater(kopia, i_sqlite, ERSATT).gallrade == 1
    assert not innehall.exists()


def test_en_kopia_med_avvikelser_lamnar_inga_nya_handlingar(i_sqlite: Installation, tmp_path: Path) -> None:
    """What the refused copy alone names is not left in the folder of documents."""
    with i_sqlite.oppna() as program:
        registrera(program, handlingar=[inlaga(innehall=b"ena"), inlaga(innehall=b"andra", titel="Bilaga")])
        kopia = ta(program).plats
    forst, _andra = sorted((kopia / "filer").glob("??/*"))
    forst.unlink()
    skriv_om_manifestet(kopia, saknade=[forst.name])
    mapp = tmp_path / "ny"
    ny = Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")
    with pytest.raises(Datafel, match="--trots-avvikelser"):
        ater(kopia, ny, Aterstallningsval(utan_gallringslista=True))
    assert [fil for fil in (mapp / "filer").rglob("*") if fil.is_file()] == []


def test_en_nekad_aterstallning_lamnar_ingen_halv_mapp(i_sqlite: Installation, tmp_path: Path) -> None:
    """Refused for want of a list, a new folder is not left behind."""
    with i_sqlite.oppna() as program:
        usb = flyttad(ta(program).plats, tmp_path / "usb")
    mapp = tmp_path / "ny"
    ny = Installation(mapp=mapp, databas=f"sqlite:///{mapp}/remiss.db", sort="sqlite")
    with pytest.raises(OgiltigIndata, match="--gallringslista"):
        ater(usb, ny, Aterstallningsval())
    assert not mapp.exists()
