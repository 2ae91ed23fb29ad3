"""Paths, clock, files, logs, settings, the one running instance. Law of this package: it knows no procedure."""
