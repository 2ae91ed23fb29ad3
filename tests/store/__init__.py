"""The encrypted store, on real encrypted files."""
