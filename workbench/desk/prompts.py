"""What is asked: the three questions of bridling, those of a reflection note and of a list of themes, each on its own."""

from typing import Literal

from workbench.cellar.words import _, in_each_language, mark
from workbench.methods import methods
from workbench.methods.protocol import Artefact, Method

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

_THEMES = mark("Which themes come to mind? Write one on each line.")
"""Asked where the method of the study asks nothing of its own."""


def questions() -> list[tuple[Question, str]]:
    """The field of each answer with its question, in the order in which they are asked."""
    return [(field, _(words)) for field, words in _QUESTIONS]


def given_questions() -> set[str]:
    """What comes with the program and is nobody's own wording, in all languages."""
    themes = [words for method in methods() for words in _of_lists(method)]
    given = [*(words for _field, words in _QUESTIONS), *_REFLECTION, *themes, _THEMES]
    return {said for words in given for said in in_each_language(words)}


def reflection_questions() -> list[str]:
    """What those who led an interview are asked straight after it; it can be changed for each."""
    return [_(words) for words in _REFLECTION]


def theme_questions(method: Method) -> list[str]:
    """What each is asked who writes a list of preliminary themes; it can be changed for each round."""
    return [_(words) for words in _of_lists(method)] or [_(_THEMES)]


def _of_lists(method: Method) -> list[str]:
    steps = [step for step in method.steps if step.leaves is Artefact.THEME_LISTS]
    return [words for step in steps for words in step.prompts]
