"""Stores that earlier versions of the program left."""
