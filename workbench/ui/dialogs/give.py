"""Giving changes to colleagues: for whom, where to, and then what was packed and who can open it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.beside import exchanging
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange
from workbench.desk.packing import Packed
from workbench.desk.telling import ENDING, openers_words, packed_words
from workbench.study.people import Member
from workbench.ui.dialogs.new_study import free_place
from workbench.ui.dialogs.working import WorkDialog
from workbench.ui.file_chooser import choose_place
from workbench.ui.parts import label, reword, stack
from workbench.ui.wordings import roles


class GiveDialog(WorkDialog):
    """Packs for those who are ticked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Give changes to colleagues"),
            _(
                "What they do not have yet goes into one file, which only they can open. Take it to them on a "
                "memory stick, or over a share that your institution has approved."
            ),
        )
        self._desk = desk
        exchange = Exchange(desk)
        colleagues, invited = exchange.colleagues(), exchange.invited()
        self.ask = QWidget()
        column = stack(self.ask, 0.4)
        self.boxes: dict[str, QCheckBox] = {}
        self._members = {one.id: one for one in colleagues}
        own = exchange.elsewhere()
        if colleagues or own:
            column.addWidget(label(_("For whom?"), "subheading"))
        for member in colleagues:
            column.addWidget(self._box(member, member.name, roles(member.roles)))
        if own:
            self._members[own.id] = own
            there = _("There you are {name}, too. With any of these files you can go on there.")
            column.addWidget(self._box(own, _("Your other computer"), there.format(name=own.name)))
            # Else a computer that has never answered would make each file for colleagues the whole study.
            self.boxes[own.id].setChecked(not colleagues)
        some = bool(self.boxes)
        if not some:
            column.addWidget(label(_("There is nobody to pack for yet. Invite a colleague first.")))
        if invited:
            names = ", ".join(one.name for one in invited)
            column.addWidget(label(_not_yet(names), "hint"))
        self.everything = QCheckBox(_("The whole study"))
        self.everything.setAccessibleName(self.everything.text())
        more = label(
            _("Not only what is new to them. For somebody whose copy was lost or set back to a backup."),
            "small",
        )
        self.everything.setAccessibleDescription(more.text())
        for part in (self.everything, more):
            part.setVisible(some)
            column.addWidget(part)
        self.body.addWidget(self.ask)
        self.told = label("")
        self.told.hide()
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.leave = self.offer_cancel()
        self.packer = self.offer(_("Choose a place and pack …"), self.pack, look="primary")
        self.packer.setEnabled(some)

    def pack(self) -> None:
        """Ask where to, and pack."""
        if not self.attempt(self._chosen):
            return
        if place := ask_place(self, self._desk, _("Where should the file for your colleagues be kept?")):
            self.pack_into(place)

    def pack_into(self, place: Path) -> None:
        """Pack into this file; the chooser has asked about one that is there."""
        members, everything = self._chosen(), self.everything.isChecked()
        work = exchanging(
            self._desk.context,
            lambda exchange, progress: exchange.pack(
                place, members, progress, everything=everything, overwrite=True
            ),
        )
        self.work(_("Packing …"), work, self._packed)

    def _packed(self, packed: Packed) -> None:
        self.ask.hide()
        self.packer.hide()
        self.told.setText(f"{packed_words(packed)}\n\n{openers_words(packed)}")
        self.told.show()
        reword(self.leave, _("Close"))
        self.leave.setFocus()

    def _chosen(self) -> list[Member]:
        chosen = [self._members[identity] for identity, box in self.boxes.items() if box.isChecked()]
        if not chosen:
            raise Refusal(_("Nobody is ticked. Tick at least one colleague who is to have the changes."))
        return chosen

    def _box(self, member: Member, name: str, more: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setAccessibleName(name)
        box.setAccessibleDescription(more)
        box.setToolTip(more)
        box.setChecked(True)
        self.boxes[member.id] = box
        return box


def _not_yet(names: str) -> str:
    return _(
        "Not known here yet: {names}. Nothing can be packed for those who were invited before a first file from them "
        "has been taken in here. Once they have joined, they choose “Give changes to colleagues …” and bring you that file."
    ).format(names=names)


def ask_place(parent: QWidget, desk: Desk, title: str) -> Path | None:
    """Ask where a file for others is to lie. What is proposed names neither the study nor a person: sticks are lost."""
    kind = _("File for colleagues") + f" (*{ENDING})"
    today = datetime.now().astimezone().date().isoformat()
    chosen = choose_place(parent, title, free_place(desk.folder.parent, f"{today} 1", ENDING), [kind], kind)
    if chosen is None:
        return None
    place = chosen[0]
    return place if place.suffix.casefold() == ENDING else free_place(place.parent, place.name, ENDING)
