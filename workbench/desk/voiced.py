"""Words and voices together: which voice says which words of a turn, and which turns a machine may still give away."""

from collections.abc import Iterable, Sequence

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.history.steps import Step, StepRef
from workbench.speech.speakers.timeline import Stretch
from workbench.speech.speakers.words import VoicesOfWords
from workbench.study.interviews import Turn
from workbench.study.tokens import Token, TokenKind
from workbench.study.voices import Voices

_MACHINES = (Gesture.VOICES_TOLD, Gesture.TRANSCRIBED)


class Spoken:
    """Says whose words are, by what was told of a recording's voices."""

    def __init__(self, voices: Voices, *, cut: bool | None = True) -> None:
        """`cut` is whether each word has a time of its own; if not, turns stay whole; with None nobody is said to speak."""
        self._cut = cut
        self._words = VoicesOfWords([Stretch(*row) for row in voices.stretches])
        self._speakers = voices.speakers

    def parted(self, tokens: Sequence[Token]) -> list[tuple[str, tuple[Token, ...]]]:
        """The tokens, cut where another speaker begins, each part with its speaker; marks stay with what precedes them."""
        parts: list[tuple[str, list[Token]]] = []
        for token in tokens:
            speaker = self._speaker(token) if token.kind is TokenKind.WORD else None
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
        speaker = max(parts, key=lambda part: len(part[1]))[0] if self._cut is False else ""
        return [(speaker, tuple(tokens))]

    def _speaker(self, token: Token) -> str:
        voice = self._words.of(token.start, token.end)
        return self._speakers[voice] if voice is not None and voice < len(self._speakers) else ""


def unassigned(context: Context, turns: Iterable[Turn]) -> list[Turn]:
    """The turns to which no person has given a speaker (or plainly none)."""
    steps: dict[StepRef, Step | None] = {}

    def step(ref: StepRef) -> Step | None:
        if ref not in steps:
            steps[ref] = context.archive.shelf.step(ref)
        return steps[ref]

    def by_machine(turn: Turn) -> bool:
        state = context.archive.shelf.state(Turn.KIND, turn.id)
        for head in state.fields.get("speaker", ()) if state else ():
            writer = step(head.ref)
            if writer is None:
                return False
            undone = step(writer.undoes) if writer.undoes else None
            taken_back = undone is not None and undone.undoes is None
            if writer.gesture == Gesture.SPEAKER_SET and not taken_back:
                return False
            if turn.speaker and writer.gesture not in _MACHINES and not taken_back:
                return False
        return True

    return [turn for turn in turns if by_machine(turn)]
