"""The handbook: the same pages in both languages, links that lead somewhere, a window that shows them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.tools import keys_page
from tests.ui.conftest import Answer
from tests.ui.walking import faults
from workbench.cellar.places import resources
from workbench.cellar.words import LANGUAGES, Language, _, use_language
from workbench.ui import qt_words, style
from workbench.ui.actions import ACTIONS, Action
from workbench.ui.dialogs.base import Dialog
from workbench.ui.handbook_window import HandbookWindow, Pages
from workbench.ui.main_window import MainWindow
from workbench.ui.menus import WITH_COLLEAGUES
from workbench.ui.parts import application
from workbench.ui.theme import Theme

FOLDER = resources() / "handbook"
PAGES = sorted(path.name for path in (FOLDER / "en").glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")
WAY = re.compile(r"\*\*([^*]+) → ([^*]+)\*\*")
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(autouse=True)
def plain_again(qtbot: QtBot) -> Iterator[None]:
    yield
    use_language("en")
    style.apply(application(), Theme.LIGHT, 100)


def _shape(page: Path) -> list[str]:
    """Headings and links of a page, without their words."""
    text = page.read_text("utf-8")
    return re.findall(r"^#+ ", text, re.MULTILINE) + [
        link.replace("-nb.", "-en.") for link in LINK.findall(text)
    ]


def test_both_languages_have_the_same_pages_with_the_same_structure() -> None:
    assert sorted(path.name for path in (FOLDER / "nb").glob("*.md")) == PAGES
    assert [name for name in PAGES if _shape(FOLDER / "en" / name) != _shape(FOLDER / "nb" / name)] == []


@LANGUAGE
def test_every_link_leads_to_a_page_or_a_picture(language: Language) -> None:
    folder = FOLDER / language
    links = [(name, link) for name in PAGES for link in LINK.findall((folder / name).read_text("utf-8"))]
    assert len(links) > len(PAGES)
    assert [one for one in links if not (folder / one[1]).is_file()] == []


def test_every_page_is_in_the_contents() -> None:
    contents = (FOLDER / "en" / "index.md").read_text("utf-8")
    assert [name for name in PAGES if name != "index.md" and f"({name})" not in contents] == []


def _menu(action: Action) -> str:
    inside = f" → {_('With colleagues')}" if action.id in WITH_COLLEAGUES else ""
    return _(action.area.value) + inside


@LANGUAGE
def test_a_way_through_the_menus_is_one_that_is_there(qtbot: QtBot, language: Language) -> None:
    use_language(language)
    there = {(_menu(action), _(action.words)) for action in ACTIONS}
    told = [
        (menu, words)
        for name in PAGES
        for menu, words in WAY.findall((FOLDER / language / name).read_text("utf-8"))
    ]
    assert len(told) > 5
    assert [way for way in told if way not in there] == []


@LANGUAGE
def test_the_page_of_keys_is_in_step_with_the_actions(qtbot: QtBot, language: Language) -> None:
    qt_words.install(application())
    assert keys_page.page_file(language).read_text("utf-8") == keys_page.page(language)


@pytest.mark.parametrize("percent", [100, 200])
@LANGUAGE
def test_every_page_is_shown_and_none_is_wider_than_the_window(
    qtbot: QtBot, language: Language, percent: int
) -> None:
    use_language(language)
    style.apply(application(), Theme.LIGHT, percent)
    window = HandbookWindow()
    qtbot.addWidget(window)
    window.resize(1200, 760)
    with qtbot.waitExposed(window):
        window.show()
    for name in PAGES:
        window.pages.show_page(name)
        assert window.pages.page() == name
        title = (FOLDER / language / name).read_text("utf-8").splitlines()[0].removeprefix("# ")
        assert window.pages.toPlainText().startswith(title)
        assert window.pages.horizontalScrollBar().maximum() == 0, name
    assert faults(window) == []


def test_links_between_pages_are_followed_and_back_leads_back(qtbot: QtBot) -> None:
    window = HandbookWindow()
    qtbot.addWidget(window)
    window.pages.anchorClicked.emit(QUrl("bridling.md"))
    assert window.pages.page() == "bridling.md"
    window.back.click()
    assert window.pages.page() == "index.md"
    window.pages.anchorClicked.emit(QUrl("gone.md"))
    assert window.pages.page() == "index.md"


@pytest.mark.parametrize("agrees", [True, False])
def test_a_link_to_elsewhere_is_asked_about(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answering: Answer[Dialog], agrees: bool
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    pages = Pages()
    qtbot.addWidget(pages)
    pages.show_page("index.md")
    address = QUrl("https://example.org/a")
    words = "Open it" if agrees else "Stay here"
    answering(
        Dialog,
        lambda dialog: next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click(),
    )
    pages.anchorClicked.emit(address)
    assert opened == ([address] if agrees else [])


def test_nothing_from_outside_the_handbook_is_loaded(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    pages.show_page("index.md")
    kind = QTextDocument.ResourceType.ImageResource.value
    assert pages.loadResource(kind, QUrl("../pictures/start-en.png"))
    assert pages.loadResource(kind, QUrl("https://example.org/a.png")) is None
    assert pages.loadResource(kind, QUrl("../../icons/workbench.svg")) is None


def test_larger_text_reaches_a_page_that_is_open(qtbot: QtBot) -> None:
    style.apply(application(), Theme.LIGHT, 100)
    window = HandbookWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    before = window.pages.cursorRect(QTextCursor(window.pages.document())).height()
    style.apply(application(), Theme.LIGHT, 200)
    qtbot.waitUntil(
        lambda: window.pages.cursorRect(QTextCursor(window.pages.document())).height() > 1.5 * before
    )


def test_the_help_menu_opens_it_once_and_another_language_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    help_menu = window.menuBar().actions()[-1].menu()
    assert help_menu
    action = next(one for one in window.actions() if one.objectName() == "help.handbook")
    action.trigger()
    action.trigger()
    [shown] = window.findChildren(HandbookWindow)
    assert shown.isVisible()
    with qtbot.waitSignal(shown.destroyed):
        window.set_language("nb")
