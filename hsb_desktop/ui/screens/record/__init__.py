"""Any other form of a case, section by section: safety plan, diversion plan, minutes."""
