"""Reads forms/ into procedure objects and says every fault at once.

Law of this package: data in, objects out; nothing is ever evaluated.
"""
