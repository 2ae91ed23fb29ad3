"""Measured against a floor in the same run: what matters is the ratio, never the milliseconds of one machine."""
