"""Measures the window: `python -m tests.benchmarks.window`. Prints what is asked and what was measured.

A study with one interview of two hours (20,000 words in 2,000 turns, 2,000 units of three members) is made
in a temporary folder; the page of the study is real, the screen is not (Qt's offscreen platform).
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import large_study
from workbench.desk.desk import Desk
from workbench.desk.opening import open_study
from workbench.ui import style
from workbench.ui.application import make_application
from workbench.ui.hub import Hub
from workbench.ui.study_page import StudyPage
from workbench.ui.theme import Theme
from workbench.ui.transcript.pane import TranscriptPane

WORDS, UNITS = 20_000, 2_000


class Took(NamedTuple):
    """Milliseconds by the clock, and of this process's own work (which a busy computer does not change)."""

    clock: float
    work: float


def main() -> None:
    """Measure everything and print a table."""
    application = make_application()  # as the program does: Python tidies by hand, between two gestures
    style.apply(application, Theme.LIGHT, 100)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "study"
        large_study.make(place, 1, WORDS, UNITS).close()
        desk = open_study(place, large_study.PASSPHRASE)
        desk.members.switch(desk.members.list()[0].id)
        try:
            print(
                f"{WORDS:,} words, {UNITS:,} units; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
            )
            print(f"{'milliseconds':<46}{'asked':>8}{'clock':>10}{'own work':>12}")
            _transcript(application, desk)
            _page(application, desk)
        finally:
            desk.close()


def _transcript(application: QApplication, desk: Desk) -> None:
    with _shown(application, TranscriptPane, desk) as (pane, hub):
        interview = desk.interviews.list()[0].id
        _tell("a transcript opens, the first time", 300, [_opening(application, pane, interview)], 1)
        again = [_opening(application, pane, interview) for _n in range(5)]
        _tell("a transcript opens, again, median", 300, again, 0.5)
        frames = _frames(application, pane)
        _tell("a frame while scrolling, p99", 16, frames, 0.99)
        _tell("a frame while scrolling, median", 16, frames, 0.5)
        _tell("a mark committed and on the screen, worst", 50, _marks(application, pane), 1)
        _tell("a typed letter on the screen, p99", 16, _letters(application, pane), 0.99)
        _tell("what was typed written and shown", 100, [_took(application, pane.flush)], 1)
        _tell("undo on the screen", 100, [_took(application, lambda: hub.attempt(desk.undo))], 1)


def _page(application: QApplication, desk: Desk) -> None:
    with _shown(application, StudyPage, desk) as (page, _hub):
        interview = desk.interviews.list()[0].id
        opened = _took(application, lambda: page.show_interview(interview))
        _tell("the whole page shows it", 300, [opened], 1)
        pane = page.work.transcript
        _tell("a frame of the whole page, p99", 16, _frames(application, pane), 0.99)
        _tell("a mark in the whole page, worst", 50, _marks(application, pane), 1)


@contextmanager
def _shown(application: QApplication, kind: type, desk: Desk) -> Iterator[tuple]:
    hub = Hub(desk)
    widget = kind(desk, hub)
    widget.resize(1280, 800)
    widget.show()
    widget.activateWindow()
    application.processEvents()
    try:
        yield widget, hub
    finally:
        widget.close()
        widget.deleteLater()
        application.processEvents()


def _opening(application: QApplication, pane: TranscriptPane, interview: str) -> Took:
    pane.show_interview("")
    application.processEvents()
    return _took(application, lambda: pane.show_interview(interview))


def _frames(application: QApplication, pane: TranscriptPane) -> list[Took]:
    bar = pane.view.verticalScrollBar()
    steps = [step for step in (97, -53, 480) for _n in range(250)]
    return [_took(application, lambda step=step: bar.setValue(bar.value() + step)) for step in steps]


def _marks(application: QApplication, pane: TranscriptPane) -> list[Took]:
    pane.view.setFocus()
    before = len(pane.brackets.lanes.brackets)
    took: list[Took] = []
    for number in range(30):
        first = 500 + 37 * number
        pane.reveal(first)
        pane.view.words.select(first, first + 6)
        application.processEvents()
        took.append(_took(application, lambda: QTest.keyClick(pane.view, Qt.Key.Key_M)))
    assert len(pane.brackets.lanes.brackets) == before + 30, "the key did not mark"
    return took


def _letters(application: QApplication, pane: TranscriptPane) -> list[Took]:
    pane.reveal(9_000)
    pane.toolbar.correct.setChecked(True)
    application.processEvents()
    return [_took(application, lambda: QTest.keyClick(pane.view, Qt.Key.Key_E)) for _n in range(100)]


def _took(application: QApplication, gesture: Callable[[], object]) -> Took:
    """How long it takes until a gesture is done and painted."""
    begun, worked = time.perf_counter(), time.process_time()
    gesture()
    application.processEvents()
    return Took((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)


def _tell(what: str, asked: float, measured: list[Took], share: float) -> None:
    """One line: the value that `share` of what was measured does not pass."""
    clock, work = (_at(sorted(values), share) for values in zip(*measured, strict=True))
    verdict = "" if clock <= asked else "missed" if work > asked else "missed by the clock (busy computer?)"
    print(f"{what:<46}{asked:>8.0f}{clock:>10.1f}{work:>12.1f}  {verdict}")


def _at(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))]


if __name__ == "__main__":
    main()
