"""Erasing a participant for good: who, what goes with it, and the code typed once more."""

from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.desk.desk import Desk
from workbench.desk.erasing import ToErase, several, with_others
from workbench.desk.telling import going_words
from workbench.ui.dialogs.base import Dialog
from workbench.ui.hub import Hub
from workbench.ui.parts import field, label, labelled, stack


class EraseDialog(Dialog):
    """Accepted once it is erased; `erased` is the code then."""

    def __init__(self, desk: Desk, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Erase a participant for good"),
            _("For somebody who has withdrawn. It cannot be undone."),
        )
        self._desk = desk
        self._hub = hub
        self.erased = ""
        self._asked: ToErase | None = None
        self.code = QComboBox()
        self.code.addItems(desk.erasures.codes())
        self.code.currentTextChanged.connect(self._show)
        self.choice = labelled(_("Which participant?"), self.code)
        self.nothing = label(_("There is no participant in this study."))
        self.all = QRadioButton()
        self.alone = QRadioButton()
        self._goes = QButtonGroup(self)
        self.which = QWidget()
        column = stack(self.which, 0.2)
        column.addWidget(label(_("What goes?"), "subheading"))
        for way in (self.all, self.alone):
            self._goes.addButton(way)
            column.addWidget(way)
        self._goes.buttonClicked.connect(self._tell)
        self.numbers = label("", "subheading")
        self.together = label("")
        self.several = label("")
        self.others = label(
            _(
                "It goes from this study at once, with the copies that the program has made. In your colleagues' studies it goes when they next take in changes from you or meet at "
                "the team's server. Backups and files that you have made yourselves you must delete yourselves."
            )
        )
        self.server = label(desk.team.before_erasing)
        self.results = label("")
        self.again = field(_("Type the code once more"))
        self.again_line = labelled(_("Type the code once more, so that it is the right one"), self.again)
        parts = (
            self.choice, self.which, self.numbers, self.together, self.several, self.others, self.server, self.results,
            self.again_line,
        )  # fmt: skip
        for part in (self.nothing, *parts):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.leave = self.offer_cancel()
        self.eraser = self.offer(_("Erase for good"), self.erase, look="care")
        some = self.code.count() > 0
        self.nothing.setVisible(not some)
        self.several.setVisible(False)
        for part in (self.which, self.numbers, self.together, self.results):
            part.setVisible(False)
        for part in (self.choice, self.others, self.again_line, self.eraser):
            part.setVisible(some)
        self.server.setVisible(some and bool(self.server.text()))
        self._show(self.code.currentText())
        (self.code if some else self.leave).setFocus()

    def erase(self) -> None:
        """Erase it, if the code was typed once more."""
        if self.attempt(self._erase):
            self._hub.poll()
            self.accept()
        else:
            self.again.setFocus()

    def _erase(self) -> None:
        asked = self._asked
        if asked is None or self.again.text().strip().upper() != asked.code:
            raise Refusal(_("Nothing was erased. Type the code of the participant once more, to be sure."))
        if asked.choice and self._goes.checkedButton() is None:
            raise Refusal(_("Nothing was erased. Choose first what goes."))
        self._hub.settling.emit()
        self._desk.erasures.erase(self._desk.erasures.asked(asked.code, groups=self._groups))
        self.erased = asked.code

    @property
    def _groups(self) -> bool:
        return self._goes.checkedButton() is not self.alone

    def _show(self, code: str) -> None:
        self._goes.setExclusive(False)  # else nothing could be unchecked
        for way, words in (
            (self.all, _("Also the interviews with others")),
            (self.alone, _("Only the interviews with {code} alone")),
        ):
            way.setChecked(False)
            way.setText(words.format(code=code))
            way.setAccessibleName(way.text())
        self._goes.setExclusive(True)
        self._tell()

    def _tell(self) -> None:
        """Say what goes, once it is said which."""
        code, self._asked = self.code.currentText(), None
        if code and self.attempt(lambda: self._ask(code)) and self._asked:
            chosen = not self._asked.choice or self._goes.checkedButton() is not None
            self.which.setVisible(self._asked.choice)
            resting = len(self._desk.overlook.resting_on(self._asked.interviews))
            for part, words in (
                (self.numbers, going_words(self._asked)),
                (self.together, with_others(self._asked)),
                (self.several, several(self._asked) if len(self._asked.participants) > 1 else ""),
                (self.results, results_words(resting) if resting else ""),
            ):
                part.setText(words)
                part.setVisible(chosen and bool(words))
            if self.isVisible():
                self.fit()

    def _ask(self, code: str) -> None:
        self._asked = self._desk.erasures.asked(code, groups=self._groups)


def results_words(count: int) -> str:
    """That sentences of the results rest on what goes, and stay."""
    return _n(
        "{count} sentence of the results rests on what was said there. It is the group's and stays. Look first whether "
        "it holds words of the participant, and say it in your own.",
        "{count} sentences of the results rest on what was said there. They are the group's and stay. Look first whether "
        "they hold words of the participant, and say them in your own.",
        count,
    ).format(count=count)
