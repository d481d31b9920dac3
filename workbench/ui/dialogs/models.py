"""The speech models on this computer: check, import, fetch by name, remove."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QProgressBar, QWidget

from workbench.cellar.words import _, language
from workbench.desk.models import EMBEDDED, ModelInfo, Models
from workbench.desk.work import Work
from workbench.speech.models.store import Verified
from workbench.ui.dialogs.base import Dialog
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.file_chooser import choose_file, choose_folder
from workbench.ui.hub import TICK_MS
from workbench.ui.message_bar import announce
from workbench.ui.parts import button, frame, icon_button, label, labelled, row, stack
from workbench.ui.style import em
from workbench.ui.wordings import size

_BEST = {"nb": "nb-whisper-large"}
"""The model that is proposed first to whoever reads a language; the handbook says why."""


class ModelsDialog(Dialog):
    """One long piece of work at a time, with progress and stop."""

    def __init__(self, models: Models, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Speech models"),
            _(
                "A speech model turns sound into text on this computer. The small one that comes with the program "
                "is good for trying out; a larger one hears far better and takes longer."
            ),
            wide=44,
        )
        self._models = models
        self.work: Work[Any] | None = None
        self._after: Callable[[Any], str] = str
        holder = QWidget()
        self._rows = stack(holder, 0.5)
        self.cards: list[QFrame] = []
        self.body.addWidget(holder)
        self.body.addWidget(self._getting())
        self.progress = self._progress_row()
        self.body.addWidget(self.progress)
        self.told = label("")
        self.told.hide()
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.closer = self.offer(_("Close"), self.accept, look="primary")
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.look)
        self._list()
        self.closer.setFocus()

    def begin(self, words: str, make: Callable[[], Work[Any]], after: Callable[[Any], str]) -> None:
        """Start long work; `after` makes the sentence about its result."""
        if self.work is not None:
            self.refuse(_("Something is being done already. Wait for it, or stop it first."))
            return
        self.told.hide()
        if not self.attempt(lambda: self._start(make)):
            return
        self._after = after
        self.doing.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setValue(0)
        self.progress.show()
        self.fit()
        self.stopper.setFocus()
        self._timer.start()

    def look(self) -> None:
        """See how far the work is."""
        if self.work is None:
            return
        status = self.work.poll()
        self.bar.setValue(round(status.share * 1000))
        if not status.finished:
            return
        self._timer.stop()
        self.work = None
        self.progress.hide()
        if status.sentence:
            self.refuse(status.sentence)
        else:
            self.told.setText(self._after(status.result))
            self.told.show()
            announce(self.told, self.told.text())
        self._list()

    def stop(self) -> None:
        """Stop the work at once."""
        if self.work:
            self.work.cancel()
            self.look()

    def step_aside(self) -> None:
        # Leaving would stop what is being done, and nothing of a study is shown here.
        if self.work is None:
            super().step_aside()

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    def _start(self, make: Callable[[], Work[Any]]) -> None:
        work = make()
        work.start()
        self.work = work

    def _list(self) -> None:
        for card in self.cards:
            self._rows.removeWidget(card)
            card.deleteLater()
        self.cards = [self._card(model) for model in self._models.list()]
        self.fit()

    def _card(self, model: ModelInfo) -> QFrame:
        card = frame("card")
        line = row(card, 0.5, 0.7)
        texts = QWidget()
        column = stack(texts, 0.15)
        column.addWidget(label(model.name, "subheading"))
        column.addWidget(label(self._about(model), "hint"))
        line.addWidget(texts, 1)
        if not model.damaged:
            check = _("Check the files of {name}").format(name=model.name)
            line.addWidget(icon_button("check", check, lambda: self.verify(model.name)))
        if not model.embedded:
            away = _("Remove {name}").format(name=model.name)
            line.addWidget(icon_button("remove", away, lambda: self.remove(model.name)))
        self._rows.addWidget(card)
        return card

    def _about(self, model: ModelInfo) -> str:
        facts = [model.words, size(model.bytes) if model.bytes else ""]
        if not model.damaged and not model.multilingual:
            facts.append(_("English only"))
        if model.embedded:
            facts.append(_("comes with the program"))
        return " · ".join(fact for fact in facts if fact)

    def _getting(self) -> QWidget:
        holder = QWidget()
        column = stack(holder, 0.6)
        column.addWidget(label(_("Get another model"), "subheading"))
        self.name = QComboBox()
        self.name.setEditable(True)
        self.fitness = label("", "hint")
        self._offers = {offer.name: offer.words for offer in self._models.offered()}
        self.name.addItems(list(self._offers))
        self.name.setCurrentText(_BEST.get(language(), "large-v3"))
        self.name.currentTextChanged.connect(self._tell_fitness)
        self._tell_fitness(self.name.currentText())
        column.addWidget(
            labelled(
                _("By name, from the internet"),
                self.name,
                _(
                    "This opens a connection, once, and only when you press the button. Nothing of the study is sent."
                ),
            )
        )
        column.addWidget(self.fitness)
        line = QHBoxLayout()
        line.setSpacing(em(0.5))
        self.fetcher = button(_("Fetch"), self.fetch, icon="download")
        line.addWidget(self.fetcher)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(label(_("Or from this computer, where a colleague put it, such as NB-Whisper:")))
        line = QHBoxLayout()
        line.setSpacing(em(0.5))
        self.from_file = button(_("A file …"), self.import_file, icon="file")
        self.from_folder = button(_("A folder …"), self.import_folder, icon="folder")
        line.addWidget(self.from_file)
        line.addWidget(self.from_folder)
        line.addStretch(1)
        column.addLayout(line)
        return holder

    def _tell_fitness(self, name: str) -> None:
        """Say what the model of this name is good for, where that is known."""
        self.fitness.setText(self._offers.get(name.strip(), ""))

    def _progress_row(self) -> QFrame:
        holder = frame("notice")
        line = row(holder, 0.6, 0.7)
        texts = QWidget()
        column = stack(texts, 0.3)
        self.doing = label("")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        line.addWidget(texts, 1)
        self.stopper = button(_("Stop"), self.stop, icon="stop")
        line.addWidget(self.stopper)
        holder.hide()
        return holder

    def verify(self, name: str) -> None:
        """Compare the files of a model with what they should be."""
        self.begin(
            _("Checking {name} …").format(name=name),
            lambda: self._models.verify(name),
            lambda found: verified_words(name, found),
        )

    def fetch(self) -> None:
        """Fetch the model whose name is written."""
        name = self.name.currentText().strip()
        self.begin(
            _("Fetching {name} …").format(name=name),
            lambda: self._models.download(name),
            lambda kept: _("The model {name} is here now.").format(name=kept),
        )

    def import_file(self) -> None:
        """Ask for a model's file and import it."""
        if named := choose_file(self, _("Choose the file of a model"), Path.home()):
            self.import_from(named)

    def import_folder(self) -> None:
        """Ask for a model's folder and import it."""
        if named := choose_folder(self, _("Choose the folder of a model"), Path.home()):
            self.import_from(named)

    def import_from(self, path: Path) -> None:
        """Import a model from a file or a folder."""
        self.begin(
            _("Importing “{name}” …").format(name=path.name),
            lambda: self._models.import_from(path),
            lambda kept: _("The model {name} is here now.").format(name=kept),
        )

    def remove(self, name: str) -> None:
        """Delete a model, after asking."""
        question = _("Remove the model {name}?").format(name=name)
        sentence = _("Its files are deleted from this computer. Studies and transcripts stay as they are.")
        if confirmed(self, question, sentence, _("Remove it"), _("Keep it")):
            self.attempt(lambda: self._models.remove(name))
            self._list()


def verified_words(name: str, found: Verified) -> str:
    """What checking a model's files has shown."""
    if not found.damaged:
        return _("All files of {name} are as they should be.").format(name=name)
    files = ", ".join(found.damaged)
    if name == EMBEDDED:
        return _("Damaged files of {name}: {files}. They are made anew when the model is next used.").format(
            name=name, files=files
        )
    return _("Damaged files of {name}: {files}. Remove the model and get it again.").format(
        name=name, files=files
    )
