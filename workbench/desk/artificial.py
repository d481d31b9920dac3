"""That no condensate passes for a participant's words: what is asked wherever a quote is made, worded or printed.

Source of the rule: METHODS, invariant 3.
"""

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.study.results import Genre, Section, Sentence

LEAST = 4
"""From so many words on a sentence of a condensate is known again; fewer can be anybody's."""


def artificial(context: Context, identity: str) -> bool:
    """Whether this is the identity of a condensate, or of a sentence in one."""
    sentence = context.find(Sentence, identity) if identity else None
    section = context.find(Section, sentence.section if sentence else identity) if identity else None
    return section is not None and section.genre is Genre.CONDENSATE


def refuse_as_quote(context: Context, identity: str) -> None:
    """Raise Refusal for a condensate, or a sentence of one: it never leaves as somebody's words."""
    if artificial(context, identity):
        raise _refusal()


def refuse_in_quote(context: Context, text: str) -> None:
    """Raise Refusal for words of a condensate, where they would be printed within a quote or as its translation."""
    words = _bare(text)
    for section in context.all(Section):
        if section.genre is Genre.CONDENSATE:
            for sentence in context.all(Sentence, section.id):
                known = _bare(sentence.text.text)
                if len(known.split()) >= LEAST and f" {known} " in f" {words} ":
                    raise _refusal()


def _bare(text: str) -> str:
    """Words without what stands between them."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def _refusal() -> Refusal:
    return Refusal(
        _("A condensate is an artificial text, and nobody has said it so. It cannot be used as a quote.")
    )
