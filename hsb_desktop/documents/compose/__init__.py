"""One composer for each paper. Each is given values and one recipient, and gives back a composed copy; none draws."""
