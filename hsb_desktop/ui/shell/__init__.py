"""The window, its frame and the way between screens.

Law of this package: the only place that connects screens.
"""
