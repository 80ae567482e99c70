"""The tables of the pages: passwords and logins, what somebody has read, figures, agendas."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from arbetsflode.lager.tabellgrund import C, metadata

konto = Table(
    "konto",
    metadata,
    Column("person", C, ForeignKey("person.kod"), primary_key=True),
    Column("losenord", Text, nullable=False),
    Column("satt", C, nullable=False),
    Column("tillfalligt", Integer, nullable=False),
)
"""Who may log in by a password: its argon2 hash, when it was set, and whether it must be changed."""

session_ = Table(
    "session",
    metadata,
    Column("nyckel", C, primary_key=True),
    Column("person", C, ForeignKey("person.kod"), nullable=False),
    Column("roller", C, nullable=False),
    Column("inloggning", C, nullable=False),
    Column("skapad", C, nullable=False),
    Column("senast", C, nullable=False),
    Column("gar_ut", C, nullable=False),
    Index("ix_session_person", "person"),
    Index("ix_session_gar_ut", "gar_ut"),
)
"""Who is logged in: the SHA-256 of the cookie's value, never the value itself."""

inloggning = Table(
    "inloggning",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("konto", C, nullable=False),
    Column("adress", C, nullable=False),
    Column("nar", C, nullable=False),
    Column("lyckades", Integer, nullable=False),
    Index("ix_inloggning_konto", "konto", "nar"),
    Index("ix_inloggning_adress", "adress", "nar"),
)
"""Attempts to log in, by the digest of the name that was given: a name that nobody has is not kept."""

lasmarke = Table(
    "lasmarke",
    metadata,
    Column("person", C, primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("noterat", C, nullable=False),
    Index("ix_lasmarke_arende", "arende"),
)
"""Which version of a case a person has read last."""

manadstal = Table(
    "manadstal",
    metadata,
    Column("namnd", C, primary_key=True),
    Column("manad", C, primary_key=True),
    Column("matt", C, primary_key=True),
    Column("nyckel", C, primary_key=True),
    Column("varde", Integer, nullable=False),
)
"""Figures of each nämnd and month (`2026-11`), worked out by night."""

motespunkt = Table(
    "motespunkt",
    metadata,
    Column("namnd", C, primary_key=True),
    Column("dag", C, primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
    Column("nummer", Text, nullable=False),
    Column("plats", Integer, nullable=False),
    Index("ix_motespunkt_arende", "arende"),
)
"""The agenda of a meeting: the item number of each case, as text, and its place in the order."""

motesbehandling = Table(
    "motesbehandling",
    metadata,
    Column("namnd", C, primary_key=True),
    Column("dag", C, primary_key=True),
    Column("arende", C, ForeignKey("arende.id"), primary_key=True),
    Index("ix_motesbehandling_arende", "arende"),
)
"""The nämnd's meetings that have decided a case, postponed it or sent it back."""

oppnatal = Table(
    "oppnatal",
    metadata,
    Column("namnd", C, primary_key=True),
    Column("hemligt", Integer, primary_key=True, autoincrement=False),
    Column("enhet", C, primary_key=True),
    Column("matt", C, primary_key=True),
    Column("nyckel", C, primary_key=True),
    Column("varde", Integer, nullable=False),
)
"""How many cases were open when they were last counted, by what decides who may know of them; the enhet is
empty before distribution."""

FLYTTAS_INTE = frozenset({"session", "inloggning"})
"""Tables that belong to one running base: neither copied nor moved. People log in anew."""
