"""The nämnder's meetings, and what has been told of each case's plan."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

C = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "mote",
        sa.Column("namnd", C, nullable=False),
        sa.Column("dag", C, nullable=False),
        sa.Column("typ", C, nullable=False),
        sa.Column("tid", sa.Text(), nullable=True),
        sa.Column("plats", sa.Text(), nullable=True),
        sa.Column("inlamning", C, nullable=True),
        sa.Column("beredning", C, nullable=True),
        sa.Column("presidium", C, nullable=True),
        sa.Column("utskick", C, nullable=True),
        sa.Column("justering", C, nullable=True),
        sa.Column("flyttat_till", C, nullable=True),
        sa.PrimaryKeyConstraint("namnd", "dag", name=op.f("pk_mote")),
    )
    op.create_table(
        "planbesked",
        sa.Column("arende", C, nullable=False),
        sa.Column("innehall", sa.Text(), nullable=False),
        sa.Column("noterat", C, nullable=False),
        sa.ForeignKeyConstraint(["arende"], ["arende.id"], name=op.f("fk_planbesked_arende_arende")),
        sa.PrimaryKeyConstraint("arende", name=op.f("pk_planbesked")),
    )


def downgrade() -> None:
    op.drop_table("planbesked")
    op.drop_table("mote")
