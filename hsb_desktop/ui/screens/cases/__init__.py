"""Cases: the list, and recording a new concern."""
