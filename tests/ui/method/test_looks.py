"""The room of the method at all looks: every control is named, nothing is cut off, at 200 % and in bokmål, too."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.studies import add_interview, other
from tests.ui.walking import faults
from workbench.cellar.words import use_language
from workbench.desk.desk import Desk
from workbench.desk.trail import Decided, Guided
from workbench.methods import methods
from workbench.ui import style
from workbench.ui.dialogs.agree_theme import AgreeThemeDialog
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.begin_themes import BeginThemesDialog
from workbench.ui.dialogs.change_method import ChangeMethodDialog
from workbench.ui.dialogs.decision import DecisionDialog, DecisionReader
from workbench.ui.dialogs.guide import GuideDialog, GuideReader
from workbench.ui.dialogs.leave_out import LeaveOutDialog
from workbench.ui.hub import Hub
from workbench.ui.main_window import MainWindow
from workbench.ui.method.reading_page import ReadingPage
from workbench.ui.method.room import MethodRoom
from workbench.ui.method.themes_page import ThemesPage
from workbench.ui.parts import application
from workbench.ui.settings import Settings
from workbench.ui.theme import Theme

LOOKS = pytest.mark.parametrize(
    ("percent", "language"), [(100, "en"), (200, "en"), (200, "nb")], ids=["100 en", "200 en", "200 nb"]
)


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


def _filled(desk: Desk) -> None:
    """A study in which there is something of everything."""
    kari, ola = desk.member, other(desk)
    assert kari
    for title in ("First talk", "An interview with quite a long title, as some have"):
        add_interview(desk, title)
    desk.members.switch(ola.id)
    desk.preparing.bring("I have been on sick leave for two years, and know what it is to be asked. " * 3)
    desk.preparing.impress(desk.interviews.list()[0].id, "She is tired of being looked at. " * 3)
    everybody = (kari.id, ola.id)
    desk.trail.decide(
        Decided("No telephone", "Silence is hard to hear", "Ola: easier", everybody, "2026-03-09")
    )
    desk.trail.add_guide(Guided("How is work?", "shorter", "Why did you stop?", everybody, "2026-03-09"))
    desk.members.switch(kari.id)
    desk.method.leave_out("figure", "there are three clusters only, and each stands by itself")


def _lists(desk: Desk, turned: int = 2) -> None:
    kari, ola = desk.member, other(desk)
    assert kari
    begun = desk.themes.begin([kari.id, ola.id], desk.themes.asked())
    for member in (ola, kari):
        desk.members.switch(member.id)
        desk.rounds.write(begun.id, 0, "Shame\nA theme that is told in quite a long line\nWaiting")
        desk.rounds.finish(begun.id)
    for _card in range(turned):
        desk.rounds.turn(begun.id)
    desk.themes.agree("A theme that is told in quite a long line", [kari.id, ola.id])


@LOOKS
def test_every_page(qtbot: QtBot, desk: Desk, percent: int, language: str) -> None:
    use_language(language)
    style.apply(application(), Theme.LIGHT, percent)
    _filled(desk)
    window = MainWindow(Settings(text=percent, language=language))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_study(desk)
    session = window.session
    assert session
    hub = session.hub
    session.page.enter_room("method")
    room = session.page.rooms.room("method")
    assert isinstance(room, MethodRoom)

    def impression() -> None:
        assert isinstance(room.page, ReadingPage)
        if room.page.turner.isVisible():
            room.page.turn()

    def keep() -> None:
        desk.preparing.bring("mine")
        hub.poll()

    pages: dict[str, Callable[[], object]] = {
        **{method.id: lambda one=method: _method(desk, hub, one.id) for method in methods()},
        "bringing": room.show_bringing,
        "brought": keep,
        "reading": lambda: room.read(desk.interviews.list()[1].id),
        "impression": impression,
        "no lists": room.show_themes,
        "lists": lambda: (_lists(desk), hub.poll(), room.show_themes()),
    }
    found: dict[str, list[str]] = {}
    for name, see in pages.items():
        see()
        found[name] = _faults(window, qtbot)
    assert window.size().toTuple() == (1280, 800)
    assert {name: what for name, what in found.items() if what} == {}
    session.leave()
    window.session = None


def test_the_last_turned_list_can_be_read_with_large_text(
    window: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    _lists(desk, turned=1)
    window.set_text(Settings(text=200))
    window.resize(1280, 700)
    window.show_study(desk)
    use_language("nb")
    assert window.session
    window.session.page.enter_room("method")
    room = window.session.page.rooms.room("method")
    assert isinstance(room, MethodRoom)
    room.show_themes(desk.themes.standings()[0].round.id)
    assert isinstance(room.page, ThemesPage)
    cards = room.page.round.cards
    field = cards.replies.field
    qtbot.waitUntil(cards.turner.isVisible)
    cards.turner.setFocus()
    cards.turner.click()
    qtbot.waitUntil(field.isVisible)
    (text,) = cards.texts
    qtbot.waitUntil(
        lambda: text.visibleRegion().boundingRect().height() >= 2 * text.fontMetrics().lineSpacing()
    )
    assert window.focusWidget() is text
    qtbot.waitUntil(lambda: field.height() == field.sizeHint().height())
    field.setFocus()
    qtbot.waitUntil(lambda: field.height() == field.sizeHint().height())
    assert field.visibleRegion().boundingRect() == field.rect()
    assert window.height() == 700
    room.page.round.leaver.click()
    assert room.page.heading.isVisible()


def _faults(seen: QWidget, qtbot: QtBot) -> list[str]:
    """What is wrong once everything is laid out."""
    with suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not faults(seen), timeout=2000)
    return faults(seen)


def _method(desk: Desk, hub: Hub, identity: str) -> None:
    desk.method.choose(identity)
    hub.poll()


@LOOKS
def test_every_dialog(qtbot: QtBot, desk: Desk, percent: int, language: str) -> None:
    use_language(language)
    style.apply(application(), Theme.LIGHT, percent)
    _filled(desk)
    hub = Hub(desk)
    (decision,), (version,) = desk.trail.decisions(), desk.trail.guides()
    makes: list[Callable[[], Dialog]] = [
        lambda: ChangeMethodDialog(desk, hub),
        lambda: LeaveOutDialog(desk, hub, "figure", "Figure and ground"),
        lambda: BeginThemesDialog(desk, hub),
        lambda: AgreeThemeDialog(desk, hub),
        lambda: DecisionDialog(desk, hub),
        lambda: DecisionReader(desk, decision),
        lambda: GuideDialog(desk, hub, version),
        lambda: GuideReader(desk, version),
    ]
    found: dict[str, list[str]] = {}
    for make in makes:
        dialog = make()
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.refuse("A sentence that tells what cannot be done and what to do instead of it.")
        found[type(dialog).__name__] = _faults(dialog, qtbot)
    hub.stop()
    assert {name: what for name, what in found.items() if what} == {}
