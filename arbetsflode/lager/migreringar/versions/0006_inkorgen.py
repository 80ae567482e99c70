"""The inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    oavgjorda = sa.text("lage IN ('ny', 'last')")
    op.create_table(
        "inkorgspost",
        sa.Column("id", C, nullable=False),
        sa.Column("inkommen", C, nullable=False),
        sa.Column("vag", C, nullable=False),
        sa.Column("filnamn", sa.Text(), nullable=False),
        sa.Column("hash", C, nullable=False),
        sa.Column("storlek", sa.Integer(), nullable=False),
        sa.Column("lage", C, nullable=False),
        sa.Column("rubrik", sa.Text(), nullable=False),
        sa.Column("lasfel", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("lasning", sa.Text(), nullable=True),
        sa.Column("meddelande", C, nullable=True),
        sa.Column("svar_pa", sa.Text(), nullable=True),
        sa.Column("arende", C, nullable=True),
        sa.Column("skal", sa.Text(), nullable=True),
        sa.Column("avgjord", C, nullable=True),
        sa.Column("av", C, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_inkorgspost_arende_arende")),
        sa.ForeignKeyConstraint(["hash"], ["fil.hash"], name=op.f("fk_inkorgspost_hash_fil")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inkorgspost")),
    )
    with op.batch_alter_table("inkorgspost", schema=None) as batch_op:
        batch_op.create_index("ix_inkorgspost_arende", ["arende"], unique=False)
        batch_op.create_index("ix_inkorgspost_hash", ["hash"], unique=False)
        batch_op.create_index("ix_inkorgspost_lage", ["lage", "inkommen", "id"], unique=False)
        batch_op.create_index("ix_inkorgspost_meddelande", ["meddelande"], unique=False)
        batch_op.create_index(
            "ix_inkorgspost_oavgjorda",
            ["inkommen", "id"],
            unique=False,
            sqlite_where=oavgjorda,
            postgresql_where=oavgjorda,
        )
        batch_op.create_index(
            "uq_inkorgspost_oavgjord",
            ["hash"],
            unique=True,
            sqlite_where=oavgjorda,
            postgresql_where=oavgjorda,
        )


def downgrade() -> None:
    op.drop_table("inkorgspost")
