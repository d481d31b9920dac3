"""Words and voices together: which voice says which words of a turn, and which turns a machine may still give away."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.steps import Step, StepRef
from workbench.history.undo import not_taken_back
from workbench.speech.speakers.timeline import Stretch
from workbench.speech.speakers.words import VoicesOfWords
from workbench.study.interviews import SCRIPT, Transcription, Turn
from workbench.study.people import Speaker, VoiceRole
from workbench.study.tokens import Token, TokenKind, mark
from workbench.study.units import Unit
from workbench.study.voices import Voices

_HEARD = (Gesture.VOICES_TOLD, Gesture.VOICES_NAMED)
"""What a machine says by what it heard of voices: also a name is its own, by whichever voice it knows somebody."""

_MACHINES = (*_HEARD, Gesture.TRANSCRIBED)

CUT_OFF = "v"
"""What the identity of a turn ends in that a machine cut off the one before while it wrote the words down."""

_TOLD = "o"
"""What the identity of a mark of voices at once ends in, after that of the word which it was put before."""


def is_told_overlap(token: Token) -> bool:
    """Whether this mark says that several speak at once, and a machine has put it in."""
    return token.kind is TokenKind.OVERLAP and token.id.endswith(_TOLD)


class Spoken:
    """Says whose words are, by what was told of a recording's voices."""

    def __init__(self, voices: Voices, *, cut: bool | None = True) -> None:
        """`cut` is whether each word has a time of its own; if not, turns stay whole; with None nobody is said to speak."""
        self._cut = cut
        self._words = VoicesOfWords([Stretch(*row) for row in voices.stretches])
        self._speakers = voices.speakers
        self._at_once = False

    def marked(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The tokens with a mark where several begin to speak at once; marks of this kind from before are put anew.

        Turns are given in their order: one that goes on where several speak already needs no further mark.
        """
        result: list[Token] = []
        for token in tokens:
            if is_told_overlap(token):
                continue
            if token.kind is TokenKind.WORD:
                before = self._at_once
                self._at_once = self._cut is True and self._words.overlapped(token.start, token.end)
                said = bool(result) and result[-1].kind is TokenKind.OVERLAP
                if self._at_once and not before and not said:
                    result.append(mark(TokenKind.OVERLAP, f"{token.id}{_TOLD}", token.start, token.start))
            result.append(token)
        return tuple(result)

    def parted(self, tokens: Sequence[Token]) -> list[tuple[str, tuple[Token, ...]]]:
        """The tokens, cut where another speaker begins, each part with its speaker.

        Marks stay with what precedes them; those of voices at once with the word that they were put before.
        """
        parts: list[tuple[str, list[Token]]] = []
        for place, token in enumerate(tokens):
            opens = is_told_overlap(token) and place + 1 < len(tokens)
            word = tokens[place + 1] if opens else token
            speaker = self._speaker(word) if word.kind is TokenKind.WORD else None
            if not parts:
                parts.append((speaker or "", [token]))
            elif speaker is None or speaker == parts[-1][0]:
                parts[-1][1].append(token)
            elif not any(one.kind is TokenKind.WORD for one in parts[-1][1]):
                parts[-1] = (speaker, [*parts[-1][1], token])
            else:
                parts.append((speaker, [token]))
        if self._cut or not parts:
            return [(speaker, tuple(row)) for speaker, row in parts]
        said = Counter[str]()
        for speaker, row in parts:
            said[speaker] += len(row)
        speaker = said.most_common(1)[0][0] if self._cut is False else ""
        return [(speaker, tuple(tokens))]

    def _speaker(self, token: Token) -> str:
        voice = self._words.of(token.start, token.end)
        return self._speakers[voice] if voice is not None and voice < len(self._speakers) else ""


def unassigned(context: Context, turns: Iterable[Turn]) -> list[Turn]:
    """The turns to which no person has given a speaker (or plainly none), nor the transcript that they came with.

    Where somebody has made two speakers one, or taken a gesture back, it is asked who had given the turns before.
    """
    writers = _Writers(context)

    @cache
    def by_hand() -> set[str]:
        return _given_by_hand(context, writers)

    def by_machine(turn: Turn) -> bool:
        for writer in writers.of(turn, "speaker"):
            if writer is None:
                return False
            undone = writers.step(writer.undoes) if writer.undoes else None
            taken_back = undone is not None and undone.undoes is None
            if taken_back or writer.gesture == Gesture.SPEAKERS_MERGED:
                if turn.id in by_hand() or _came_with_speaker(turn, writers):
                    return False
            elif writer.gesture == Gesture.SPEAKER_SET or (turn.speaker and not writers.is_machine(writer)):
                return False
        return True

    return [turn for turn in turns if by_machine(turn)]


def _came_with_speaker(turn: Turn, writers: "_Writers") -> bool:
    """Whether a person made the turn, or a transcript that it came with, and said at once who speaks."""
    makers = [one for one in writers.of(turn, "interview") if one and not writers.is_machine(one)]
    return any(
        change.after
        for maker in makers
        for change in maker.changes
        if change[:3] == (Turn.KIND, turn.id, "speaker")
    )


def _given_by_hand(context: Context, writers: "_Writers") -> set[str]:
    """The turns that somebody has given to a speaker, or that were a speaker's whom no machine has told."""
    steps = context.archive.shelf.steps_called({Gesture.SPEAKER_SET, Gesture.SPEAKERS_MERGED})

    @cache
    def is_told(speaker: str) -> bool:
        makers = list(writers.of_record(Speaker.KIND, speaker, "place"))
        return bool(makers) and all(one and one.gesture in _HEARD for one in makers)

    return {
        change.id
        for step in not_taken_back(steps)
        for change in step.changes
        if (change.kind, change.field) == (Turn.KIND, "speaker")
        and (step.gesture == Gesture.SPEAKER_SET or not is_told(str(change.before)))
    }


def only_heard(context: Context, speaker: Speaker) -> bool:
    """Whether a speaker is called as a machine has called it."""
    makers = _Writers(context).of_record(Speaker.KIND, speaker.id, "label")
    return all(one is not None and one.gesture in _HEARD for one in makers)


def only_numbered(context: Context, speaker: Speaker) -> bool:
    """Whether nobody has said who a speaker is: it has the number that a machine has given it, and no role."""
    return speaker.role is VoiceRole.OTHER and only_heard(context, speaker)


def untouched(context: Context, turns: Sequence[Turn]) -> set[str]:
    """The turns whose words only a machine has written, and in which nobody has marked anything yet."""
    if any(context.all(Unit, interview) for interview in {turn.interview for turn in turns}):
        return set()
    return _machine_written(_Writers(context), turns)


def cut_off(context: Context, turns: Sequence[Turn]) -> set[str]:
    """The turns that only a machine has cut off the one before; nobody has touched the words of the two since."""
    writers = _Writers(context)
    machines = _machine_written(writers, turns)

    def made_by_cutting(turn: Turn) -> bool:
        makers = list(writers.of(turn, "place"))
        return turn.id.endswith(CUT_OFF) or all(one and one.gesture in _HEARD for one in makers)

    return {
        turn.id
        for before, turn in pairwise(turns)
        if {before.id, turn.id} <= machines and made_by_cutting(turn)
    }


def _machine_written(writers: "_Writers", turns: Iterable[Turn]) -> set[str]:
    return {
        turn.id
        for turn in turns
        if all(one is not None and writers.is_machine(one) for one in writers.of(turn, "tokens"))
    }


class _Writers:
    """Asks the log who has written a field; each step is read once."""

    def __init__(self, context: Context) -> None:
        self._shelf = context.archive.shelf
        self._steps: dict[StepRef, Step | None] = {}
        self._machines: dict[StepRef, bool] = {}

    def step(self, ref: StepRef) -> Step | None:
        if ref not in self._steps:
            self._steps[ref] = self._shelf.step(ref)
        return self._steps[ref]

    def is_machine(self, step: Step) -> bool:
        """Whether a machine has heard what a step says. What stands in a script was written before it was spoken."""
        if step.ref not in self._machines:
            scripted = (Transcription.KIND, "engine", SCRIPT)
            self._machines[step.ref] = step.gesture in _MACHINES and all(
                (one.kind, one.field, one.after) != scripted for one in step.changes
            )
        return self._machines[step.ref]

    def of(self, turn: Turn, field: str) -> Iterator[Step | None]:
        return self.of_record(Turn.KIND, turn.id, field)

    def of_record(self, kind: str, identity: str, field: str) -> Iterator[Step | None]:
        state = self._shelf.state(kind, identity)
        for head in state.fields.get(field, ()) if state else ():
            yield self.step(head.ref)
