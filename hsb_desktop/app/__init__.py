"""Entry, command line, composition root, supervisor, tour.

Law of this package: the only place that knows every other.
"""
