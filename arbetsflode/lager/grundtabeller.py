"""The tables of what every process keeps in memory: people and their roles, the nämnder's meetings."""

from sqlalchemy import Column, ForeignKey, Table, Text

from arbetsflode.lager.tabellgrund import C, metadata

person = Table(
    "person",
    metadata,
    Column("kod", C, primary_key=True),
    Column("namn", Text, nullable=False),
    Column("epost", Text),
)

enhet = Table(
    "enhet",
    metadata,
    Column("kod", C, primary_key=True),
    Column("namn", Text, nullable=False),
    Column("namnd", C, nullable=False),
    Column("overordnad", C, ForeignKey("enhet.kod")),
)

rollinnehav = Table(
    "rollinnehav",
    metadata,
    Column("person", C, ForeignKey("person.kod"), primary_key=True),
    Column("roll", C, primary_key=True),
    Column("namnd", C, primary_key=True),
    Column("enhet", C, primary_key=True),
    Column("fran", C, primary_key=True),
    Column("till", C, nullable=False),
)

franvaro = Table(
    "franvaro",
    metadata,
    Column("person", C, ForeignKey("person.kod"), primary_key=True),
    Column("fran", C, primary_key=True),
    Column("till", C, nullable=False),
    Column("ersattare", C, ForeignKey("person.kod")),
)

mote = Table(
    "mote",
    metadata,
    Column("namnd", C, primary_key=True),
    Column("dag", C, primary_key=True),
    Column("typ", C, nullable=False),
    Column("tid", Text),
    Column("plats", Text),
    Column("inlamning", C),
    Column("beredning", C),
    Column("presidium", C),
    Column("utskick", C),
    Column("justering", C),
    Column("flyttat_till", C),
)
"""The nämnder's calendars. Nothing is removed: what is not held says so."""
