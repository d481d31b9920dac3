"""What is said coarsely of a participant: a line for each, by the names that are used in the whole study."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.cellar.words import _
from workbench.desk.described import Traits, tidy
from workbench.ui.parts import button, field, label, row, stack


class TraitsEditor(QWidget):
    """A value that stays empty is not kept; its name is offered as long as it is used of anybody.

    `code` is who it is where there are several, or empty.
    """

    def __init__(self, traits: Traits, names: Sequence[str], code: str = "") -> None:
        super().__init__()
        column = stack(self, 0.4)
        heading = _("About {code}").format(code=code) if code else _("About the participant")
        column.addWidget(label(heading, "subheading"))
        column.addWidget(
            label(
                _(
                    "Coarse only: an age group, not an age; nothing by which somebody could be known. "
                    "What is told of all participants makes the table of the report."
                ),
                "small",
            )
        )
        self.lines: list[tuple[QLineEdit, QLineEdit]] = []
        self._known = dict(traits)
        holder = QWidget()
        self._rows = stack(holder, 0.3)
        column.addWidget(holder)
        for name in dict.fromkeys((*names, *self._known)):
            self.add(name, self._known.get(name, ""))
        self.adder = button(_("Say something more"), self._add, look="quiet", icon="new")
        below = QWidget()
        side = row(below)
        side.addWidget(self.adder)
        side.addStretch(1)
        column.addWidget(below)

    @property
    def told(self) -> Traits:
        """What is said, each by its name."""
        return tuple((name.text(), value.text()) for name, value in self.lines)

    @property
    def names(self) -> list[str]:
        """What is told of the participant, or could be."""
        return [words for name, _value in self.lines if (words := " ".join(name.text().split()))]

    @property
    def changed(self) -> bool:
        """Whether something else is said now than before."""
        return dict(tidy(self.told)) != self._known

    @property
    def said(self) -> bool:
        """Whether anything is said here already."""
        return bool(self._known)

    def also(self, names: Sequence[str]) -> None:
        """Offer lines for what is told of others by now."""
        for name in dict.fromkeys(names):
            if name not in self.names:
                self.add(name)

    def write(self, traits: Traits) -> None:
        """Say this as if somebody had written it here; what was said before can still be seen to differ."""
        self.also([name for name, _value in tidy(traits)])
        told = dict(tidy(traits))
        for name, value in self.lines:
            if (words := " ".join(name.text().split())) in told:
                value.setText(told[words])

    def add(self, name: str = "", value: str = "") -> tuple[QLineEdit, QLineEdit]:
        """One more line."""
        number = len(self.lines) + 1
        what = field(_("What is told, line {number}").format(number=number), text=name, example=_("Age"))
        that = field(
            name or _("What is said, line {number}").format(number=number), text=value, example="30–39"
        )
        what.textChanged.connect(that.setAccessibleName)
        holder = QWidget()
        side = row(holder, 0.4)
        side.addWidget(what, 2)
        side.addWidget(that, 3)
        self._rows.addWidget(holder)
        self.lines.append((what, that))
        return what, that

    def _add(self) -> None:
        what, _that = self.add()
        what.setFocus()
