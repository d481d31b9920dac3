"""Recordings that are listened to: for their voices, or for when the words of a transcript were said.

One after the other, beside whatever else goes on. What is asked for is kept in this copy until it is done, so it goes on
when the study is opened again.
"""

import threading
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from workbench.archive import asked
from workbench.archive.lock import OneAtATime
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.hearing_times import HearingTimes, waiting_for_times
from workbench.desk.models import Models
from workbench.desk.who_speaks import WhoSpeaks, refuse_unfit
from workbench.desk.work import Work
from workbench.study.interviews import Interview, Recording
from workbench.study.voices import Voices


class For(StrEnum):
    """What is listened for."""

    VOICES = "voices"
    TIMES = "times"


@dataclass(frozen=True)
class HowMany:
    """How many people speak: `number` of them, `at_most` so many, or neither where it is not known."""

    number: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Hearing:
    """One recording that is listened to, or waits for it; `share` of it is heard, 0 to 1.

    `stopped` says why it came to no end; empty where it goes on. `note` is what a person may want to know meanwhile.
    """

    recording: str
    interview: str
    interview_title: str
    share: float
    what: For = For.VOICES
    stopped: str = ""
    note: str = ""


Key = tuple[str, For]


@dataclass(frozen=True)
class _Asked:
    """What is kept of a wish: who asked, how many speak, and why it was not heard."""

    interview: str
    recording: str
    what: For
    member: str
    number: int | None = None
    at_most: int | None = None
    stopped: str = ""

    @property
    def key(self) -> Key:
        return self.recording, self.what

    @property
    def name(self) -> str:
        return f"{self.recording}/{self.what.value}"


class Hearings:
    """The queue. Call `tick` from a timer; it never blocks."""

    def __init__(self, context: Context, models: Models) -> None:
        self._context = context
        self._models = models
        self.who_speaks = WhoSpeaks(context)
        self._turn = OneAtATime(context.archive.folder, "listening")
        self._waiting: dict[Key, _Asked] = {}
        self._stopped: dict[Key, _Asked] = {}
        self._at_work: tuple[Key, Work[Voices] | HearingTimes] | None = None

    def ask(self, recording_id: str, how_many: HowMany) -> None:
        """Have the voices of a recording told apart: at once where it was heard here before, else in its turn.

        Raises Refusal for a number that cannot be told apart, and where the sound is missing.
        """
        recording = self._context.need(Recording, recording_id)
        refuse_unfit(how_many.number, how_many.at_most)
        self.stop(recording_id)
        if self.who_speaks.heard_here(recording_id):
            self.who_speaks.tell(recording_id, how_many.number, at_most=how_many.at_most)
            return
        self._context.archive.vault.source(recording.sound)
        self._keep(
            _Asked(
                recording.interview, recording_id, For.VOICES, self._context.me, how_many.number, how_many.at_most
            )
        )  # fmt: skip

    def ask_for_times(self, recording_id: str) -> None:
        """Have it found out when the words of a recording's transcript were said, where its file did not say so."""
        recording = self._context.need(Recording, recording_id)
        self.stop(recording_id, For.TIMES)
        self._keep(_Asked(recording.interview, recording_id, For.TIMES, self._context.me))

    def take_up(self) -> None:
        """Go on with what this copy was asked for earlier and has not heard, unless that has failed (see `go_on`)."""
        for _interview, _name, wish in asked.all_of(self._context.archive.database):
            known = _read(wish)
            if known and known.key not in self._waiting:
                (self._stopped if known.stopped else self._waiting)[known.key] = known

    def take_up_all(self, interviews: Collection[str]) -> None:
        """The same for these interviews alone, and also where it has failed."""
        for _interview, _name, wish in list(asked.all_of(self._context.archive.database)):
            known = _read(wish)
            if known and known.key not in self._waiting and known.interview in interviews:
                self._keep(replace(known, stopped=""))

    def go_on(self, recording_id: str, what: For = For.VOICES) -> None:
        """Listen again to a recording of which that has failed."""
        if known := self._stopped.get((recording_id, what)):
            self._keep(replace(known, stopped=""))

    def tick(self) -> None:
        """Look at what is heard, and begin what waits. Raises Refusal, once, with why a recording was not heard."""
        self.wait(0)

    def wait(self, seconds: float) -> None:
        """Like `tick`, but wait up to `seconds` for news; for callers without a timer."""
        if self._at_work is None:
            self._begin(seconds)
            return
        key, work = self._at_work
        wish = self._waiting[key]
        if self._gone(wish):
            self.stop(*key)
            return
        status = work.wait(seconds) if seconds else work.poll()
        if not status.finished:
            return
        self._at_work = None
        if status.sentence:
            self._fail(wish, status.sentence)
        self._forget(wish)
        if isinstance(work, HearingTimes):
            self._after_times(wish, found=bool(status.result))

    @property
    def busy(self) -> bool:
        """Whether something is being heard or waits for it."""
        return bool(self._waiting)

    def all(self) -> list[Hearing]:
        """What is being heard, then what waits."""
        shares, notes = dict.fromkeys(self._waiting, 0.0), dict[Key, str]()
        if self._at_work:
            key, work = self._at_work
            shares[key] = work.status.share
            notes[key] = work.note if isinstance(work, HearingTimes) else ""
        return self._shown(shares, self._waiting, notes)

    def stopped(self) -> list[Hearing]:
        """What came to no end and can be listened to again."""
        return self._shown(dict.fromkeys(self._stopped, 0.0), self._stopped, {})

    def failed(self, recording_id: str) -> str:
        """Why the voices of a recording were not told apart when that was last asked for; empty if they were."""
        known = self._stopped.get((recording_id, For.VOICES))
        return known.stopped if known else ""

    def stop(self, recording_id: str, what: For = For.VOICES) -> None:
        """Listen no more; nothing of it is kept, and what was told before stays."""
        key = (recording_id, what)
        if self._at_work and self._at_work[0] == key:
            self._at_work[1].cancel()
            self._at_work = None
        if known := self._waiting.get(key) or self._stopped.get(key):
            self._forget(known)

    def close(self) -> None:
        """End the child; what is not heard is taken up when the study is opened again."""
        if self._at_work:
            self._at_work[1].cancel()
            self._at_work = None
        self._turn.leave()

    def _begin(self, seconds: float) -> None:
        """Start what waits first. Windows take turns, so what another one has heard meanwhile is passed over."""
        if not self._waiting:
            self._turn.leave()
            return
        if not self._turn.take():
            threading.Event().wait(seconds)
            return
        wish = next(iter(self._waiting.values()))
        here = {name for _interview, name, _wish in asked.all_of(self._context.archive.database)}
        if wish.name not in here or self._gone(wish):
            self._forget(wish)
            return
        try:
            work = self._work(wish)
        except Refusal as refusal:
            self._fail(wish, refusal.sentence)
            return
        self._at_work = wish.key, work
        work.start()

    def _work(self, wish: _Asked) -> Work[Voices] | HearingTimes:
        if wish.what is For.TIMES:
            return HearingTimes(self._context, self._models, wish.recording, wish.member)
        return self.who_speaks.hearing(
            wish.recording, wish.number, at_most=wish.at_most, member=wish.member
        )  # fmt: skip

    def _after_times(self, wish: _Asked, *, found: bool) -> None:
        if not found:
            raise Refusal(
                _(
                    "Of the words of this transcript too few were heard in the recording, so when each was said stays "
                    "guessed. Look whether they belong together. A better model may hear more: transcribe the recording "
                    "with it, and then take the file in instead."
                )
            )
        self.who_speaks.tell_anew(wish.recording)

    def _keep(self, wish: _Asked) -> None:
        asked.keep(self._context.archive.database, wish.interview, wish.name, asdict(wish))
        self._stopped.pop(wish.key, None)
        self._waiting.pop(wish.key, None)
        (self._stopped if wish.stopped else self._waiting)[wish.key] = wish

    def _fail(self, wish: _Asked, sentence: str) -> None:
        self._keep(replace(wish, stopped=sentence))
        raise Refusal(sentence)

    def _forget(self, wish: _Asked) -> None:
        self._waiting.pop(wish.key, None)
        self._stopped.pop(wish.key, None)
        database = self._context.archive.database
        asked.forget(database, wish.interview, wish.name)
        if wish.what is For.TIMES:
            asked.forget_words(database, wish.interview, wish.recording)

    def _shown(
        self, shares: Mapping[Key, float], wishes: Mapping[Key, _Asked], notes: Mapping[Key, str]
    ) -> list[Hearing]:
        known = ((wishes[key], self._context.find(Recording, key[0]), share) for key, share in shares.items())
        return [
            Hearing(
                one.id,
                one.interview,
                interview.title,
                share,
                wish.what,
                wish.stopped,
                notes.get(wish.key, ""),
            )
            for wish, one, share in known
            if one and (interview := self._context.find(Interview, one.interview))
        ]

    def _gone(self, wish: _Asked) -> bool:
        """Whether nobody can want it any more: its interview, or the transcript without times, was taken away."""
        recording = self._context.find(Recording, wish.recording)
        if recording is None or self._context.find(Interview, recording.interview) is None:
            return True
        return wish.what is For.TIMES and not waiting_for_times(self._context, recording)


def _read(wish: Mapping[str, Any]) -> _Asked | None:
    """A wish as it was kept; None for one that another version of the program keeps."""
    try:
        return _Asked(**{**wish, "what": For(wish["what"])})  # pyright: ignore[reportArgumentType]
    except (TypeError, ValueError, KeyError):
        return None
