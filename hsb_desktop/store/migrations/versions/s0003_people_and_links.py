"""People with several roles and what is known of them, and links to other children's cases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The people who are there have one role and no details."""
    for name, empty in (("also", "[]"), ("details", "{}")):
        op.add_column("people", sa.Column(name, sa.Text(), nullable=False, server_default=empty))
    op.create_table(
        "case_links",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=64), nullable=True),
        sa.Column("standing", sa.Boolean(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_links_case_id_cases")),
        sa.ForeignKeyConstraint(["entry"], ["journal.seq"], name=op.f("fk_case_links_entry_journal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_links")),
    )
    op.create_index(op.f("ix_case_links_case_id_entry"), "case_links", ["case_id", "entry"], unique=False)
