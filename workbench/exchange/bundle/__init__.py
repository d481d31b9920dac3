"""Bundles: what two copies of a study give each other by a file on a stick, without a network.

A bundle is an age file (https://age-encryption.org/v1) around a row of entries. `writing` makes one, `reading` takes
one apart as if a stranger had made it. It is no format of transcripts and so a package, which the list of formats
passes over.
"""
