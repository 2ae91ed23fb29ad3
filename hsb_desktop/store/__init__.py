"""The encrypted store: rows, migrations, journal, keys.

Law of this package: rows never leave it, and nothing is ever written in the clear.
"""
