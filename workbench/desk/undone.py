"""What undo and redo take back or bring back: in words, and where it can be looked at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.cellar.words import _, mark
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture, gesture_words
from workbench.desk.prompts import Question, questions
from workbench.history.steps import Change, Step
from workbench.methods.protocol import GroupWords
from workbench.study.about import About
from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview, Turn
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.records import Json
from workbench.study.results import Section, Sentence, Tick
from workbench.study.tokens import Token, TokenKind, decode
from workbench.study.units import BridlingNote, Unit

_TOKENS = "tokens"
_RESULTS = {Section.KIND, Sentence.KIND, Tick.KIND}
_ON_QUOTES = {kind.KIND for kind in (Quote, Translation, Check)}
_TOGETHER = {kind.KIND for kind in (Disagreement, Position, SharedReading, Agreement, Discussion)}

_PUT_IN: dict[TokenKind, str] = {
    TokenKind.PAUSE: mark("pause put in"),
    TokenKind.LAUGHTER: mark("laughter put in"),
    TokenKind.CRYING: mark("crying put in"),
    TokenKind.OVERLAP: mark("overlap put in"),
    TokenKind.UNCLEAR: mark("“unclear” put in"),
}


@dataclass(frozen=True)
class Undone:
    """What was taken back or brought back, as a sentence, and where it stands: on a unit, in a note, or in a turn.

    `question` is the one of the note on `unit`; `word` counts in `turn`. `together` is for what is seen differently
    and discussed. Where it is shown in another room, `room` and `shown` say in which, and the identity of what to show.
    `words` are those of a quote that stands in no text, where they were said. All of them empty where nothing of it is
    shown.
    """

    sentence: str
    interview: str = ""
    unit: str = ""
    question: Question | None = None
    turn: str = ""
    word: int = 0
    together: bool = False
    room: str = ""
    shown: str = ""
    words: About | None = None


def step_words(step: Step, groups: GroupWords) -> str:
    """A step in the reader's words and the method's; of something heard that was put in, what it was."""
    if step.gesture == Gesture.SOUND_MARKED:
        for change in step.changes:
            if change.field == _TOKENS:
                before, after = _tokens(change.before), _tokens(change.after)
                for token in {*before} ^ {*after}:
                    if token.kind in _PUT_IN:
                        return _(_PUT_IN[token.kind])
    return gesture_words(step.gesture, groups)


def undone(context: Context, sentence: str, step: Step) -> Undone:
    """What `step`, which takes another one back, has done; `sentence` says it."""
    return next(_places(context, sentence, step.changes), Undone(sentence))


def _places(context: Context, sentence: str, changes: Iterable[Change]) -> Iterator[Undone]:
    for change in changes:
        state = context.archive.shelf.state(change.kind, change.id)
        values = state.values() if state else {}
        interview = str(values.get("interview", ""))
        if interview and context.find(Interview, interview) is None:
            continue  # it went with its interview, and nothing of it can be shown
        if change.kind == BridlingNote.KIND and values.get("unit"):
            yield Undone(sentence, interview, str(values.get("unit", "")), _question(change, values))
        elif change.kind == Unit.KIND:
            yield Undone(sentence, interview, unit=change.id)
        elif change.kind == Turn.KIND:
            word = _first_other(change) if change.field == _TOKENS else 0
            yield Undone(sentence, interview, turn=change.id, word=word)
        elif change.kind in _TOGETHER:
            yield Undone(sentence, interview, together=True)
        elif change.kind in _RESULTS:
            there = change.kind != Tick.KIND and context.archive.shelf.body(change.kind, change.id)
            shown = change.id if there else str(values.get("section", ""))
            yield Undone(sentence, room="results", shown=shown)
        elif change.kind in _ON_QUOTES and (quote := _quote(context, change.kind, change.id)):
            yield _at_quote(context, sentence, quote)


def _quote(context: Context, kind: str, identity: str) -> Quote | None:
    """The quote that a change is about, also one that is gone."""
    state = context.archive.shelf.state(kind, identity)
    values = state.values() if state else {}
    match kind:
        case Check.KIND:
            return _quote(context, Translation.KIND, str(values.get("translation", "")))
        case Translation.KIND:
            return _quote(context, Quote.KIND, str(values.get("quote", "")))
        case _:
            return Quote.from_values(identity, values) if state else None


def _at_quote(context: Context, sentence: str, quote: Quote) -> Undone:
    """In the text that prints it, or else where its words were said."""
    standing = [one for one in context.all(Sentence) if one.quote == quote.id]
    if standing and context.find(Quote, quote.id):
        return Undone(sentence, room="results", shown=standing[0].id)
    words = About(id="", interview=quote.interview, about=Quote.KIND, target=quote.id, passage=quote.anchor)
    return Undone(sentence, words=words)


def _question(change: Change, values: Mapping[str, Json]) -> Question:
    """The question whose answer was changed; of a note that came or went as a whole, the first that it answers."""
    asked: list[Question] = [question for question, _words in questions()]
    if change.field in asked:
        return asked[asked.index(change.field)]
    answered: list[Question] = [question for question in asked if values.get(question)]
    return (answered or asked)[0]


def _first_other(change: Change) -> int:
    """Which word is the first that is another than before."""
    before, after = _tokens(change.before), _tokens(change.after)
    same = (one == other for one, other in zip(before, after, strict=False))
    return next((number for number, kept in enumerate(same) if not kept), min(len(before), len(after)))


def _tokens(value: Json) -> tuple[Token, ...]:
    return decode(value) if isinstance(value, list) else ()  # pyright: ignore[reportArgumentType]
