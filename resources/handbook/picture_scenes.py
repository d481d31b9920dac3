"""Brings the window into each state that a picture shows, and takes the picture."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Protocol

import picture_study
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import language, use_language
from workbench.desk.desk import Desk
from workbench.desk.models import Models
from workbench.desk.sample import sample_words
from workbench.study.anchors import AnchorState
from workbench.ui import style, theme
from workbench.ui.application import make_application
from workbench.ui.dialogs.about import AboutDialog
from workbench.ui.dialogs.disagreement import DisagreementDialog
from workbench.ui.dialogs.keys import KeysDialog
from workbench.ui.dialogs.members import MembersDialog
from workbench.ui.dialogs.models import ModelsDialog
from workbench.ui.dialogs.new_study import NewStudyDialog
from workbench.ui.dialogs.open_study import OpenStudyDialog
from workbench.ui.dialogs.recording import RecordingDialog
from workbench.ui.dialogs.who import WhoDialog
from workbench.ui.handbook_window import HandbookWindow
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.report.room import ReportRoom
from workbench.ui.settings import Settings
from workbench.ui.study_page import StudyPage
from workbench.ui.study_session import StudySession
from workbench.ui.theme import Theme

SETTLE_MS = 250
GROWN_TURNS = 7


class Look(Protocol):
    """See `make_pictures.Look`."""

    @property
    def size(self) -> str: ...
    @property
    def text(self) -> int: ...
    @property
    def theme(self) -> str: ...


Wanted = tuple[str, Look, Path]
Shown = tuple[str, Path, MainWindow]


def take(folder: Path, spoken: str, wanted: Sequence[Wanted]) -> list[Path]:
    """Take the pictures that are wanted, in one language; `folder` holds the studies made for them."""
    make_application()
    use_language(spoken)
    for stage, scenes in ((_start, ("start",)), (_growing, ("growing",))):
        if some := [one for one in wanted if one[0] in scenes]:
            with stage(folder / spoken, some) as shown:
                for _name, path, window in shown:
                    _save(window.grab(), path)
    if rooms := [one for one in wanted if one[0] in ROOMS]:
        with _analysed(folder / spoken, rooms) as shown:
            for name, path, window in shown:
                ROOMS[name](_session(window).page)
                QTest.qWait(SETTLE_MS)
                _save(window.grab(), path)
    if rest := [one for one in wanted if one[0] not in ("start", "growing", *ROOMS)]:
        with _worked_on(folder / spoken, rest) as shown:
            for name, path, window in shown:
                _take(window, name, path)
    return [path for _name, _look, path in wanted]


# -- windows ------------------------------------------------------------------------------------------------


@contextmanager
def _start(_folder: Path, wanted: Sequence[Wanted]) -> Iterator[Iterator[Shown]]:
    yield _shown(wanted, MainWindow)


@contextmanager
def _growing(folder: Path, wanted: Sequence[Wanted]) -> Iterator[Iterator[Shown]]:
    """The sample study while it is transcribed; the clock stands still once some turns are there."""
    window = MainWindow(Settings())
    window.show()
    window.try_sample(folder / "growing")
    session = _session(window)
    desk, others = session.desk, session.desk.interviews.list()[1:]
    _until(lambda: all(desk.interviews.overview(one.id).turns for one in others), "the others' words")
    _until(lambda: len(_turns(session)) >= GROWN_TURNS, "the transcript to grow")

    def again(settings: Settings) -> MainWindow:
        shown = MainWindow(settings)
        assert shown.show_study(session.desk)
        shown.bar.say(sample_words(), stays=True)
        _session(shown).hub.stop()
        return shown

    session.leave()
    window.session = None
    _gone(window)
    yield _shown(wanted, again)
    session.desk.close()


@contextmanager
def _worked_on(folder: Path, wanted: Sequence[Wanted]) -> Iterator[Iterator[Shown]]:
    with _with(picture_study.make(folder / "study", language()), wanted) as shown:
        yield shown


@contextmanager
def _analysed(folder: Path, wanted: Sequence[Wanted]) -> Iterator[Iterator[Shown]]:
    with _with(picture_study.make_analysed(folder / "analysed"), wanted) as shown:
        yield shown


@contextmanager
def _with(desk: Desk, wanted: Sequence[Wanted]) -> Iterator[Iterator[Shown]]:
    def again(settings: Settings) -> MainWindow:
        shown = MainWindow(replace(settings, recent=(str(desk.folder),)))
        assert shown.show_study(desk)
        return shown

    yield _shown(wanted, again)
    desk.close()


def _shown(wanted: Sequence[Wanted], make: Callable[[Settings], MainWindow]) -> Iterator[Shown]:
    """Each scene with its window, made anew for each look, as when the program starts with it."""
    for look, some in groupby(wanted, key=lambda one: one[1]):
        style.apply(application(), Theme(look.theme), look.text)
        window = make(Settings(text=look.text, theme=Theme(look.theme)))
        screen = next(one for one in QGuiApplication.screens() if one.name() == look.size)
        window.setGeometry(screen.geometry())
        window.show()
        window.activateWindow()
        QTest.qWait(SETTLE_MS)
        for name, _look, path in some:
            yield name, path, window
            if window.size() != screen.size():
                print(f"{path.name}: the window has become {window.width()}x{window.height()}")
        if window.session:
            window.session.leave()
            window.session = None
        _gone(window)


def _gone(window: MainWindow) -> None:
    """Close a window and be rid of it at once: the next look must not reach it."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _session(window: MainWindow) -> StudySession:
    assert window.session
    return window.session


def _turns(session: StudySession) -> tuple[object, ...]:
    return tuple(session.page.work.transcript.view.sheet.reading.turns)


def _until(condition: Callable[[], bool], what: str, seconds: int = 240) -> None:
    deadline = QDeadlineTimer(seconds * 1000)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError(f"waited in vain for: {what}")
        QTest.qWait(20)


# -- scenes -------------------------------------------------------------------------------------------------


def _take(window: MainWindow, name: str, path: Path) -> None:
    page = _session(window).page
    if name in PAGES:
        _plain(page)
        PAGES[name](page)
        QTest.qWait(SETTLE_MS)
        _save(window.grab(), path)
    elif name == "pause":
        window.pause()
        QTest.qWait(SETTLE_MS)
        _save(window.grab(), path)
        window.pause()
    elif name == "handbook":
        handbook = HandbookWindow(window)
        _save(_over(window, handbook), path)
    else:
        _plain(page)
        _save(_over(window, DIALOGS[name](window, page.desk)), path)


def _plain(page: StudyPage) -> None:
    """As it is when one has just chosen the interview."""
    page.work.transcript.toolbar.correct.setChecked(False)
    page.show_interview(page.desk.interviews.list()[0].id)
    page.show_left(True)
    page.show_units()
    page.show_transcript()
    page.work.transcript.reveal(0)
    page.work.transcript.view.setFocus()


def _unit(page: StudyPage) -> str:
    placed = page.desk.units.of(page.interview)
    return next(
        one.unit.id
        for one in placed
        if one.unit.anchor.text == picture_study.AFRAID and one.placement.state is AnchorState.INTACT
    )


def _reading(page: StudyPage) -> None:
    page.work.transcript.reveal(60)


def _selecting(page: StudyPage) -> None:
    words = page.work.transcript.view.words
    words.reveal(84)
    words.extend(92)


def _units(page: StudyPage) -> None:
    page.show_units()
    page.work.units.choose(_unit(page))
    page.work.units.unit_chosen.emit(_unit(page))


def _correcting(page: StudyPage) -> None:
    page.work.transcript.reveal(60)
    page.work.transcript.toolbar.correct.setChecked(True)


def _bridling(page: StudyPage) -> None:
    page.work.bridling.write(_unit(page))
    page.show_bridling()


def _others(page: StudyPage) -> None:
    _bridling(page)
    page.work.bridling.theirs.click()


def _find(page: StudyPage) -> None:
    page.show_find()
    page.work.find.words.setText("kind")
    page.work.find.search()


PAGES: dict[str, Callable[[StudyPage], None]] = {
    "reading": _reading,
    "selecting": _selecting,
    "units": _units,
    "correcting": _correcting,
    "bridling": _bridling,
    "others": _others,
    "find": _find,
}


def _table(page: StudyPage) -> None:
    page.rooms.enter("table")


def _results(page: StudyPage) -> None:
    page.rooms.enter("results")


def _report(page: StudyPage) -> None:
    page.rooms.enter("report")
    room = page.rooms.room("report")
    assert isinstance(room, ReportRoom)
    _until(lambda: room.found is not None and not room.working, "the report")
    room.preview.scrollToAnchor("sentence_1")


ROOMS: dict[str, Callable[[StudyPage], None]] = {"table": _table, "results": _results, "report": _report}
"""Of the sample study that is analysed already."""


def _new_study(window: MainWindow, step: int) -> NewStudyDialog:
    dialog = NewStudyDialog(window)
    dialog.name.setText("Back to work")
    dialog.passphrase.line.setText("four words are long")
    dialog.again.line.setText("four words are long")
    for _step in range(step):
        dialog.go_on()
    return dialog


def _differently(window: MainWindow, desk: Desk) -> DisagreementDialog:
    unit = _unit(_session(window).page)
    begun = picture_study.differ(desk, unit, language())
    return DisagreementDialog(desk, _session(window).hub, begun, window)


def _who(window: MainWindow, desk: Desk) -> WhoDialog:
    dialog = WhoDialog(desk, window)
    dialog.choose(desk.members.list()[1])
    return dialog


DIALOGS: dict[str, Callable[[MainWindow, Desk], QWidget]] = {
    "new-study": lambda window, _desk: _new_study(window, 0),
    "passphrase": lambda window, _desk: _new_study(window, 1),
    "who-are-you": lambda window, _desk: _new_study(window, 2),
    "open-study": lambda window, desk: OpenStudyDialog([desk.folder], None, window),
    "who": _who,
    "differently": _differently,
    "members": lambda window, desk: MembersDialog(desk, _session(window).hub, window),
    "recording": lambda window, desk: RecordingDialog(
        desk, _session(window).hub, desk.interviews.list()[0].id, window, again=True
    ),
    "models": lambda window, _desk: ModelsDialog(Models(), window),
    "keys": lambda window, _desk: KeysDialog(window),
    "about": lambda window, _desk: AboutDialog(window),
}


# -- pictures -----------------------------------------------------------------------------------------------


def _over(window: QWidget, above: QWidget) -> QPixmap:
    """The picture of a window with another one over its middle, as it is on the screen."""
    above.show()
    QTest.qWait(SETTLE_MS)
    whole, part = window.grab(), above.grab()
    place = QRect(QPoint(0, 0), part.size())
    place.moveCenter(whole.rect().center())
    painter = QPainter(whole)
    painter.setPen(theme.colour("edge"))
    painter.drawPixmap(place.topLeft(), part)
    painter.drawRect(place)
    painter.end()
    above.close()
    above.deleteLater()
    return whole


def _save(picture: QPixmap, path: Path) -> None:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    assert image.save(str(path), "PNG", 0)  # pyright: ignore[reportCallIssue, reportArgumentType]
    print(path.name, path.stat().st_size // 1000, "kB", flush=True)
