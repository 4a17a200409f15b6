"""A packed row per employment and year, made from the changes by the register when it is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, with one sheet of no layout where there are days, so that they are made anew."""
    op.create_table(
        "sheet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employment_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("layout", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employment_id"], ["employment.id"], name="fk_sheet_employment_id_employment", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sheet"),
        sa.UniqueConstraint("employment_id", "year", name="uq_sheet_employment_id_year"),
    )
    op.create_index("ix_sheet_year", "sheet", ["year"])
    # an empty sheet of layout 0 is stale by definition
    sheet = sa.table(
        "sheet",
        sa.column("employment_id", sa.Integer),
        sa.column("year", sa.Integer),
        sa.column("layout", sa.Integer),
        sa.column("content", sa.LargeBinary),
    )
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT DISTINCT employment_id FROM change")).scalars()
    rows = [{"employment_id": number, "year": 0, "layout": 0, "content": b""} for number in known]
    if rows:
        op.bulk_insert(sheet, rows)


def downgrade() -> None:
    """Take the table away; the changes hold everything."""
    op.drop_table("sheet")
