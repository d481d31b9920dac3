"""One step of the way: what it asks, what helps, what there is of it, and how to go there or leave it out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.cellar.words import _
from workbench.desk.method import StepNow
from workbench.ui import icons
from workbench.ui.flow import FlowLayout
from workbench.ui.fold import Fold
from workbench.ui.method.ways import WAYS
from workbench.ui.parts import button, label, stack
from workbench.ui.style import em, space


class StepCard(QFrame):
    """Tells by signals what is wanted of the step; `number` counts from 1."""

    wanted = Signal()
    leaving_out = Signal()
    taking_in = Signal()

    def __init__(self, number: int, now: StepNow, further: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.now = now
        step = now.step
        line = QHBoxLayout(self)
        space(line, 0.7, 0.9, 0.8)
        self.sign = QLabel()
        self.sign.setFixedWidth(em(1.6))
        line.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        space(column, 0.3)
        line.addLayout(column, 1)
        self.title = label(_("{number}. {step}").format(number=number, step=_(step.words)), "subheading")
        self.asks = label(_(step.asks))
        self.had = label("", "hint")
        self.further = label("", "hint")
        self.left = label("")
        for part in (self.title, self.asks, self.had, self.further, self.left):
            column.addWidget(part)
        if step.prompts:
            column.addWidget(Fold(_("Questions that help"), _prompts(step.prompts)))
        below = QWidget()
        buttons = FlowLayout(below, em(0.3))
        self.goer = button(_(WAYS[step.leaves].words), self.wanted.emit, icon="right")
        self.leaver = button(_("We leave this out …"), self.leaving_out.emit, look="quiet")
        self.taker = button(_("Take it in again"), self.taking_in.emit, look="quiet")
        self._named = {one: one.text() for one in (self.goer, self.leaver, self.taker)}
        for one in self._named:
            one.setAccessibleName(f"{one.text()}: {_(step.words)}")
            buttons.addWidget(one)
        column.addWidget(below)
        self.show_now(now, further)

    def show_now(self, now: StepNow, further: str = "") -> None:
        """Show the step as it stands; `further` is one more sentence for whoever looks."""
        self.now = now
        left = now.left_out
        self.had.setText(now.had.words)
        self.further.setText(further)
        self.further.setVisible(bool(further))
        self.left.setText(_("We leave this out: {why}").format(why=left.because) if left else "")
        self.left.setVisible(left is not None)
        self.leaver.setVisible(left is None)
        self.taker.setVisible(left is not None)
        icons.put(
            self.sign,
            "step-there" if now.had.there else "step-left-out" if left else "step-open",
            "accent",
            1.5,
        )
        told = _("There is something of it.") if now.had.there else now.had.words
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.left.text() or told)


def _prompts(prompts: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    column = stack(holder, 0.2)
    column.setContentsMargins(em(1.2), 0, 0, 0)
    for prompt in prompts:
        column.addWidget(label(_("– {prompt}").format(prompt=_(prompt)), "hint"))
    return holder
