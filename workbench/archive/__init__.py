"""Keeps steps, the present and recordings: SQLCipher and encrypted chunks. The only room that knows SQL."""
