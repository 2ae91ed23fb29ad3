"""Tests of the procedure: its values, its rules, and both against slow second implementations."""
