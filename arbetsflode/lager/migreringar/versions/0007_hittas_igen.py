"""Found again: numbers without their klassificering, the letters that replies answer, words of the inbox."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import snowballstemmer
import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BUNT = 1_000
UTGAENDE = ("svar", "kopia", "kvitto")

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "inkorgsord",
        sa.Column("ord", C, nullable=False),
        sa.Column("post", C, nullable=False),
        sa.ForeignKeyConstraint(["post"], ["inkorgspost.id"], name=op.f("fk_inkorgsord_post_inkorgspost")),
        sa.PrimaryKeyConstraint("ord", "post", name=op.f("pk_inkorgsord")),
    )
    with op.batch_alter_table("inkorgsord", schema=None) as batch_op:
        batch_op.create_index("ix_inkorgsord_post", ["post"], unique=False)

    op.create_table(
        "brevmeddelande",
        sa.Column("brev", C, nullable=False),
        sa.Column("meddelande", C, nullable=False),
        sa.ForeignKeyConstraint(["brev"], ["brev.id"], name=op.f("fk_brevmeddelande_brev_brev")),
        sa.PrimaryKeyConstraint("brev", name=op.f("pk_brevmeddelande")),
    )
    with op.batch_alter_table("brevmeddelande", schema=None) as batch_op:
        batch_op.create_index("ix_brevmeddelande_meddelande", ["meddelande"], unique=False)

    _skriv_svansarna()
    _skriv_meddelandena()
    _skriv_orden()


def _skriv_svansarna() -> None:
    """Each case's number without its klassificering."""
    nummer = sa.table("nummer", sa.column("arende"), sa.column("nyckel"))
    for rader in _bunt("arende", "diarienummer"):
        if nya := [{"arende": i, "nyckel": s} for i, n in rader if (s := _svans(n))]:
            op.get_bind().execute(nummer.insert(), nya)


def _svans(nummer: str) -> str | None:
    likt = re.sub(r"[\u2010-\u2015\u2212]", "-", unicodedata.normalize("NFC", nummer))
    nyckel = "".join(likt.split()).casefold().rstrip(".")
    traff = re.fullmatch(r"[0-9]+(?:\.[0-9]+)+\.?-([0-9].*)", nyckel)
    traff = traff or re.fullmatch(r"([0-9]+-[0-9]{4})-[0-9]+(?:\.[0-9]+)+", nyckel)
    return "#" + re.sub(r"[^0-9a-zà-öø-ÿ]+", "/", traff[1]).lstrip("0") if traff else None


def _skriv_meddelandena() -> None:
    """What an answer to each letter that has left the municipality names."""
    meddelanden = sa.table("brevmeddelande", sa.column("brev"), sa.column("meddelande"))
    for rader in _bunt("brev", "nyckel", "slag"):
        nya = [
            {"brev": i, "meddelande": hashlib.sha256(nyckel.encode()).hexdigest()[:32]}
            for i, nyckel, slag in rader
            if slag in UTGAENDE and not nyckel.startswith("gallrad:")
        ]
        if nya:
            op.get_bind().execute(meddelanden.insert(), nya)


def _skriv_orden() -> None:
    """What lies in the inbox is found by its name and by what it was read to say; the erased has neither."""
    ord_ = sa.table("inkorgsord", sa.column("ord"), sa.column("post"))
    for rader in _bunt("inkorgspost", "rubrik", "filnamn", "lasning"):
        nya = [
            {"ord": o, "post": i}
            for i, rubrik, filnamn, lasning in rader
            if filnamn != "gallrat"
            for o in _ord([rubrik, filnamn, *_lasta(lasning)])
        ]
        if nya:
            op.get_bind().execute(ord_.insert(), nya)


def _lasta(lasning: str | None) -> list[str]:
    falt = json.loads(lasning) if lasning else {}
    nycklar = ("titel", "avsandare", "avsandarens_dnr", "diarienummer")
    return [str(falt[nyckel]["varde"]) for nyckel in nycklar if falt.get(nyckel)]


def _ord(texter: list[str]) -> list[str]:
    """The words and their stems."""
    stammare = snowballstemmer.stemmer("swedish")
    gemena = (unicodedata.normalize("NFC", text).casefold() for text in texter)
    orden = {o for text in gemena for o in re.findall(r"[0-9a-zà-öø-ÿ]+", text)}
    return sorted(orden | {stammare.stemWord(o) for o in orden})


def _bunt(tabell: str, *kolumner: str) -> Iterator[list[Any]]:
    """The rows of a table, a bunch at a time in the order of their ids."""
    rad, efter = sa.table(tabell, sa.column("id"), *(sa.column(k) for k in kolumner)), ""
    fraga = sa.select(*rad.c).order_by(rad.c.id).limit(BUNT)
    while rader := list(op.get_bind().execute(fraga.where(rad.c.id > efter)).all()):
        efter = rader[-1][0]
        yield rader


def downgrade() -> None:
    op.execute("DELETE FROM nummer WHERE nyckel LIKE '#%'")
    op.drop_table("brevmeddelande")
    op.drop_table("inkorgsord")
