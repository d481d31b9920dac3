"""Identities of records: random, so that two laptops that never met make no two alike.

What a member writes is called by the member, too: nobody else can be there first. What a member has once about
something (a card in a round) is called by both alone, so that two laptops of one member write into the same.
"""

import secrets


def new_id() -> str:
    """A new identity: 16 hexadecimal digits (64 random bits)."""
    return secrets.token_hex(8)


def new_code() -> str:
    """A short identity (32 random bits) for what is unique only together with something else."""
    return secrets.token_hex(4)


def of_member(about: str, member: str) -> str:
    """The identity of what a member writes about something. A member's own identity holds no dash."""
    return f"{about}-{member}"


def named_in(identity: str, place: int) -> str:
    """What stands at a place between the dashes of an identity, counted from its end (1); empty where nothing does."""
    parts = identity.split("-")
    return parts[-place] if 0 < place <= len(parts) > 1 else ""
