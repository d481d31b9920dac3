"""The results, in the window."""
