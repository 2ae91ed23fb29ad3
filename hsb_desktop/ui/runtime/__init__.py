"""What windows run on: the application, the store runner, dialogs, themes.

Law of this package: no screen is known here.
"""
