"""Erasures, and indexes for lists: a nämnd's open cases, the newest letters."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "gallring",
        sa.Column("id", C, nullable=False),
        sa.Column("noterat", C, nullable=False),
        sa.Column("arende", C, nullable=False),
        sa.Column("innehall", sa.Text(), nullable=False),
        sa.Column("stadat", C, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gallring")),
    )
    with op.batch_alter_table("gallring", schema=None) as batch_op:
        batch_op.create_index(
            "ix_gallring_att_stada",
            ["id"],
            unique=False,
            sqlite_where=sa.text("stadat IS NULL"),
            postgresql_where=sa.text("stadat IS NULL"),
        )

    op.create_table(
        "gallrat",
        sa.Column("arende", C, nullable=False),
        sa.Column("namnd", C, nullable=False),
        sa.Column("diarienummer", sa.Text(), nullable=False),
        sa.Column("nummernyckel", C, nullable=False),
        sa.Column("poster", sa.Integer(), nullable=False),
        sa.Column("huvud", C, nullable=False),
        sa.Column("gallring", C, nullable=False),
        sa.ForeignKeyConstraint(["gallring"], ["gallring.id"], name=op.f("fk_gallrat_gallring_gallring")),
        sa.PrimaryKeyConstraint("arende", name=op.f("pk_gallrat")),
        sa.UniqueConstraint("namnd", "nummernyckel", name=op.f("uq_gallrat_namnd_nummernyckel")),
    )

    oppna = sa.text("oppet = 1")
    with op.batch_alter_table("arende", schema=None) as batch_op:
        batch_op.create_index(
            "ix_arende_namnds",
            ["namnd", "slutdag", "id"],
            unique=False,
            sqlite_where=oppna,
            postgresql_where=oppna,
        )
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.drop_index("ix_brev_lage")
        batch_op.create_index("ix_brev_skapat", ["skapat", "lage"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("brev", schema=None) as batch_op:
        batch_op.drop_index("ix_brev_skapat")
        batch_op.create_index("ix_brev_lage", ["lage"], unique=False)
    with op.batch_alter_table("arende", schema=None) as batch_op:
        batch_op.drop_index("ix_arende_namnds")

    op.drop_table("gallrat")
    with op.batch_alter_table("gallring", schema=None) as batch_op:
        batch_op.drop_index("ix_gallring_att_stada")
    op.drop_table("gallring")
