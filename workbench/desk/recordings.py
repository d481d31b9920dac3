"""Recordings: taken in by content, encrypted, decoded once; the original is never touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.hearing_times import waiting_for_times
from workbench.desk.incoming import given_sound
from workbench.desk.intake import IntakeSetup, TakenIn, take_in
from workbench.desk.interviews import Interviews, titled
from workbench.desk.naming import kept, seen
from workbench.desk.work import Work
from workbench.history.log import Write, making
from workbench.speech import waveform
from workbench.study.ids import new_id
from workbench.study.interviews import Interview, Recording

Intake = Work[Recording]


@dataclass(frozen=True)
class _Wish:
    path: Path
    interview: str
    title: str
    member: str
    """Who asked, even if somebody else works here when it is done."""


class Recordings:
    """The sound of the interviews."""

    def __init__(self, context: Context, ask_for_times: Callable[[str], None]) -> None:
        """`ask_for_times` is told of each recording of whose words nobody knows when they were said."""
        self._context = context
        self._interviews = Interviews(context)
        self._ask_for_times = ask_for_times

    def intake(self, path: Path, interview_id: str = "", title: str = "") -> Intake:
        """Long work that takes the file at `path` into the study, as part of an interview or a new one.

        Its result is the Recording, committed. It ends with a sentence for a file without sound, one that
        is cut short, empty, too long, or no recording at all; nothing is changed then. Raises Refusal for an
        unfit title.
        """
        if interview_id:
            self._context.need(Interview, interview_id)
        vault = self._context.archive.vault
        setup = IntakeSetup(path, vault, language())
        wish = _Wish(path, interview_id, titled(title) if title else _title(path), self._context.me)
        return Work(take_in, setup, lambda taken: self._keep(wish, taken))

    def of(self, interview_id: str) -> list[Recording]:
        """The recordings of an interview in order."""
        return sorted(self._context.all(Recording, interview_id), key=lambda item: item.place)

    def get(self, identity: str) -> Recording | None:
        """A recording, or None."""
        return self._context.find(Recording, identity)

    def sound(self, recording: Recording) -> BinaryIO:
        """A seekable reader of the sound: little-endian int16 mono samples at 16 kHz, decrypted as read."""
        return self._context.archive.vault.open(recording.sound)  # pyright: ignore[reportReturnType]

    def waveform(self, recording: Recording) -> waveform.Outline:
        """The lowest and highest sample per 10 ms, as int8: shape (n, 2)."""
        with self._context.archive.vault.open(recording.waveform) as reader:
            return waveform.read(reader.readall())

    def _keep(self, wish: _Wish, taken: TakenIn) -> Recording:
        context = self._context
        for known in context.all(Recording):
            interview = context.find(Interview, known.interview)
            if known.sha256 == taken.sha256 and interview:
                raise _known(interview, whole=(known.sound, known.waveform) == (taken.sound, taken.waveform))
        if wish.interview:
            context.need(Interview, wish.interview)
        interview_id, writes = wish.interview, list[Write]()
        if not interview_id:
            interview, writes = self._interviews.drafted(wish.title)
            interview_id = interview.id
        recording = Recording(
            id=new_id(),
            interview=interview_id,
            file_name=wish.path.name,
            sha256=taken.sha256,
            original=taken.original,
            sound=taken.sound,
            waveform=taken.waveform,
            duration=taken.duration,
            channels=taken.channels,
            rate=taken.rate,
            format=taken.format,
            place=_after(self.of(interview_id)),
            plan=taken.plan,
            speech=taken.speech,
        )
        writes += [*making(recording), *given_sound(context, recording)]
        context.log.record(context.hand(wish.member), Gesture.RECORDING_ADDED.value, writes)
        if waiting_for_times(context, recording):
            self._ask_for_times(recording.id)
        return recording


def _known(interview: Interview, *, whole: bool) -> Refusal:
    told = _("This recording is in the study already, in the interview “{title}”.").format(
        title=interview.title
    )
    # What was damaged or missing has just been written anew.
    return Refusal(told + " " + _("There, its sound is whole.") if whole else told)


def _title(path: Path) -> str:
    """The file's name as far as it is text."""
    name = kept(path.stem)
    return name if seen(name) else _("Interview")


def _after(others: Sequence[Recording]) -> str:
    """A prefix that puts the turns of a recording behind those of the others; two letters, all of one length.

    Places that are something else, from another program, count for nothing.
    """
    digits = "123456789abcdefghijklmnopqrstuvwxyz"
    taken = [one.place for one in others if len(one.place) == 2 and set(one.place) <= set(digits)]
    number = (
        max(digits.index(high) * len(digits) + digits.index(low) for high, low in taken) + 1 if taken else 0
    )
    high, low = divmod(min(number, len(digits) ** 2 - 1), len(digits))
    return digits[high] + digits[low]
