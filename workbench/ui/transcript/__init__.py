"""The transcript: read, correct and mark."""
