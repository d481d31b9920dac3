"""This computer's settings: kept, checked, never in the way."""

import json
from pathlib import Path

import pytest

from workbench.cellar.places import settings as folder
from workbench.ui import settings
from workbench.ui.settings import RECENT, TEXT_STEPS, Settings
from workbench.ui.theme import Theme


def test_what_is_saved_is_loaded() -> None:
    kept = Settings("nb", 150, Theme.DARK, ("/a", "/b"), 5, (("xx", "[unclear]"),))
    settings.save(kept)
    assert settings.load() == kept


def test_what_is_saved_holds_from_then_on() -> None:
    settings.save(Settings(step_back=3))
    assert settings.now().step_back == 3


def test_without_a_file_there_are_defaults() -> None:
    assert settings.load() == Settings()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        '{"text": "big", "theme": "pink", "language": "xx", "recent": 3, "step_back": 6, "snippets": [3, ["x"], ["x", 4]]}',
        "\x00\xff",
    ],
)
def test_a_damaged_file_counts_as_none(text: str) -> None:
    folder().mkdir(parents=True)
    (folder() / "settings.json").write_text(text, "latin-1")
    assert settings.load() == Settings()


@pytest.mark.parametrize("percent", [0, 99, 201, 10**9, True])
def test_a_text_size_out_of_range_is_the_usual_one(percent: int) -> None:
    folder().mkdir(parents=True)
    (folder() / "settings.json").write_text(json.dumps({"text": percent}), "utf-8")
    assert settings.load().text == 100


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("WORKBENCH_SETTINGS", str(tmp_path / "file" / "below"))
    settings.save(Settings(text=200))
    assert settings.load() == Settings()


def test_recent_studies_are_few_and_the_last_comes_first(tmp_path: Path) -> None:
    kept = Settings()
    for number in range(RECENT + 3):
        kept = kept.with_recent(tmp_path / str(number))
    kept = kept.with_recent(tmp_path / "5")
    assert len(kept.recent) == RECENT
    assert kept.recent[0] == str((tmp_path / "5").resolve())
    assert len(set(kept.recent)) == RECENT


def test_text_grows_and_shrinks_within_its_range() -> None:
    kept = Settings()
    sizes = [kept.text]
    for _ in range(10):
        kept = kept.larger()
        sizes.append(kept.text)
    assert sorted(set(sizes)) == list(TEXT_STEPS)
    for _ in range(10):
        kept = kept.smaller()
    assert kept.text == 100
