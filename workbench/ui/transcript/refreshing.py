"""Refreshing: what the feed tells becomes the least that has to change on the screen."""

from dataclasses import dataclass, field

from workbench.cellar.collecting import much_at_once
from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.feed import Touched
from workbench.desk.units import PlacedUnit, placed_after, placed_in
from workbench.study.anchors import AnchorState
from workbench.study.interviews import (
    BY_HAND,
    Interview,
    Listening,
    Transcription,
    TranscriptionState,
    Turn,
)
from workbench.study.people import Member, Speaker
from workbench.study.reading import Reading
from workbench.study.units import Unit
from workbench.ui.transcript.brackets import Brackets
from workbench.ui.transcript.correcting import Correcting
from workbench.ui.transcript.gutter import Gutter
from workbench.ui.transcript.toolbar import Strip, Toolbar
from workbench.ui.transcript.view import TranscriptView
from workbench.ui.wordings import draft_sentence, origin_sentence

FEW = 50
"""So many touched turns are fetched one by one; of more the whole interview is read again."""

_GROWING = (TranscriptionState.WAITING, TranscriptionState.RUNNING)


@dataclass
class Parts:
    """What shows the interview."""

    view: TranscriptView
    gutter: Gutter
    brackets: Brackets
    toolbar: Toolbar
    strip: Strip
    correcting: Correcting


@dataclass
class Refreshing:
    """Keeps the parts the same as the desk's `interview`."""

    desk: Desk
    parts: Parts
    interview: str = ""
    units: dict[str, PlacedUnit] = field(default_factory=dict[str, PlacedUnit])
    authors: dict[str, Member | None] = field(default_factory=dict[str, "Member | None"])

    def show(self, interview: str) -> None:
        """Show an interview from its beginning; with an empty identity nothing."""
        self.interview = interview
        self.parts.brackets.current = ""
        with much_at_once():
            self._show(interview)

    def _show(self, interview: str) -> None:
        reading = self.desk.transcripts.reading(interview) if interview else Reading(())
        self._title()
        self._speakers()
        self._listened()
        self.parts.view.load(reading)
        self._place_units()
        self._growth()

    def member(self) -> None:
        """Somebody else works here now."""
        self._place_units()

    def touched(self, touched: list[Touched]) -> None:
        """Bring to the screen what the feed tells."""
        here: dict[str, set[str]] = {}
        for one in touched:
            if self.interview and one.interview_id in ("", self.interview):
                here.setdefault(one.kind, set()).add(one.id)
        if here.keys() & {Interview.KIND}:
            self._title()
        if here.keys() & {Speaker.KIND}:
            self._speakers()
        if Turn.KIND in here:
            self._turns(here[Turn.KIND])
        if Member.KIND in here:
            self._place_units()
        elif Unit.KIND in here:
            self._touch_units(here[Unit.KIND])
        if here.keys() & {Listening.KIND, Turn.KIND}:
            self._listened()
        if here.keys() & {Transcription.KIND, Listening.KIND, Turn.KIND}:
            self._growth()

    def _turns(self, touched: set[str]) -> None:
        view, correcting = self.parts.view, self.parts.correcting
        before, now = view.sheet.reading, self._reading(touched)
        if not before.turns:
            # Into an empty text: else Qt's cursor would stand behind what comes in, and be followed.
            view.load(now)
            self._place_units()
            return
        with view.steady(), view.caret_kept():
            moved = view.sheet.update(now, correcting.typed, correcting.resting)
        if moved:
            view.tints.lay("spoken", None)
            view.tints.lay("hover", None)
            placed = placed_after(self.units.values(), before, now)
            self.units = {one.unit.id: one for one in placed}
            self._show_units()

    def _reading(self, touched: set[str]) -> Reading:
        before = self.parts.view.sheet.reading.turns
        if len(touched) > FEW or not before:
            return self.desk.transcripts.reading(self.interview)
        turns = {turn.id: turn for turn in before}
        for turn_id in touched:
            turn = self.desk.transcripts.turn(turn_id)
            turns.pop(turn_id, None)
            if turn and turn.interview == self.interview:
                turns[turn_id] = turn
        return Reading(sorted(turns.values(), key=lambda turn: (turn.place, turn.id)))

    def _place_units(self) -> None:
        reading = self.parts.view.sheet.reading
        placed = self.desk.units.of(self.interview, reading) if self.interview else []
        self.units = {one.unit.id: one for one in placed}
        self.authors = {one.unit.author: one.author for one in placed}
        self._show_units()

    def _touch_units(self, touched: set[str]) -> None:
        reading = self.parts.view.sheet.reading
        units = filter(None, map(self.desk.units.get, touched))
        placed = [placed_in(unit, reading, self._author(unit.author)) for unit in units]
        for unit_id in touched:
            self.units.pop(unit_id, None)
        self.units.update((one.unit.id, one) for one in placed)
        self.parts.brackets.change_units(touched, placed)
        self._show_review()

    def _author(self, member: str) -> Member | None:
        """A member; those are known who have units here, since who changes is placed anew with all units."""
        if member not in self.authors:
            self.authors[member] = self.desk.members.get(member)
        return self.authors[member]

    def _show_units(self) -> None:
        self.parts.brackets.member = self.desk.context.reader
        self.parts.brackets.show_units(self.units.values())
        self._show_review()

    def _show_review(self) -> None:
        me = self.desk.context.reader
        mine = [one for one in self.units.values() if one.unit.author == me]
        asked = [one for one in mine if one.placement.state is not AnchorState.INTACT]
        self.parts.strip.show_review(len(asked))

    def _title(self) -> None:
        interview = self.desk.interviews.get(self.interview) if self.interview else None
        self.parts.toolbar.title.setText(interview.title if interview else "")

    def _speakers(self) -> None:
        speakers = self.desk.interviews.speakers(self.interview) if self.interview else []
        self.parts.gutter.show_speakers({speaker.id: speaker.label for speaker in speakers})

    def _listened(self) -> None:
        spans = self.desk.transcripts.listened_spans(self.interview)
        made = self.desk.interviews.taken_in(self.interview)
        people = self.desk.interviews.from_script(self.interview) or (
            made is not None and made.engine == BY_HAND
        )
        self.parts.gutter.show_listened(spans, by_people=people)

    def _origin(self) -> str:
        interviews = self.desk.interviews
        listened = interviews.listened(self.interview)
        if made := interviews.taken_in(self.interview):
            return origin_sentence(made, listened)
        return draft_sentence(listened, from_script=interviews.from_script(self.interview))

    def _growth(self) -> None:
        growing = any(
            job.transcription.interview == self.interview and job.state in _GROWING
            for job in self.desk.transcribing.jobs()
        )
        if growing:
            self.parts.strip.tell(
                _(
                    "The transcript grows here as it is made. "
                    "It is a machine draft until somebody has listened to it."
                )
            )
        elif self.parts.view.sheet.reading.turns:
            self.parts.strip.tell(self._origin())
        else:
            self.parts.strip.tell("")
