"""Methods as declarations, one file each, found by listing this package."""
