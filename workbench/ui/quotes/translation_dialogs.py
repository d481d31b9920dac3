"""Translating a quote, and comparing a translation: both texts side by side, with the sound."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.desk.quotes import Quoted
from workbench.study.quotes import Translation
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.draft_field import DraftField
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.item_layout import emptied
from workbench.ui.parts import button, label, labelled, readable, stack
from workbench.ui.quotes.quote_words import (
    language_within,
    language_words,
    languages,
    said_words,
    where_words,
)
from workbench.ui.style import em, space
from workbench.ui.wordings import name_of, quoted

BESIDE_EMS = 46
"""From so many ems of screen on the two stand beside each other; below, one under the other."""


class _SideBySide(WritingDialog):
    """The quote on the left; `listen` tells that it is to be heard."""

    listen = Signal()

    def __init__(self, parent: QWidget | None, title: str, sentence: str, found: Quoted) -> None:
        super().__init__(parent, title, sentence, wide=58)
        holder = QWidget()
        room = self.screen().availableGeometry().width() >= em(BESIDE_EMS)
        sides = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom, holder
        )
        space(sides, 1.2)
        left = QWidget()
        column = stack(left, 0.5)
        column.addWidget(label(_("As it is printed"), "subheading"))
        self.original = readable(quoted(found.printed.text), "words")
        column.addWidget(self.original)
        if found.quote.edits:
            column.addWidget(label(_("As it was said"), "small"))
            column.addWidget(readable(said_words(found)))
        column.addWidget(label(where_words(found), "small"))
        below = QWidget()
        self.listener = button(_("Listen"), self.listen.emit, icon="play")
        FlowLayout(below, em(0.3)).addWidget(self.listener)
        column.addWidget(below)
        column.addStretch(1)
        self.right = QWidget()
        self.column = stack(self.right, 0.6)
        sides.addWidget(left, 1)
        sides.addWidget(self.right, 1)
        self.body.addWidget(holder)
        self.body.addStretch(1)

    def _keep_with(self, hub: Hub, gesture: Callable[[], object], *fields: DraftField) -> None:
        """Keep what is written, or say why not."""
        if self.attempt(gesture):
            for one in fields:
                one.forget()
            hub.poll()
            self.accept()
        else:
            fields[0].setFocus()


class TranslateDialog(_SideBySide):
    """Writes the own translation. `text` is what to begin with where there is none yet; `language` may be chosen if empty."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        found: Quoted,
        language: str = "",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            parent,
            _("Translate a quote"),
            _(
                "Stay with how it was said: pauses, half sentences and swearing belong to it. Others compare it later."
            ),
            found,
        )
        self._desk = desk
        self._hub = hub
        self._quote, self._interview = found.quote.id, found.quote.interview
        self._begin_with = text
        self.language = QComboBox()
        for code, words in languages():
            self.language.addItem(words, code)
        spoken = desk.quotes.language_of(found.quote.interview)
        usual = "en" if spoken in ("", "no", "nb", "nn") else "nb"
        self.language.setCurrentIndex(max(0, self.language.findData(language or usual)))
        self.language.setEnabled(not language)
        self.column.addWidget(labelled(_("Into"), self.language))
        self._fields = QWidget()
        self._below = stack(self._fields, 0.6)
        self.column.addWidget(self._fields)
        self.column.addStretch(1)
        self.text: DraftField
        self.nuance: DraftField
        self.language.currentIndexChanged.connect(self._begin)
        self.offer_cancel()
        self.keeper = self.offer(_("Keep this translation"), self.keep, look="primary")
        self._begin()

    def keep(self) -> None:
        """Keep it, or say what is missing."""
        self._keep_with(self._hub, self._keep, self.text, self.nuance)

    def _keep(self) -> None:
        code = str(self.language.currentData())
        self._desk.translations.write(self._quote, code, self.text.text_written, self.nuance.text_written)

    def _begin(self) -> None:
        """Show what is written in the language that is chosen, and what waits to be kept."""
        emptied(self._below)
        code = str(self.language.currentData())
        known = self._desk.translations.own(self._quote, code)
        key = DraftKey(self._desk.context.reader, self._interview, f"translation/{self._quote}/{code}")
        words, across = (
            _("In {language}").format(language=language_within(code)),
            _("What does not come across?"),
        )
        begun = known.text if known else self._begin_with
        self.text = DraftField(words, self._desk.drafts, key, begun, high=7)
        nuance = key._replace(about=f"{key.about}/nuance")
        self.nuance = DraftField(across, self._desk.drafts, nuance, known.nuance if known else "", high=3.5)
        self._below.addWidget(labelled(words, self.text))
        self._below.addWidget(
            labelled(across, self.nuance, _("A word with two meanings, dialect, a tone; or leave it empty."))
        )
        self.text.setFocus()
        if self.isVisible():
            self.fit()


class CheckDialog(_SideBySide):
    """Says in the own name that a translation was compared with the original and the sound."""

    def __init__(
        self, desk: Desk, hub: Hub, found: Quoted, translation: Translation, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            parent,
            _("Compare a translation"),
            _("Listen to the words and read both. You say it in your own name; others can compare it, too."),
            found,
        )
        self._desk = desk
        self._hub = hub
        self._translation = translation
        author = name_of(desk.members.get(translation.author))
        head = _("{language}, translated by {name}").format(
            language=language_words(translation.language), name=author
        )
        self.column.addWidget(label(head, "subheading"))
        self.column.addWidget(readable(quoted(translation.text), "words"))
        if translation.nuance:
            self.column.addWidget(
                label(
                    _("What does not come across, {name}: {words}").format(
                        name=author, words=translation.nuance
                    )
                )
            )
        across = _("What does not come across, as you hear it? (can be left empty)")
        key = DraftKey(desk.context.reader, translation.interview, f"check/{translation.id}")
        self.note = DraftField(across, desk.drafts, key, high=3.5)
        self.column.addWidget(labelled(across, self.note))
        self.column.addStretch(1)
        self.offer_cancel()
        self.keeper = self.offer(_("I have compared them"), self.keep, look="primary")
        self.listener.setFocus()

    def keep(self) -> None:
        """Keep it, or say what is in the way."""
        self._keep_with(
            self._hub,
            lambda: self._desk.translations.check(self._translation.id, self.note.text_written),
            self.note,
        )
