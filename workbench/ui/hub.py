"""The one road by which changes reach the widgets: own and colleagues', asked for by one timer.

A widget connects to `touched` and refreshes from it alone; after an own gesture (`attempt`, `ask`) the desk is
asked at once. Sentences for the person go through `said` and `refused` to the message bar.
"""

from collections.abc import Callable
from time import monotonic, thread_time
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.transcribing import Job
from workbench.study.people import Member
from workbench.study.rounds import Card, Part, Round

T = TypeVar("T")

TICK_MS = 200
DRAFTS_MS = 1000
"""How often what somebody begins to write is put away."""
BREATH_MS = 5
"""What others do is taken up no sooner after the last time; nor sooner than that took of the processor, so that half of
it stays for the person."""
_MAKES_KEYS_DUE = {Round.KIND, Part.KIND, Card.KIND, Member.KIND}


class Hub(QObject):
    """One opened study's changes. `touched` carries a list of `workbench.desk.feed.Touched`."""

    touched = Signal(list)
    ticked = Signal()
    """Five times a second, for what shows progress."""
    member_changed = Signal()
    """Somebody else works here now: what may be read may differ."""
    hushed = Signal()
    """Stop the sound at once (pause, closing)."""
    settling = Signal()
    """Write what is still being typed: something is about to be undone, closed or done by somebody else."""
    team_told = Signal()
    """Something has come from the team's server, or who is here has changed."""
    said = Signal(str)
    refused = Signal(str)
    over = Signal(str)
    """This sentence, said or refused before, has outlived its cause."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs: list[Job] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._drafts = QTimer(self)
        self._drafts.setInterval(DRAFTS_MS)
        self._drafts.timeout.connect(lambda: self._say_refused(desk.drafts.save))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setTimerType(Qt.TimerType.PreciseTimer)
        self._soon.timeout.connect(self._look)
        self._rested = 0.0
        self._standing = ""
        self.said.connect(self._stand)
        # Told on the connection's own thread; what is queued arrives on this one.
        self.team_told.connect(self._look_soon, Qt.ConnectionType.QueuedConnection)
        desk.team.listen(self.team_told.emit)
        # The first to hear of it: what a member's coming opens is open when the widgets ask.
        self.member_changed.connect(self._give_keys)

    @property
    def jobs(self) -> list[Job]:
        """The queue of transcriptions, asked for at most once a tick."""
        if self._jobs is None:
            self._jobs = self._desk.transcribing.jobs()
        return self._jobs

    def start(self) -> None:
        """Begin to ask the desk."""
        self._give_keys()
        self._timer.start()
        self._drafts.start()

    def stop(self) -> None:
        """Ask no more; for closing the study."""
        self._timer.stop()
        self._drafts.stop()
        self._soon.stop()
        self._desk.team.listen(_nobody)

    def tick(self) -> None:
        """Let transcriptions go on and tell what is new."""
        self._jobs = None
        self._say_refused(self._desk.transcribing.tick)
        self._say_refused(self._desk.hearings.tick)
        self._look()
        self.ticked.emit()

    def poll(self) -> bool:
        """Tell what is new in the study since the last time; whether anything is by the member who works here."""
        begun = thread_time()
        touched = self._desk.feed.poll()
        if any(one.kind in _MAKES_KEYS_DUE for one in touched):
            self._give_keys()
            touched += self._desk.feed.poll()
        if touched:
            self._jobs = None
            self._desk.team.tell(touched)
            self.touched.emit(touched)
            self._rested = monotonic() + max(thread_time() - begun, BREATH_MS / 1000)
        return any(one.member == self._desk.context.reader for one in touched)

    def go_on(self) -> None:
        """The person has gone on: what was said of the gesture before, or refused to it, is over."""
        sentence, self._standing = self._standing, ""
        if sentence:
            self.over.emit(sentence)

    def _stand(self, sentence: str) -> None:
        self._standing = sentence

    def _look_soon(self) -> None:
        """Something has come. What comes until it is taken up is shown together with it."""
        if not self._soon.isActive():
            self._soon.start(max(0, round(1000 * (self._rested - monotonic()))))

    def _look(self) -> None:
        self._say_refused(self.poll)

    def _say_refused(self, part: Callable[[], object]) -> None:
        try:
            part()
        except Refusal as refusal:
            self.refused.emit(refusal.sentence)

    def attempt(self, gesture: Callable[[], object]) -> bool:
        """Do a gesture and tell what it touched. What the desk refuses is said as a sentence; then False."""
        try:
            gesture()
        except Refusal as refusal:
            self._stand(refusal.sentence)
            self.refused.emit(refusal.sentence)
            return False
        if self.poll():
            self.go_on()
        return True

    def ask(self, gesture: Callable[[], T]) -> T | None:
        """The same for a gesture that answers something; None where it was refused."""
        answers: list[T] = []
        self.attempt(lambda: answers.append(gesture()))
        return answers[0] if answers else None

    def _give_keys(self) -> None:
        """Open the own cards of rounds for those to whom that is due by now."""
        self._say_refused(self._desk.rounds.give_keys)


def _nobody() -> None:
    """Nobody listens."""
