"""JSON of programs that listen: Whisper and its kin, aTrain, Rev, and the workbench itself. Times in seconds."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, cast

from workbench.cellar.words import mark
from workbench.exchange.plain import one_line
from workbench.exchange.transcripts import cues, elements, faults, speakers
from workbench.exchange.transcripts.clocks import of_seconds, within
from workbench.exchange.transcripts.marks import words_of
from workbench.exchange.transcripts.protocol import Reader, ReadTranscript, ReadTurn, ReadWord
from workbench.exchange.transcripts.source import Source
from workbench.study.tokens import TokenKind
from workbench.study.word_pieces import words_in

_MARKS = {kind.name.lower(): kind for kind in TokenKind if kind is not TokenKind.WORD}
_BEGINS = re.compile(r'[{\[]\s*["{\[\]}]')
_LISTS = ("segments", "transcription", "chunks", "results", "monologues", "utterances")

_MOST_MATCHED = 5_000
"""Words of one segment; to find the same ones in two longer lists would take too long."""


def knows(source: Source) -> bool:
    """Whether the file begins like JSON."""
    return bool(_BEGINS.match(source.head))


def read(source: Source) -> ReadTranscript:
    """The turns in the file. Raises Refusal for JSON of another kind."""
    try:
        whole = cast("object", json.loads(source.text))
    except (ValueError, RecursionError):
        raise faults.damaged() from None
    about: Mapping[str, Any] = {}
    if isinstance(whole, dict):
        about = cast("Mapping[str, Any]", whole)
    segments = _segments(cast("object", whole))
    if not segments:
        raise faults.empty()
    called = {
        one["id"]: str(one["name"])
        for one in _dicts(about.get("speakers"))
        if isinstance(one.get("id"), str | int) and one.get("name")
    }
    turns = [turn for one in segments if (turn := _turn(one, called)).words]
    own = "machine_draft" in about
    language = about.get("language")
    return ReadTranscript(
        kind=f"JSON ({'Lifeworld Workbench' if own else 'Rev' if 'monologues' in about else 'Whisper'})",
        turns=tuple(turns if own else _whole_sentences(turns)),
        by_machine=about.get("machine_draft") is not False,
        language=language if isinstance(language, str) and language.isalpha() and len(language) <= 3 else "",
    )


def _segments(whole: object) -> list[Mapping[str, Any]]:
    text: object = None
    if isinstance(whole, dict):
        held = cast("Mapping[str, object]", whole)
        text = held.get("text")
        whole = next((held[name] for name in _LISTS if isinstance(held.get(name), list)), None)
    if not isinstance(whole, list):
        return []
    found = [
        cast("Mapping[str, Any]", one) for one in cast("Sequence[object]", whole) if isinstance(one, dict)
    ]
    return _whole_chunks(
        [
            one
            for one in found
            if isinstance(one.get("text"), str)
            or isinstance(one.get("words"), list)
            or isinstance(one.get("elements"), list)
        ],
        text if isinstance(text, str) else "",
    )


def _whole_chunks(chunks: list[Mapping[str, Any]], text: str) -> list[Mapping[str, Any]]:
    """Chunks of single words, as Transformers and whisper.cpp write them, with the pieces of a word together.

    Anything else stays as it is. `text` is that of the whole file, if it has one: whisper.cpp's is its pieces together.
    """
    texts = [str(one.get("text") or "") for one in chunks]
    by_cpp = all(isinstance(one.get("offsets"), dict) for one in chunks)
    if any(" " in one.strip() for one in texts) or not (
        by_cpp or all(isinstance(one.get("timestamp"), list) for one in chunks)
    ):
        return chunks
    whole: list[Mapping[str, Any]] = []
    for part in words_in(texts, "".join(texts) if by_cpp else text):
        first, last = chunks[part[0]], chunks[part[-1]]
        together = "".join(texts[part.start : part.stop])
        if by_cpp:
            ends: Mapping[str, Any] = {
                "offsets": {"from": first["offsets"].get("from"), "to": last["offsets"].get("to")}
            }
        else:
            ends = {"timestamp": [*first["timestamp"][:1], *last["timestamp"][1:]]}
        whole.append({**first, "text": together, **ends})
    return whole


def _turn(segment: Mapping[str, Any], called: Mapping[object, str]) -> ReadTurn:
    start, end = _times(segment)
    text = segment.get("text")
    words = list(_words(segment)) or list(elements.words_in(_dicts(segment.get("elements"))))
    said = list(words_of(text)) if isinstance(text, str) else []
    if len(said) > len(words):
        words = _timed(said, words) if len(said) <= _MOST_MATCHED else said
    speaker = segment.get("speaker")
    if isinstance(speaker, str | int):
        speaker = called.get(speaker, speaker)
    return ReadTurn(
        speaker=speakers.tidy(str(speaker)) if isinstance(speaker, str | int) else "",
        start=start,
        end=end,
        words=tuple(words),
    )


def _timed(said: Sequence[ReadWord], words: Sequence[ReadWord]) -> list[ReadWord]:
    """What is said in a text, with the times of those of its words that are listed: programs list not all."""
    done = list(said)
    matcher = SequenceMatcher(a=[one.text for one in said], b=[one.text for one in words], autojunk=False)
    for low, first, count in matcher.get_matching_blocks():
        done[low : low + count] = words[first : first + count]
    return done


def _words(segment: Mapping[str, Any]) -> Iterator[ReadWord]:
    """The words with their times, and the marks that the workbench lists beside them, in order."""
    listed = [_piece(one) for one in _dicts(segment.get("words"))]
    text = segment.get("text")
    found = [
        word._replace(start=whole.start, end=whole.end, probability=whole.probability)
        for part in words_in([piece.text for piece in listed], text if isinstance(text, str) else "")
        for whole in [_joined(listed[part.start : part.stop])]
        for word in words_of(whole.text)
    ]
    marks = [
        ReadWord(one_line(str(one.get("text") or "")), *_times(one), kind=_MARKS[one["mark"]])
        for one in _dicts(segment.get("marks"))
        if isinstance(one.get("mark"), str) and one["mark"] in _MARKS
    ]
    if marks and all(one.start is not None for one in (*found, *marks)):
        found = sorted([*found, *marks], key=lambda word: (word.start or 0, word.end or 0))
    else:
        found += marks
    yield from found


def _piece(one: Mapping[str, Any]) -> ReadWord:
    """A word or a part of one, with the blank before it."""
    text = one.get("word", one.get("text"))
    chance = one.get("probability", one.get("score", one.get("confidence")))
    sure = float(chance) if isinstance(chance, int | float) and 0 <= chance <= 1 else None
    start, end = _times(one)
    return ReadWord(text if isinstance(text, str) else "", start, end, probability=sure)


def _joined(pieces: Sequence[ReadWord]) -> ReadWord:
    ends = [piece.end for piece in pieces if piece.end is not None]
    chances = [piece.probability for piece in pieces if piece.probability is not None]
    return ReadWord(
        "".join(piece.text for piece in pieces),
        pieces[0].start,
        ends[-1] if ends else None,
        probability=min(chances, default=None),
    )


def _dicts(value: object) -> list[Mapping[str, Any]]:
    if not isinstance(value, list):
        return []
    return [
        cast("Mapping[str, Any]", one) for one in cast("Sequence[object]", value) if isinstance(one, dict)
    ]


def _times(one: Mapping[str, Any]) -> tuple[int | None, int | None]:
    offsets = one.get("offsets")
    if isinstance(offsets, dict):  # whisper.cpp counts in milliseconds
        held = cast("Mapping[str, object]", offsets)
        low, high = held.get("from"), held.get("to")
        if isinstance(low, int) and isinstance(high, int):
            return within(low), within(high)
    ends = one.get("timestamp")
    if isinstance(ends, list) and len(pair := cast("list[object]", ends)) == 2:
        return of_seconds(pair[0]), of_seconds(pair[1])
    return of_seconds(one.get("start")), of_seconds(one.get("end"))


def _whole_sentences(turns: Sequence[ReadTurn]) -> list[ReadTurn]:
    """Segments are pieces of sentences: those that belong together come together."""
    if not turns:
        return []
    done = [cues.Growing(turns[0])]
    for before, turn in pairwise(turns):
        if done[-1].goes_on_with(turn) and before.end is not None:
            done[-1].add(turn)
        else:
            done.append(cues.Growing(turn))
    return [turn.whole for turn in done]


READER = Reader("json", mark("JSON (Whisper, aTrain)"), ("json",), 30, knows, read)
