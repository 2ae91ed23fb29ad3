"""The register of copies: how each was handed over, and what became of it. Entries are added and never changed."""

import sqlalchemy as sa
from alembic import op

from hsb_desktop.store.sqlite_only import copies_stay

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table, then the triggers that keep every entry as long as its case."""
    op.create_table(
        "copy_entries",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("paper_id", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("how", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["journal.seq"], name=op.f("fk_copy_entries_entry_journal")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_copy_entries_paper_id_papers")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_copy_entries_worker_id_workers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy_entries")),
    )
    op.create_index(op.f("ix_copy_entries_paper_id"), "copy_entries", ["paper_id"], unique=False)
    for statement in copies_stay():
        op.execute(statement)
