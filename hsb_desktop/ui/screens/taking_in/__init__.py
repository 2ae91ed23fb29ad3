"""A filled form held against its record: each difference side by side, and nothing taken that was not chosen."""
