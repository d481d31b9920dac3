"""Choosing files and folders: with the desktop's own chooser, or with Qt's where the desktop offers none."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHeaderView,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from workbench.ui import icons
from workbench.ui.style import em

SIZE = (58, 36)
"""Width and height of Qt's chooser in ems, where the screen has so many."""

_ICONS = {
    "backButton": "left",
    "forwardButton": "right",
    "toParentButton": "up",
    "newFolderButton": "new-folder",
    "listModeButton": "list",
    "detailModeButton": "details",
}
"""The buttons of Qt's chooser by Qt's names for them."""

_KIND = 2
"""The column that tells what the ending of a name tells too."""


def choose_files(parent: QWidget, title: str, where: Path, kinds: str) -> list[Path]:
    """Ask for files that are there; none where the person left. `kinds` as Qt writes filters."""
    chooser = make(parent, title, where, kinds)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(chooser)


def choose_file(parent: QWidget, title: str, where: Path) -> Path | None:
    """Ask for one file that is there."""
    chooser = make(parent, title, where)
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    return next(iter(_chosen(chooser)), None)


def choose_folder(parent: QWidget, title: str, where: Path) -> Path | None:
    """Ask for a folder."""
    chooser = make(parent, title, where)
    chooser.setFileMode(QFileDialog.FileMode.Directory)
    chooser.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(chooser)), None)


def choose_place(
    parent: QWidget, title: str, proposed: Path, kinds: list[str], kind: str
) -> tuple[Path, str] | None:
    """Ask where a file is to be written, and of which kind; some desktops leave the kind empty.

    A file that is there already is asked about.
    """
    chooser = make(parent, title, proposed.parent, ";;".join(kinds))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    chooser.selectNameFilter(kind)
    chooser.selectFile(proposed.name)
    chosen = _chosen(chooser)
    return (chosen[0], chooser.selectedNameFilter()) if chosen else None


def make(parent: QWidget, title: str, where: Path, kinds: str = "") -> QFileDialog:
    """A chooser; not of a class of its own, since Qt asks the desktop for its chooser only in place of its own."""
    chooser = QFileDialog(parent, title, str(where), kinds)
    if chooser.findChild(QToolButton, "backButton"):
        _dress(chooser)
    return chooser


def _dress(chooser: QFileDialog) -> None:
    """Make Qt's own chooser as large as its text wants, with icons in the colours of the house."""
    for name, icon in _ICONS.items():
        if found := chooser.findChild(QToolButton, name):
            found.setFixedSize(em(2.2), em(2.2))
            icons.put(found, icon)
    for view in chooser.findChildren(QAbstractItemView):
        view.setIconSize(QSize(em(1.2), em(1.2)))
    for table in chooser.findChildren(QTreeView):
        table.hideColumn(_KIND)
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    room = chooser.screen().availableGeometry()
    width = min(em(SIZE[0]), round(room.width() * 0.94))
    chooser.resize(width, min(em(SIZE[1]), round(room.height() * 0.9)))
    for splitter in chooser.findChildren(QSplitter):
        splitter.setSizes([em(8.5), width - em(8.5)])


def _chosen(chooser: QFileDialog) -> list[Path]:
    accepted = chooser.exec() == QDialog.DialogCode.Accepted
    chooser.deleteLater()
    return [Path(name) for name in chooser.selectedFiles()] if accepted else []
