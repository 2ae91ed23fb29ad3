"""Draws blocks on pages and shows pages as images. Law of this package: it knows nothing of cases."""
