"""What tests of the results do and look at: clicking into a sentence, pressing, reading what stands there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from workbench.ui.panels.drawing import utf16
from workbench.ui.parts import Card, application
from workbench.ui.results.room import ResultsRoom
from workbench.ui.results.unit_card import UnitCard

A, B = "To be carried is to be seen.", "It asks for nothing."


def click_sentence(room: ResultsRoom, number: int) -> None:
    """Click into the words of a sentence."""
    editor = room.page.editor
    piece = editor.rows[number][0]
    cursor = editor.textCursor()
    cursor.setPosition(utf16(editor.toPlainText(), piece.start + 2))
    place = editor.cursorRect(cursor).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click_mark(room: ResultsRoom, number: int) -> None:
    """Click on the mark beside a sentence."""
    application().processEvents()
    [place] = (middle for middle, row in room.page.editor._marks() if row is room.page.editor.rows[number])
    QTest.mouseClick(room.page.editor.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def pressed(within: QWidget, words: str) -> QPushButton:
    """The button with these words that can be seen."""
    application().processEvents()  # what was just made is shown by an event
    found = [one for one in within.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert found, f"no button “{words}”"
    return found[0]


def press(within: QWidget, words: str) -> None:
    QTest.mouseClick(pressed(within, words), Qt.MouseButton.LeftButton)


def press_card(within: QWidget, title: str) -> None:
    application().processEvents()
    (card,) = (one for one in within.findChildren(Card) if one.title.text() == title and one.isVisible())
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def said(within: QWidget) -> str:
    application().processEvents()
    return "\n".join(one.text() for one in within.findChildren(QLabel) if one.isVisible())


def cards(within: QWidget) -> list[UnitCard]:
    application().processEvents()
    return [one for one in within.findChildren(UnitCard) if one.isVisible()]
