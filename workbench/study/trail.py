"""The audit trail beside the log: decisions with their dissent, versions of the guide, what checklists are told."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.study.records import TEXTS, Record, coded


@dataclass(frozen=True, kw_only=True)
class Decision(Record):
    """What was decided, why, and who saw it differently and how. `present` are the members who were there."""

    KIND: ClassVar[str] = "decision"
    author: str = ""
    text: str = ""
    reason: str = ""
    dissent: str = ""
    present: tuple[str, ...] = coded(TEXTS, ())
    date: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class GuideVersion(Record):
    """A version of the interview guide: its questions, what is new in it, and what was left out and why.

    `proposed` are the members whose wording it is.
    """

    KIND: ClassVar[str] = "guide"
    author: str = ""
    number: int = 1
    questions: str = ""
    changed: str = ""
    rejected: str = ""
    proposed: tuple[str, ...] = coded(TEXTS, ())
    date: str = ""
    made: str = ""


@dataclass(frozen=True, kw_only=True)
class ChecklistAnswer(Record):
    """What the group says to an item of a reporting checklist, beside what the study knows by itself.

    `without` is why the item does not apply; its identity is checklist and item.
    """

    KIND: ClassVar[str] = "checklist"
    checklist: str = ""
    item: str = ""
    text: str = ""
    without: str = ""
    by: str = ""


def answer_id(checklist: str, item: str) -> str:
    """The identity of an answer."""
    return f"{checklist}.{item}"
