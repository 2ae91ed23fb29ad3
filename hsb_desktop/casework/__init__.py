"""What a worker does, one transaction each.

Law of this package: it owns the ports, and holds no rule of the procedure.
"""
