"""The room of the results and its dialogs, in both languages and at the largest text: all is named, nothing is cut off."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desk.results import cluster, quote, write
from tests.ui.results.conftest import Talk
from tests.ui.walking import faults
from workbench.cellar.words import use_language
from workbench.desk.desk import Desk
from workbench.study.results import Genre, Ground
from workbench.ui import style
from workbench.ui.hub import Hub
from workbench.ui.parts import application
from workbench.ui.results.choose_dialog import Choice, ChooseDialog
from workbench.ui.results.room import ResultsRoom
from workbench.ui.results.uses_dialog import UsesDialog
from workbench.ui.results.whose_dialog import WhoseDialog
from workbench.ui.theme import Theme

LOOKS = pytest.mark.parametrize(
    ("percent", "language"), [(100, "en"), (200, "en"), (200, "nb")], ids=["100 en", "200 en", "200 nb"]
)
LONG = "To be carried while one is walking alone through a winter that nobody asks about"


@pytest.fixture(autouse=True)
def plain_again() -> Iterator[None]:
    yield
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


def _written(desk: Desk, talk: Talk) -> None:
    text = desk.results.begin(Genre.ESSENCE, LONG)
    write(desk, text, "It was cold because nobody came. It is snow. It stays.")
    one, two, _three = desk.results.sentences(text.id)
    gone = cluster(desk, "Gone")
    desk.results.rest(one.id, [Ground("cluster", talk.snow.id), Ground("unit", talk.units[2].id)])
    desk.results.rest(two.id, [Ground("cluster", gone.id)])
    desk.results.put_quote(desk.results.begin(Genre.CONSTITUENT, LONG).id, quote(desk, talk.units[0]).id)
    condensate = desk.results.begin(Genre.CONDENSATE, cluster=talk.snow.id)
    desk.condensates.take(condensate.id, talk.units[0].id)
    desk.results.begin(Genre.NEW_WHOLE, interview=talk.interview.id)


def _sound(part: QWidget, qtbot: QtBot) -> None:
    application().processEvents()
    qtbot.wait(1)
    assert not faults(part)


@LOOKS
def test_the_room(desk: Desk, hub: Hub, talk: Talk, qtbot: QtBot, percent: int, language: str) -> None:
    _written(desk, talk)
    use_language(language)
    style.apply(application(), Theme.LIGHT, percent)
    room = ResultsRoom(desk, hub)
    qtbot.addWidget(room)
    room.resize(1280, 560 if percent > 100 else 660)
    with qtbot.waitExposed(room):
        room.show()
    _sound(room, qtbot)  # with nothing chosen
    for section in desk.results.sections():
        room.begin(section.id)
        room.columns.show_centre()
        _sound(room, qtbot)
        for number in range(room.tabs.count()):
            room.tabs.setCurrentIndex(number)
            for fold in room.whole.folds:
                fold.unfold(True)
            room._to_side()
            _sound(room, qtbot)
            for row in room.page.editor.rows:
                if row[1]:
                    room.page.editor.choose(row[1].id)
                    _sound(room, qtbot)
    room._to_left()
    _sound(room, qtbot)
    room.close_room()


@LOOKS
def test_the_dialogs(desk: Desk, hub: Hub, talk: Talk, qtbot: QtBot, percent: int, language: str) -> None:
    _written(desk, talk)
    use_language(language)
    style.apply(application(), Theme.LIGHT, percent)
    sentence = desk.results.sentences(desk.results.sections()[0].id)[0]
    dialogs: tuple[Callable[[], QWidget], ...] = (
        lambda: UsesDialog(desk, talk.units[0].id),
        lambda: UsesDialog(desk, desk.units.mark(talk.interview.id, 0, 1).id),
        lambda: WhoseDialog(desk, hub, sentence),
        lambda: ChooseDialog(
            None, LONG, LONG, lambda _words: [Choice(("unit", "u"), LONG, LONG)], about=LONG, several=True
        ),
        lambda: ChooseDialog(None, LONG, LONG, lambda _words: []),
    )
    for make in dialogs:
        dialog = make()
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        _sound(dialog, qtbot)
