"""Run by Alembic: migrates on the connection the register hands over."""

from alembic import context

from grenswijzer.register.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
