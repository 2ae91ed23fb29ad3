"""The tour: an invented case played through the real windows, unattended, with pictures and every paper."""

from hsb_desktop.app.tour.play import run

__all__ = ["run"]
