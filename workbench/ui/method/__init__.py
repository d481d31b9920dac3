"""The method of the study, in the window."""
