"""A second, slow implementation of the procedure, held against the engine; it imports nothing of the product."""
