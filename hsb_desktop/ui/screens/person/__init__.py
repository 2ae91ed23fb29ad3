"""The page of one person of a case, and the page that links another child's case."""
