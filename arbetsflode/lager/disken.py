"""Where a base lies: SQLite cannot trust the locks of a disk that is somewhere else."""

import re
from pathlib import Path

from sqlalchemy.engine import make_url

from tillstand.fel import Lagringsfel

MONTERADE = Path("/proc/self/mounts")
"""Every mounted file system: device, place, type. Missing outside Linux; then nothing is known."""

_PA_NATET = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ncpfs|ceph|lustre|glusterfs|davfs\d?"
    r"|fuse\.(sshfs|glusterfs|ceph\w*|s3fs|rclone|davfs\d?|cifs|smb\w*|gvfs\w*)"
)


def krav_pa_egen_disk(url: str) -> None:
    """Raise Lagringsfel for an SQLite base on a network file system."""
    adress = make_url(url)
    if adress.get_backend_name() != "sqlite" or not adress.database or not MONTERADE.exists():
        return
    fil = Path(adress.database).resolve()
    typ = filsystem(fil, MONTERADE.read_text(encoding="utf-8", errors="surrogateescape"))
    if _PA_NATET.fullmatch(typ):
        raise Lagringsfel(
            f"Databasen {fil} ligger på en nätverksdisk ({typ}), och där håller inte låsen. "
            "Flytta mappen till datorns egen disk, eller använd PostgreSQL. Inget har sparats."
        )


def filsystem(fil: Path, monterade: str) -> str:
    """The type of the file system that a file lies on, by the table of what is mounted; "" if unknown."""
    bast, typ = Path(), ""
    for rad in monterade.splitlines():
        falt = rad.split(" ")
        if len(falt) < 3:
            continue
        plats = Path(re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), falt[1]))
        if fil.is_relative_to(plats) and len(plats.parts) >= len(bast.parts):
            bast, typ = plats, falt[2]
    return typ
