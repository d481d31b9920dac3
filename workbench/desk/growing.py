"""A transcript while it grows: its turns in order, each told once, as soon as nothing before them is missing.

Pieces are heard side by side and arrive in any order; whoever reads along wants them one after the other.
"""

from workbench.desk.desk import Desk
from workbench.desk.exporting import exported_turn
from workbench.exchange.protocol import ExportedTurn
from workbench.study.interviews import Transcription


class Growing:
    """One transcription of an opened study. What was there before counts as told."""

    def __init__(self, desk: Desk, transcription: Transcription) -> None:
        self._desk = desk
        self._transcription = transcription
        self._told: set[str] = set()
        self._reached: int | None = -1
        self.fresh()

    @property
    def reached(self) -> int | None:
        """Up to where nothing was missing at the last look, in milliseconds; None at the end."""
        return self._reached

    def fresh(self) -> list[ExportedTurn]:
        """The turns that have come since the last look."""
        reached = self._desk.transcribing.reached(self._transcription.id)
        if reached == self._reached:
            return []
        self._reached = reached
        interview = self._transcription.interview
        turns = [
            turn
            for turn in self._desk.transcripts.reading(interview).turns
            if turn.recording == self._transcription.recording
            and turn.id not in self._told
            and (reached is None or turn.start < reached)
        ]
        self._told.update(turn.id for turn in turns)
        labels = {speaker.id: speaker.label for speaker in self._desk.interviews.speakers(interview)}
        return [exported_turn(turn, labels, {}) for turn in turns]
