"""Use cases: what a member can do, and long work. No Qt, no SQL."""
