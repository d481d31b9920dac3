"""How much a bundle may hold: far more than any study, and so little that no file can fill a disk or the memory."""

MOST_STEPS = 5_000_000
MOST_PLAIN = 512 * 1024**2
"""Bytes of all lines together: a hundred long interviews with all their corrections, and held in memory at once."""
LARGEST_WINDOW = 8 * 1024 * 1024
"""Bytes that Zstandard may look back, and so keep in memory."""
MOST_BLOBS = 100_000
MOST_BLOB_BYTES = 2**43
"""Bytes of all recordings together (8 TiB)."""
LARGEST_MANIFEST = 1024 * 1024
LARGEST_INVITATION = 1024 * 1024
LARGEST_SEAL = 1024
LARGEST_PIECE = 1024 * 1024
"""Bytes that stand in one piece in a row of entries."""
MOST_MEMBERS = 500
"""For whom one bundle can be packed."""
MOST_COPIES = 10_000
"""Copies of the study that a manifest can tell of."""
LARGEST_HEADER = 256 * 1024
"""Bytes of an age file before its content: about 100 for each member."""
HIGHEST_WORK = 22
"""Of the passphrase of an invitation: 2 to the power of this, in KiB, is the memory that trying it takes."""
