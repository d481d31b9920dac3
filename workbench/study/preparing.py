"""What readers bring and what they meet first: pre-understandings, impressions of the whole, and steps left out.

Source of the terms: METHODS, stages 1 and 6, and "Three method templates".
"""

from dataclasses import dataclass
from typing import ClassVar

from workbench.study.records import Record


@dataclass(frozen=True, kw_only=True)
class PreUnderstanding(Record):
    """What a member brings: what they know, expect or hope before they read. One for each member (see `ids.of_member`)."""

    KIND: ClassVar[str] = "pre-understanding"
    author: str = ""
    text: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class Impression(Record):
    """A reader's impression of a whole interview, written without marking anything. One for each reader and interview."""

    KIND: ClassVar[str] = "impression"
    SCOPE: ClassVar[str | None] = "interview"
    interview: str = ""
    author: str = ""
    text: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class LeftOut(Record):
    """Why the group leaves a step of its method out, in one line. Its identity is method and step."""

    KIND: ClassVar[str] = "left-out"
    method: str = ""
    step: str = ""
    because: str = ""
    by: str = ""


def left_out_id(method: str, step: str) -> str:
    """The identity of what is said of a step."""
    return f"{method}.{step}"
