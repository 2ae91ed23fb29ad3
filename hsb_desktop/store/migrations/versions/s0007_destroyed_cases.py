"""Cases that were destroyed. Only rows of such a case may be taken away; everything else stays append-only."""

import sqlalchemy as sa
from alembic import op

from hsb_desktop.store.sqlite_only import append_only, only_when_destroyed

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The table that says so, then the triggers that ask it."""
    op.create_table(
        "destroyed_cases",
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["journal.seq"], name=op.f("fk_destroyed_cases_entry_journal")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_destroyed_cases")),
        sa.UniqueConstraint("reference", name=op.f("uq_destroyed_cases_reference")),
    )
    for statement in (*append_only("destroyed_cases"), *only_when_destroyed()):
        op.execute(statement)
