"""The table of the inbox: what has come in and is not yet a case, and what became of it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from arbetsflode.lager.tabellgrund import C, delindex, metadata

OAVGJORDA = text("lage IN ('ny', 'last')")
"""Condition of a partial index. Questions use these very words, so that the index is found."""

inkorgspost = Table(
    "inkorgspost",
    metadata,
    Column("id", C, primary_key=True),
    Column("inkommen", C, nullable=False),
    Column("vag", C, nullable=False),
    Column("filnamn", Text, nullable=False),
    Column("hash", C, ForeignKey("fil.hash"), nullable=False),
    Column("storlek", Integer, nullable=False),
    Column("lage", C, nullable=False),
    Column("rubrik", Text, nullable=False),
    Column("lasfel", Text),
    Column("text", Text),
    Column("lasning", Text),
    Column("meddelande", C),
    Column("svar_pa", Text),
    Column("arende", C, ForeignKey("arende.id")),
    Column("skal", Text),
    Column("avgjord", C),
    Column("av", C),
    Column("version", Integer, nullable=False),
    delindex("ix_inkorgspost_oavgjorda", "inkommen", "id", dar=OAVGJORDA),
    Index("ix_inkorgspost_lage", "lage", "inkommen", "id"),
    Index("ix_inkorgspost_hash", "hash"),
    delindex("uq_inkorgspost_oavgjord", "hash", dar=OAVGJORDA, unik=True),
    Index("ix_inkorgspost_meddelande", "meddelande"),
    Index("ix_inkorgspost_arende", "arende"),
)
"""What came in. The text and the reading are kept until it is settled; the bytes lie among the contents."""

inkorgsord = Table(
    "inkorgsord",
    metadata,
    Column("ord", C, primary_key=True),
    Column("post", C, ForeignKey("inkorgspost.id"), primary_key=True),
    Index("ix_inkorgsord_post", "post"),
)
"""What each thing in the inbox is found by: the stems of its heading, its sender, numbers and name."""
