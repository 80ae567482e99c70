"""The tables: the only source of the schema.

Instants are text in one fixed UTC form and days are ISO dates, the same on both databases: text order is
time order, and what the journal hashed is what is stored.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from arbetsflode.lager.grundtabeller import enhet as enhet
from arbetsflode.lager.grundtabeller import franvaro as franvaro
from arbetsflode.lager.grundtabeller import mote as mote
from arbetsflode.lager.grundtabeller import person as person
from arbetsflode.lager.grundtabeller import rollinnehav as rollinnehav
from arbetsflode.lager.inkorgstabeller import inkorgsord as inkorgsord
from arbetsflode.lager.inkorgstabeller import inkorgspost as inkorgspost
from arbetsflode.lager.tabellgrund import C, delindex
from arbetsflode.lager.tabellgrund import metadata as metadata
from arbetsflode.lager.webbtabeller import FLYTTAS_INTE as FLYTTAS_INTE
from arbetsflode.lager.webbtabeller import inloggning as inloggning
from arbetsflode.lager.webbtabeller import konto as konto
from arbetsflode.lager.webbtabeller import lasmarke as lasmarke
from arbetsflode.lager.webbtabeller import manadstal as manadstal
from arbetsflode.lager.webbtabeller import motesbehandling as motesbehandling
from arbetsflode.lager.webbtabeller import motespunkt as motespunkt
from arbetsflode.lager.webbtabeller import oppnatal as oppnatal
from arbetsflode.lager.webbtabeller import session_ as session_

OPPNA = text("oppet = 1")
STANGDA = text("oppet = 0")
VANTANDE = text("vantar_pa IS NOT NULL")
STALLDA_AT_SIDAN = text("svepfel_tid IS NOT NULL")
ATT_SAGA = text("lage IN ('vantar', 'omadresseras')")
ATT_SKICKA = text("lage IN ('vantar', 'uppskjuten')")
TAGNA = text("lage = 'skickas'")
ATT_STADA = text("stadat IS NULL")
SIKTAR = text("planmote IS NOT NULL")
OBESLUTADE = text("oppet = 1 AND tillstand IN ('mottagen', 'beredning', 'forslag')")
"""Conditions of the partial indexes. Questions use these very words, so that the index is found."""

arende = Table(
    "arende",
    metadata,
    Column("id", C, primary_key=True),
    Column("slag", C, nullable=False),
    Column("namnd", C, nullable=False),
    Column("diarienummer", Text, nullable=False),
    Column("nummernyckel", C, nullable=False),
    Column("flode", C, ForeignKey("flodesversion.hash"), nullable=False),
    Column("tillstand", C, nullable=False),
    Column("version", Integer, nullable=False),
    Column("huvud", C, nullable=False),
    Column("oppet", Integer, nullable=False),
    Column("hemligt", Integer, nullable=False),
    Column("registrerad", C, nullable=False),
    Column("rubrik", Text, nullable=False),
    Column("rubrik_sort", C, nullable=False),
    Column("handlaggare", C),
    Column("enhet", C),
    Column("slutdag", C),
    Column("vantar_pa", C),
    Column("utskick", Integer, nullable=False),
    Column("nasta_bevakning", C),
    Column("generation", Integer, nullable=False),
    Column("svepfel", Text),
    Column("svepfel_tid", C),
    Column("delar", Text, nullable=False),
    Column("planmote", C),
    UniqueConstraint("namnd", "nummernyckel"),
    delindex("ix_arende_mina", "handlaggare", "slutdag", "id", dar=OPPNA),
    delindex("ix_arende_oppna", "slutdag", "id", dar=OPPNA),
    delindex("ix_arende_stangda", "slutdag", "id", dar=STANGDA),
    delindex("ix_arende_namnds", "namnd", "slutdag", "id", dar=OPPNA),
    delindex("ix_arende_vantar", "vantar_pa", dar=VANTANDE),
    delindex("ix_arende_bevakning", "nasta_bevakning", dar=OPPNA),
    delindex("ix_arende_generation", "generation", dar=OPPNA),
    delindex("ix_arende_svepfel", "svepfel_tid", dar=STALLDA_AT_SIDAN),
    delindex("ix_arende_planmote", "namnd", "planmote", "tillstand", "slutdag", "id", dar=SIKTAR),
    delindex("ix_arende_obeslutade", "namnd", "slutdag", "id", dar=OBESLUTADE),
    delindex("ix_arende_balans", "namnd", "registrerad", "id", dar=OPPNA),
    Index("ix_arende_namnd", "namnd", "tillstand", "id"),
    Index("ix_arende_nummernyckel", "nummernyckel"),
)

nummer = Table(
    "nummer",
    metadata,
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
    Column("nyckel", C, primary_key=True),
    Index("ix_nummer_nyckel", "nyckel"),
)
"""Every number, own and foreign, that a case may be found by."""

serie = Table(
    "serie",
    metadata,
    Column("namnd", C, primary_key=True),
    Column("ar", Integer, primary_key=True),
    Column("nasta", Integer, nullable=False),
)
"""The gap-free series: one counter a nämnd and year, taken in the registering transaction."""

post = Table(
    "post",
    metadata,
    Column("kedja", C, primary_key=True),
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("noterat", C, nullable=False),
    Column("dag", C, nullable=False),
    Column("aktor", C, nullable=False),
    Column("kanal", C, nullable=False),
    Column("innehall", Text, nullable=False),
    Column("fritext", Text, nullable=False),
    Column("foregaende", C, nullable=False),
    Column("hash", C, nullable=False),
    UniqueConstraint("kedja", "foregaende"),
)
"""The journal. UNIQUE on the previous hash makes a fork impossible."""

sigill = Table(
    "sigill",
    metadata,
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    Column("fore", C, nullable=False),
    Column("antal", Integer, nullable=False),
    Column("foregaende", C, nullable=False, unique=True),
    Column("hash", C, nullable=False),
)

idempotens = Table(
    "idempotens",
    metadata,
    Column("nyckel", C, primary_key=True),
    Column("avtryck", C, nullable=False),
    Column("svar", Text, nullable=False),
    Column("noterat", C, nullable=False),
)

varning = Table(
    "varning",
    metadata,
    Column("subjekt", C, primary_key=True),
    Column("regel", C, primary_key=True),
    Column("datum", C, primary_key=True),
    Column("roll", C, primary_key=True),
    Column("skapad", C, nullable=False),
    Column("lage", C, nullable=False),
    delindex("ix_varning_vantar", "datum", dar=ATT_SAGA),
)

brev = Table(
    "brev",
    metadata,
    Column("id", C, primary_key=True),
    Column("nyckel", C, nullable=False, unique=True),
    Column("slag", C, nullable=False),
    Column("person", C),
    Column("adress", Text),
    Column("dag", C, nullable=False),
    Column("rader", Text, nullable=False),
    Column("lage", C, nullable=False),
    Column("forsok", Integer, nullable=False),
    Column("nasta_forsok", C),
    Column("taget_av", C),
    Column("taget_till", C),
    Column("skapat", C, nullable=False),
    Column("avgjort", C),
    Column("fel", Text),
    delindex("ix_brev_att_skicka", "nasta_forsok", dar=ATT_SKICKA),
    delindex("ix_brev_tagna", "taget_till", dar=TAGNA),
    Index("ix_brev_skapat", "skapat", "lage"),
)

brevarende = Table(
    "brevarende",
    metadata,
    Column("brev", C, ForeignKey("brev.id"), primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
    Index("ix_brevarende_arende", "arende"),
)
"""Which cases a letter speaks of."""

brevmeddelande = Table(
    "brevmeddelande",
    metadata,
    Column("brev", C, ForeignKey("brev.id"), primary_key=True),
    Column("meddelande", C, nullable=False),
    Index("ix_brevmeddelande_meddelande", "meddelande"),
)
"""The first part of the Message-ID of each letter that leaves the municipality: a reply names it."""

fil = Table(
    "fil",
    metadata,
    Column("hash", C, primary_key=True),
    Column("storlek", Integer, nullable=False),
    Column("tillagd", C, nullable=False),
)
"""The contents of documents, by hash; the bytes lie in the folder `filer`."""

filarende = Table(
    "filarende",
    metadata,
    Column("hash", C, ForeignKey("fil.hash"), primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
)
"""Which cases hold a content: a duplicate is found by it."""

planbesked = Table(
    "planbesked",
    metadata,
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
    Column("innehall", Text, nullable=False),
    Column("noterat", C, nullable=False),
)
"""What people were last told of a case's plan (JSON): the old dates of the next change."""

flodesversion = Table(
    "flodesversion",
    metadata,
    Column("hash", C, primary_key=True),
    Column("slag", C, nullable=False),
    Column("namn", C, nullable=False),
    Column("innehall", Text, nullable=False),
    Column("inlast", C, nullable=False),
)
"""Every flow version that a case has begun with: the parsed tree as JSON."""

lage = Table(
    "lage",
    metadata,
    Column("namn", C, primary_key=True),
    Column("varde", Text, nullable=False),
)
"""Small facts of the installation: generation, version of the organisation, last sweep."""

lasning = Table(
    "lasning",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), nullable=False),
    Column("person", C, nullable=False),
    Column("kanal", C, nullable=False),
    Column("noterat", C, nullable=False),
    Index("ix_lasning_arende", "arende"),
)
"""Who has read a secret case, and when."""

sokrad = Table(
    "sokrad",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), nullable=False, unique=True),
    Column("ord", Text, nullable=False),
)
"""The stems that a case is found by; FTS5 or a GIN index stands over this table."""

gallring = Table(
    "gallring",
    metadata,
    Column("id", C, primary_key=True),
    Column("noterat", C, nullable=False),
    Column("arende", C, nullable=False),
    Column("innehall", Text, nullable=False),
    Column("stadat", C),
    delindex("ix_gallring_att_stada", "id", dar=ATT_STADA),
)
"""Every erasure, as it is told in the list beside the backups: ids and digests, no text."""

gallrat = Table(
    "gallrat",
    metadata,
    Column("arende", C, primary_key=True),
    Column("namnd", C, nullable=False),
    Column("diarienummer", Text, nullable=False),
    Column("nummernyckel", C, nullable=False),
    Column("poster", Integer, nullable=False),
    Column("huvud", C, nullable=False),
    Column("gallring", C, ForeignKey("gallring.id"), nullable=False),
    UniqueConstraint("namnd", "nummernyckel"),
)
"""The cases that have been erased whole: the number stays theirs, the chain stays without its texts."""
