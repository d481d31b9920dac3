"""The change log: steps, the present as a pure function of their set, undo, merge."""
