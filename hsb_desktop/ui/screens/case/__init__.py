"""A case: its pathway, meetings, plans and records, people and papers."""
