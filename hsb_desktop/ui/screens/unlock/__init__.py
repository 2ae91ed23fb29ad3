"""Unlock, or set up at first run. The first thing painted, so it imports the kit and nothing else."""
