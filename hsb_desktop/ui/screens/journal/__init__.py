"""The journal, read: of one case or of the whole store."""
