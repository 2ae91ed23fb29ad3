"""Marks that an action agreed at a meeting was done, beside the minutes that agreed it, which stay as they are."""

import sqlalchemy as sa
from alembic import op

from hsb_desktop.store.sqlite_only import append_only

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, then the triggers that keep every mark."""
    op.create_table(
        "action_marks",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("row", sa.String(length=100), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("worker_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["journal.seq"], name=op.f("fk_action_marks_entry_journal")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.id"], name=op.f("fk_action_marks_record_id_records")
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_action_marks_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_marks")),
    )
    op.create_index(op.f("ix_action_marks_record_id_row"), "action_marks", ["record_id", "row"], unique=False)
    for statement in append_only("action_marks"):
        op.execute(statement)
