"""The tables: the only source of the schema.

Instants are text in one fixed UTC form and days are ISO dates, the same on both databases: text order is
time order, and what the journal hashed is what is stored.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_C = String().with_variant(String(collation="C"), "postgresql")
"""Codes, days, instants and sort keys: compared byte by byte on both databases."""

OPPNA = text("oppet = 1")
VANTANDE = text("vantar_pa IS NOT NULL")
STALLDA_AT_SIDAN = text("svepfel_tid IS NOT NULL")
ATT_SAGA = text("lage IN ('vantar', 'omadresseras')")
ATT_SKICKA = text("lage IN ('vantar', 'uppskjuten')")
TAGNA = text("lage = 'skickas'")
"""Conditions of the partial indexes. Questions use these very words, so that the index is found."""

arende = Table(
    "arende",
    metadata,
    Column("id", _C, primary_key=True),
    Column("slag", _C, nullable=False),
    Column("namnd", _C, nullable=False),
    Column("diarienummer", Text, nullable=False),
    Column("nummernyckel", _C, nullable=False),
    Column("flode", _C, ForeignKey("flodesversion.hash"), nullable=False),
    Column("tillstand", _C, nullable=False),
    Column("version", Integer, nullable=False),
    Column("huvud", _C, nullable=False),
    Column("oppet", Integer, nullable=False),
    Column("hemligt", Integer, nullable=False),
    Column("registrerad", _C, nullable=False),
    Column("rubrik", Text, nullable=False),
    Column("rubrik_sort", _C, nullable=False),
    Column("handlaggare", _C),
    Column("enhet", _C),
    Column("slutdag", _C),
    Column("vantar_pa", _C),
    Column("utskick", Integer, nullable=False),
    Column("nasta_bevakning", _C),
    Column("generation", Integer, nullable=False),
    Column("svepfel", Text),
    Column("svepfel_tid", _C),
    Column("delar", Text, nullable=False),
    UniqueConstraint("namnd", "nummernyckel"),
    Index("ix_arende_mina", "handlaggare", "slutdag", "id", sqlite_where=OPPNA, postgresql_where=OPPNA),
    Index("ix_arende_oppna", "slutdag", "id", sqlite_where=OPPNA, postgresql_where=OPPNA),
    Index(
        "ix_arende_vantar",
        "vantar_pa",
        sqlite_where=VANTANDE,
        postgresql_where=VANTANDE,
    ),
    Index("ix_arende_bevakning", "nasta_bevakning", sqlite_where=OPPNA, postgresql_where=OPPNA),
    Index("ix_arende_generation", "generation", sqlite_where=OPPNA, postgresql_where=OPPNA),
    Index(
        "ix_arende_svepfel",
        "svepfel_tid",
        sqlite_where=STALLDA_AT_SIDAN,
        postgresql_where=STALLDA_AT_SIDAN,
    ),
    Index("ix_arende_namnd", "namnd", "tillstand", "id"),
    Index("ix_arende_nummernyckel", "nummernyckel"),
)

nummer = Table(
    "nummer",
    metadata,
    Column("arende", _C, ForeignKey("arende.id"), primary_key=True),
    Column("nyckel", _C, primary_key=True),
    Index("ix_nummer_nyckel", "nyckel"),
)
"""Every number, own and foreign, that a case may be found by."""

serie = Table(
    "serie",
    metadata,
    Column("namnd", _C, primary_key=True),
    Column("ar", Integer, primary_key=True),
    Column("nasta", Integer, nullable=False),
)
"""The gap-free series: one counter a nämnd and year, taken in the registering transaction."""

post = Table(
    "post",
    metadata,
    Column("kedja", _C, primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("noterat", _C, nullable=False),
    Column("dag", _C, nullable=False),
    Column("aktor", _C, nullable=False),
    Column("kanal", _C, nullable=False),
    Column("innehall", Text, nullable=False),
    Column("fritext", Text, nullable=False),
    Column("foregaende", _C, nullable=False),
    Column("hash", _C, nullable=False),
    UniqueConstraint("kedja", "foregaende"),
)
"""The journal. UNIQUE on the previous hash makes a fork impossible."""

sigill = Table(
    "sigill",
    metadata,
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("fore", _C, nullable=False),
    Column("antal", Integer, nullable=False),
    Column("foregaende", _C, nullable=False, unique=True),
    Column("hash", _C, nullable=False),
)

idempotens = Table(
    "idempotens",
    metadata,
    Column("nyckel", _C, primary_key=True),
    Column("avtryck", _C, nullable=False),
    Column("svar", Text, nullable=False),
    Column("noterat", _C, nullable=False),
)

varning = Table(
    "varning",
    metadata,
    Column("subjekt", _C, primary_key=True),
    Column("regel", _C, primary_key=True),
    Column("datum", _C, primary_key=True),
    Column("roll", _C, primary_key=True),
    Column("skapad", _C, nullable=False),
    Column("lage", _C, nullable=False),
    Index(
        "ix_varning_vantar",
        "datum",
        sqlite_where=ATT_SAGA,
        postgresql_where=ATT_SAGA,
    ),
)

brev = Table(
    "brev",
    metadata,
    Column("id", _C, primary_key=True),
    Column("nyckel", _C, nullable=False, unique=True),
    Column("slag", _C, nullable=False),
    Column("person", _C),
    Column("adress", Text),
    Column("dag", _C, nullable=False),
    Column("rader", Text, nullable=False),
    Column("lage", _C, nullable=False),
    Column("forsok", Integer, nullable=False),
    Column("nasta_forsok", _C),
    Column("taget_av", _C),
    Column("taget_till", _C),
    Column("skapat", _C, nullable=False),
    Column("avgjort", _C),
    Column("fel", Text),
    Index(
        "ix_brev_att_skicka",
        "nasta_forsok",
        sqlite_where=ATT_SKICKA,
        postgresql_where=ATT_SKICKA,
    ),
    Index(
        "ix_brev_tagna",
        "taget_till",
        sqlite_where=TAGNA,
        postgresql_where=TAGNA,
    ),
    Index("ix_brev_lage", "lage"),
)

brevarende = Table(
    "brevarende",
    metadata,
    Column("brev", _C, ForeignKey("brev.id"), primary_key=True),
    Column("arende", _C, ForeignKey("arende.id"), primary_key=True),
    Index("ix_brevarende_arende", "arende"),
)
"""Which cases a letter speaks of."""

fil = Table(
    "fil",
    metadata,
    Column("hash", _C, primary_key=True),
    Column("storlek", Integer, nullable=False),
    Column("tillagd", _C, nullable=False),
)
"""The contents of documents, by hash; the bytes lie in the folder `filer`."""

filarende = Table(
    "filarende",
    metadata,
    Column("hash", _C, ForeignKey("fil.hash"), primary_key=True),
    Column("arende", _C, ForeignKey("arende.id"), primary_key=True),
)
"""Which cases hold a content: a duplicate is found by it."""

person = Table(
    "person",
    metadata,
    Column("kod", _C, primary_key=True),
    Column("namn", Text, nullable=False),
    Column("epost", Text),
)

enhet = Table(
    "enhet",
    metadata,
    Column("kod", _C, primary_key=True),
    Column("namn", Text, nullable=False),
    Column("namnd", _C, nullable=False),
    Column("overordnad", _C, ForeignKey("enhet.kod")),
)

rollinnehav = Table(
    "rollinnehav",
    metadata,
    Column("person", _C, ForeignKey("person.kod"), primary_key=True),
    Column("roll", _C, primary_key=True),
    Column("namnd", _C, primary_key=True),
    Column("enhet", _C, primary_key=True),
    Column("fran", _C, primary_key=True),
    Column("till", _C, nullable=False),
)

franvaro = Table(
    "franvaro",
    metadata,
    Column("person", _C, ForeignKey("person.kod"), primary_key=True),
    Column("fran", _C, primary_key=True),
    Column("till", _C, nullable=False),
    Column("ersattare", _C, ForeignKey("person.kod")),
)

flodesversion = Table(
    "flodesversion",
    metadata,
    Column("hash", _C, primary_key=True),
    Column("slag", _C, nullable=False),
    Column("namn", _C, nullable=False),
    Column("innehall", Text, nullable=False),
    Column("inlast", _C, nullable=False),
)
"""Every flow version that a case has begun with: the parsed tree as JSON."""

lage = Table(
    "lage",
    metadata,
    Column("namn", _C, primary_key=True),
    Column("varde", Text, nullable=False),
)
"""Small facts of the installation: generation, version of the organisation, last sweep."""

lasning = Table(
    "lasning",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("arende", _C, ForeignKey("arende.id"), nullable=False),
    Column("person", _C, nullable=False),
    Column("kanal", _C, nullable=False),
    Column("noterat", _C, nullable=False),
    Index("ix_lasning_arende", "arende"),
)
"""Who has read a secret case, and when."""

sokrad = Table(
    "sokrad",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("arende", _C, ForeignKey("arende.id"), nullable=False, unique=True),
    Column("ord", Text, nullable=False),
)
"""The stems that a case is found by; FTS5 or a GIN index stands over this table."""
