"""A quote as it may be printed now, also while two laptops have left two versions of it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language
from workbench.desk.context import Context
from workbench.history.present import Head
from workbench.study.anchors import Anchor
from workbench.study.quotes import EDITS, Edit, Quote, Translation
from workbench.study.quoting import in_order, in_print, words_of
from workbench.study.records import Json
from workbench.study.results import Section, Sentence


def as_it_stands(context: Context, quote: Quote) -> Quote:
    """The quote; where versions of it stand beside each other, with all that anybody has cut and masked.

    A code stands beside it only where nobody has taken it away: nobody is to be known again because two met.
    """
    state = context.archive.shelf.state(Quote.KIND, quote.id)
    if state is None or not {"edits", "with_code"} & set(state.torn):
        return quote
    edits = united(quote.anchor, _values(state.fields.get("edits", ())))
    coded = all(_values(state.fields.get("with_code", ())))
    return replace(quote, edits=edits, with_code=coded)


def united(anchor: Anchor, versions: Iterable[Json]) -> tuple[Edit, ...]:
    """All the edits that stand in any of several versions, given as plain values."""
    edits = [edit for version in versions for edit in cast("tuple[Edit, ...]", EDITS.decode(version or []))]
    return in_order(words_of(anchor), edits)


def printed_text(quote: Quote, tongue: str = "en") -> str:
    """The words of a quote as they are printed, marks under their names in the language `tongue`."""
    return in_print(words_of(quote.anchor), quote.edits, tongue)


def refuse_used(context: Context, quote: Quote) -> None:
    """Raises Refusal where a text of the results prints a quote, or another member has translated it."""
    for sentence in context.all(Sentence):
        if sentence.quote == quote.id and context.find(Section, sentence.section):
            raise Refusal(_("This quote stands in a text of the results. Take it out there first."))
    for one in context.all(Translation, quote.interview):
        if one.quote == quote.id and one.author != context.me:
            raise Refusal(
                _("{name} has translated this quote, so it stays.").format(name=context.name_of(one.author))
            )


def quote_version_words(quote: Quote, name: str) -> str:
    """How a quote would be with one of several versions of a field, in the reader's words."""
    if name == "with_code":
        return _("with the code") if quote.with_code else _("without a code")
    printed = quote.anchor.text if name == "anchor" else printed_text(quote, language())
    return _("“{words}”").format(words=printed)


def _values(heads: tuple[Head, ...]) -> list[Json]:
    return [head.value for head in heads]
