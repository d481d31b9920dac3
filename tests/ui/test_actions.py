"""The table of actions: whole, without clashes, and the source of menus and of the page of keys."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui import actions
from workbench.ui.actions import ACTIONS, Action, Area
from workbench.ui.dialogs.key_row import keys_words
from workbench.ui.dialogs.keys import KeysDialog


def test_ids_are_unique() -> None:
    assert [one for one, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_key_is_one_that_qt_knows(action: Action) -> None:
    for key in action.keys:
        known = QKeySequence(key)
        assert not known.isEmpty()
        assert known.toString(QKeySequence.SequenceFormat.PortableText) == key


def test_no_key_means_two_things_in_one_room() -> None:
    rooms = {Area.TABLE}, {Area.RESULTS}, set(Area) - {Area.TABLE, Area.RESULTS}
    for areas in rooms:
        here = [one for one in ACTIONS if not one.local or one.area in areas]
        keys = Counter(key for action in here for key in action.keys)
        assert [key for key, count in keys.items() if count > 1] == []


def test_only_local_actions_use_plain_letters() -> None:
    plain = {key for action in ACTIONS if not action.local for key in action.keys if len(key) == 1}
    assert plain == set()


def test_a_built_action_does_what_it_should(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    done: list[str] = []
    made = actions.build("edit.undo", holder, lambda: done.append("undo"))
    made.trigger()
    assert done == ["undo"]
    assert made in holder.actions()
    assert made.shortcuts()[0] == QKeySequence("Ctrl+Z")


def test_the_page_of_keys_shows_all_of_them(qtbot: QtBot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    shown = {one.text() for one in dialog.findChildren(QLabel)}
    for row in dialog.rows.values():
        shown.add(" or ".join(one.text() for one in row.keys if one.text()))
    missing = [action.id for action in ACTIONS if action.keys and keys_words(action.keys) not in shown]
    assert missing == []
