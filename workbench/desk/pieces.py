"""Pieces of a transcription: what an engine heard becomes turns, in one step with the mark that it is done."""

from collections.abc import Iterator, Sequence

from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.voiced import CUT_OFF, Spoken
from workbench.history.log import Write, making
from workbench.speech.heard import Segment, Word
from workbench.speech.verbatim import among_silences
from workbench.study.interviews import Piece, Recording, Transcription, Turn
from workbench.study.order import at_time
from workbench.study.tokens import Token, TokenKind
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
        for row in _rows(
            transcription, number, among_silences(transcription.plan, number, segments, recording.duration)
        )
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
    for sentence in sentences(segments):
        yield tuple(token_of(word, f"{prefix}{words + index}") for index, word in enumerate(sentence))
        words += len(sentence)


def sentences(segments: Sequence[Segment]) -> list[list[Word]]:
    """The words of a piece, a new row after the end of a sentence or before a pause or a breath that is long.

    A pause at the end of the piece stays with what was said before it.
    """
    rows: list[list[Word]] = [[]]
    for segment in segments:
        for word in segment.words:
            if _begins_a_row(rows[-1], word):
                rows.append([])
            rows[-1].append(word)
        if segment.words and segment.words[-1].text.endswith(_ENDS):
            rows.append([])
    kept = [row for row in rows if row]
    if len(kept) > 1 and all(word.kind is TokenKind.PAUSE for word in kept[-1]):
        kept[-2:] = [kept[-2] + kept[-1]]
    return kept


def _begins_a_row(row: Sequence[Word], word: Word) -> bool:
    if not row or row[-1].kind is TokenKind.PAUSE:
        return False
    return word.kind is TokenKind.PAUSE or (word.start - row[-1].end) * 1000 > _LONGEST_BREATH_MS


def token_of(word: Word, identity: str) -> Token:
    """A word or a sound as a token of a transcript; its times become whole milliseconds.

    A pause was measured, so there is nothing to be unsure of.
    """
    start = round(word.start * 1000)
    end = max(start, round(word.end * 1000))
    sure = None if word.kind is TokenKind.PAUSE else word.probability
    return Token(identity, word.text.strip(), start, end, sure, word.kind)
