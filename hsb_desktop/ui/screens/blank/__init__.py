"""A form with nothing in it, as it will print: to print, to save, or to save as a file to fill in on a screen."""
