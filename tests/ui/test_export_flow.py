"""Saving a transcript from the window: asked where, written whole, said plainly."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import studies
from tests.ui.conftest import Answer, take
from workbench.desk.exporting import export_formats
from workbench.ui.export_flow import save_transcript, write_transcript
from workbench.ui.hub import Hub


def test_a_transcript_is_saved_in_the_form_that_was_chosen(
    qtbot: QtBot, tmp_path: Path, answering: Answer[QFileDialog]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with studies.study(tmp_path) as desk:
        interview = studies.add_interview(desk)
        hub, said, proposed = Hub(desk), list[str](), list[str]()
        hub.said.connect(said.append)

        def choose(dialog: QFileDialog) -> None:
            proposed.append(dialog.selectedFiles()[0])
            dialog.selectNameFilter(next(words for words in dialog.nameFilters() if ".txt" in words))
            take(dialog, "P1")

        answering(QFileDialog, choose)
        save_transcript(desk, hub, interview.id, window)
        assert proposed == [str(tmp_path / "P1.docx")]
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
