"""Casework over the real encrypted store, the real forms and the real writer of papers."""
