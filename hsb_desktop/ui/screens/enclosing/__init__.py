"""The screen on which another agency's PDF joins a meeting's pack."""
