"""hsb-desktop: casework for councils when a child displays harmful sexual behaviour, offline and encrypted."""

__version__ = "0.1.0"
