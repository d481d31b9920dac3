"""The handbook: its pages, which ship with the program, in the reader's language. Opens no connection itself."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from workbench.cellar.places import resources
from workbench.cellar.words import _, language
from workbench.ui import theme
from workbench.ui.dialogs.confirm import confirmed
from workbench.ui.parts import button, row, stack
from workbench.ui.style import em

CONTENTS = "index.md"
LINE_HEIGHT = 130
"""Per cent of the font's own: whole pages are read here."""
PICTURE = "\ufffc"
"""What stands for a picture in the text; its line is as high as it is."""


class HandbookWindow(QWidget):
    """A window of its own beside the program's, so that one can read and do. It goes when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Handbook"))
        self.setAccessibleName(_("Handbook"))
        column = stack(self, 0.4, 0.6)
        head = QWidget()
        line = row(head, 0.4)
        self.pages = Pages()
        self.back = button(_("Back"), self.pages.backward, icon="left")
        self.contents = button(_("Contents"), lambda: self.pages.show_page(CONTENTS), icon="list")
        for part in (self.back, self.contents):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(button(_("Close"), self.close))
        column.addWidget(head)
        column.addWidget(self.pages, 1)
        self.back.setEnabled(False)
        self.pages.backwardAvailable.connect(self.back.setEnabled)
        self.resize(self._room())
        leave = QAction(self)
        leave.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        leave.triggered.connect(self.close)
        self.addAction(leave)
        self.pages.show_page(CONTENTS)
        self.pages.setFocus()

    def _room(self) -> QSize:
        room = self.screen().availableGeometry()
        return QSize(min(em(50), round(room.width() * 0.9)), min(em(44), round(room.height() * 0.9)))


def show_handbook(window: QWidget) -> None:
    """Show the handbook beside `window`; the same one if it is open already."""
    shown = window.findChild(HandbookWindow) or HandbookWindow(window)
    shown.show()
    shown.raise_()
    shown.activateWindow()


def close_handbook(window: QWidget) -> None:
    """Close the handbook of `window`, if it is open: it would go on in another language than the program."""
    if shown := window.findChild(HandbookWindow):
        shown.close()


class Pages(QTextBrowser):
    """One page at a time. Links between pages are followed; a link to elsewhere is asked about first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Handbook"))
        self.setOpenLinks(False)
        # Always there, so that pictures fit whether a page is long or not.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._folder = resources() / "handbook" / language()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._lay_out_anew)
        self.anchorClicked.connect(self.follow)

    def show_page(self, name: str) -> None:
        """Show the page whose file is called `name`; one that is not there changes nothing."""
        if (self._folder / name).is_file():
            self.setSource(self._address(name), QTextDocument.ResourceType.MarkdownResource)

    def page(self) -> str:
        """The name of the file that is shown."""
        return Path(self.source().toLocalFile()).name

    def follow(self, link: QUrl) -> None:
        """Go where a link leads: to another page, or, if the reader agrees, out into the browser."""
        target = self.source().resolved(link)
        if target.isLocalFile():
            self.show_page(Path(target.toLocalFile()).name)
        elif self._agreed(target):
            QDesktopServices.openUrl(target)

    def doSetSource(
        self,
        name: QUrl | str,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        super().doSetSource(name, type)
        dress(self.document())

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """What a page is made of: only files of the handbook; pictures no wider than the window."""
        place = self.source().resolved(QUrl(name))
        if not place.isLocalFile() or not Path(place.toLocalFile()).is_relative_to(self._folder.parent):
            return None
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, place)
        shown = QImage(place.toLocalFile())
        width = max(em(8), self.viewport().width() - em(2.5))
        smooth = Qt.TransformationMode.SmoothTransformation
        return shown.scaledToWidth(width, smooth) if shown.width() > width else shown

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self._rest.start(60)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._rest.start(0)

    def _lay_out_anew(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self.reload()
        bar.setValue(round(share * bar.maximum()))

    def _address(self, name: str) -> QUrl:
        return QUrl.fromLocalFile(str(self._folder / name))

    def _agreed(self, target: QUrl) -> bool:
        return confirmed(
            self,
            _("Open this in your browser?"),
            _("It lies outside this computer: {address}").format(address=target.toString()),
            _("Open it"),
            _("Stay here"),
        )


def dress(document: QTextDocument) -> None:
    """Give a page air: lines apart, tables as wide as the page, long commands broken rather than cut off."""
    document.setDocumentMargin(em(0.9))
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(_airy(block))
        block = block.next()
    for child in document.rootFrame().childFrames():
        if isinstance(child, QTextTable):
            _dress_table(child)


def _airy(block: QTextBlock) -> QTextBlockFormat:
    airy = QTextBlockFormat()
    if PICTURE not in block.text():
        airy.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    airy.setNonBreakableLines(False)
    if block.blockFormat().headingLevel():
        airy.setTopMargin(em(0.9))
        airy.setBottomMargin(em(0.3))
    elif block.blockFormat().objectIndex() >= 0:  # in a list
        airy.setBottomMargin(em(0.25))
    if block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value):
        airy.setBackground(theme.colour("hover"))
    return airy


def _dress_table(table: QTextTable) -> None:
    form = table.format()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    each = QTextLength(QTextLength.Type.PercentageLength, 100 / table.columns())
    form.setColumnWidthConstraints([each] * table.columns())
    form.setCellPadding(em(0.3))
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(theme.colour("line"))
    form.setBorderCollapse(True)
    table.setFormat(form)
