"""The page on which one case is destroyed alone."""
