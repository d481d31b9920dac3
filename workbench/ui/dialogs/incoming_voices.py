"""The voices that were found in a file, each with a field for what it is to be called in the study."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from workbench.cellar.words import _, _n
from workbench.desk.incoming import FoundVoice
from workbench.ui.breakable import breakable_words
from workbench.ui.item_layout import emptied
from workbench.ui.parts import label, labelled, no_wider_than_its_place, stack


class VoiceNames(QWidget):
    """Empty where the file does not say who speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._column = stack(self, 0.7)
        self.fields: dict[str, QComboBox] = {}

    def show_voices(self, voices: Sequence[FoundVoice], labels: Sequence[str]) -> None:
        """Ask about these voices; `labels` are those that are known or expected."""
        emptied(self._column)
        self.fields = {}
        self.setVisible(bool(voices))
        if not voices:
            return
        self._column.addWidget(label(_("Who speaks"), "subheading"))
        hint = _("Choose who it is, or write it: Interviewer, P1, and never a name.")
        self._column.addWidget(label(hint, "hint"))
        for voice in voices:
            chooser = no_wider_than_its_place(QComboBox())
            chooser.setEditable(True)
            chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            chooser.addItems(list(dict.fromkeys([voice.label, *labels])))
            chooser.addItem(_("Leave these turns out"), True)
            count = _n("{count} turn", "{count} turns", voice.turns).format(count=voice.turns)
            chooser.setAccessibleName(_("What “{name}” is called in the study").format(name=voice.name))
            # In words above a field Qt takes a single & for the sign of a key.
            name = breakable_words(voice.name).replace("&", "&&")
            words = _("“{name}” in the file, {turns}").format(name=name, turns=count)
            asked = labelled(words, chooser, breakable_words(voice.first))
            self._column.addWidget(asked)
            asked.show()  # at once, since the dialog takes its size from what is shown
            self.fields[voice.name] = chooser

    def labels(self) -> dict[str, str]:
        """What each voice is to be called."""
        return {name: chooser.currentText() for name, chooser in self.fields.items() if not _leaves(chooser)}

    def left_out(self) -> frozenset[str]:
        """The voices whose turns are not wanted."""
        return frozenset(name for name, chooser in self.fields.items() if _leaves(chooser))


def _leaves(chooser: QComboBox) -> bool:
    return chooser.currentText() == _("Leave these turns out")
