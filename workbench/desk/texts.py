"""What becomes of the sentences of a text when somebody has written in it, and others meanwhile, too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from workbench.history.log import Write, making, removing, setting
from workbench.study.ids import new_id
from workbench.study.order import places
from workbench.study.provenance import Wording, reworded
from workbench.study.records import ALIVE
from workbench.study.results import Ground, Section, Sentence
from workbench.study.sentences import QUOTE, Origin, Piece, compared, joined, split


class Text(NamedTuple):
    """A text as it is written: a quote in it is one letter (`QUOTE`), and `quotes` are these in order."""

    words: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Part:
    """A sentence of a text that is being written; `quote` where it is one."""

    text: str
    begins: bool
    quote: str = ""

    @property
    def key(self) -> str:
        """What it is compared by."""
        return f"{QUOTE}{self.quote}" if self.quote else self.text


def text_of(sentences: Iterable[Sentence]) -> Text:
    """The text of some sentences, as it is written."""
    row = list(sentences)
    words = joined((QUOTE if one.quote else one.text.text, one.begins) for one in row)
    return Text(words, tuple(one.quote for one in row if one.quote))


def aligned(shown: Sequence[Sentence], text: Text) -> list[tuple[Piece, Sentence | None]]:
    """The pieces of a text that is being written, each with the sentence that it is, or None for a new one."""
    pieces = split(text.words)
    origins = _origins(shown, _parts(pieces, text.quotes))
    return [
        (piece, None if origin.was is None else shown[origin.was])
        for piece, origin in zip(pieces, origins, strict=True)
    ]


def written(
    section: Section, now: Sequence[Sentence], shown: Sequence[Sentence], text: Text, member: str
) -> Iterator[Write]:
    """The writes that keep a text. `now` are the sentences that are there, `shown` those that the writer had."""
    parts = _parts(split(text.words), text.quotes)
    origins = _origins(shown, parts)
    current = {one.id: one for one in now}
    row: list[Sentence] = []
    for part, origin in zip(parts, origins, strict=True):
        before = [shown[number] for number in origin.also]
        if origin.was is None:
            row.append(_new(section, part, before, member))
            continue
        known = shown[origin.was]
        row += _kept(section, current.get(known.id), known, (part, before, member))
    stay = {one.id for one in row}
    for one in shown:
        there = current.get(one.id)
        if there and one.id not in stay and there.text == one.text:
            yield from removing(there)
    yield from _changes(row, current)


def _kept(
    section: Section, there: Sentence | None, known: Sentence, change: tuple[_Part, Sequence[Sentence], str]
) -> list[Sentence]:
    """A sentence after its change; a second one where somebody else has changed it meanwhile."""
    part, before, member = change
    same = known.text.text == part.text or bool(known.quote)
    if same and not before:
        # Where it is gone, somebody else has taken it away meanwhile: that stands.
        return [replace(there, begins=part.begins)] if there else []
    base = there or known
    if there and there.text.text not in (known.text.text, part.text):
        mine = _new(section, replace(part, begins=False), [known], member)
        return [there, replace(mine, text=reworded(known.text, part.text, member))]
    text = base.text if same else reworded(base.text, part.text, member)
    authors = tuple(dict.fromkeys((*text.authors, *(name for one in before for name in one.text.authors))))
    return [
        replace(
            base,
            text=Wording(text.text, authors),
            rests=_rests([base, *before]),
            whole=any(one.whole for one in (base, *before)),
            begins=part.begins,
        )
    ]


def _new(section: Section, part: _Part, before: Sequence[Sentence], member: str) -> Sentence:
    """A sentence that was not there; what it has taken over from others it rests on as they do."""
    authors = tuple(dict.fromkeys(name for one in before for name in one.text.authors)) or (member,)
    return Sentence(
        id=new_id(),
        section=section.id,
        interview=section.interview,
        text=Wording() if part.quote else Wording(part.text, authors),
        quote=part.quote,
        rests=_rests(before),
        whole=any(one.whole for one in before),
        begins=part.begins,
    )


def _changes(row: Sequence[Sentence], current: Mapping[str, Sentence]) -> Iterator[Write]:
    known = [current[one.id].place if one.id in current else None for one in row]
    for one, place in zip(row, places(known), strict=True):
        placed, there = replace(one, place=place), current.get(one.id)
        if there is None:
            # It may have been there before, and taken away by somebody else: whoever edits it wants it to stay.
            yield from making(placed)
        elif placed != there:
            changed = [
                name
                for name in ("text", "rests", "whole", "begins", "place")
                if getattr(placed, name) != getattr(there, name)
            ]
            yield from setting(placed, *changed)
            yield Write(Sentence.KIND, one.id, ALIVE, True)


def _rests(sentences: Iterable[Sentence]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(ground for one in sentences for ground in one.rests))


def _parts(pieces: Sequence[Piece], quotes: Sequence[str]) -> list[_Part]:
    left = list(quotes)
    parts: list[_Part] = []
    for piece in pieces:
        if piece.text != QUOTE:
            parts.append(_Part(piece.text, piece.begins))
        elif left:
            parts.append(_Part("", piece.begins, left.pop(0)))
    return parts


def _origins(shown: Sequence[Sentence], parts: Sequence[_Part]) -> list[Origin]:
    before = [f"{QUOTE}{one.quote}" if one.quote else one.text.text for one in shown]
    return compared(before, [part.key for part in parts])
