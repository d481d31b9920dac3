"""Starting the window: language, look, what to open, and what happens when something unforeseen does."""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench.cellar import collecting
from workbench.cellar.log import note_bug
from workbench.cellar.places import resources
from workbench.cellar.words import _, system_language, use_language
from workbench.ui import doorway, qt_words, settings, style
from workbench.ui.main_window import MainWindow

SMALL_SCREEN = (1440, 900)
"""Pixels of width or height up to which the window takes the whole screen."""

TIDY_MS = 250
"""How often the window's thread looks whether something can be freed."""


def run_window(study: Path | None = None, passphrase: str | None = None, sample: bool = False) -> int:
    """Open the window and stay until it is closed; the exit code.

    With `study` and `passphrase` that study is opened, with `study` alone its passphrase is asked for.
    `sample` makes (or opens) the sample study, in the folder `study` if given, and transcribes its interview.
    """
    application = make_application()
    window = MainWindow(settings.load())
    sys.excepthook = Catcher(window)
    _show_fitting(window)
    QTimer.singleShot(0, lambda: _begin(window, study, passphrase, sample))
    doorway.fetch()
    return application.exec()


def make_application() -> QApplication:
    """The Qt application, in the language and with the look that this computer keeps."""
    kept = settings.load()
    use_language(kept.language or system_language())
    QCoreApplication.setOrganizationName("lifeworld-workbench")
    QCoreApplication.setApplicationName("lifeworld-workbench")
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    if not isinstance(found, QApplication):
        qt_words.install(application)
        _tidy_here(application)
    application.setApplicationDisplayName("Lifeworld Workbench")
    application.setDesktopFileName("lifeworld-workbench")
    application.setWindowIcon(QIcon(str(resources() / "icons" / "workbench.svg")))
    style.apply(application, kept.theme, kept.text)
    application.styleHints().colorSchemeChanged.connect(lambda: _follow_desktop(application))
    return application


def _tidy_here(application: QApplication) -> None:
    """What belongs to the window is freed in its thread, never in one that works beside it."""
    collecting.by_hand()
    timer = QTimer(application)
    timer.setInterval(TIDY_MS)
    timer.timeout.connect(collecting.tidy)
    timer.start()


class Catcher:
    """Logs what nobody caught, and says a sentence."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        note_bug(error)
        self._window.bar.warn(
            _(
                "Something went wrong in the program. What you did until now is kept. You can go on, or try again."
            )
        )


def _show_fitting(window: MainWindow) -> None:
    """Show the window large, but no larger than the screen; on a small screen over all of it."""
    room = window.screen().availableGeometry()
    if room.width() <= SMALL_SCREEN[0] or room.height() <= SMALL_SCREEN[1]:
        window.showMaximized()
    else:
        window.resize(min(1440, room.width()), min(960, round(room.height() * 0.9)))
        window.show()


def _begin(window: MainWindow, study: Path | None, passphrase: str | None, sample: bool) -> None:
    if sample:
        window.try_sample(study)
    elif study is not None and passphrase is not None:
        window.start_study(study, passphrase)
    elif study is not None:
        window.ask_open(study)


def _follow_desktop(application: QApplication) -> None:
    kept = settings.load()
    style.apply(application, kept.theme, kept.text)
