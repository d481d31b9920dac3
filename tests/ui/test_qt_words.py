"""What Qt says by itself speaks the reader's language, too."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from workbench.cellar.words import use_language
from workbench.ui.qt_words import QtWords


@pytest.fixture
def words(qtbot: QtBot) -> Iterator[QtWords]:
    translator = QtWords()
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)
    use_language("en")


def test_keys_and_menus_speak_norwegian_only_when_asked(words: QtWords) -> None:
    assert words
    space = QKeySequence("Space")
    assert space.toString(QKeySequence.SequenceFormat.NativeText) == "Space"
    use_language("nb")
    assert space.toString(QKeySequence.SequenceFormat.NativeText) == "Mellomrom"
    assert space.toString(QKeySequence.SequenceFormat.PortableText) == "Space"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&Kopier"
    assert QCoreApplication.translate("QWidgetTextControl", "Something new") == "Something new"
