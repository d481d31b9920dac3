"""That no condensate passes for a participant's words: what is asked wherever a quote is made, worded or printed.

Source of the rule: METHODS, invariant 3. What is known again is told in `study.condensed`. Where a condensate takes up what
stands in a quote already, the quote is withheld from print until somebody has looked at it.
"""

from collections.abc import Sequence
from functools import cached_property

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.study.condensed import Condensed
from workbench.study.quotation_marks import between_marks
from workbench.study.quotes import Quote
from workbench.study.quoting import PieceKind, pieces, words_of
from workbench.study.results import Genre, Section, Sentence
from workbench.study.units import Unit


def artificial(context: Context, identity: str) -> bool:
    """Whether this is the identity of a condensate, or of a sentence in one."""
    sentence = context.find(Sentence, identity) if identity else None
    section = context.find(Section, sentence.section if sentence else identity) if identity else None
    return section is not None and section.genre is Genre.CONDENSATE


def refuse_as_quote(context: Context, identity: str) -> None:
    """Raise Refusal for a condensate, or a sentence of one: it never leaves as somebody's words."""
    if artificial(context, identity):
        raise Refusal(artificial_words())


class Artificial:
    """Words of the condensates as they are now, known again in quotes and in translations."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[str, bool] = {}

    def in_quote(self, quote: Quote) -> bool:
        """Whether something of a condensate was put into a quote, or in the place of its words."""
        if not any(edit.text for edit in quote.edits):
            return False
        printed = [
            (piece.edit.text if piece.edit else piece.text, piece.edit is None)
            for piece in pieces(words_of(quote.anchor), quote.edits)
            if piece.kind is not PieceKind.CUT
        ]
        return self._stands_in(printed, quote)

    def in_translation(self, quote: Quote, text: str) -> bool:
        """Whether something of a condensate passes for what a participant said, in another language."""
        # What somebody says in few words can be translated in the very words of a short sentence.
        return self._stands_in([(text, False)], quote, short=False)

    def in_marks(self, text: str) -> bool:
        """Whether words of a condensate stand between quotation marks, as if somebody had said them."""
        return any(self.in_text(words) for words, _start, _end in between_marks(text))

    def in_text(self, text: str) -> bool:
        """Whether words of a condensate stand in a text that nobody has said."""
        if text not in self._known:
            part = [(text, False)]
            self._known[text] = self._condensed.stands_in(part, ()) and self._condensed.stands_in(
                part, self._said
            )
        return self._known[text]

    def refuse_in_quote(self, quote: Quote) -> None:
        """Raise Refusal for a quote as it would be printed."""
        if self.in_quote(quote):
            raise Refusal(artificial_words())

    def refuse_in_translation(self, quote: Quote, text: str) -> None:
        """Raise Refusal for a translation of a quote."""
        if self.in_translation(quote, text):
            raise Refusal(artificial_words())

    def _stands_in(self, printed: Sequence[tuple[str, bool]], quote: Quote, *, short: bool = True) -> bool:
        if not self._condensed.stands_in(printed, (quote.anchor.text,), short=short):
            return False
        # What was said elsewhere in the interview is nobody's invention, either.
        units = (one.anchor.text for one in self._context.all(Unit, quote.interview))
        return self._condensed.stands_in(printed, (quote.anchor.text, *units), short=short)

    @cached_property
    def _said(self) -> list[str]:
        return [one.anchor.text for one in self._context.all(Unit)]

    @cached_property
    def _condensed(self) -> Condensed:
        condensates = (one for one in self._context.all(Section) if one.genre is Genre.CONDENSATE)
        return Condensed(self._sentences(one) for one in condensates)

    def _sentences(self, section: Section) -> list[str]:
        found = sorted(self._context.all(Sentence, section.id), key=lambda one: (one.place, one.id))
        return [one.text.text for one in found]


def artificial_words() -> str:
    """What is said of words of a condensate where a participant's words are to stand."""
    return _("A condensate is an artificial text, and nobody has said it so. It cannot be used as a quote.")
