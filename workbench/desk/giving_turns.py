"""Turns go to who speaks in them: cut where somebody else begins, and made one again where only a machine has cut."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.desk.context import Context
from workbench.desk.voiced import Spoken, cut_off, is_told_overlap, unassigned, untouched
from workbench.history.log import Write, making, removing, setting
from workbench.study.ids import new_id
from workbench.study.interviews import Recording, Times, Transcription, Turn
from workbench.study.order import between
from workbench.study.tokens import Token, TokenKind
from workbench.study.voices import Voices


def open_turns(context: Context, recording: Recording) -> list[Turn]:
    """The turns of a recording that no person gave to somebody, in the order of the text."""
    turns = sorted(context.all(Turn, recording.interview), key=_in_text)
    return unassigned(context, (one for one in turns if one.recording == recording.id))


def as_given(context: Context, recording: Recording, still_open: Sequence[Turn]) -> Voices:
    """Who speaks when by the turns that are not `still_open`, as if it had been told; where their times are only guessed, nobody."""
    passed_over = {turn.id for turn in still_open}
    timed = _exact(context, recording) is not None
    stretches = [
        (turn.tokens[0].start, max(token.end for token in turn.tokens), turn.speaker)
        for turn in (context.all(Turn, recording.interview) if timed else ())
        if turn.recording == recording.id and turn.id not in passed_over and turn.speaker and turn.tokens
    ]
    speakers = sorted({speaker for _start, _end, speaker in stretches})
    rows = sorted((start, end, speakers.index(speaker)) for start, end, speaker in stretches)
    return Voices(id="", stretches=tuple(rows), speakers=tuple(speakers))


def give(context: Context, recording: Recording, told: Voices, mine: Sequence[Turn]) -> list[Write]:
    """The writes that give each of the turns (see `open_turns`) to who speaks.

    What was cut off a turn by a machine, and not touched since, is taken as a part of it.
    """
    turns = sorted(context.all(Turn, recording.interview), key=_in_text)
    following = {one.id: later.place for one, later in pairwise(turns)}
    own, plain = {turn.id for turn in mine}, untouched(context, mine)
    spoken = Spoken(told, cut=_exact(context, recording))
    writes: list[Write] = []
    for whole in _wholes(turns, own, cut_off(context, mine)):
        tokens = tuple(token for turn in whole for token in turn.tokens)
        marked = spoken.marked(tokens) if all(turn.id in plain for turn in whole) else tokens
        writes.extend(_given(whole, spoken.parted(marked), following.get(whole[-1].id)))
    return writes


def _in_text(turn: Turn) -> tuple[str, str]:
    return turn.place, turn.id


def _wholes(turns: Sequence[Turn], own: Collection[str], cut: Collection[str]) -> list[list[Turn]]:
    """The turns that are given, each with what was cut off it."""
    wholes: list[list[Turn]] = []
    before: Turn | None = None
    for turn in turns:
        if turn.id in own:
            goes_on = before and before.id in own and turn.id in cut and _follows(before, turn)
            if goes_on:
                wholes[-1].append(turn)
            else:
                wholes.append([turn])
        before = turn
    return wholes


def _follows(turn: Turn, after: Turn) -> bool:
    """Whether nothing was taken away between two turns: the identities of their words count on."""
    last, first = _counted(turn.tokens[-1:]), _counted(after.tokens)
    return last is not None and first == (last[0], last[1] + 1) and turn.recording == after.recording


def _counted(tokens: Sequence[Token]) -> tuple[str, int] | None:
    token = next((one for one in tokens if not is_told_overlap(one)), None)
    row, _dot, number = token.id.rpartition(".") if token else ("", "", "")
    return (row, int(number)) if number.isdecimal() else None


def _given(
    whole: Sequence[Turn], parts: Sequence[tuple[str, tuple[Token, ...]]], following: str | None
) -> Iterator[Write]:
    """A part that begins where a turn does is that turn; others are made, and turns that are left over go."""
    if not parts:
        return
    begins = {_first_word(turn.tokens): turn for turn in whole[1:]}
    kept = [whole[0], *(begins.get(_first_word(tokens)) for _speaker, tokens in parts[1:])]
    place = ""
    for number, ((speaker, tokens), turn) in enumerate(zip(parts, kept, strict=True)):
        if turn:
            place = turn.place
            if speaker != turn.speaker:
                yield from setting(replace(turn, speaker=speaker), "speaker")
            if tokens != turn.tokens:
                yield from setting(replace(turn, tokens=tokens), "tokens")
        else:
            place = between(place, next((one.place for one in kept[number + 1 :] if one), following))
            yield from making(replace(whole[0], id=new_id(), place=place, speaker=speaker, tokens=tokens))
    for turn in whole:
        if turn not in kept:
            yield from removing(turn)


def _first_word(tokens: Sequence[Token]) -> str:
    return next((one.id for one in tokens if one.kind is TokenKind.WORD), "")


def _exact(context: Context, recording: Recording) -> bool | None:
    """Whether the time of each word is known, or of turns alone; None where even those are guessed."""
    made = [one for one in context.all(Transcription, recording.interview) if one.recording == recording.id]
    times = {one.times for one in made}
    if times & {Times.GUESSED, Times.NONE}:
        return None
    return Times.TURNS not in times
