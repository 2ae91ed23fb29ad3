"""Encrypted copies of the records: where they are, a copy now, the second place, putting one back."""
