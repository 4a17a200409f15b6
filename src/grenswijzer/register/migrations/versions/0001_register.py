"""The first register: persons, employments, changes and their entries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pseudonym", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("pseudonym", name="uq_person_pseudonym"),
    )
    op.create_table(
        "employment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("residence_state", sa.String(length=10), nullable=False),
        sa.Column("employer_state", sa.String(length=10), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_employment_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_employment"),
        sa.UniqueConstraint("person_id", "name", name="uq_employment_person_id_name"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employment_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["employment_id"],
            ["employment.id"],
            name="fk_change_employment_id_employment",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )
    op.create_index("ix_change_employment_id_date_id", "change", ["employment_id", "date", "id"])
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(length=10), nullable=False),
        sa.Column("planned_country", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.Float(), nullable=False),
        sa.Column("activity", sa.String(length=40), nullable=False),
        sa.Column("pay_status", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["change.id"], name="fk_entry_change_id_change", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
    )
    op.create_index("ix_entry_change_id", "entry", ["change_id"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("entry", "change", "employment", "person"):
        op.drop_table(table)
