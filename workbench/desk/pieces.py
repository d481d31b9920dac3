"""Pieces of a transcription: what an engine heard becomes turns, in one step with the mark that it is done."""

from collections.abc import Iterator, Sequence

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.voiced import CUT_OFF, Spoken
from workbench.history.log import Write, making
from workbench.speech.heard import Segment, Word
from workbench.speech.verbatim import after_silence
from workbench.study.interviews import Piece, Recording, Transcription, Turn
from workbench.study.order import at_time
from workbench.study.tokens import Token, TokenKind, mark
from workbench.study.voices import Voices, newest

_LONGEST_BREATH_MS = 1200
_ENDS = (".", "?", "!", "…", '."', '?"', '!"')


def committed(context: Context, transcription_id: str) -> set[int]:
    """The numbers of the pieces that are done."""
    return {piece.number for piece in context.all(Piece, transcription_id)}


def keep_piece(
    context: Context, transcription: Transcription, number: int, segments: Sequence[Segment]
) -> None:
    """Commit one piece: its turns and its mark together. A piece that is kept already is passed over."""
    identity = f"{transcription.id}-{number:05d}"
    if context.find(Piece, identity):
        return
    recording = context.need(Recording, transcription.recording)
    writes: list[Write] = list(making(Piece(id=identity, transcription=transcription.id, number=number)))
    told = newest(context.all(Voices, recording.interview), recording.id)
    spoken = Spoken(told) if told else None
    rows = (
        (CUT_OFF if later else "", part)
        for row in _rows(transcription, number, segments)
        for later, part in enumerate(spoken.parted(spoken.marked(row)) if spoken else [("", row)])
    )
    for count, (cut, (speaker, tokens)) in enumerate(rows):
        turn = Turn(
            id=f"{identity}-{count:03d}{cut}",
            interview=transcription.interview,
            recording=recording.id,
            place=recording.place + at_time(tokens[0].start, count),
            speaker=speaker,
            tokens=tokens,
        )
        writes.extend(making(turn))
    context.log.record(context.hand(transcription.member), Gesture.TRANSCRIBED.value, writes, lasting=True)


def _rows(
    transcription: Transcription, number: int, segments: Sequence[Segment]
) -> Iterator[tuple[Token, ...]]:
    """The sentences of a piece as tokens, whose identities count up in it."""
    prefix, words = f"{transcription.id[:8]}{number}.", 0
    for sentence in sentences(after_silence(transcription.plan, number, segments)):
        yield tuple(token_of(word, f"{prefix}{words + index}") for index, word in enumerate(sentence))
        words += len(sentence)


def sentences(segments: Sequence[Segment]) -> Iterator[list[Word]]:
    """The words of a piece, a new row after the end of a sentence or before a pause or a breath that is long."""
    row: list[Word] = []
    for segment in segments:
        for word in segment.words:
            long = row and (word.start - row[-1].end) * 1000 > _LONGEST_BREATH_MS
            if row and (word.kind is TokenKind.PAUSE or (long and row[-1].kind is not TokenKind.PAUSE)):
                yield row
                row = []
            row.append(word)
        if row and row[-1].text.endswith(_ENDS):
            yield row
            row = []
    if row:
        yield row


def token_of(word: Word, identity: str) -> Token:
    """A word as a token of a transcript; its times become whole milliseconds."""
    start = round(word.start * 1000)
    end = max(start, round(word.end * 1000))
    if word.kind is not TokenKind.WORD:
        return mark(word.kind, identity, start, end, word.text)
    return Token(identity, word.text.strip(), start, end, word.probability)
