"""In a family's home: one case, the child's version of its plans, who agrees. No other name anywhere."""
