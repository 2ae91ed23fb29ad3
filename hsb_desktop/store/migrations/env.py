"""Runs the steps over the connection that is already open: no address and no key ever stands in a configuration."""

from alembic import context

from hsb_desktop.store.rows import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
