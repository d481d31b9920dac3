"""Keys that somebody chooses: by pressing them, with clashes told, and back to those that they came with."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Answer
from tests.ui.studies import add_interview
from tests.ui.walking import faults
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.ui import actions, own_keys, settings, style
from workbench.ui.dialogs.keys import KeysDialog
from workbench.ui.main_window import MainWindow
from workbench.ui.parts import application
from workbench.ui.settings import Settings
from workbench.ui.theme import Theme

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def dialog(qtbot: QtBot) -> KeysDialog:
    made = KeysDialog()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def press(
    dialog: KeysDialog, action: str, key: Qt.Key, held: Qt.KeyboardModifier = CONTROL, place: int = 0
) -> None:
    """Choose another key for an action, by keys alone."""
    shown = dialog.rows[action].keys[place]
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert shown.waiting
    QTest.keyClick(shown, key, held)


def test_a_key_is_changed_by_pressing_it_and_kept(dialog: KeysDialog) -> None:
    press(dialog, "text.doubt", Qt.Key.Key_U)
    assert settings.load().keys == (("text.doubt", ("Ctrl+U",)),)
    assert actions.first_key("text.doubt") == "Ctrl+U"
    shown = dialog.rows["text.doubt"].keys[0]
    assert (shown.text(), shown.hasFocus()) == ("Ctrl+U", True)
    assert "(Ctrl+U)" in actions.tip("text.doubt")


def test_each_key_of_an_action_can_be_changed_and_the_others_stay(dialog: KeysDialog) -> None:
    press(dialog, "sound.play", Qt.Key.Key_F11, NONE, place=2)
    assert keys("sound.play")[:4] == ("F8", "Ctrl+Space", "F11", "Media Play")


def test_one_more_key_and_none_any_more(dialog: KeysDialog) -> None:
    press(dialog, "text.doubt", Qt.Key.Key_U, place=1)
    assert keys("text.doubt") == ("F12", "Ctrl+U")
    for _key in range(2):
        QTest.keyClick(dialog.rows["text.doubt"].keys[0], Qt.Key.Key_Delete)
    assert keys("text.doubt") == ()
    assert settings.load().keys == (("text.doubt", ()),)
    [place] = dialog.rows["text.doubt"].keys
    assert place.accessibleName() == "Next doubtful word: choose a key"
    press(dialog, "text.doubt", Qt.Key.Key_F12, NONE)
    assert settings.load().keys == ()


PEDALS = [
    *(getattr(Qt.Key, f"Key_F{number}") for number in range(13, 25)),
    Qt.Key.Key_MediaRecord, Qt.Key.Key_MediaStop, Qt.Key.Key_AudioRewind, Qt.Key.Key_AudioForward,
    Qt.Key.Key_Launch1, Qt.Key.Key_Tools, Qt.Key.Key_VolumeUp, Qt.Key.Key_Back,
]  # fmt: skip


@pytest.mark.parametrize("key", PEDALS, ids=lambda key: key.name)
def test_a_pedal_can_send_a_key_of_its_own(key: Qt.Key) -> None:
    sent = QKeySequence(key.value).toString(QKeySequence.SequenceFormat.PortableText)
    own_keys.choose(actions.find("sound.back"), sent)
    assert keys("sound.back")[0] == sent
    assert own_keys.first_of(actions.sequences(actions.find("sound.back"))[0]).key() == key


def test_a_key_that_says_nothing_is_refused(dialog: KeysDialog) -> None:
    shown = dialog.rows["sound.back"].keys[0]
    shown.click()
    application().sendEvent(shown, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE))
    assert dialog.refusal.text() == "This key tells the program nothing. Take another one."
    assert settings.now().keys == ()
    assert dialog.rows["sound.back"].keys[0].text() == "F7"


def keys(identity: str) -> tuple[str, ...]:
    return actions.keys(actions.find(identity))


def test_escape_leaves_it_as_it_was(dialog: KeysDialog) -> None:
    press(dialog, "text.doubt", Qt.Key.Key_Escape, NONE)
    assert dialog.isVisible()
    assert settings.now().keys == ()
    assert dialog.rows["text.doubt"].keys[0].text() == "F12"


@pytest.mark.parametrize(
    ("action", "key", "held", "told"),
    [
        ("text.doubt", Qt.Key.Key_Z, CONTROL, "Undo"),
        ("study.new", Qt.Key.Key_F12, NONE, "Next doubtful word"),
        ("text.doubt", Qt.Key.Key_D, NONE, "needed for writing"),
        ("unit.mark", Qt.Key.Key_C, CONTROL, "needed for writing"),
    ],
)
def test_a_clash_is_said_and_nothing_changes(
    dialog: KeysDialog, action: str, key: Qt.Key, held: Qt.KeyboardModifier, told: str
) -> None:
    press(dialog, action, key, held)
    assert told in dialog.refusal.text()
    assert settings.now().keys == ()
    assert not dialog.changed


def test_keys_of_places_that_lie_apart_do_not_clash() -> None:
    own_keys.choose(actions.find("unit.mark"), "L")
    assert actions.first_key("unit.mark") == actions.first_key("table.list") == "L"


def test_one_and_all_go_back_to_the_keys_that_they_came_with(dialog: KeysDialog) -> None:
    press(dialog, "text.doubt", Qt.Key.Key_U)
    press(dialog, "text.edit", Qt.Key.Key_U, CONTROL | Qt.KeyboardModifier.AltModifier)
    dialog.give_back(actions.find("text.doubt"))
    assert actions.first_key("text.doubt") == "F12"
    assert not dialog.rows["text.doubt"].back.isVisible()
    dialog.all.click()
    assert settings.load().keys == ()
    assert not dialog.all.isEnabled()


def test_a_key_that_another_has_meanwhile_does_not_come_back() -> None:
    own_keys.choose(actions.find("text.doubt"), "Ctrl+U")
    own_keys.choose(actions.find("text.edit"), "F12")
    with pytest.raises(Refusal):
        own_keys.give_back(actions.find("text.doubt"))
    assert actions.first_key("text.doubt") == "Ctrl+U"


@pytest.mark.parametrize("there", [False, True], ids=["first page", "study"])
def test_the_window_answers_to_the_new_key_at_once(
    window: MainWindow, desk: Desk, answering: Answer[KeysDialog], there: bool
) -> None:
    if there:
        window.show_study(desk)
        add_interview(desk)
    answering(
        KeysDialog, lambda dialog: (press(dialog, "help.about", Qt.Key.Key_F10, CONTROL), dialog.accept())
    )
    find(window, "help.keys").trigger()
    assert find(window, "help.about").shortcuts() == [QKeySequence("Ctrl+F10")]
    assert (window.session is not None) is there


def find(window: MainWindow, identity: str) -> QAction:
    found = window._actions[identity]
    assert isinstance(found, QAction)
    return found


def test_keys_of_actions_that_are_gone_are_no_harm() -> None:
    settings.use(Settings(keys=(("nothing.here", ("F12",)),)))
    assert actions.first_key("text.doubt") == "F12"


@pytest.mark.parametrize("percent", [100, 200])
def test_it_has_room_on_a_small_screen(dialog: KeysDialog, percent: int, qtbot: QtBot) -> None:
    style.apply(application(), Theme.LIGHT, percent)
    dialog.resize(1200, 700)
    qtbot.waitUntil(lambda: faults(dialog) == [])
    style.apply(application(), Theme.LIGHT, 100)
