"""The results: texts of the whole group, kept sentence by sentence, each with what it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.artificial import refuse_as_quote
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.naming import MOST_LETTERS, kept
from workbench.desk.result_words import printed_words
from workbench.desk.texts import Text, written
from workbench.history.log import Write, making, moment, removing, setting
from workbench.methods.protocol import Explaining
from workbench.study.clusters import Cluster
from workbench.study.hints import Hint, Noticed, noticed
from workbench.study.ids import new_id
from workbench.study.interviews import Interview
from workbench.study.order import places
from workbench.study.people import Member
from workbench.study.provenance import Wording, reworded
from workbench.study.quotes import Quote
from workbench.study.records import ALIVE
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.units import Unit

ORDER = (
    Genre.ESSENCE,
    Genre.CONSTITUENT,
    Genre.VARIATION,
    Genre.CONDENSATE,
    Genre.ANALYTIC,
    Genre.NEW_WHOLE,
)
"""The kinds of text in the order in which they are read; a variation stands with its constituent."""

_GROUNDS = {Cluster.KIND: Cluster, Unit.KIND: Unit, Interview.KIND: Interview}


class Results:
    """The texts belong to the group: whoever works on the study may write in them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sections(self) -> list[Section]:
        """The texts in their order: the essence first, a part right after what it is a part of."""
        known = {one.id: self._context.headings.over(one) for one in self._context.all(Section)}
        parts: dict[str, list[Section]] = {}
        for one in sorted(known.values(), key=_in_order):
            parts.setdefault(one.within if one.within in known else "", []).append(one)
        found: dict[str, Section] = {}
        _gather(parts, "", found)
        # Two texts that two computers have put into each other are nobody's parts.
        found.update((one.id, one) for one in known.values() if one.id not in found)
        return list(found.values())

    def section(self, identity: str) -> Section | None:
        """A text that is there, or None."""
        found = self._context.find(Section, identity)
        return self._context.headings.over(found) if found else None

    def sentences(self, section: str) -> list[Sentence]:
        """The sentences of a text in order."""
        return sorted(self._context.all(Sentence, section), key=lambda one: (one.place, one.id))

    def sentence(self, identity: str) -> Sentence | None:
        """A sentence that is there, or None."""
        return self._context.find(Sentence, identity)

    def of_cluster(self, cluster: str) -> list[Section]:
        """The texts that were begun from a cluster."""
        return [one for one in self.sections() if one.cluster == cluster]

    def begin(
        self, genre: Genre, title: str = "", *, cluster: str = "", within: str = "", interview: str = ""
    ) -> Section:
        """Begin a text, after all of its kind. From a cluster it has that one's name until it gets its own.

        Raises Refusal where what it is begun from is gone.
        """
        named = Wording(kept(title), (self._context.me,)) if title.strip() else Wording()
        if cluster:
            self._context.need(Cluster, cluster)
        if within:
            self._context.need(Section, within)
        if interview:
            self._context.need(Interview, interview)
        beside = [one.place for one in self._beside(genre, within)]
        section = Section(
            id=new_id(), genre=genre, title=named, cluster=cluster, within=within, interview=interview,
            place=places([max(beside, default=None), None])[1], by=self._context.me, made=moment(),
        )  # fmt: skip
        self._context.record(Gesture.TEXT_BEGUN, making(section))
        return self._context.headings.over(section)

    def head(self, section_id: str, title: str) -> None:
        """Give a text a heading; whoever words it is an author of it. Raises Refusal for one without end."""
        section, there = self._worked_on(section_id)
        shown = self._context.headings.over(section).title
        words = kept(title)
        if len(words) > MOST_LETTERS:
            raise Refusal(
                _("A heading has at most {most} letters. Nothing was changed. Write a shorter one.").format(
                    most=MOST_LETTERS
                )
            )
        if words != shown.text and (words or section.title.text):
            changed = replace(section, title=reworded(shown, words, self._context.me))
            self._context.record(Gesture.TEXT_HEADED, [*there, *setting(changed, "title")])

    def shift(self, section_id: str, step: int) -> None:
        """Move a text up (-1) or down (1) among those of its kind."""
        section = self._context.need(Section, section_id)
        beside = self._beside(section.genre, section.within)
        at = [one.id for one in beside].index(section_id)
        if 0 <= at + step < len(beside):
            beside.insert(at + step, beside.pop(at))
            self._context.record(Gesture.TEXT_SHIFTED, _placed(beside))

    def remove(self, section_id: str) -> None:
        """Take a text away with its sentences; its parts stay and stand for themselves. Undo brings it back."""
        self._context.need(Section, section_id)
        self._context.record(Gesture.TEXT_REMOVED, self.removal(section_id))

    def removal(self, section_id: str) -> list[Write]:
        """The writes that take a text away with its sentences."""
        return [
            *removing(Section(id=section_id)),
            *(write for one in self.sentences(section_id) for write in removing(one)),
        ]

    def write(self, section_id: str, shown: Sequence[Sentence], text: Text) -> None:
        """Keep what somebody has written into a text. `shown` are the sentences as the writer had them before.

        Where somebody else has changed the same sentence meanwhile, both stand one after the other.
        """
        section, there = self._worked_on(section_id)
        if section.genre is Genre.CONDENSATE and set(text.quotes) - {one.quote for one in shown}:
            raise _no_quote()
        for quote in set(text.quotes):
            refuse_as_quote(self._context, quote)
        writes = list(written(section, self.sentences(section_id), shown, text, self._context.me))
        if writes:
            self._context.record(Gesture.TEXT_WRITTEN, [*there, *writes])

    def expects_quotes(self, section_id: str) -> None:
        """Raises Refusal where no quote may stand: in a condensate."""
        if self._context.need(Section, section_id).genre is Genre.CONDENSATE:
            raise _no_quote()

    def put_quote(self, section_id: str, quote: str, after: str = "") -> Sentence:
        """Let a quote stand in a text, after the sentence `after` or at the end. Raises Refusal in a condensate."""
        self.expects_quotes(section_id)
        section = self._context.need(Section, section_id)
        refuse_as_quote(self._context, quote)
        self._context.need(Quote, quote)
        row: list[Sentence] = self.sentences(section_id)
        identities = [one.id for one in row]
        at = identities.index(after) + 1 if after in identities else len(row)
        new = Sentence(id=new_id(), section=section_id, interview=section.interview, quote=quote, begins=True)
        place = places([*(one.place for one in row[:at]), None, *(one.place for one in row[at:])])[at]
        row.insert(at, replace(new, place=place))
        self._context.record(Gesture.TEXT_WRITTEN, [*making(row[at]), *_placed(row)])
        return row[at]

    def move(self, sentence_id: str, step: int) -> None:
        """Move a sentence up (-1) or down (1) in its text; the paragraphs begin where they did."""
        sentence = self._context.need(Sentence, sentence_id)
        row = self.sentences(sentence.section)
        at = [one.id for one in row].index(sentence_id)
        if not 0 <= at + step < len(row):
            return
        begins = [one.begins for one in row]
        row.insert(at + step, row.pop(at))
        moved = [replace(one, begins=first) for one, first in zip(row, begins, strict=True)]
        writes = [*_placed(moved), *(write for one in moved for write in setting(one, "begins"))]
        self._context.record(Gesture.SENTENCE_MOVED, writes)

    def rest(self, sentence_id: str, grounds: Iterable[Ground]) -> None:
        """Say what else a sentence rests on. Raises Refusal where that is gone."""
        sentence = self._context.need(Sentence, sentence_id)
        added = tuple(grounds)
        for ground in added:
            self._context.need(_GROUNDS[ground.kind], ground.id)
        changed = replace(sentence, rests=tuple(dict.fromkeys((*sentence.rests, *added))))
        self._context.record(Gesture.SENTENCE_RESTS, setting(changed, "rests"))

    def let_go(self, sentence_id: str, ground: Ground) -> None:
        """A sentence does not rest on this any more."""
        sentence = self._context.need(Sentence, sentence_id)
        changed = replace(sentence, rests=tuple(one for one in sentence.rests if one != ground))
        self._context.record(Gesture.SENTENCE_RESTS, setting(changed, "rests"))

    def carry(self, sentence_id: str, *, whole: bool) -> None:
        """Say whether the whole carries a sentence."""
        changed = replace(self._context.need(Sentence, sentence_id), whole=whole)
        self._context.record(Gesture.SENTENCE_RESTS, setting(changed, "whole"))

    def own(self, sentence_id: str, members: Iterable[str]) -> None:
        """Say whose words a sentence is: those who wrote it together. Raises Refusal without anybody."""
        sentence = self._context.need(Sentence, sentence_id)
        authors = tuple(dict.fromkeys(members))
        if not authors:
            raise Refusal(_("Somebody has worded this sentence. Choose who it was."))
        for member in authors:
            self._context.need(Member, member)
        changed = replace(sentence, text=Wording(sentence.text.text, authors))
        self._context.record(Gesture.SENTENCE_OWNED, setting(changed, "text"))

    def hints(self, sentence: Sentence, genre: Genre) -> list[Noticed]:
        """What a sentence may be asked about, without what was put aside for it; of no word where a quote stands."""
        if sentence.quote and genre is Genre.ESSENCE:
            found = [Noticed(Hint.QUOTED, 0, 0, "")]
        else:
            found = noticed(sentence.text.text, genre, explaining=self._withheld(genre))
        return [one for one in found if one.key not in sentence.aside]

    def put_aside(self, sentence_id: str, hint: Noticed) -> None:
        """This hint is not asked again of this sentence."""
        sentence = self._context.need(Sentence, sentence_id)
        changed = replace(sentence, aside=tuple(dict.fromkeys((*sentence.aside, hint.key))))
        self._context.record(Gesture.HINT_ASIDE, setting(changed, "aside"))

    def quotes(self) -> list[Quote]:
        """The quotes that were chosen, in the order in which they were."""
        return sorted(self._context.all(Quote), key=lambda one: (one.made, one.id))

    def printed(self, quote_id: str) -> str:
        """A quote as it is printed; empty where it is gone."""
        return printed_words(self._context, quote_id)

    def _withheld(self, genre: Genre) -> bool:
        explaining = self._context.method.explaining
        if explaining is Explaining.LATER:
            return genre is not Genre.ANALYTIC
        return explaining is Explaining.WITHHELD

    def _beside(self, genre: Genre, within: str) -> list[Section]:
        found = [one for one in self._context.all(Section) if (one.genre, one.within) == (genre, within)]
        return sorted(found, key=_in_order)

    def _worked_on(self, identity: str) -> tuple[Section, list[Write]]:
        """A text that somebody has before them. Were it taken away in this moment, the writes that bring it back.

        Raises Refusal for one that never was.
        """
        state = self._context.archive.shelf.state(Section.KIND, identity)
        if state is None or state.alive:
            return self._context.need(Section, identity), []
        there = Write(Section.KIND, identity, ALIVE, True)
        return Section.from_values(identity, state.values()), [there]


def _in_order(section: Section) -> tuple[int, str, str]:
    return ORDER.index(section.genre), section.place, section.id


def _gather(parts: dict[str, list[Section]], within: str, found: dict[str, Section]) -> None:
    for one in parts.get(within, ()):
        if one.id not in found:
            found[one.id] = one
            _gather(parts, one.id, found)


def _placed(row: Sequence[Section] | Sequence[Sentence]) -> list[Write]:
    """The writes that bring a row into its order."""
    found = places([one.place for one in row])
    changed = [replace(one, place=place) for one, place in zip(row, found, strict=True) if one.place != place]
    return [write for one in changed for write in setting(one, "place")]


def _no_quote() -> Refusal:
    return Refusal(
        _(
            "A condensate is an artificial text in the first person. Quotes stand in the other texts, "
            "so that nobody takes one for the other."
        )
    )
