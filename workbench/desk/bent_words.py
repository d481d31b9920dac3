"""What is asked of an edit that may have turned what a participant said."""

from collections.abc import Iterator

from workbench.cellar.words import _, mark
from workbench.desk.quotes import Quoted
from workbench.study.bending import Bend, Bent, bent
from workbench.study.quoting import words_of

_HERE: dict[Bend, str] = {
    Bend.NEGATION_CUT: mark("A “{word}” is cut here: does the sentence still say what was said?"),
    Bend.NEGATION_MASKED: mark("A “{word}” is masked here: does the sentence still say what was said?"),
    Bend.LONG_MASK: mark("More than a name is masked here: does the sentence still say what was said?"),
}
_IN_REPORT: dict[Bend, str] = {
    Bend.NEGATION_CUT: mark(
        "In quote {number} a “{word}” is cut: does the sentence still say what was said?"
    ),
    Bend.NEGATION_MASKED: mark(
        "In quote {number} a “{word}” is masked: does the sentence still say what was said?"
    ),
    Bend.LONG_MASK: mark(
        "In quote {number} more than a name is masked: does the sentence still say what was said?"
    ),
}


def bent_in(quoted: Quoted) -> Iterator[Bent]:
    """The edits of a quote to be asked about."""
    yield from bent(words_of(quoted.quote.anchor), quoted.quote.edits, quoted.tongue)


def question(one: Bent) -> str:
    """What is asked beside the edit."""
    return _(_HERE[one.bend]).format(word=one.word)


def question_of(number: int, one: Bent) -> str:
    """What is asked of a quote in a report."""
    return _(_IN_REPORT[one.bend]).format(number=number, word=one.word)
