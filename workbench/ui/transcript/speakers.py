"""Who speaks: the menu of an interview's voices."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from workbench.cellar.words import _
from workbench.study.people import Speaker
from workbench.ui import actions


def fill(menu: QMenu, voices: list[Speaker], now: str, choose: Callable[[Speaker | None], object]) -> None:
    """Write the voices into a menu, each with its key; the one that speaks now is ticked."""
    keys = actions.find("text.speaker.number").keys
    menu.clear()
    for number, voice in enumerate(voices):
        key = f"\t{keys[number]}" if number < len(keys) else ""
        _add(menu, f"{voice.label}{key}", bool(voice.id) and voice.id == now, lambda one=voice: choose(one))
    if any(voice.id for voice in voices):
        _add(menu, _("Nobody named"), not now, lambda: choose(None))
    if voices:
        menu.addSeparator()


def _add(menu: QMenu, words: str, ticked: bool, then: Callable[[], object]) -> None:
    made = QAction(words, menu)
    made.setCheckable(True)
    made.setChecked(ticked)
    made.triggered.connect(lambda _checked=False: then())
    menu.addAction(made)
