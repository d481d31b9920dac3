"""Discussions: what was said among those who were there, after an interview or on some of its words."""

from dataclasses import dataclass
from typing import ClassVar

from workbench.study.about import About
from workbench.study.records import TEXTS, coded


@dataclass(frozen=True, kw_only=True)
class Discussion(About):
    """What was said, as its author wrote it down. `present` are members; `date` is an ISO date or empty.

    `cites` are the rounds and discussions that it goes on from. Where it was not `held`, the text says why.
    """

    KIND: ClassVar[str] = "discussion"
    present: tuple[str, ...] = coded(TEXTS, ())
    date: str = ""
    text: str = ""
    cites: tuple[str, ...] = coded(TEXTS, ())
    held: bool = True
    made: str = ""
