"""Reading and correcting: turns, their words and speakers, marks for what is heard beside words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import count

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.interviews import listened
from workbench.history.log import Write, making, removing, setting
from workbench.study.ids import new_code, new_id, of_member
from workbench.study.interviews import Listening, Recording, Turn
from workbench.study.order import between
from workbench.study.people import Speaker
from workbench.study.reading import Reading
from workbench.study.replacing import Hit, replaced
from workbench.study.spans import Span, joined
from workbench.study.tokens import TokenKind, mark, rewritten


class Transcripts:
    """The words of the interviews."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def reading(self, interview: str) -> Reading:
        """The turns of an interview in order."""
        turns = self._context.all(Turn, interview)
        turns.sort(key=lambda turn: (turn.place, turn.id))
        return Reading(turns)

    def turn(self, turn_id: str) -> Turn | None:
        """One turn as it is now, or None where it is gone."""
        return self._context.find(Turn, turn_id)

    def edit(self, turn_id: str, text: str) -> None:
        """Bring a turn to `text`; words that stay keep their times. An empty text takes the turn away."""
        turn = self._context.need(Turn, turn_id)
        code, numbers = new_code(), count()
        tokens = rewritten(turn.tokens, text, lambda: f"{code}.{next(numbers)}")
        if not tokens:
            self._context.record(Gesture.TEXT_CORRECTED, removing(turn))
        elif tokens != turn.tokens:
            self._context.record(Gesture.TEXT_CORRECTED, setting(replace(turn, tokens=tokens), "tokens"))

    def replace_words(self, hits: Iterable[Hit], by: str) -> None:
        """Put other words in the place of those found, all in one gesture; a turn left without words is taken away."""
        by_turn = defaultdict[str, list[Hit]](list)
        for hit in hits:
            by_turn[hit.turn].append(hit)
        code, numbers, writes = new_code(), count(), list[Write]()
        for turn_id, found in by_turn.items():
            turn = self._context.need(Turn, turn_id)
            tokens = replaced(turn.tokens, found, by, lambda: f"{code}.{next(numbers)}")
            if not tokens:
                writes.extend(removing(turn))
            elif tokens != turn.tokens:
                writes.extend(setting(replace(turn, tokens=tokens), "tokens"))
        if writes:
            self._context.record(Gesture.TEXT_CORRECTED, writes)

    def vouch(self, words: Mapping[str, Collection[str]]) -> None:
        """Keep that words are right as they stand: a person vouches for them now. By turn, the words' identities."""
        writes: list[Write] = []
        for turn_id, token_ids in words.items():
            turn = self._context.need(Turn, turn_id)
            sure = tuple(
                one._replace(probability=None) if one.id in token_ids else one for one in turn.tokens
            )
            if sure != turn.tokens:
                writes.extend(setting(replace(turn, tokens=sure), "tokens"))
        if writes:
            self._context.record(Gesture.WORDS_VOUCHED, writes)

    def split(self, turn_id: str, token_index: int) -> str:
        """Let the token at `token_index` begin a new turn; its identity.

        Raises Refusal where one of the two turns would have no words.
        """
        begun, rest = self.parts(turn_id, token_index)
        self._context.record(Gesture.TURN_SPLIT, [*setting(begun, "tokens"), *making(rest)])
        return rest.id

    def parts(self, turn_id: str, token_index: int) -> tuple[Turn, Turn]:
        """The two turns that one would become; nothing is kept. Raises Refusal as `split`."""
        turn = self._context.need(Turn, turn_id)
        if not 0 < token_index < len(turn.tokens):
            raise Refusal(_("A new turn can only begin between two words of a turn."))
        after = self._neighbour(turn)
        rest = replace(
            turn,
            id=new_id(),
            tokens=turn.tokens[token_index:],
            place=between(turn.place, after.place if after else None),
        )
        return replace(turn, tokens=turn.tokens[:token_index]), rest

    def join(self, turn_id: str) -> None:
        """Join a turn with the one after it; it keeps its own speaker.

        Raises Refusal after the last turn or where the next one is of another recording.
        """
        turn, after = self._context.need(Turn, turn_id), self.joined_with(turn_id)
        whole = replace(turn, tokens=turn.tokens + after.tokens)
        self._context.record(Gesture.TURNS_JOINED, [*setting(whole, "tokens"), *removing(after)])

    def joined_with(self, turn_id: str) -> Turn:
        """The turn that one would be joined with. Raises Refusal as `join`."""
        turn = self._context.need(Turn, turn_id)
        after = self._neighbour(turn)
        if after is None:
            raise Refusal(_("There is no turn after this one to join it with."))
        if after.recording != turn.recording:
            raise Refusal(_("These two turns are of different recordings and cannot be joined."))
        return after

    def set_speaker(self, turn_ids: list[str], speaker_id: str) -> None:
        """Give turns to a voice of their interview; an empty `speaker_id` to none."""
        speaker = self._context.need(Speaker, speaker_id) if speaker_id else None
        turns = [self._context.need(Turn, turn_id) for turn_id in turn_ids]
        if speaker and any(turn.interview != speaker.interview for turn in turns):
            raise Refusal(_("This voice belongs to another interview."))
        writes = [write for turn in turns for write in setting(replace(turn, speaker=speaker_id), "speaker")]
        self._context.record(Gesture.SPEAKER_SET, writes)

    def insert_mark(self, turn_id: str, token_index: int, kind: TokenKind, seconds: float = 0) -> None:
        """Put a pause, laughter and so on before the token at `token_index` (or at the end of the turn).

        Without `seconds` a pause has the length of the gap in which it is put.
        """
        turn = self._context.need(Turn, turn_id)
        index = max(0, min(token_index, len(turn.tokens)))
        start = turn.tokens[index - 1].end if index else turn.start
        end = turn.tokens[index].start if index < len(turn.tokens) else start
        end = start + round(seconds * 1000) if seconds else max(start, end)
        token = mark(kind, f"{new_code()}.0", start, end)
        tokens = (*turn.tokens[:index], token, *turn.tokens[index:])
        self._context.record(Gesture.SOUND_MARKED, setting(replace(turn, tokens=tokens), "tokens"))

    def listened(self, recording_id: str, spans: list[Span]) -> None:
        """Keep which spans the member who works here has listened to, in milliseconds."""
        recording = self._context.need(Recording, recording_id)
        identity = of_member(recording_id, self._context.me)
        known = self._context.find(Listening, identity)
        within = [(max(0, start), min(end, recording.duration)) for start, end in spans]
        # Half a second between two spans is how a click on a word sounds, not something unheard.
        heard = joined([*(known.spans if known else ()), *within], gap=500)
        listening = Listening(
            id=identity,
            interview=recording.interview,
            recording=recording_id,
            member=self._context.me,
            spans=heard,
        )
        writes = setting(listening, "spans") if known else making(listening)
        self._context.record(Gesture.LISTENED, writes, lasting=True)

    def listened_spans(self, interview: str) -> dict[str, tuple[Span, ...]]:
        """For each recording the spans that anybody has listened to, in milliseconds."""
        return listened(self._context, interview)

    def _neighbour(self, turn: Turn) -> Turn | None:
        later = [
            other
            for other in self._context.all(Turn, turn.interview)
            if (other.place, other.id) > (turn.place, turn.id)
        ]
        return min(later, key=lambda other: (other.place, other.id), default=None)
