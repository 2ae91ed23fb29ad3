"""Recording one fact of the pathway where the work happens, immediate protection among them."""
