"""The file chooser that Qt shows where the desktop has none: large enough, legible in the dark, understood."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer, take
from workbench.cellar.words import use_language
from workbench.ui import file_chooser, style, theme
from workbench.ui.file_chooser import choose_file, choose_files, choose_folder, choose_place
from workbench.ui.parts import application
from workbench.ui.qt_words import QtWords
from workbench.ui.style import em
from workbench.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    shown = QWidget()
    qtbot.addWidget(shown)
    yield shown
    style.apply(application(), Theme.LIGHT, 100)


def _made(qtbot: QtBot, window: QWidget, where: Path) -> QFileDialog:
    made = file_chooser.make(window, "Choose", where)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_it_is_as_large_as_its_text_wants_and_the_screen_allows(
    qtbot: QtBot, window: QWidget, tmp_path: Path, percent: int
) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    made = _made(qtbot, window, tmp_path)
    room = made.screen().availableGeometry()
    assert made.width() >= min(em(50), room.width() * 0.9)
    assert made.height() >= min(em(30), room.height() * 0.85)
    assert made.width() <= room.width()
    assert made.height() <= room.height()


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_its_icons_can_be_seen_on_their_ground(
    qtbot: QtBot, window: QWidget, tmp_path: Path, chosen: Theme
) -> None:
    style.apply(application(), chosen, 100)
    made = _made(qtbot, window, tmp_path)
    for name in ("toParentButton", "newFolderButton", "listModeButton", "detailModeButton"):
        button = made.findChild(QToolButton, name)
        assert button
        seen = button.grab(button.rect().adjusted(6, 6, -6, -6)).toImage()
        colours = [seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())]
        ground = max(set(colours), key=colours.count)
        drawn = [one for one in colours if theme.contrast(one, ground) >= 4.5]
        assert len(drawn) >= em(1), name


def test_it_speaks_bokmal(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    translator = QtWords()
    QCoreApplication.installTranslator(translator)
    use_language("nb")
    try:
        made = _made(qtbot, window, tmp_path)
    finally:
        QCoreApplication.removeTranslator(translator)
        use_language("en")
    words = {one.text().replace("&", "") for one in made.findChildren(QLabel) if one.text()}
    assert words == {"Se i:", "Filnavn:", "Filtype:"}


def test_recordings_are_chosen(window: QWidget, tmp_path: Path, answering: Answer[QFileDialog]) -> None:
    for name in ("a.wav", "b.wav", "c.txt"):
        (tmp_path / name).write_bytes(b"x")

    def choose(dialog: QFileDialog) -> None:
        assert dialog.windowTitle() == "Choose recordings"
        take(dialog, "a.wav")

    answering(QFileDialog, choose)
    chosen = choose_files(window, "Choose recordings", tmp_path, "Recordings (*.wav)")
    assert chosen == [tmp_path / "a.wav"]


def test_a_file_and_a_folder_are_chosen(
    window: QWidget, tmp_path: Path, answering: Answer[QFileDialog]
) -> None:
    (tmp_path / "model.pt").write_bytes(b"x")
    (tmp_path / "model").mkdir()

    answering(QFileDialog, lambda dialog: take(dialog, "model.pt"))
    assert choose_file(window, "A file", tmp_path) == tmp_path / "model.pt"
    answering(QFileDialog, lambda dialog: take(dialog, "model"))
    assert choose_folder(window, "A folder", tmp_path) == tmp_path / "model"


def test_who_leaves_has_chosen_nothing(
    window: QWidget, tmp_path: Path, answering: Answer[QFileDialog]
) -> None:
    for _time in range(4):
        answering(QFileDialog, lambda dialog: dialog.reject())
    assert choose_files(window, "Files", tmp_path, "All (*)") == []
    assert choose_file(window, "A file", tmp_path) is None
    assert choose_folder(window, "A folder", tmp_path) is None
    assert choose_place(window, "A place", tmp_path / "a.txt", ["Text (*.txt)"], "Text (*.txt)") is None
