"""One folder for each place in the program.

Law of this package: screens do not know each other; they ask the shell.
"""
