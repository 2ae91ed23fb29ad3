"""The panel: agenda, tracker, overview and dates, across cases, by initials and reference only."""
