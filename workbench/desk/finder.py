"""Finding words in transcripts, units, notes and what members say to each other, with Norwegian and English word forms."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.archive.search import Hit
from workbench.cellar.words import _, language
from workbench.desk.context import Context
from workbench.desk.interviews import Interviews
from workbench.desk.rounds_met import mine
from workbench.desk.themes import Themes
from workbench.study.clusters import Cluster, ClusterNote
from workbench.study.differing import Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.interviews import Turn
from workbench.study.kinds import KINDS, searchable
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.records import Record, Values
from workbench.study.results import Genre, Section, Sentence
from workbench.study.rounds import Card
from workbench.study.spans import Span
from workbench.study.tokens import NAMES, Token, in_language, shown, text_of
from workbench.study.trail import Decision, GuideVersion
from workbench.study.units import BridlingNote, Unit
from workbench.study.visibility import may_read

_AROUND = 60
"""Code points of text shown before a match; twice as many after it."""

_DIGITS = re.compile(r"\d+")
_WIDE = 20

_IN_DISAGREEMENTS = (Position.KIND, SharedReading.KIND)
_IN_RESULTS = (Section.KIND, Sentence.KIND)
_ON_TABLE = (Cluster.KIND, ClusterNote.KIND)
_ON_THE_WAY = (PreUnderstanding.KIND, Decision.KIND, GuideVersion.KIND)
_METHOD = "method"
"""What stands for the interview of what belongs to the way of the method: lists of themes, too, each a card."""
_TABLE = "table"
"""What stands for the interview of what lies on the table."""

_Records = Mapping[tuple[str, str], Record]
_Place = tuple[int, str, str, int]


@dataclass(frozen=True)
class Found:
    """One place where the words stand. `matches` are (start, end) in `snippet`, in code points.

    `token` is the identity of the first word of the place in the transcript, from which the sound is
    reached; `recording` and `start_ms` say where it is heard, where that is known. `within` is the disagreement that
    a position or a reading is in, the discussion itself, the cluster on the table, the quote that is translated, the
    text of the results, or what the room of the method shows (what is brought, a round, a decision, a version of the guide);
    the last ones are in no interview, and `artificial` where it is a condensate.
    """

    kind: str
    id: str
    interview_id: str
    interview_title: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    unit_id: str = ""
    within: str = ""
    author: str = ""
    token: str = ""
    recording: str = ""
    start_ms: int | None = None
    artificial: bool = False


class Finder:
    """The search over a whole study, as far as the member who works here may read it."""

    def __init__(self, context: Context, themes: Themes, hides: Callable[[Record], bool]) -> None:
        self._context = context
        self._themes = themes
        self._hides = hides
        self._interviews = Interviews(context)

    def find(self, words: str, limit: int = 200) -> list[Found]:
        """The places where all of `words` stand, in some form, in the order of the study.

        Of more than `limit` places those are left out that were written last.
        """
        if not words.strip():
            return []
        titles = {item.id: item.title for item in self._interviews.list()}
        titles |= {_METHOD: _("Method"), _TABLE: _("Table"), "": _("Results")}
        records: dict[tuple[str, str], Record] = {}
        hits = self._context.archive.search.find(
            words, limit, lambda found: self._readable(found, titles, records)
        )
        place, order = _places(records), list(titles)
        hits.sort(key=lambda hit: (order.index(_within(hit)), place(records[hit.kind, hit.id])))
        found = [self._found(records[hit.kind, hit.id], titles, _within(hit), words) for hit in hits]
        found += self._in_lists(words, titles[_METHOD])
        return sorted(found, key=lambda one: order.index(one.interview_id))[:limit]

    def _readable(
        self, hits: Sequence[Hit], titles: Mapping[str, str], records: dict[tuple[str, str], Record]
    ) -> Iterator[Hit]:
        """Those that the member may read and that still stand where they can be shown; their `records`."""
        notes = (str(hit.values.get("unit")) for hit in hits if hit.kind == BridlingNote.KIND)
        units = self._context.archive.shelf.alive(Unit.KIND, set(notes))
        about = {str(hit.values.get("cluster")) for hit in hits if hit.values.get("cluster")}
        clusters = self._context.archive.shelf.alive(Cluster.KIND, about)
        said = (str(hit.values.get("disagreement")) for hit in hits if hit.kind in _IN_DISAGREEMENTS)
        disagreements = self._context.archive.shelf.alive(Disagreement.KIND, set(said))
        translated = (self._quote_of(hit.kind, hit.values) for hit in hits)
        quotes = self._context.archive.shelf.alive(Quote.KIND, {one for one in translated if one})
        for hit in hits:
            record = KINDS[hit.kind].from_values(hit.id, hit.values)
            match record:
                case BridlingNote():
                    stands = record.unit in units or record.cluster in clusters
                case ClusterNote():
                    stands = record.cluster in clusters
                case Position() | SharedReading():
                    stands = record.disagreement in disagreements
                case Translation() | Check():
                    stands = self._quote_of(hit.kind, hit.values) in quotes
                case _:
                    stands = True
            readable = may_read(self._context.reader, record) and not self._hides(record)
            shown = hit.kind in _IN_RESULTS or (_within(hit) and _within(hit) in titles)
            if stands and shown and readable:
                records[hit.kind, hit.id] = record
                yield hit

    def _in_lists(self, words: str, title: str) -> Iterator[Found]:
        """The lists of preliminary themes. They are sealed and in no index: those that are read here are looked through."""
        matches = self._context.archive.search.matches
        for standing in self._themes.standings():
            for listed in self._themes.lists(standing):
                text = " · ".join(listed.themes or ())
                if all(matches(text, word) for word in words.split()):
                    snippet, within = _cropped(text, matches(text, words, 2 * _AROUND))
                    card, round_id = mine(standing.round, listed.author), standing.round.id
                    yield Found(
                        Card.KIND,
                        card,
                        _METHOD,
                        title,
                        snippet,
                        within,
                        within=round_id,
                        author=listed.author,
                    )

    def _quote_of(self, kind: str, values: Values) -> str:
        """The quote that a translation, or a check of one, is of; empty for anything else."""
        if kind == Check.KIND:
            translation = self._context.find(Translation, str(values.get("translation")))
            return translation.quote if translation else ""
        return str(values.get("quote") or "") if kind == Translation.KIND else ""

    def _found(self, record: Record, titles: Mapping[str, str], interview: str, words: str) -> Found:
        text, matches, tongue = self._matched(record, words)
        snippet, within = _cropped(text, matches)
        found = Found(record.KIND, record.id, interview, titles[interview], snippet, within)
        match record:
            case Turn():
                token = _token_at(record, matches[0][0] if matches else 0, tongue)
                if token:
                    start = token.start if record.timed else None
                    found = replace(found, token=token.id, recording=record.recording, start_ms=start)
            case Unit():
                found = replace(found, unit_id=record.id, author=record.author)
            case BridlingNote():
                found = replace(found, unit_id=record.unit, within=record.cluster, author=record.author)
            case Cluster():
                found = replace(found, within=record.id)
            case ClusterNote():
                found = replace(found, within=record.cluster, author=record.author)
            case Position() | SharedReading():
                found = replace(found, within=record.disagreement, author=record.author)
            case Section():
                found = replace(found, within=record.id, artificial=record.genre is Genre.CONDENSATE)
            case Sentence():
                text = self._context.find(Section, record.section)
                artificial = text is not None and text.genre is Genre.CONDENSATE
                found = replace(found, within=record.section, artificial=artificial)
            case (
                Disagreement()
                | Discussion()
                | Impression()
                | PreUnderstanding()
                | Decision()
                | GuideVersion()
            ):
                found = replace(found, within=record.id, author=record.author)
            case Translation() | Check():
                quote = self._quote_of(record.KIND, record.values())
                found = replace(found, within=quote, author=record.author)
            case _:
                pass
        return found

    def _matched(self, record: Record, words: str) -> tuple[str, Sequence[Span], str]:
        """The text of a record with its matches and its language.

        That is the reader's, or the one in which a mark has the name asked for.
        """
        for tongue in sorted(NAMES, key=lambda name: name != language()):
            text = _text(record, tongue)
            if matches := self._context.archive.search.matches(text, words, 2 * _AROUND):
                return text, matches, tongue
        return _text(record, language()), (), language()


def _places(records: _Records) -> Callable[[Record], _Place]:
    """What the found are sorted by inside an interview: where they stand in its transcript.

    A unit stands in the found turn that holds the first of its words, a note where its unit does. To look for
    others would be to read whole transcripts: such units come after all turns, by the numbers of their words
    (a machine counts them up), and the notes after these.
    """
    turns = (record for record in records.values() if isinstance(record, Turn))
    at = {token.id: (turn, number) for turn in turns for number, token in enumerate(turn.tokens)}

    def place(record: Record) -> _Place:
        match record:
            case Turn():
                return 0, record.place, record.id, -1
            case Unit():
                for word in record.anchor.each():
                    if word in at:
                        turn, number = at[word]
                        return 0, turn.place, turn.id, number
                return 1, _DIGITS.sub(lambda digits: digits[0].zfill(_WIDE), record.anchor.words[0]), "", 0
            case BridlingNote() if unit := records.get((Unit.KIND, record.unit)):
                return place(unit)
            case _:
                return 2, "", "", 0

    return place


def _within(hit: Hit) -> str:
    """The interview that a place is in; the way of the method, the table and the results are in none."""
    if hit.kind in _ON_TABLE or hit.values.get("cluster"):
        return _TABLE
    if hit.kind in _ON_THE_WAY:
        return _METHOD
    return "" if hit.kind in _IN_RESULTS else hit.scope


def _text(record: Record, tongue: str) -> str:
    """What a reader of a language looks for words in."""
    match record:
        case Turn():
            return text_of(record.tokens, tongue)
        case Unit():
            return in_language(record.anchor.text, tongue)
        case _:
            texts = searchable(record.KIND, record.id, record.values())
            return " ".join(text for text in texts if text)


def _cropped(text: str, matches: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """The text around the first match, cut at blanks, with the matches inside it."""
    first = matches[0][0] if matches else 0
    start, end = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1)
    head, tail = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(head) - start
    within = tuple((low + shift, high + shift) for low, high in matches if start <= low and high <= end)
    return f"{head}{text[start:end]}{tail}", within


def _token_at(turn: Turn, offset: int, tongue: str) -> Token | None:
    """The token of a turn that holds the code point at `offset` of its text in a language."""
    passed = 0
    for token in turn.tokens:
        passed += len(shown(token, tongue)) + 1
        if passed > offset:
            return token
    return turn.tokens[-1] if turn.tokens else None
