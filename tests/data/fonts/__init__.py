"""How the font files that come with the program were made."""
