"""The menu bar, made from the table of actions and from what the window and its parts have built of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton, QWidget

from workbench.cellar.words import LANGUAGES, _, _n, language, mark
from workbench.ui import actions, settings
from workbench.ui.actions import ACTIONS, Area
from workbench.ui.settings import STEPS_BACK
from workbench.ui.theme import Theme
from workbench.ui.wordings import OWN_NAMES

if TYPE_CHECKING:  # the first page has menus before a desk is loaded
    from workbench.ui.rooms import Rooms
    from workbench.ui.study_page import StudyPage

THEMES: dict[str, str] = {
    Theme.SYSTEM: mark("Same as the computer"),
    Theme.LIGHT: mark("Light"),
    Theme.DARK: mark("Dark"),
}

_LINE_BEFORE = {
    "study.add",
    "study.give",
    "study.models",
    "study.close",
    "edit.find",
    "view.larger",
    "study.open-ends",
}

_WAYS_IN = {"study.sample", "study.join"}
"""What stands on the first page and, so that the menu fits with large text, is left to it while a study is open."""

WITH_COLLEAGUES = (
    "study.give",
    "study.take",
    "study.news",
    "study.balance",
    "study.team",
    "study.members",
)
GO_TO = (
    "view.units",
    "view.bridling",
    "view.together",
    "view.quotes",
    *(row.id for row in ACTIONS if row.id.startswith("room.")),
    "view.next",
    "view.previous",
)
DOUBTS = tuple(row.id for row in ACTIONS if row.id.startswith("text.doubt") or row.id == "text.right")
PUT_IN = tuple(row.id for row in ACTIONS if row.id.startswith("text.mark"))
_INSIDE: dict[tuple[str, ...], str] = {
    WITH_COLLEAGUES: mark("With colleagues"),
    GO_TO: mark("Go to"),
    DOUBTS: mark("Doubtful words"),
    PUT_IN: mark("Put in"),
}
"""What stands in a menu of its own inside another, for the same reason, and what that is called."""


def fill(
    window: QMainWindow,
    own: Mapping[str, QAction],
    page: "StudyPage | None",
    on_theme: Callable[[str], None],
    on_language: Callable[[str], None],
) -> None:
    """Make the menus anew. `own` are the window's actions by id; those of `page` are found by their names.

    An action that nobody has built yet is left out, and those of a room that is not shown: they would act out of sight,
    and the titles must fit beside each other. For that reason the table has a bar and menus of its own.
    """
    bar = window.menuBar()
    bar.clear()
    for old in bar.findChildren(QMenu):
        old.deleteLater()
    built = {**(_of_page(page) if page else {}), **own}
    shown = [area for area in Area if area is not Area.TABLE]
    titles = with_letters([_(area.value) for area in shown])
    for area, title in zip(shown, titles, strict=True):
        menu = QMenu(title, bar)
        left_out = _WAYS_IN if page else set[str]()
        _add_rows(menu, area, {name: one for name, one in built.items() if name not in left_out})
        if area is Area.EDIT and page:
            _name_undone(menu, built, page)
        if area is Area.VIEW:
            _choices(menu, _("Light or dark"), THEMES, settings.now().theme, on_theme)
            names = {code: OWN_NAMES[code] for code in LANGUAGES}
            _choices(menu, _("Language"), names, language(), on_language)
        if menu.isEmpty():
            continue
        if area is Area.SOUND:
            before = _("After a pause, play on from")
            _choices(menu, before, _steps_back(), str(settings.now().step_back), _step_back)
        bar.addMenu(menu)


def _add_rows(menu: QMenu, area: Area, built: Mapping[str, QAction]) -> None:
    for row in ACTIONS:
        if row.area is area and row.id in built:
            if row.id in _LINE_BEFORE and not menu.isEmpty():
                menu.addSeparator()
            inside = next((rows for rows in _INSIDE if row.id in rows), None)
            if inside is None:
                menu.addAction(built[row.id])
            elif row.id == inside[0]:
                _submenu(menu, inside, built)


def _of_page(page: "StudyPage") -> dict[str, QAction]:
    """The actions by id of all parts of the page that can be reached now."""
    found = [one for one in page.findChildren(QAction) if one.objectName()]
    return {one.objectName(): one for one in reversed(found) if page.rooms.reaches(one.parent())}


def follow(rooms: "Rooms", anew: Callable[[], None]) -> None:
    """Have the menus made anew once another room is shown, whose actions belong into them."""

    # Queued: the menu that led into the room is still open.
    def entered(_name: str) -> None:
        anew()

    rooms.entered.connect(entered, Qt.ConnectionType.QueuedConnection)


def _name_undone(menu: QMenu, built: Mapping[str, QAction], page: "StudyPage") -> None:
    """Have undo and redo say each time what they would take back and bring back, as their buttons do."""

    def name() -> None:
        for identity in ("edit.undo", "edit.redo"):
            tool = page.findChild(QToolButton, identity)
            if tool and identity in built:
                built[identity].setText(tool.accessibleName().replace("&", "&&"))

    menu.aboutToShow.connect(name)


def _submenu(menu: QMenu, rows: tuple[str, ...], built: Mapping[str, QAction]) -> None:
    inside = menu.addMenu(_(_INSIDE[rows]))
    for name in rows:
        if name in built:
            inside.addAction(built[name])


def _steps_back() -> dict[str, str]:
    return {
        str(seconds): _n("{count} second before", "{count} seconds before", seconds).format(count=seconds)
        if seconds
        else _("Where it was stopped")
        for seconds in STEPS_BACK
    }


def _step_back(seconds: str) -> None:
    settings.save(replace(settings.now(), step_back=int(seconds)))


def with_letters(titles: list[str]) -> list[str]:
    """The titles, each with a letter of its own marked (&) by which Alt opens it, where one is left."""
    taken: set[str] = set()
    marked: list[str] = []
    for title in titles:
        at = next((n for n, c in enumerate(title) if c.isalpha() and c.casefold() not in taken), None)
        taken.update(title[at].casefold() if at is not None else "")
        marked.append(title if at is None else f"{title[:at]}&{title[at:]}")
    return marked


def build_own(window: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """The window's own actions by id."""
    return {identity: actions.build(identity, window, then) for identity, then in handlers.items()}


def _choices(menu: QMenu, title: str, of: Mapping[str, str], now: str, then: Callable[[str], None]) -> None:
    sub = menu.addMenu(title)
    group = QActionGroup(sub)
    for value, words in of.items():
        choice = QAction(_(words), sub)
        choice.setCheckable(True)
        choice.setChecked(value == now)
        choice.triggered.connect(lambda _checked=False, value=value: then(value))
        group.addAction(choice)
        sub.addAction(choice)
