"""Hostile invitations are refused with a sentence, before a passphrase takes time or memory where that can be."""

import io
from collections.abc import Callable

import pytest

from tests.exchange.hostile import CUT, DAMAGED, FILE, NEWER, NOT_MINE, NOT_ONE, a_preface
from workbench.cellar.errors import Refusal
from workbench.exchange.bundle import faults
from workbench.exchange.bundle.locking import locked
from workbench.exchange.bundle.reading import open_invitation

INVITATIONS: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing at all": (lambda: b"", CUT),
    "cut in the first line": (lambda: a_preface()[:20], CUT),
    "cut in the length": (lambda: a_preface()[:34], CUT),
    "cut in the key": (lambda: a_preface()[:100], CUT),
    "no bundle behind": (a_preface, CUT),
    "a bundle between members": (lambda: FILE, faults.no_invitation().sentence),
    "a letter": (lambda: b"Dear Ben" * 100, NOT_ONE),
    "a newer one": (lambda: a_preface().replace(b" 1\n", b" 2\n", 1) + FILE, NEWER),
    "a passphrase that takes all memory": (lambda: working(b"30"), DAMAGED),
    "a passphrase of work that is no number": (lambda: working(b"xx"), DAMAGED),
    "a passphrase of too little work": (lambda: working(b"01"), DAMAGED),
    "another bundle behind": (lambda: a_preface() + FILE, NOT_MINE),
    "no key in it": (lambda: a_preface()[:33] + keyless(), DAMAGED),
}  # fmt: skip


def working(factor: bytes) -> bytes:
    begin, end = a_preface().split(b" scrypt ", 1)
    salt, rest = end.split(b" ", 1)
    return begin + b" scrypt " + salt + b" " + factor + rest[2:] + FILE


def keyless() -> bytes:
    content = locked(b"AGE-SECRET-KEY-1NONE", "seks blå")
    return len(content).to_bytes(2, "big") + content


@pytest.mark.parametrize("name", INVITATIONS)
def test_a_hostile_invitation_is_refused_with_a_sentence(name: str) -> None:
    make, sentence = INVITATIONS[name]
    with pytest.raises(Refusal) as refused:
        open_invitation(io.BytesIO(make()), "seks blå")
    assert refused.value.sentence == sentence
