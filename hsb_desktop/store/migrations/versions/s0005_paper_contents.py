"""A digest of what each issued paper says, by which the same copy is known again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Papers issued before have none, so that the next copy of them is a new one."""
    op.add_column("papers", sa.Column("content", sa.String(length=64), nullable=False, server_default=""))
