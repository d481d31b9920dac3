"""The panels beside an interview: its units of meaning, the bridling note of one, finding words."""
