"""A worker's own settings: the look and the size of text."""
