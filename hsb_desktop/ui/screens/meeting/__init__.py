"""A meeting: before, during with its attendance, and after with its outcome."""
