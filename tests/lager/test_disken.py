"""A base on somebody else's disk is refused before anything is written to it."""

from pathlib import Path

import pytest

from arbetsflode.lager import disken
from tests.programbyggare import Installation
from tillstand.fel import Lagringsfel

MONTERADE = r"""/dev/vda / ext4 rw 0 0
proc /proc proc rw 0 0
fil:/export /srv/gemensam nfs4 rw 0 0
/dev/vdb /srv/gemensam/egen xfs rw 0 0
//fil/delad /mnt/Delad\040mapp cifs rw 0 0
sara@fil:/ /media/sara/fjarran fuse.sshfs rw 0 0
trasig rad
"""


@pytest.mark.parametrize(
    ("fil", "typ"),
    [
        ("/var/remisser/remiss.db", "ext4"),
        ("/srv/gemensam/remiss.db", "nfs4"),
        ("/srv/gemensam/egen/remiss.db", "xfs"),
        ("/srv/gemensamt/remiss.db", "ext4"),
        ("/mnt/Delad mapp/remiss.db", "cifs"),
        ("/media/sara/fjarran/a/remiss.db", "fuse.sshfs"),
    ],
)
def test_den_narmaste_monteringen_galler(fil: str, typ: str) -> None:
    """The deepest mount that holds the file says what kind of disk it is."""
    assert disken.filsystem(Path(fil), MONTERADE) == typ


@pytest.mark.parametrize("typ", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "ceph"])
def test_en_bas_pa_natet_oppnas_inte(
    tom_sqlite: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typ: str
) -> None:
    """The program says why and what to do instead, and makes no file."""
    tabell = tmp_path / "mounts"
    tabell.write_text(f"/dev/vda / ext4 rw 0 0\nfil:/x {tom_sqlite.mapp} {typ} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(disken, "MONTERADE", tabell)
    with pytest.raises(Lagringsfel, match=f"nätverksdisk .{typ}.*egen disk, eller använd PostgreSQL"):
        tom_sqlite.oppna()
    assert not list(tom_sqlite.mapp.glob("remiss.db*"))


def test_en_egen_disk_duger(i_sqlite: Installation) -> None:
    """The disk that the tests run on is one's own."""
    disken.krav_pa_egen_disk(i_sqlite.databas)
