"""What is asked: the three questions of bridling, and those of a reflection note, each on its own."""

from typing import Literal

from workbench.cellar.words import _, in_each_language, mark

Question = Literal["voice", "why", "another"]

_QUESTIONS: tuple[tuple[Question, str], ...] = (
    ("voice", mark("What does this participant voice, and what does it mean?")),
    ("why", mark("Why do we understand it this way?")),
    ("another", mark("Is there another way to understand it?")),
)

_REFLECTION = (
    mark("What stays with you from this interview?"),
    mark("What did it do to you, and what did you do to it?"),
    mark("What surprised you, or did not fit?"),
)


def questions() -> list[tuple[Question, str]]:
    """The field of each answer with its question, in the order in which they are asked."""
    return [(field, _(words)) for field, words in _QUESTIONS]


def given_questions() -> set[str]:
    """What comes with the program and is nobody's own wording, in all languages."""
    given = [*(words for _field, words in _QUESTIONS), *_REFLECTION]
    return {said for words in given for said in in_each_language(words)}


def reflection_questions() -> list[str]:
    """What those who led an interview are asked straight after it; it can be changed for each."""
    return [_(words) for words in _REFLECTION]
