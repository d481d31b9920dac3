"""Short forms that are written out while one corrects: the dialog that keeps them, and the writing out.

They lie among this computer's settings, outside every study: only what somebody writes in the dialog is kept there.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui import settings
from workbench.ui.dialogs.base import Dialog
from workbench.ui.parts import button, field, icon_button, label, row, stack
from workbench.ui.settings import MOST_SNIPPETS
from workbench.ui.tab_order import chain
from workbench.ui.transcript.mapping import one_line

ENDS = frozenset(" .,;:?!")
"""What a short form is written out at."""


def write_out(cursor: QTextCursor, snippets: Mapping[str, str]) -> None:
    """Put the long form in the place of a short form that ends at the caret."""
    # Qt counts in UTF-16 units.
    before = cursor.block().text().encode("utf-16-le")[: 2 * cursor.positionInBlock()].decode("utf-16-le")
    word = before.split(" ")[-1]
    if word in snippets and not cursor.hasSelection():
        length = len(word.encode("utf-16-le")) // 2
        cursor.setPosition(cursor.position() - length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(snippets[word])


class SnippetsDialog(Dialog):
    """A line for each short form; what is written here holds once it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Short forms"),
            _(
                "While you correct, a short form is written out when a space, a full stop or another sign follows it: "
                "“xx” becomes “[unclear]”. They are kept on this computer only, outside every study, so write nothing "
                "of an interview in them."
            ),
            wide=34,
        )
        self.rows: list[tuple[QWidget, QLineEdit, QLineEdit]] = []
        holder = QWidget()
        self._lines = stack(holder, 0.4)
        self.body.addWidget(holder)
        self.more = button(_("One more"), self._one_more, icon="new")
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        for short, long in settings.now().snippets or (("", ""),):
            self._add(short, long)
        self.offer_cancel()
        self.offer(_("Keep"), self.keep, look="primary")
        self._chain()
        self.rows[0][1].setFocus()

    def keep(self) -> None:
        """Keep the short forms and close; what cannot be kept is said, and nothing has changed."""
        if self.attempt(self._keep):
            self.accept()

    def _keep(self) -> None:
        kept: dict[str, str] = {}
        for _line, short_field, long_field in self.rows:
            short, long = short_field.text().strip(), one_line(long_field.text()).strip()
            if not short and not long:
                continue
            if not short or not long or any(letter.isspace() or letter in ENDS for letter in short):
                raise Refusal(
                    _(
                        "A short form is one word without spaces and without signs such as a full stop, and has a text."
                    )
                )
            if short in kept:
                raise Refusal(_("The short form “{short}” is there twice.").format(short=short))
            kept[short] = long
        settings.save(replace(settings.now(), snippets=tuple(kept.items())))

    def _one_more(self) -> None:
        self._add("", "")
        self._chain()
        self.rows[-1][1].setFocus()
        self.see(self.rows[-1][0])

    def _chain(self) -> None:
        chain((*(line for line, _short, _long in self.rows), self.more, self._foot))

    def _add(self, short: str, long: str) -> None:
        holder = QWidget()
        line = row(holder, 0.4)
        fields = (
            field(_("Short form"), text=short, hint=_("Short")),
            field(_("What it stands for"), text=long),
        )
        remove = icon_button("remove", _("Remove this short form"))
        line.addWidget(fields[0], 1)
        line.addWidget(label("→"))
        line.addWidget(fields[1], 3)
        line.addWidget(remove)
        made = (holder, *fields)
        remove.clicked.connect(lambda _checked=False: self._remove(made))
        self.rows.append(made)
        self._lines.addWidget(holder)
        self.more.setEnabled(len(self.rows) < MOST_SNIPPETS)
        self.fit()

    def _remove(self, made: tuple[QWidget, QLineEdit, QLineEdit]) -> None:
        self.rows.remove(made)
        made[0].hide()
        made[0].deleteLater()
        self.more.setEnabled(True)
        (self.rows[-1][1] if self.rows else self.more).setFocus()
