"""The domain: the field's records and rules. Standard library only, no input or output."""
