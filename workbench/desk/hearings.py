"""Recordings whose voices are being told apart: one after the other, beside whatever else goes on."""

from dataclasses import dataclass

from workbench.cellar.errors import Refusal
from workbench.desk.context import Context
from workbench.desk.who_speaks import WhoSpeaks, refuse_unfit
from workbench.desk.work import Work
from workbench.study.interviews import Interview, Recording
from workbench.study.voices import Voices


@dataclass(frozen=True)
class HowMany:
    """How many people speak: `number` of them, `at_most` so many, or neither where it is not known."""

    number: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Hearing:
    """One recording that is being listened to, or waits for it. `share` of it is heard, 0 to 1."""

    recording: str
    interview: str
    interview_title: str
    share: float


class Hearings:
    """The queue. Call `tick` from a timer; it never blocks. What was not heard to its end is asked for anew."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.who_speaks = WhoSpeaks(context)
        self._waiting: dict[str, Work[Voices]] = {}
        self._failed: dict[str, str] = {}

    def ask(self, recording_id: str, how_many: HowMany) -> None:
        """Have the voices of a recording told apart: at once where it was heard here before, else in its turn.

        Raises Refusal for a number that cannot be told apart, and where the sound is missing.
        """
        refuse_unfit(how_many.number, how_many.at_most)
        self._failed.pop(recording_id, None)
        if self.who_speaks.heard_here(recording_id):
            self.who_speaks.tell(recording_id, how_many.number, at_most=how_many.at_most)
            return
        self.stop(recording_id)
        self._waiting[recording_id] = self.who_speaks.hearing(
            recording_id, how_many.number, at_most=how_many.at_most
        )

    def tick(self) -> None:
        """Look at what is heard, and begin what waits. Raises Refusal, once, with why a recording was not heard."""
        self.wait(0)

    def wait(self, seconds: float) -> None:
        """Like `tick`, but wait up to `seconds` for news; for callers without a timer."""
        for recording_id, work in list(self._waiting.items())[:1]:
            if self._gone(recording_id):
                self.stop(recording_id)
                return
            work.start()
            status = work.wait(seconds) if seconds else work.poll()
            if status.finished:
                del self._waiting[recording_id]
                if status.sentence:
                    self._failed[recording_id] = status.sentence
                    raise Refusal(status.sentence)

    @property
    def busy(self) -> bool:
        """Whether something is being heard or waits for it."""
        return bool(self._waiting)

    def all(self) -> list[Hearing]:
        """What is being heard, then what waits."""
        known = ((self._context.find(Recording, one), work) for one, work in self._waiting.items())
        return [
            Hearing(one.id, one.interview, interview.title, work.status.share)
            for one, work in known
            if one and (interview := self._context.find(Interview, one.interview))
        ]

    def failed(self, recording_id: str) -> str:
        """Why a recording was not heard when it was last asked for; empty if it was."""
        return self._failed.get(recording_id, "")

    def stop(self, recording_id: str) -> None:
        """Listen no more; nothing of it is kept, and what was told before stays."""
        if work := self._waiting.pop(recording_id, None):
            work.cancel()

    def close(self) -> None:
        """Stop all."""
        for recording_id in list(self._waiting):
            self.stop(recording_id)

    def _gone(self, recording_id: str) -> bool:
        recording = self._context.find(Recording, recording_id)
        return recording is None or self._context.find(Interview, recording.interview) is None
