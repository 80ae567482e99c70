"""The meeting that each plan aims at, the meetings that have dealt with a case, and counts of what is open."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    siktar, oppna = sa.text("planmote IS NOT NULL"), sa.text("oppet = 1")
    obeslutade = sa.text("oppet = 1 AND tillstand IN ('mottagen', 'beredning', 'forslag')")
    op.add_column("arende", sa.Column("planmote", C, nullable=True))
    with op.batch_alter_table("arende", schema=None) as batch_op:
        batch_op.create_index(
            "ix_arende_planmote",
            ["namnd", "planmote", "tillstand", "slutdag", "id"],
            unique=False,
            sqlite_where=siktar,
            postgresql_where=siktar,
        )
        batch_op.create_index(
            "ix_arende_obeslutade",
            ["namnd", "slutdag", "id"],
            unique=False,
            sqlite_where=obeslutade,
            postgresql_where=obeslutade,
        )
        batch_op.create_index(
            "ix_arende_balans",
            ["namnd", "registrerad", "id"],
            unique=False,
            sqlite_where=oppna,
            postgresql_where=oppna,
        )

    op.create_table(
        "motesbehandling",
        sa.Column("namnd", C, nullable=False),
        sa.Column("dag", C, nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_motesbehandling_arende_arende")),
        sa.PrimaryKeyConstraint("namnd", "dag", "arende", name=op.f("pk_motesbehandling")),
    )
    with op.batch_alter_table("motesbehandling", schema=None) as batch_op:
        batch_op.create_index("ix_motesbehandling_arende", ["arende"], unique=False)

    op.create_table(
        "oppnatal",
        sa.Column("namnd", C, nullable=False),
        sa.Column("hemligt", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("enhet", C, nullable=False),
        sa.Column("matt", C, nullable=False),
        sa.Column("nyckel", C, nullable=False),
        sa.Column("varde", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("namnd", "hemligt", "enhet", "matt", "nyckel", name=op.f("pk_oppnatal")),
    )


def downgrade() -> None:
    op.drop_table("oppnatal")
    op.drop_table("motesbehandling")
    op.drop_index("ix_arende_balans", table_name="arende")
    op.drop_index("ix_arende_obeslutade", table_name="arende")
    op.drop_index("ix_arende_planmote", table_name="arende")
    op.drop_column("arende", "planmote")
