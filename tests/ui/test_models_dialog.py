"""The models' dialog: one long piece of work at a time, its end in a sentence, stop at once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.cellar.words import use_language
from workbench.desk.models import Models
from workbench.ui.dialogs.models import ModelsDialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ModelsDialog:
    shown = ModelsDialog(Models(tmp_path / "models"))
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _until_done(qtbot: QtBot, dialog: ModelsDialog) -> None:
    qtbot.waitUntil(lambda: dialog.work is None, timeout=60_000)


def test_the_model_that_comes_along_is_checked(qtbot: QtBot, dialog: ModelsDialog) -> None:
    assert len(dialog.cards) == 1
    dialog.verify("base")
    assert dialog.progress.isVisible()
    _until_done(qtbot, dialog)
    assert dialog.told.text() == "All files of base are as they should be."
    assert not dialog.progress.isVisible()


def test_a_file_that_is_no_model_gets_a_sentence(qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path) -> None:
    file = tmp_path / "model.pt"
    file.write_bytes(b"nothing of a model")
    dialog.import_from(file)
    _until_done(qtbot, dialog)
    assert dialog.refusal.isVisible()
    assert dialog.refusal.text()
    assert len(dialog.cards) == 1


def test_stopping_and_doing_two_things_at_once(qtbot: QtBot, dialog: ModelsDialog) -> None:
    dialog.verify("base")
    dialog.verify("base")
    assert "already" in dialog.refusal.text()
    dialog.stopper.click()
    assert dialog.work is None
    assert dialog.refusal.text() == "Stopped. Nothing was changed."


def test_the_one_that_comes_along_is_made_anew_where_it_is_damaged(
    qtbot: QtBot, dialog: ModelsDialog, tmp_path: Path
) -> None:
    dialog.verify("base")
    _until_done(qtbot, dialog)
    (tmp_path / "models" / "base" / "ctranslate2" / "config.json").write_text("{}")
    dialog.verify("base")
    _until_done(qtbot, dialog)
    assert "made anew when the model is next used" in dialog.told.text()
    dialog.verify("base")
    _until_done(qtbot, dialog)
    assert "made anew" in dialog.told.text()
    files = Models(tmp_path / "models").files("base")
    assert files.ctranslate2
    assert (files.ctranslate2 / "config.json").read_text() != "{}"


def test_closing_the_dialog_stops_the_work(qtbot: QtBot, dialog: ModelsDialog) -> None:
    dialog.verify("base")
    dialog.closer.click()
    assert dialog.work is None


@pytest.mark.parametrize(("code", "best"), [("nb", "nb-whisper-large"), ("en", "large-v3")])
def test_the_model_proposed_first_fits_the_readers_language(
    qtbot: QtBot, tmp_path: Path, code: str, best: str
) -> None:
    use_language(code)
    try:
        shown = ModelsDialog(Models(tmp_path / "models"))
    finally:
        use_language("en")
    qtbot.addWidget(shown)
    assert shown.name.currentText() == best
    assert shown.fitness.text()
