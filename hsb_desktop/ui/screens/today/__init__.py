"""Today: what is overdue, due and next, across cases, by initials and reference only."""
