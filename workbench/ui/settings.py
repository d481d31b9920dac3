"""What this computer keeps for its user: language, text size, light or dark, recent studies, how the sound goes on.

It lies outside every study and holds nothing of one but its path. A damaged file counts as none.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import cast

from workbench.cellar.places import settings as folder
from workbench.cellar.words import LANGUAGES
from workbench.ui.theme import Theme

TEXT_STEPS = (100, 115, 130, 150, 175, 200)
"""The sizes of text that can be chosen, in per cent."""

STEPS_BACK = (0, 1, 2, 3, 4, 5)
"""How far before a pause the sound can go on, in seconds."""

MOST_SNIPPETS = 100
"""How many short forms are kept."""

RECENT = 8
"""How many studies are remembered."""

_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """`language` is a code of `words.LANGUAGES` or empty (the desktop's own); `text` per cent."""

    language: str = ""
    text: int = 100
    theme: Theme = Theme.SYSTEM
    recent: tuple[str, ...] = ()
    step_back: int = 1
    """Seconds, one of `STEPS_BACK`."""
    snippets: tuple[tuple[str, str], ...] = ()
    """Short forms and what they stand for, while a transcript is corrected."""
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Actions by their identities, each with all the keys that somebody has chosen for it, also none."""

    def with_recent(self, study: Path) -> "Settings":
        """With this study first among the recent ones."""
        path = str(study.resolve())
        return replace(self, recent=(path, *(p for p in self.recent if p != path))[:RECENT])

    def larger(self) -> "Settings":
        """With the next larger text."""
        return replace(self, text=next((step for step in TEXT_STEPS if step > self.text), TEXT_STEPS[-1]))

    def smaller(self) -> "Settings":
        """With the next smaller text."""
        steps = reversed(TEXT_STEPS)
        return replace(self, text=next((step for step in steps if step < self.text), TEXT_STEPS[0]))


_used: Settings | None = None


def now() -> Settings:
    """The settings that hold now."""
    return _used or load()


def use(settings: Settings) -> None:
    """Let settings hold from now on, without keeping them."""
    global _used  # noqa: PLW0603
    _used = settings


def load() -> Settings:
    """The settings of this computer; defaults where there are none or they cannot be read."""
    try:
        raw: object = json.loads((folder() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(cast("dict[str, object]", raw)) if isinstance(raw, dict) else Settings()


def save(settings: Settings) -> None:
    """Use the settings and keep them. Where the folder cannot be written they hold until the window closes."""
    use(settings)
    target = folder() / _FILE
    draft = target.with_suffix(".new")
    try:
        folder().mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=1, ensure_ascii=False), "utf-8")
        draft.replace(target)
    except OSError:
        return


def _checked(raw: dict[str, object]) -> Settings:
    language, text, theme, recent = (raw.get(name) for name in ("language", "text", "theme", "recent"))
    back = raw.get("step_back")
    return Settings(
        language=language if isinstance(language, str) and language in LANGUAGES else "",
        text=text if isinstance(text, int) and TEXT_STEPS[0] <= text <= TEXT_STEPS[-1] else 100,
        theme=Theme(theme) if isinstance(theme, str) and theme in list(Theme) else Theme.SYSTEM,
        recent=tuple(path for path in _list(recent) if isinstance(path, str))[:RECENT],
        step_back=back if type(back) is int and back in STEPS_BACK else 1,
        snippets=tuple(_pairs(raw.get("snippets")))[:MOST_SNIPPETS],
        keys=tuple(_rows(raw.get("keys"))),
    )


def _list(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    for pair in _list(value):
        match pair:
            case [str(one), str(other)]:
                yield one, other
            case _:
                continue


def _rows(value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in _list(value):
        one, others = (*_list(row), None, None)[:2]
        if isinstance(one, str) and isinstance(others, list):
            yield one, tuple(key for key in _list(cast("object", others)) if isinstance(key, str) and key)
