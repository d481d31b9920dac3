"""The report, in the window."""
