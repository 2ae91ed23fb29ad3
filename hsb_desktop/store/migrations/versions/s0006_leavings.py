"""People who are no longer part of a case. Entries are added and never changed."""

import sqlalchemy as sa
from alembic import op

from hsb_desktop.store.sqlite_only import append_only

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, then the triggers that keep every entry."""
    op.create_table(
        "leavings",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=False),
        sa.Column("left", sa.Boolean(), nullable=False),
        sa.Column("mistake", sa.Boolean(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_leavings_case_id_cases")),
        sa.ForeignKeyConstraint(["entry"], ["journal.seq"], name=op.f("fk_leavings_entry_journal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leavings")),
    )
    op.create_index(op.f("ix_leavings_case_id_person_id"), "leavings", ["case_id", "person_id"], unique=False)
    for statement in append_only("leavings"):
        op.execute(statement)
