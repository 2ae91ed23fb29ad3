"""hsb-desktop: offline, encrypted casework for councils when a child displays harmful sexual behaviour."""

__version__ = "0.1.0"
