"""Formats in and out, one file each, found by listing this package."""
