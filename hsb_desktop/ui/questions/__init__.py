"""One widget for each kind of question.

Law of this package: a widget shows a value and reports a change; it keeps nothing.
"""
