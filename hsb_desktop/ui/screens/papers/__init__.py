"""Issuing a paper: for whom, what is in it, what is left out, and what to check first."""
