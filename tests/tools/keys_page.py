"""Keeps the handbook's page of keys in step with the table of actions: `python -m tests.tools.keys_page`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from workbench.cellar.places import resources
from workbench.cellar.words import LANGUAGES, Language, _, use_language
from workbench.ui import qt_words
from workbench.ui.actions import ACTIONS, Area
from workbench.ui.dialogs.key_row import keys_words


@dataclass(frozen=True)
class Words:
    """What the page says beside the keys."""

    title: str
    sentence: str
    what: str
    keys: str
    onwards: str


WORDS: dict[Language, Words] = {
    "en": Words(
        "All keys",
        "Everything can be done with the keyboard. `Tab` goes on, `Shift+Tab` goes back, and `F6` goes to the next\n"
        "part of the window. In a list or in the text, the arrow keys walk; `Shift` with them selects words. The\n"
        "same page opens in the program with `F1`; there each key can be changed. These are the keys it comes with.",
        "What",
        "Keys",
        "Next: [Without a window](without-a-window.md)",
    ),
    "nb": Words(
        "Alle taster",
        "Alt kan gjøres med tastaturet. `Tab` går videre, `Shift+Tab` går tilbake, og `F6` går til neste del av\n"
        "vinduet. I en liste eller i teksten går du med piltastene; med `Shift` velger du ord. Den samme siden\n"
        "åpnes i programmet med `F1`; der kan hver tast endres. Dette er tastene det kommer med.",
        "Hva",
        "Taster",
        "Neste: [Uten vindu](without-a-window.md)",
    ),
}


def page_file(language: Language) -> Path:
    """The page in a language."""
    return resources() / "handbook" / language / "keys.md"


def page(language: Language) -> str:
    """What the page says, in Markdown. Leaves the program speaking that language; wants a Qt application."""
    use_language(language)
    words = WORDS[language]
    lines = [f"# {words.title}", "", words.sentence, ""]
    for area in Area:
        rows = [action for action in ACTIONS if action.area is area and action.keys]
        if rows:
            lines += [f"## {_(area.value)}", "", f"| {words.what} | {words.keys} |", "|---|---|"]
            lines += [f"| {_(action.words).rstrip(' …')} | {keys_words(action.keys)} |" for action in rows]
            lines.append("")
    return "\n".join([*lines, words.onwards, ""])


def main() -> int:
    """Write the page in each language."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    qt_words.install(application)
    for language in LANGUAGES:
        page_file(language).write_text(page(language), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
