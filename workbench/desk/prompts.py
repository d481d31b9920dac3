"""The three questions of bridling, each asked on its own."""

from typing import Literal

from workbench.cellar.words import _, in_each_language, mark

Question = Literal["voice", "why", "another"]

_QUESTIONS: tuple[tuple[Question, str], ...] = (
    ("voice", mark("What does this participant voice, and what does it mean?")),
    ("why", mark("Why do we understand it this way?")),
    ("another", mark("Is there another way to understand it?")),
)


def questions() -> list[tuple[Question, str]]:
    """The field of each answer with its question, in the order in which they are asked."""
    return [(field, _(words)) for field, words in _QUESTIONS]


def given_questions() -> set[str]:
    """What comes with the program and is nobody's own wording, in all languages."""
    return {said for _field, words in _QUESTIONS for said in in_each_language(words)}
