"""What something that is written down is about: an interview, some of its words, a unit of meaning."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.study.anchors import Anchor, share_words
from workbench.study.records import Record, coded
from workbench.study.units import ANCHOR


@dataclass(frozen=True, kw_only=True)
class About(Record):
    """A record about another one, that all members may see.

    `about` is the kind of that record and `target` its identity, so that other kinds can be written about without
    a change here. `passage` keeps the words that it is about as they stood then; it is empty for a whole interview.
    """

    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    author: str = ""
    about: str = ""
    target: str = ""
    passage: Anchor = coded(ANCHOR, Anchor(("",), ""))


def overlap(one: Anchor, other: Anchor) -> bool:
    """Whether two passages of an interview have words in common; an empty one is all of it."""
    return not one.text or not other.text or share_words(one, other)
