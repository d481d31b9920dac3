"""The window: start page, study page and quiet screen, the message bar, the menus."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, language, use_language
from workbench.desk.whereabouts import known_studies
from workbench.ui import doorway, menus, settings, style
from workbench.ui.dialogs.about import AboutDialog
from workbench.ui.dialogs.keys import keys_changed
from workbench.ui.dropping import Dropping
from workbench.ui.handbook_window import close_handbook, show_handbook
from workbench.ui.message_bar import MessageBar
from workbench.ui.parts import application, stack
from workbench.ui.quiet_screen import QuietScreen
from workbench.ui.settings import Settings
from workbench.ui.start_page import StartPage
from workbench.ui.theme import Theme

if TYPE_CHECKING:
    from workbench.desk.desk import Desk
    from workbench.ui.doors import Doors
    from workbench.ui.study_session import StudySession


class MainWindow(QMainWindow):
    """One window; at most one study is open in it."""

    def __init__(self, kept: Settings | None = None) -> None:
        super().__init__()
        settings.use(kept or settings.load())
        self.session: StudySession | None = None
        self.paused = False
        self._focus_before: QWidget | None = None
        self._actions: dict[str, QAction] = {}
        self.resize(1280, 800)
        self._build()
        self.show_start()

    @property
    def desk(self) -> "Desk | None":
        """The study that is open."""
        return self.session.desk if self.session else None

    @property
    def _doors(self) -> "Doors":
        return doorway.doors(self)

    # ways in and out

    def show_start(self) -> None:
        """Show the start page anew."""
        recent = [Path(path) for path in settings.now().recent]
        start = StartPage(known_studies(recent)[:4])
        start.sample_asked.connect(self.try_sample)
        start.new_asked.connect(lambda: self._enter(self._doors.new))
        start.open_asked.connect(self.ask_open)
        start.join_asked.connect(lambda: self._enter(self._doors.join))
        start.recent_asked.connect(self._ask_recent)
        self._put(start)
        self.setWindowTitle(_("Lifeworld Workbench"))
        start.begin()
        self._menus()

    def ask_open(self, chosen: Path | None = None) -> None:
        """Ask for a study and open it."""
        recent = [Path(path) for path in settings.now().recent]
        self._enter(lambda: self._doors.existing(recent, chosen))

    def _ask_recent(self, path: str) -> None:
        folder = Path(path)
        if self._doors.is_sample(folder):
            self.try_sample(folder)
        if self.session is None:
            self.ask_open(folder)

    def try_sample(self, folder: Path | None = None) -> None:
        """Make or open the sample study and have its interview transcribed."""
        doors = self._doors
        self._enter(lambda: doors.sample(folder))
        if self.session and self.session.desk.facts.sample:
            doors.begin_sample(self.session.page)
            self.bar.say(doors.sample_words(), stays=True)

    def show_study(self, desk: "Desk") -> bool:
        """Show an open study, after asking who works there if nobody does yet; whether it was shown."""
        if desk.member is None and not self._doors.ask_who(desk, _("Close the study")):
            desk.close()
            return False
        settings.save(settings.now().with_recent(desk.folder))
        self._follow_member(desk)
        self._open_session(desk)
        return True

    def show_models(self) -> None:
        """Show the speech models of this computer."""
        self._doors.show_models(self.desk)

    def close_study(self) -> None:
        """Close the study and go back to the start."""
        if self.session is None or not self.session.may_leave():
            return
        session, self.session, self.paused = self.session, None, False
        session.close()
        self.bar.release()
        self.show_start()

    def start_study(self, folder: Path, passphrase: str) -> None:
        """Open a study whose passphrase is known."""
        self._enter(lambda: self._doors.known(folder, passphrase))

    # pause

    def pause(self) -> None:
        """Hide the text and stop the sound; again, go on where it was. Nothing is recorded."""
        if self.paused or self.session is None:
            self._go_on()
            return
        self.paused = True
        self.session.rest()
        self._focus_before = self.session.page.focusWidget()
        self.bar.hold()
        self._stack.setCurrentWidget(self._quiet)
        self._quiet.go_on.setFocus()
        self._menus()

    def _go_on(self) -> None:
        self.paused = False
        if self.session:
            self._stack.setCurrentWidget(self.session.page)
            (self._focus_before or self.session.page).setFocus()
            self.session.go_on()
        self.bar.release()
        self._menus()

    # how it looks and speaks

    def set_text(self, changed: Settings) -> None:
        """Take settings with another size of text into use."""
        _restyle(changed)
        self.bar.say(_("Text size {percent} %").format(percent=changed.text))

    def set_theme(self, chosen: str) -> None:
        """Light, dark, or as the desktop."""
        _restyle(replace(settings.now(), theme=Theme(chosen)))

    def set_language(self, code: str) -> None:
        """Speak another language, from now on and for the member who works here."""
        if code != language() and not self._may_leave():
            self._menus()
            return
        settings.save(replace(settings.now(), language=code))
        member = self.desk.member if self.desk else None
        if self.session and member and member.language != code:
            desk = self.session.desk
            self.session.hub.attempt(lambda: desk.members.change(replace(member, language=code)))
        self._speak(code)

    def _follow_member(self, desk: "Desk") -> None:
        if desk.member and desk.member.language:
            self._speak(desk.member.language)

    def _speak(self, code: str) -> None:
        if code != language():
            use_language(code)
            close_handbook(self)
            self._anew()

    def _anew(self) -> None:
        """Make all that the window shows once more, in the words and with the keys that hold now."""
        (session, self.session), (paused, self.paused) = (self.session, None), (self.paused, False)
        place = session.page.work.transcript.place if session else None
        unfinished = session.leave() if session else []
        self._build()
        if session is None or place is None:
            self.show_start()
            return
        again = self._open_session(session.desk, session.page.interview)
        again.page.work.transcript.return_to(place)
        for file, interview in unfinished:
            again.page.take([file], interview)
        if paused:
            self.pause()

    # the inside

    def _build(self) -> None:
        holder = QWidget()
        column = stack(holder, 0)
        self.bar = MessageBar(holder, lambda: self.session.page.header.name if self.session else None)
        Dropping(self, self.bar, lambda: bool(self.session) and not self.paused, self._take)
        self._stack = QStackedWidget()
        # Set, so that a page that is not laid out yet cannot make the window larger than the screen.
        self._stack.setMinimumSize(320, 240)
        self._quiet = QuietScreen()
        self._quiet.left.connect(self.pause)
        self._stack.addWidget(self._quiet)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(holder)
        self._menus()

    def _open_session(self, desk: "Desk", interview: str = "") -> "StudySession":
        session = self._doors.session(desk)
        session.hub.said.connect(self.bar.say)
        session.hub.refused.connect(self.bar.warn)
        session.hub.over.connect(self.bar.unsay)
        session.member_switched.connect(lambda: self._follow_member(desk))
        session.models_asked.connect(self.show_models)
        session.page.header.pause_asked.connect(self.pause)
        session.page.rooms.entered.connect(self.bar.go_by)
        menus.follow(session.page.rooms, self._menus)
        self.session = session
        self._put(session.page)
        for child in session.page.findChildren(QWidget):
            child.setAcceptDrops(False)  # so that files can be dropped anywhere
        self.setWindowTitle(_("{study} – Lifeworld Workbench").format(study=desk.facts.name))
        self._menus()
        if interview:
            session.page.show_interview(interview)
        session.begin()
        return session

    def _enter(self, door: "Callable[[], Desk | None]") -> None:
        """Go through a door into a study; the one that is open is closed first."""
        if not self._may_leave():
            return
        try:
            desk = door()
        except Refusal as refusal:
            self.bar.warn(refusal.sentence)
            return
        if desk is not None:
            before, self.session = self.session, None
            if before:
                before.close()
            if not self.show_study(desk) and before:
                self.show_start()

    def _may_leave(self) -> bool:
        return self.session is None or self.session.may_leave()

    def _take(self, files: list[Path]) -> None:
        if self.session:
            self.session.exchanging.take_dropped(files)

    def _put(self, page: QWidget) -> None:
        for number in reversed(range(self._stack.count())):
            old = self._stack.widget(number)
            if old is not None and old is not self._quiet:
                self._stack.removeWidget(old)
                old.deleteLater()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _menus(self) -> None:
        for made in self._actions.values():
            self.removeAction(made)
            made.deleteLater()
        live = None if self.paused else self.session
        self._actions = menus.build_own(self, {**self._handlers(), **(live.handlers() if live else {})})
        page = live.page if live else None
        menus.fill(self, self._actions, page, self.set_theme, self.set_language)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        always: dict[str, Callable[[], object]] = {
            "study.sample": self.try_sample,
            "study.new": lambda: self._enter(self._doors.new),
            "study.open": self.ask_open,
            "study.join": lambda: self._enter(self._doors.join),
            "study.models": self.show_models,
            "study.quit": self.close,
            "view.larger": lambda: self.set_text(settings.now().larger()),
            "view.smaller": lambda: self.set_text(settings.now().smaller()),
            "view.usual": lambda: self.set_text(replace(settings.now(), text=100)),
            "help.handbook": lambda: show_handbook(self),
            "help.keys": lambda: keys_changed(self) and self._may_leave() and self._anew(),
            "help.about": lambda: AboutDialog(self).exec(),
        }
        inside = {"study.close": self.close_study, "view.pause": self.pause}
        return {**always, **inside} if self.session else always

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()
            return
        if self.session:
            session, self.session = self.session, None
            session.close()
        super().closeEvent(event)


def _restyle(changed: Settings) -> None:
    settings.save(changed)
    style.apply(application(), changed.theme, changed.text)
