"""Passwords and logins, what somebody has read, month figures, agenda items."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "konto",
        sa.Column("person", C, nullable=False),
        sa.Column("losenord", sa.Text(), nullable=False),
        sa.Column("satt", C, nullable=False),
        sa.Column("tillfalligt", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.kod"], name=op.f("fk_konto_person_person")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_konto")),
    )
    op.create_table(
        "session",
        sa.Column("nyckel", C, nullable=False),
        sa.Column("person", C, nullable=False),
        sa.Column("roller", C, nullable=False),
        sa.Column("inloggning", C, nullable=False),
        sa.Column("skapad", C, nullable=False),
        sa.Column("senast", C, nullable=False),
        sa.Column("gar_ut", C, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.kod"], name=op.f("fk_session_person_person")),
        sa.PrimaryKeyConstraint("nyckel", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index("ix_session_gar_ut", ["gar_ut"], unique=False)
        batch_op.create_index("ix_session_person", ["person"], unique=False)

    op.create_table(
        "inloggning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("konto", C, nullable=False),
        sa.Column("adress", C, nullable=False),
        sa.Column("nar", C, nullable=False),
        sa.Column("lyckades", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inloggning")),
    )
    with op.batch_alter_table("inloggning", schema=None) as batch_op:
        batch_op.create_index("ix_inloggning_adress", ["adress", "nar"], unique=False)
        batch_op.create_index("ix_inloggning_konto", ["konto", "nar"], unique=False)

    op.create_table(
        "lasmarke",
        sa.Column("person", C, nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("noterat", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_lasmarke_arende_arende")),
        sa.PrimaryKeyConstraint("person", "arende", name=op.f("pk_lasmarke")),
    )
    with op.batch_alter_table("lasmarke", schema=None) as batch_op:
        batch_op.create_index("ix_lasmarke_arende", ["arende"], unique=False)

    op.create_table(
        "manadstal",
        sa.Column("namnd", C, nullable=False),
        sa.Column("manad", C, nullable=False),
        sa.Column("matt", C, nullable=False),
        sa.Column("nyckel", C, nullable=False),
        sa.Column("varde", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("namnd", "manad", "matt", "nyckel", name=op.f("pk_manadstal")),
    )
    op.create_table(
        "motespunkt",
        sa.Column("namnd", C, nullable=False),
        sa.Column("dag", C, nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.Column("nummer", sa.Text(), nullable=False),
        sa.Column("plats", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_motespunkt_arende_arende")),
        sa.PrimaryKeyConstraint("namnd", "dag", "arende", name=op.f("pk_motespunkt")),
    )
    with op.batch_alter_table("motespunkt", schema=None) as batch_op:
        batch_op.create_index("ix_motespunkt_arende", ["arende"], unique=False)

    with op.batch_alter_table("arende", schema=None) as batch_op:
        batch_op.create_index(
            "ix_arende_stangda",
            ["slutdag", "id"],
            unique=False,
            sqlite_where=sa.text("oppet = 0"),
            postgresql_where=sa.text("oppet = 0"),
        )


def downgrade() -> None:
    op.drop_index("ix_arende_stangda", table_name="arende")
    op.drop_table("motespunkt")
    op.drop_table("manadstal")
    op.drop_table("lasmarke")
    op.drop_table("inloggning")
    op.drop_table("session")
    op.drop_table("konto")
