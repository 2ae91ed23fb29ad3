"""What is left after kills, full disks and damaged bytes."""
