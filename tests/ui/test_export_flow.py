"""Saving a transcript from the window: asked where, written whole, said plainly."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import studies
from workbench.desk.exporting import export_formats
from workbench.ui.export_flow import save_transcript, write_transcript
from workbench.ui.hub import Hub


def test_a_transcript_is_saved_in_the_form_that_was_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with studies.study(tmp_path) as desk:
        interview = studies.add_interview(desk)
        hub, said = Hub(desk), list[str]()
        hub.said.connect(said.append)
        monkeypatch.setattr(
            QFileDialog,
            "getSaveFileName",
            lambda _w, _t, _p, filters, _f: (
                str(tmp_path / "P1"), next(words for words in filters.split(";;") if ".txt" in words)
            ),
        )  # fmt: skip
        save_transcript(desk, hub, interview.id, window)
        assert "started early" in (tmp_path / "P1.txt").read_text("utf-8")
        assert "P1.txt" in said[0]


def test_a_file_that_nobody_was_asked_about_is_not_written_over(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot
    with studies.study(tmp_path) as desk:
        interview = studies.add_interview(desk)
        hub, refused = Hub(desk), list[str]()
        hub.refused.connect(refused.append)
        (tmp_path / "P1.txt").write_text("something else", "utf-8")
        plain = next(one for one in export_formats() if one.suffix == ".txt")
        write_transcript(desk, hub, interview.id, plain, tmp_path / "P1")
        assert (tmp_path / "P1.txt").read_text("utf-8") == "something else"
        assert len(refused) == 1
