"""Meetings across cases, by initials and reference only."""
