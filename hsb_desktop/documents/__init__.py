"""What goes on a paper, as plain blocks, composed for one recipient.

Law of this package: pure; it never draws.
"""
