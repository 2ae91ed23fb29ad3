"""Paths, clock, files, logs, settings. Law of this package: it knows nothing of the procedure."""
