"""The desk: one opened study and all that a member can do with it."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from workbench.archive.study_archive import StudyArchive
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.balance import BalanceDesk
from workbench.desk.checklists import Checklists
from workbench.desk.clusters import Clusters
from workbench.desk.condensates import Condensates
from workbench.desk.conflicts import Conflicts
from workbench.desk.context import Context
from workbench.desk.disagreements import Disagreements
from workbench.desk.discussions import Discussions
from workbench.desk.drafts import Drafts
from workbench.desk.erasing import Erasures
from workbench.desk.feed import Feed
from workbench.desk.finder import Finder
from workbench.desk.gestures import Gesture, gesture_words
from workbench.desk.hearing_times import brought_back
from workbench.desk.hearings import Hearings
from workbench.desk.incoming import Incoming
from workbench.desk.interviews import Interviews
from workbench.desk.layouts import Layouts
from workbench.desk.left_behind import LeftBehind
from workbench.desk.members import Members
from workbench.desk.method import MethodDesk
from workbench.desk.models import Models
from workbench.desk.news import NewsDesk
from workbench.desk.notes import Notes
from workbench.desk.open_ends import Drawers, OpenEnds
from workbench.desk.overlook import Overlook
from workbench.desk.preparing import Preparing, hides
from workbench.desk.quotes import Quotes
from workbench.desk.recordings import Recordings
from workbench.desk.replies import Replies
from workbench.desk.report import ReportDesk
from workbench.desk.results import Results
from workbench.desk.rounds import Rounds
from workbench.desk.snapshots import Snapshots
from workbench.desk.taking_back import CanTakeBack, Grounds, refuse_undermining, taking_away
from workbench.desk.targets import Targets
from workbench.desk.team import Team
from workbench.desk.themes import Themes
from workbench.desk.thread import Thread
from workbench.desk.trail import Trail
from workbench.desk.transcribing import Transcribing
from workbench.desk.transcripts import Transcripts
from workbench.desk.translations import Translations
from workbench.desk.undone import Undone, step_words, undone
from workbench.desk.units import Units
from workbench.desk.who_speaks import WhoSpeaks
from workbench.history import undo
from workbench.history.shelf import StepHeader
from workbench.history.steps import Step
from workbench.study.interviews import StudyFacts
from workbench.study.people import Member
from workbench.study.records import Record


class Desk:
    """One opened study. Each use case has a drawer of its own; all work in the name of `member`."""

    def __init__(self, archive: StudyArchive, member: Member | None) -> None:
        self.context = Context(archive)
        self.context.member = member
        self.models = Models()
        self.members = Members(self.context)
        self.interviews = Interviews(self.context)
        self.hearings = Hearings(self.context, self.models)
        self.recordings = Recordings(self.context, self.hearings.ask_for_times)
        self.transcripts = Transcripts(self.context)
        self.incoming = Incoming(self.context, self.hearings.ask_for_times)
        self.units = Units(self.context, self.transcripts)
        self.notes = Notes(self.context)
        self.rounds = Rounds(self.context, self.transcripts)
        self.targets = Targets(self.context, self.transcripts, self.rounds)
        self.disagreements = Disagreements(self.context, self.targets)
        self.discussions = Discussions(self.context, self.targets)
        self.preparing = Preparing(self.context)
        self.themes = Themes(self.context, self.rounds)
        self.method = MethodDesk(self.context, LeftBehind(self.context, self.preparing, self.themes))
        self.trail = Trail(self.context)
        self.translations = Translations(self.context)
        self.quotes = Quotes(self.context, self.transcripts, self.translations)
        self.results = Results(self.context)
        self.thread = Thread(self.context, self.results)
        self.balance = BalanceDesk(self.context, self.rounds, self.transcripts, self.thread)
        self.overlook = Overlook(self.context, self.results, self.thread)
        self.condensates = Condensates(self.context, self.thread)
        self.clusters = Clusters(self.context)
        self.layouts = Layouts(self.context, self.clusters.table, self.rounds)
        self.snapshots = Snapshots(self.context, self.clusters)
        self.finder = Finder(self.context, self.themes, self._hides)
        self.transcribing = Transcribing(self.context, self.models)
        self.erasures = Erasures(self.context, self.transcribing)
        self.team = Team(self.context)
        self.news = NewsDesk(self.context, self._waits)
        self.conflicts = Conflicts(
            self.context, self._hides, partial(taking_away, self.context, self._grounds)
        )
        self.open_ends = OpenEnds(self.context, Drawers(
            self.units, self.rounds, self.disagreements, self.discussions, self.preparing, self.quotes,
            self.overlook, self.clusters, self.conflicts,
        ))  # fmt: skip
        self.checklists = Checklists(self.context)
        self.report = ReportDesk(self.context)
        self.feed = Feed(self.context)
        self.drafts = Drafts(self.context)

    @property
    def folder(self) -> Path:
        """Where the study lies."""
        return self.context.archive.folder.path

    @property
    def member(self) -> Member | None:
        """Who works here now."""
        return self.context.member

    @property
    def facts(self) -> StudyFacts:
        """The study's name and so on."""
        return self.context.facts

    @property
    def who_speaks(self) -> WhoSpeaks:
        """What was told of voices."""
        return self.hearings.who_speaks

    @property
    def replies(self) -> Replies:
        """What is said to the cards of rounds."""
        return Replies(self.context, self.rounds)

    @property
    def _grounds(self) -> Grounds:
        return Grounds(self.units, self.rounds, self.disagreements, self.results, self.clusters)

    def can_take_back(self) -> CanTakeBack:
        """What `undo` and `redo` would do now."""
        found = undo.undoable(self.context.log, self.context.reader)
        return CanTakeBack(self._words(found.undo), self._words(found.redo))

    def undo(self) -> Undone | None:
        """Take back the newest gesture of the member who works here in this sitting; what that was, or None.

        Raises Refusal, with the colleague's name, if somebody changed the same since, and where what has
        been done since rests on it.
        """
        with self.context.log.together():  # nothing comes between the look and the taking back
            self._refuse_undermining(undo.undoable(self.context.log, self.context.me).undo)
            step = self._taking_back(undo.undo)
        return self._told(_("Undone: {gesture}."), step)

    def redo(self) -> Undone | None:
        """Bring back what was undone last; what that was, or None. Raises Refusal like `undo`."""
        with self.context.log.together():
            self._refuse_undermining(undo.undoable(self.context.log, self.context.me).redo)
            step = self._taking_back(undo.redo)
        return self._told(_("Done again: {gesture}."), step)

    def close(self) -> None:
        """Stop long work (what is done of it is kept) and close the study."""
        try:
            with suppress(Refusal):  # what is begun is no reason to keep a study open
                self.drafts.save(again=True)
            self.hearings.close()
            self.transcribing.close()
            self.team.disconnect()
        finally:
            self.context.archive.close()

    def _hides(self, record: Record) -> bool:
        """Whether the member who works here is to write alone before reading it."""
        return self._waits(record) or hides(self.context, record)

    def _waits(self, record: Record) -> bool:
        """Whether that is because of a round."""
        drawers = (self.replies, self.disagreements, self.discussions)
        return any(drawer.hides(record) for drawer in drawers)

    def _words(self, found: StepHeader | None) -> str | None:
        if found is None:
            return None
        # This is asked after every gesture: a step is read only where its name does not say it all.
        named = found.gesture != Gesture.SOUND_MARKED
        step = None if named else self.context.archive.shelf.step(found.ref)
        groups = self.context.method.groups
        return step_words(step, groups) if step else gesture_words(found.gesture, groups)

    def _told(self, sentence: str, step: Step | None) -> Undone | None:
        if step is None:
            return None
        for recording in brought_back(self.context, step):
            self.hearings.ask_for_times(recording)
        words = step_words(step, self.context.method.groups)
        return undone(self.context, sentence.format(gesture=words), step)

    def _refuse_undermining(self, found: StepHeader | None) -> None:
        step = self.context.archive.shelf.step(found.ref) if found else None
        if step:
            refuse_undermining(self.context, self._grounds, step)

    def _taking_back(self, way: "undo.Way") -> Step | None:
        try:
            return way(self.context.log, self.context.me)
        except undo.ChangedSince as changed:
            member = self.members.get(changed.member)
            if changed.member == self.context.reader or member is None:
                sentence = _("This cannot be taken back any more: the same has been changed since.")
            else:
                sentence = _("This cannot be taken back: {name} has changed the same since.").format(
                    name=member.name
                )
            raise Refusal(sentence) from None
