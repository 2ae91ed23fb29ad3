"""The windows.

Law of this package: kit < questions < screens < shell, runtime beside; it never touches the store or the
drawing of papers.
"""
