"""The part after midnight of a shift that began the day before."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody said so before."""
    op.add_column(
        "entry", sa.Column("continues_shift", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("entry", "continues_shift")
