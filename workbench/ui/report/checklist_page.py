"""Checklists: what the study knows by itself, and what the group says or why an item does not apply."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from workbench.cellar.words import _
from workbench.desk.desk import Desk
from workbench.desk.drafts import DraftKey
from workbench.exchange.checklists.protocol import Checklist, Item
from workbench.exchange.report.content import Answer, Report
from workbench.study.trail import ChecklistAnswer
from workbench.ui.draft_field import DraftField
from workbench.ui.flow import FlowLayout
from workbench.ui.hub import Hub
from workbench.ui.parts import Downwards, button, label, stack
from workbench.ui.report.turning import Turning
from workbench.ui.style import em

_Way: TypeAlias = Callable[[str, str, str], None]


class ChecklistPage(QWidget):
    """Tells by `answered` that the report is other than before."""

    answered = Signal()

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hub = hub
        self._known: dict[tuple[str, str], Answer] = {}
        column = stack(self, 0.4, 0.6)
        listed = QWidget()
        above = stack(listed, 0.4)
        above.addWidget(self._choosing())
        self.about = label("", "hint")
        above.addWidget(self.about)
        self.items = QListWidget()
        self.items.setWordWrap(True)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.items.setAccessibleName(_("Items of the checklist"))
        self.items.currentItemChanged.connect(self._show_item)
        self.items.itemActivated.connect(self.write)
        self.items.itemClicked.connect(self.write)
        above.addWidget(self.items, 1)
        page = QWidget()
        self._form = stack(page, 0.5, 0.4)
        self.heading = label("", "subheading")
        self.asks = label("")
        self.known = label("", "hint")
        for part in (self.heading, self.asks, self.known):
            self._form.addWidget(part)
        self.text: DraftField | None = None
        below = QWidget()
        line = FlowLayout(below, em(0.4))
        self.keeper = button(_("Keep as our answer"), self.keep, look="primary")
        self.without = button(_("Does not apply: keep the reason"), self.keep_reason)
        for one in (self.keeper, self.without):
            line.addWidget(one)
        self.state = label("", "small")
        self._form.addWidget(below)
        self._form.addWidget(self.state)
        self._form.addStretch(1)
        self.parts = Turning(listed, Downwards(page), _("All items"))
        column.addWidget(self.parts, 1)
        self.refresh()

    def _choosing(self) -> QComboBox:
        choice = self.choice = QComboBox()
        for one in self._desk.checklists.all():
            choice.addItem(one.name, one.id)
        choice.currentIndexChanged.connect(self._choose)
        choice.setAccessibleName(_("Checklist"))
        return choice

    def show_report(self, report: Report) -> None:
        """Take over what the study knows."""
        ids = {one.name: one.id for one in self._desk.checklists.all()}
        self._known = {
            (ids[checklist.name], answer.number): answer
            for checklist in report.checklists
            for _heading, answers in checklist.parts
            for answer in answers
        }
        self.refresh()

    def refresh(self) -> None:
        """Show how the items stand now; the one that is chosen stays."""
        self.about.setText(_(self._checklist().about))
        at = max(0, self.items.currentRow())
        self.items.blockSignals(True)
        self.items.clear()
        for item in self._checklist().items:
            told = " · ".join(
                part for part in (f"{item.id}  {_(item.heading)}", self._standing(item)) if part
            )
            shown = QListWidgetItem(told)
            shown.setData(Qt.ItemDataRole.UserRole, item)
            self.items.addItem(shown)
        self.items.blockSignals(False)
        self.items.setCurrentRow(min(at, self.items.count() - 1))
        self._show_item()

    def start(self) -> None:
        """Put the keyboard on the items."""
        self.items.setFocus()

    def write(self, _item: object = None) -> None:
        """Write on the item that is chosen."""
        self.parts.turn()
        if self.text:
            self.text.setFocus()

    def keep(self) -> None:
        """Keep what is written as the group's answer."""
        self._keep(self._desk.checklists.say)

    def keep_reason(self) -> None:
        """Keep what is written as the reason why the item does not apply."""
        self._keep(self._desk.checklists.not_applicable)

    def _keep(self, way: _Way) -> None:
        item, field = self._item(), self.text
        if item is None or field is None:
            return
        checklist = self._checklist().id
        if self._hub.attempt(lambda: way(checklist, item.id, field.text_written)):
            field.forget()
            self.refresh()
            self.state.setText(_("Saved"))
            self.answered.emit()

    def _checklist(self) -> Checklist:
        every = self._desk.checklists.all()
        return every[max(0, self.choice.currentIndex())]

    def _item(self) -> Item | None:
        shown = self.items.currentItem()
        return shown.data(Qt.ItemDataRole.UserRole) if shown else None

    def _standing(self, item: Item) -> str:
        own = self._desk.checklists.answer(self._checklist().id, item.id)
        if own and own.without and own.text:
            return _("answered, and does not apply")
        if own and own.without:
            return _("does not apply")
        if own and own.text:
            return _("answered")
        known = self._known.get((self._checklist().id, item.id))
        return _("the study knows something") if known and known.known else ""

    def _choose(self, _at: int) -> None:
        self.refresh()

    def _show_item(self, *_changed: object) -> None:
        item = self._item()
        if item is None:
            return
        checklist = self._checklist().id
        self.heading.setText(f"{item.id}  {_(item.heading)}")
        self.asks.setText(_(item.asks))
        known = self._known.get((checklist, item.id))
        told = "\n".join(known.known) if known else ""
        self.known.setText(_("What the study knows: {facts}").format(facts=told) if told else "")
        self.known.setVisible(bool(told))
        own = self._desk.checklists.answer(checklist, item.id)
        begun = "\n".join(one for one in (own.text, own.without) if one) if own else ""
        key = DraftKey(self._desk.context.reader, "", f"checklist.{checklist}.{item.id}")
        if self.text:
            self._form.removeWidget(self.text)
            self.text.hide()
            self.text.deleteLater()
        self.text = DraftField(
            _("Our answer, or why it does not apply"), self._desk.drafts, key, begun, high=5
        )
        self._form.insertWidget(3, self.text)
        self.state.setText(_kept(own) if own else "")


def _kept(answer: ChecklistAnswer) -> str:
    if answer.text and answer.without:
        return _(
            "On one computer it was answered, on another it was said why it does not apply. Both stand above; keep what holds."
        )
    return _("Kept as the reason why it does not apply.") if answer.without else ""
