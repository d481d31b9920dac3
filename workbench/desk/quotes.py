"""Quotes: a participant's words chosen for print, with typed edits; and what a report is given of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.artificial import Artificial, artificial, refuse_as_quote
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.quote_places import Doubt, QuotePlace, in_text, place_of, voices_of
from workbench.desk.quoted import as_it_stands, printed_text, refuse_used
from workbench.desk.transcripts import Transcripts
from workbench.desk.translations import Translated, Translations
from workbench.history.log import making, moment, removing, setting
from workbench.study.about import About
from workbench.study.anchors import Anchor, AnchorState, Placement, place
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Transcription
from workbench.study.provenance import Provenance
from workbench.study.quotes import Edit, EditKind, Quote
from workbench.study.quoting import CUT, carried, clipped, fitting, loose, narrowed, with_edit, words_of
from workbench.study.reading import Reading
from workbench.study.units import Unit


@dataclass(frozen=True)
class PrintedQuote:
    """What a text may print of a quote. `code` is empty where none is to stand beside it.

    `place` says where it can be heard: None where nothing of its words is left in the transcript. `state` tells what a
    correction of the transcript did to them since they were chosen. `withheld`: its edits do not fit its words, or
    (`artificial`) words of a condensate were put into it, so that nothing is printed before somebody has looked at it.
    `translations` has the best one for each language first.
    """

    id: str
    unit: str
    text: str
    code: str
    place: QuotePlace | None
    state: AnchorState
    withheld: bool
    translations: tuple[Translated, ...]
    artificial: bool = False

    @property
    def to_review(self) -> bool:
        """Whether somebody has to look at it before it is printed."""
        return self.withheld or self.state is not AnchorState.INTACT


@dataclass(frozen=True)
class Quoted:
    """A quote as the group works on it: `code` is whose words they are, whether that is printed or not.

    `others` are the labels of other voices that would be printed as this participant's words; `now` are the words where
    they stand now, empty where nothing is left of them. `tongue` is the language of marks such as [laughter] in print.
    `asked`, `unsure`, `doubt`: see `quote_places.Voices`.
    """

    quote: Quote
    printed: PrintedQuote
    title: str
    code: str
    others: tuple[str, ...]
    now: str
    tongue: str
    asked: Provenance | None = None
    unsure: str = ""
    doubt: Doubt | None = None

    @property
    def bare(self) -> bool:
        """Whether a participant's words are printed without a code: those that interviewers ask are no participant's."""
        return not (self.printed.code or self.asked)


@dataclass(frozen=True)
class Mosaic:
    """What a reader would learn about one participant from the quotes together, by their code."""

    code: str
    quotes: tuple[Quoted, ...]


class Quotes:
    """The quotes of a study. They belong to the group; whoever works on it may edit them."""

    def __init__(self, context: Context, transcripts: Transcripts, translations: Translations) -> None:
        self._context = context
        self._transcripts = transcripts
        self._translations = translations

    def printed(self, quote_id: str) -> PrintedQuote:
        """What a text may print of a quote. Raises Refusal if it is gone."""
        return self.one(quote_id).printed

    def one(self, quote_id: str) -> Quoted:
        """A quote as it stands. Raises Refusal if it is gone."""
        quote = self._need(quote_id)
        [found] = self._quoted(quote.interview, [quote])
        return found

    def of(self, interview: str) -> list[Quoted]:
        """The quotes of an interview in the order of its text; those without a place last."""
        known = (
            one for one in self._context.all(Quote, interview) if not artificial(self._context, one.unit)
        )
        quotes = [as_it_stands(self._context, one) for one in known]
        return self._quoted(interview, quotes) if quotes else []

    def all(self) -> list[Quoted]:
        """All quotes, in the order of the study."""
        interviews = sorted(self._context.all(Interview), key=lambda one: (one.place, one.id))
        return [quoted for interview in interviews for quoted in self.of(interview.id)]

    def of_unit(self, unit_id: str) -> list[Quote]:
        """The quotes that were made of a unit, oldest first."""
        unit = self._context.find(Unit, unit_id)
        found = (
            [one for one in self._context.all(Quote, unit.interview) if one.unit == unit_id] if unit else []
        )
        return sorted(found, key=lambda one: (one.made, one.id))

    def to_review(self, interview: str) -> list[Quoted]:
        """The quotes that a correction has touched, or whose edits do not fit."""
        return [one for one in self.of(interview) if one.printed.to_review]

    def mosaic(self, code: str) -> Mosaic:
        """All quotes of one participant, by the code."""
        return Mosaic(code, tuple(one for one in self.all() if one.code == code))

    def from_unit(self, unit_id: str) -> Quote:
        """Make a quote of a unit's words as they were marked. Raises Refusal where it is gone."""
        refuse_as_quote(self._context, unit_id)
        unit = self._context.need(Unit, unit_id)
        return self._make(Quote(id=new_id(), interview=unit.interview, unit=unit.id, anchor=unit.anchor))

    def from_words(self, interview: str, first: int, last: int, reading: Reading | None = None) -> Quote:
        """Make a quote of the words from position `first` to `last` of a transcript; nothing else can become one.

        Raises Refusal where there are none.
        """
        try:
            anchor = Anchor.over(reading or self._transcripts.reading(interview), first, last)
        except ValueError:
            raise Refusal(_("Select the words in the transcript first.")) from None
        return self._make(Quote(id=new_id(), interview=interview, anchor=anchor))

    def edit(self, quote_id: str, kind: EditKind, first: int, last: int, text: str = "") -> Edit:
        """Cut or mask the words from number `first` to `last` of the quote, or put `text` in after `last`.

        Raises Refusal where something was cut or masked there before, for a text without letters, and for words of a
        condensate.
        """
        quote = self._need(quote_id)
        words = words_of(quote.anchor)
        if kind is not EditKind.CUT and not fitting(text):
            raise Refusal(_("Write what is to stand there, in words."))
        if not 0 <= first <= last < len(words):
            raise Refusal(_("Select the words of the quote first."))
        begin = last if kind is EditKind.INSERTION else first
        new = Edit(kind, words[begin].id, words[last].id, "" if kind is EditKind.CUT else fitting(text))
        try:
            edits = with_edit(words, quote.edits, new)
        except ValueError:
            raise Refusal(
                _(
                    "Some of these words are cut or masked already. Take that back first, or choose other words."
                )
            ) from None
        edited = replace(quote, edits=edits)
        if kind is not EditKind.CUT:
            Artificial(self._context).refuse_in_quote(edited)
        self._set(Gesture.QUOTE_EDITED, edited, "edits")
        return new

    def take_back(self, quote_id: str, edit: Edit) -> None:
        """Take one edit back; the others stay."""
        quote = self._need(quote_id)
        rest = tuple(one for one in quote.edits if one != edit)
        self._set(Gesture.QUOTE_EDITED, replace(quote, edits=rest), "edits")

    def narrow(self, quote_id: str, first: int, last: int) -> None:
        """Keep only the words from number `first` to `last` of the quote. Raises Refusal where there are none."""
        quote = self._need(quote_id)
        words = words_of(quote.anchor)
        try:
            anchor = narrowed(quote.anchor, first, last)
        except ValueError:
            raise Refusal(_("Select the words of the quote first.")) from None
        kept = replace(quote, anchor=anchor, edits=clipped(quote.edits, words, first, last))
        self._set(Gesture.QUOTE_NARROWED, kept, "anchor", "edits")

    def accept(self, quote_id: str) -> None:
        """Take the words as the transcript has them now; what was cut, masked and put in goes with them.

        Raises Refusal where nothing is left of them.
        """
        quote = self._need(quote_id)
        reading = self._transcripts.reading(quote.interview)
        found = place(quote.anchor, reading)
        if found.first is None or found.last is None:
            raise Refusal(
                _("Nothing of these words is left in the transcript. The quote keeps them as they were.")
            )
        anchor = Anchor.over(reading, found.first, found.last)
        edits = carried(quote.edits, words_of(quote.anchor), words_of(anchor))
        self._set(Gesture.QUOTE_ACCEPTED, replace(quote, anchor=anchor, edits=edits), "anchor", "edits")

    def set_code(self, quote_ids: Iterable[str], *, with_code: bool) -> None:
        """Print the participant's code beside these quotes, or none."""
        quotes = [replace(self._need(one), with_code=with_code) for one in quote_ids]
        writes = [write for quote in quotes for write in setting(quote, "with_code")]
        self._context.record(Gesture.QUOTE_CODE, writes)

    def remove(self, quote_id: str) -> None:
        """Take a quote away; undo brings it back. Raises Refusal where it is printed or somebody has translated it."""
        quote = self._context.need(Quote, quote_id)
        refuse_used(self._context, quote)
        self._context.record(Gesture.QUOTE_REMOVED, removing(quote))

    def about(self, quote_id: str) -> About:
        """The words of a quote, to be heard. Raises Refusal if it is gone."""
        quote = self._context.need(Quote, quote_id)
        return About(
            id="", interview=quote.interview, about=Quote.KIND, target=quote.id, passage=quote.anchor
        )

    def language_of(self, interview: str) -> str:
        """The code of the language that is spoken in an interview; empty where nobody has said or heard it."""
        known = self._context.find(Interview, interview)
        made = sorted(self._context.all(Transcription, interview), key=lambda one: one.asked)
        return (known.language if known else "") or next(
            (one.language or one.detected for one in reversed(made)), ""
        )

    def _make(self, quote: Quote) -> Quote:
        made = replace(quote, by=self._context.me, made=moment())
        self._context.record(Gesture.QUOTE_MADE, making(made))
        return made

    def _need(self, quote_id: str) -> Quote:
        refuse_as_quote(self._context, quote_id)
        quote = self._context.need(Quote, quote_id)
        refuse_as_quote(self._context, quote.unit)
        return as_it_stands(self._context, quote)

    def _set(self, gesture: Gesture, quote: Quote, *names: str) -> None:
        self._context.record(gesture, setting(quote, *names))

    def _quoted(self, interview_id: str, quotes: Sequence[Quote]) -> list[Quoted]:
        """Quotes of one interview with all that belongs to them."""
        reading = self._transcripts.reading(interview_id)
        interview = self._context.find(Interview, interview_id)
        title = interview.title if interview else ""
        tongue = "nb" if self.language_of(interview_id) in _NORWEGIAN else "en"
        translations = self._translations.among(interview_id, quotes)
        condensed = Artificial(self._context)
        placed = [(quote, place(quote.anchor, reading)) for quote in quotes]
        placed.sort(key=lambda one: in_text(*one))
        return [
            self._one(
                quote, found, reading, (title, tongue), translations[quote.id], condensed.in_quote(quote)
            )
            for quote, found in placed
        ]

    def _one(
        self,
        quote: Quote,
        found: Placement,
        reading: Reading,
        interview: tuple[str, str],
        translations: Sequence[Translated],
        condensed: bool,
    ) -> Quoted:
        title, tongue = interview
        voices = voices_of(self._context, quote, reading, found)
        printed = PrintedQuote(
            quote.id, quote.unit, CUT if condensed else printed_text(quote, tongue),
            voices.code if quote.with_code else "", place_of(quote, reading, found), found.state,
            condensed or bool(loose(words_of(quote.anchor), quote.edits)), tuple(translations), condensed,
        )  # fmt: skip
        gone = found.first is None or found.last is None
        now = "" if gone else reading.slice_text(found.first or 0, found.last or 0)
        return Quoted(
            quote, printed, title, voices.code, voices.others, now, tongue,
            voices.asked, voices.unsure, voices.doubt,
        )  # fmt: skip


_NORWEGIAN = {"no", "nb", "nn"}
"""Of these what is heard beside words has its Norwegian names in print."""
