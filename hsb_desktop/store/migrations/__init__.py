"""Alembic's folder: how the schema came to be, one step at a time. Packaged with the program."""
