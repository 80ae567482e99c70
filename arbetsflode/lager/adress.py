"""What the address of a base tells: which file it is, and what may be shown of it."""

from pathlib import Path

from sqlalchemy.engine import make_url


def databasfil(url: str) -> Path | None:
    """The file of an SQLite base; None for another database, or for one in memory."""
    adress = make_url(url)
    if adress.get_backend_name() != "sqlite" or not adress.database:
        return None
    return Path(adress.database)


def utan_losenord(url: str) -> str:
    """The address as it may be shown and kept."""
    return make_url(url).set(password=None).render_as_string()
