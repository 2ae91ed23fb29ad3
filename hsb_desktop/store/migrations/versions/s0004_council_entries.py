"""What belongs to no case: dates of the panel, contacts by role. Entries are added and never changed."""

import sqlalchemy as sa
from alembic import op

from hsb_desktop.store.sqlite_only import append_only

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, then the triggers that keep every entry."""
    op.create_table(
        "council_entries",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("contents", sa.Text(), nullable=True),
        sa.Column("worker_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["journal.seq"], name=op.f("fk_council_entries_entry_journal")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_council_entries_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_entries")),
    )
    op.create_index(op.f("ix_council_entries_kind_key"), "council_entries", ["kind", "key"], unique=False)
    for statement in append_only("council_entries"):
        op.execute(statement)
