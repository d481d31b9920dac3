"""Identities of records: random, so that two laptops that never met make no two alike."""

import secrets


def new_id() -> str:
    """A new identity: 16 hexadecimal digits (64 random bits)."""
    return secrets.token_hex(8)


def new_code() -> str:
    """A short identity (32 random bits) for what is unique only together with something else."""
    return secrets.token_hex(4)
