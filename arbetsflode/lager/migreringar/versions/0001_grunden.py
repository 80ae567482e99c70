"""The ground: cases, journal, letters, people, files and search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")

SQLITE_SOK = (
    (
        "CREATE VIRTUAL TABLE sok USING fts5"
        "(ord, content='sokrad', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    ),
    (
        "CREATE TRIGGER sok_ny AFTER INSERT ON sokrad BEGIN"
        " INSERT INTO sok(rowid, ord) VALUES (new.id, new.ord); END"
    ),
    (
        "CREATE TRIGGER sok_bort AFTER DELETE ON sokrad BEGIN"
        " INSERT INTO sok(sok, rowid, ord) VALUES ('delete', old.id, old.ord); END"
    ),
)
POSTGRES_SOK = ("CREATE INDEX sok_ord ON sokrad USING gin (to_tsvector('simple', ord))",)


def upgrade() -> None:
    op.create_table(
        "brev",
        sa.Column("id", C, nullable=False),
        sa.Column("nyckel", C, nullable=False),
        sa.Column("slag", C, nullable=False),
        sa.Column("person", C, nullable=True),
        sa.Column("adress", sa.Text(), nullable=True),
        sa.Column("dag", C, nullable=False),
        sa.Column("rader", sa.Text(), nullable=False),
        sa.Column("lage", C, nullable=False),
        sa.Column("forsok", sa.Integer(), nullable=False),
        sa.Column("nasta_forsok", C, nullable=True),
        sa.Column("taget_av", C, nullable=True),
        sa.Column("taget_till", C, nullable=True),
        sa.Column("skapat", C, nullable=False),
        sa.Column("avgjort", C, nullable=True),
        sa.Column("fel", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brev")),
        sa.UniqueConstraint("nyckel", name=op.f("uq_brev_nyckel")),
    )
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.create_index(
            "ix_brev_att_skicka",
            ["nasta_forsok"],
            unique=False,
            sqlite_where=sa.text("lage IN ('vantar', 'uppskjuten')"),
            postgresql_where=sa.text("lage IN ('vantar', 'uppskjuten')"),
        )
        batch_op.create_index("ix_brev_lage", ["lage"], unique=False)
        batch_op.create_index(
            "ix_brev_tagna",
            ["taget_till"],
            unique=False,
            sqlite_where=sa.text("lage = 'skickas'"),
            postgresql_where=sa.text("lage = 'skickas'"),
        )

    op.create_table(
        "enhet",
        sa.Column("kod", C, nullable=False),
        sa.Column("namn", sa.Text(), nullable=False),
        sa.Column("namnd", C, nullable=False),
        sa.Column("overordnad", C, nullable=True),
        sa.ForeignKeyConstraint(["overordnad"], ["enhet.kod"], name=op.f("fk_enhet_overordnad_enhet")),
        sa.PrimaryKeyConstraint("kod", name=op.f("pk_enhet")),
    )
    op.create_table(
        "fil",
        sa.Column("hash", C, nullable=False),
        sa.Column("storlek", sa.Integer(), nullable=False),
        sa.Column("tillagd", C, nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_fil")),
    )
    op.create_table(
        "flodesversion",
        sa.Column("hash", C, nullable=False),
        sa.Column("slag", C, nullable=False),
        sa.Column("namn", C, nullable=False),
        sa.Column("innehall", sa.Text(), nullable=False),
        sa.Column("inlast", C, nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_flodesversion")),
    )
    op.create_table(
        "idempotens",
        sa.Column("nyckel", C, nullable=False),
        sa.Column("avtryck", C, nullable=False),
        sa.Column("svar", sa.Text(), nullable=False),
        sa.Column("noterat", C, nullable=False),
        sa.PrimaryKeyConstraint("nyckel", name=op.f("pk_idempotens")),
    )
    op.create_table(
        "lage",
        sa.Column("namn", C, nullable=False),
        sa.Column("varde", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("namn", name=op.f("pk_lage")),
    )
    op.create_table(
        "person",
        sa.Column("kod", C, nullable=False),
        sa.Column("namn", sa.Text(), nullable=False),
        sa.Column("epost", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kod", name=op.f("pk_person")),
    )
    op.create_table(
        "post",
        sa.Column("kedja", C, nullable=False),
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("noterat", C, nullable=False),
        sa.Column("dag", C, nullable=False),
        sa.Column("aktor", C, nullable=False),
        sa.Column("kanal", C, nullable=False),
        sa.Column("innehall", sa.Text(), nullable=False),
        sa.Column("fritext", sa.Text(), nullable=False),
        sa.Column("foregaende", C, nullable=False),
        sa.Column("hash", C, nullable=False),
        sa.PrimaryKeyConstraint("kedja", "nummer", name=op.f("pk_post")),
        sa.UniqueConstraint("kedja", "foregaende", name=op.f("uq_post_kedja_foregaende")),
    )
    op.create_table(
        "serie",
        sa.Column("namnd", C, nullable=False),
        sa.Column("ar", sa.Integer(), nullable=False),
        sa.Column("nasta", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("namnd", "ar", name=op.f("pk_serie")),
    )
    op.create_table(
        "sigill",
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fore", C, nullable=False),
        sa.Column("antal", sa.Integer(), nullable=False),
        sa.Column("foregaende", C, nullable=False),
        sa.Column("hash", C, nullable=False),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_sigill")),
        sa.UniqueConstraint("foregaende", name=op.f("uq_sigill_foregaende")),
    )
    op.create_table(
        "varning",
        sa.Column("subjekt", C, nullable=False),
        sa.Column("regel", C, nullable=False),
        sa.Column("datum", C, nullable=False),
        sa.Column("roll", C, nullable=False),
        sa.Column("skapad", C, nullable=False),
        sa.Column("lage", C, nullable=False),
        sa.PrimaryKeyConstraint("subjekt", "regel", "datum", "roll", name=op.f("pk_varning")),
    )
    with op.batch_alter_table("varning", schema=None) as batch_op:
        batch_op.create_index(
            "ix_varning_vantar",
            ["datum"],
            unique=False,
            sqlite_where=sa.text("lage IN ('vantar', 'omadresseras')"),
            postgresql_where=sa.text("lage IN ('vantar', 'omadresseras')"),
        )

    op.create_table(
        "arende",
        sa.Column("id", C, nullable=False),
        sa.Column("slag", C, nullable=False),
        sa.Column("namnd", C, nullable=False),
        sa.Column("diarienummer", sa.Text(), nullable=False),
        sa.Column("nummernyckel", C, nullable=False),
        sa.Column("flode", C, nullable=False),
        sa.Column("tillstand", C, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("huvud", C, nullable=False),
        sa.Column("oppet", sa.Integer(), nullable=False),
        sa.Column("hemligt", sa.Integer(), nullable=False),
        sa.Column("registrerad", C, nullable=False),
        sa.Column("rubrik", sa.Text(), nullable=False),
        sa.Column("rubrik_sort", C, nullable=False),
        sa.Column("handlaggare", C, nullable=True),
        sa.Column("enhet", C, nullable=True),
        sa.Column("slutdag", C, nullable=True),
        sa.Column("vantar_pa", C, nullable=True),
        sa.Column("utskick", sa.Integer(), nullable=False),
        sa.Column("nasta_bevakning", C, nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("svepfel", sa.Text(), nullable=True),
        sa.Column("svepfel_tid", C, nullable=True),
        sa.Column("delar", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["flode"], ["flodesversion.hash"], name=op.f("fk_arende_flode_flodesversion")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arende")),
        sa.UniqueConstraint("namnd", "nummernyckel", name=op.f("uq_arende_namnd_nummernyckel")),
    )
    with op.batch_alter_table("arende", schema=None) as batch_op:
        batch_op.create_index(
            "ix_arende_bevakning",
            ["nasta_bevakning"],
            unique=False,
            sqlite_where=sa.text("oppet = 1"),
            postgresql_where=sa.text("oppet = 1"),
        )
        batch_op.create_index(
            "ix_arende_generation",
            ["generation"],
            unique=False,
            sqlite_where=sa.text("oppet = 1"),
            postgresql_where=sa.text("oppet = 1"),
        )
        batch_op.create_index(
            "ix_arende_mina",
            ["handlaggare", "slutdag", "id"],
            unique=False,
            sqlite_where=sa.text("oppet = 1"),
            postgresql_where=sa.text("oppet = 1"),
        )
        batch_op.create_index("ix_arende_namnd", ["namnd", "tillstand", "id"], unique=False)
        batch_op.create_index("ix_arende_nummernyckel", ["nummernyckel"], unique=False)
        batch_op.create_index(
            "ix_arende_oppna",
            ["slutdag", "id"],
            unique=False,
            sqlite_where=sa.text("oppet = 1"),
            postgresql_where=sa.text("oppet = 1"),
        )
        batch_op.create_index(
            "ix_arende_svepfel",
            ["svepfel_tid"],
            unique=False,
            sqlite_where=sa.text("svepfel_tid IS NOT NULL"),
            postgresql_where=sa.text("svepfel_tid IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_arende_vantar",
            ["vantar_pa"],
            unique=False,
            sqlite_where=sa.text("vantar_pa IS NOT NULL"),
            postgresql_where=sa.text("vantar_pa IS NOT NULL"),
        )

    op.create_table(
        "franvaro",
        sa.Column("person", C, nullable=False),
        sa.Column("fran", C, nullable=False),
        sa.Column("till", C, nullable=False),
        sa.Column("ersattare", C, nullable=True),
        sa.ForeignKeyConstraint(["ersattare"], ["person.kod"], name=op.f("fk_franvaro_ersattare_person")),
        sa.ForeignKeyConstraint(["person"], ["person.kod"], name=op.f("fk_franvaro_person_person")),
        sa.PrimaryKeyConstraint("person", "fran", name=op.f("pk_franvaro")),
    )
    op.create_table(
        "rollinnehav",
        sa.Column("person", C, nullable=False),
        sa.Column("roll", C, nullable=False),
        sa.Column("namnd", C, nullable=False),
        sa.Column("enhet", C, nullable=False),
        sa.Column("fran", C, nullable=False),
        sa.Column("till", C, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.kod"], name=op.f("fk_rollinnehav_person_person")),
        sa.PrimaryKeyConstraint("person", "roll", "namnd", "enhet", "fran", name=op.f("pk_rollinnehav")),
    )
    op.create_table(
        "brevarende",
        sa.Column("brev", C, nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_brevarende_arende_arende")),
        sa.ForeignKeyConstraint(["brev"], ["brev.id"], name=op.f("fk_brevarende_brev_brev")),
        sa.PrimaryKeyConstraint("brev", "arende", name=op.f("pk_brevarende")),
    )
    with op.batch_alter_table("brevarende", schema=None) as batch_op:
        batch_op.create_index("ix_brevarende_arende", ["arende"], unique=False)

    op.create_table(
        "filarende",
        sa.Column("hash", C, nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_filarende_arende_arende")),
        sa.ForeignKeyConstraint(["hash"], ["fil.hash"], name=op.f("fk_filarende_hash_fil")),
        sa.PrimaryKeyConstraint("hash", "arende", name=op.f("pk_filarende")),
    )
    op.create_table(
        "lasning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.Column("person", C, nullable=False),
        sa.Column("kanal", C, nullable=False),
        sa.Column("noterat", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_lasning_arende_arende")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lasning")),
    )
    with op.batch_alter_table("lasning", schema=None) as batch_op:
        batch_op.create_index("ix_lasning_arende", ["arende"], unique=False)

    op.create_table(
        "nummer",
        sa.Column("arende", C, nullable=False),
        sa.Column("nyckel", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_nummer_arende_arende")),
        sa.PrimaryKeyConstraint("arende", "nyckel", name=op.f("pk_nummer")),
    )
    with op.batch_alter_table("nummer", schema=None) as batch_op:
        batch_op.create_index("ix_nummer_nyckel", ["nyckel"], unique=False)

    op.create_table(
        "sokrad",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.Column("ord", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_sokrad_arende_arende")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sokrad")),
        sa.UniqueConstraint("arende", name=op.f("uq_sokrad_arende")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for sats in SQLITE_SOK if sqlite else POSTGRES_SOK:
        op.execute(sats)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE sok")
    else:
        op.execute("DROP INDEX sok_ord")
    op.drop_table("sokrad")
    with op.batch_alter_table("nummer", schema=None) as batch_op:
        batch_op.drop_index("ix_nummer_nyckel")

    op.drop_table("nummer")
    with op.batch_alter_table("lasning", schema=None) as batch_op:
        batch_op.drop_index("ix_lasning_arende")

    op.drop_table("lasning")
    op.drop_table("filarende")
    with op.batch_alter_table("brevarende", schema=None) as batch_op:
        batch_op.drop_index("ix_brevarende_arende")

    op.drop_table("brevarende")
    op.drop_table("rollinnehav")
    op.drop_table("franvaro")
    with op.batch_alter_table("arende", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_arende_vantar",
            sqlite_where=sa.text("vantar_pa IS NOT NULL"),
            postgresql_where=sa.text("vantar_pa IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_arende_svepfel",
            sqlite_where=sa.text("svepfel_tid IS NOT NULL"),
            postgresql_where=sa.text("svepfel_tid IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_arende_oppna", sqlite_where=sa.text("oppet = 1"), postgresql_where=sa.text("oppet = 1")
        )
        batch_op.drop_index("ix_arende_nummernyckel")
        batch_op.drop_index("ix_arende_namnd")
        batch_op.drop_index(
            "ix_arende_mina", sqlite_where=sa.text("oppet = 1"), postgresql_where=sa.text("oppet = 1")
        )
        batch_op.drop_index(
            "ix_arende_generation", sqlite_where=sa.text("oppet = 1"), postgresql_where=sa.text("oppet = 1")
        )
        batch_op.drop_index(
            "ix_arende_bevakning", sqlite_where=sa.text("oppet = 1"), postgresql_where=sa.text("oppet = 1")
        )

    op.drop_table("arende")
    with op.batch_alter_table("varning", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_varning_vantar",
            sqlite_where=sa.text("lage IN ('vantar', 'omadresseras')"),
            postgresql_where=sa.text("lage IN ('vantar', 'omadresseras')"),
        )

    op.drop_table("varning")
    op.drop_table("sigill")
    op.drop_table("serie")
    op.drop_table("post")
    op.drop_table("person")
    op.drop_table("lage")
    op.drop_table("idempotens")
    op.drop_table("flodesversion")
    op.drop_table("fil")
    op.drop_table("enhet")
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_brev_tagna",
            sqlite_where=sa.text("lage = 'skickas'"),
            postgresql_where=sa.text("lage = 'skickas'"),
        )
        batch_op.drop_index("ix_brev_lage")
        batch_op.drop_index(
            "ix_brev_att_skicka",
            sqlite_where=sa.text("lage IN ('vantar', 'uppskjuten')"),
            postgresql_where=sa.text("lage IN ('vantar', 'uppskjuten')"),
        )

    op.drop_table("brev")
