"""The report as it would leave, to read; a small number leads to what its sentence rests on."""

from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, speaking
from workbench.exchange.pictures.svg import Picture
from workbench.exchange.report.content import Report
from workbench.exchange.report.html import page
from workbench.ui import theme
from workbench.ui.report.drawn import drawn
from workbench.ui.report.links import LinkedPage
from workbench.ui.results.marks import over
from workbench.ui.style import em

_REFERENCE, _SENTENCE = "reference_", "sentence_"
_REST_MS = 80
"""Pictures are drawn anew once nobody has changed the width for so long."""
PICTURE = 50
"""Ems of width that a picture has where there is room."""


class Preview(LinkedPage):
    """Tells by `number_wanted` which sentence's ground is to be seen. Links lead inside the page alone."""

    number_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The report as it would leave"))
        self.setOpenLinks(False)
        # A table with many columns and large text goes on sideways rather than break words in their midst.
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.anchorClicked.connect(self.follow)
        self._report: Report | None = None
        self._pictures: dict[str, Picture] = {}
        self.horizontalScrollBar().rangeChanged.connect(self._offer_sideways)
        self._drawn_wide = 0
        self._resting = QTimer(self, interval=_REST_MS, singleShot=True)
        self._resting.timeout.connect(self._fit)
        self._marked = 0
        """The number of the sentence that is set off; 0 for none."""
        self._stands = False
        """Whether that sentence stays in view however the page is laid out: until somebody scrolls."""
        self._kept: tuple[int, int] | None = None
        """The words that were topmost before the page was laid out otherwise, until somebody scrolls."""
        self.verticalScrollBar().actionTriggered.connect(self._scrolled)

    def show_report(self, report: Report) -> None:
        """Show a report, at the same place as before."""
        if report is not self._report:
            self._kept = None
        self._report = report
        bar = self.verticalScrollBar()
        before = bar.value()
        self.document().setDocumentMargin(em(1))
        self._pictures.clear()
        self._drawn_wide = self._room()
        with speaking(report.language):
            self.setHtml(page(report, _style(), where=self._named, every_link=True))
        bar.setValue(before)
        self._set_off()

    def follow(self, link: QUrl) -> None:
        """Go where a link leads."""
        anchor = link.fragment()
        if anchor.startswith(_REFERENCE) and anchor.removeprefix(_REFERENCE).isdigit():
            self.number_wanted.emit(int(anchor.removeprefix(_REFERENCE)))
        self.go_to(anchor)

    def go_to(self, anchor: str) -> None:
        """Bring a place of the page into view; a sentence stays in view when its number is chosen."""
        if anchor.startswith(_SENTENCE) and anchor.removeprefix(_SENTENCE).isdigit():
            self.mark(int(anchor.removeprefix(_SENTENCE)))
            if found := self._sentence():
                self.go_on_from(found[1])
            self._see_marked()
        elif not anchor.startswith(_REFERENCE):
            self.mark(0)
            self.scrollToAnchor(anchor)
            self.go_on_after(self._named_so(anchor))
            self._kept = None

    def mark(self, number: int) -> None:
        """Set off the sentence with this number, wherever the page stands; 0 for none."""
        self._marked, self._stands = number, number > 0
        self._set_off()

    def _set_off(self) -> None:
        form = QTextCharFormat()
        form.setBackground(theme.colour("accent_soft"))
        found = self._sentence()
        self.setExtraSelections([over(self.document(), found, form)] if found else [])

    def _sentence(self) -> tuple[int, int] | None:
        """Where the words before a small number stand: back to the number before, or to where their paragraph begins."""
        wanted = f"{_SENTENCE}{self._marked}"
        for paragraph, runs in groupby(self.runs(), lambda run: run.paragraph):
            begun, led = paragraph, ""
            for run in runs:
                names = run.form.anchorNames()
                if wanted in names:
                    return begun, run.start
                if any(name.startswith(_SENTENCE) for name in names):
                    led = run.form.anchorHref()
                # Of a number with two digits, the name is on the first alone.
                if led and run.form.anchorHref() == led:
                    begun = run.end
        return None

    def _named_so(self, anchor: str) -> int:
        """Where a place of the page begins; where it has no words of its own, what is topmost."""
        starts = (run.start for run in self.runs() if anchor in run.form.anchorNames())
        found = next(starts, None)
        return self._topmost()[0] if found is None else found

    def _see_marked(self) -> None:
        """Bring all of the sentence that is set off into view, a quarter from the top where there is room for it."""
        if found := self._sentence():
            cursor, bar = QTextCursor(self.document()), self.verticalScrollBar()
            cursor.setPosition(found[1])
            end = self.cursorRect(cursor).bottom()
            cursor.setPosition(found[0])
            top, height = self.cursorRect(cursor).top(), self.viewport().height()
            bar.setValue(round(bar.value() + top - max(0, min(height / 4, height - (end - top)))))

    def _scrolled(self, _action: int = 0) -> None:
        self._stands, self._kept = False, None

    def _topmost(self) -> tuple[int, int]:
        """Where the topmost words stand in the text, and how far below the upper edge of the view."""
        at = self.words_at(QPoint(0, 0))
        return at.position(), self.cursorRect(at).top()

    def _hold(self) -> None:
        """Remember the topmost words before the page is laid out otherwise."""
        self._kept = self._kept or self._topmost()

    def _stand(self) -> None:
        """Have in view what was, now that the page is laid out otherwise."""
        if self._stands:
            self._see_marked()
        elif self._kept:
            place, below = self._kept
            cursor, bar = QTextCursor(self.document()), self.verticalScrollBar()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - below)

    def focusNextPrevChild(self, next: bool) -> bool:
        before = self.verticalScrollBar().value()
        inside = super().focusNextPrevChild(next)
        if self.verticalScrollBar().value() != before:
            self._scrolled()
        return inside

    def resizeEvent(self, e: QResizeEvent) -> None:
        if wider := e.size().width() != e.oldSize().width():
            self._hold()
        super().resizeEvent(e)
        if wider or self._stands:
            self._stand()
        if self._pictures and self._room() != self._drawn_wide:
            self._resting.start()

    def loadResource(self, type: int, name: QUrl | str) -> object:
        """The pictures of the report; nothing is fetched from anywhere."""
        picture = self._pictures.get((QUrl(name)).toString())
        if picture is None or type != QTextDocument.ResourceType.ImageResource.value:
            return None
        return drawn(picture, self._drawn_wide, self.devicePixelRatioF())

    def _offer_sideways(self, _least: int, most: int) -> None:
        """A table whose columns are rounded up is wider by a dot or two: that is the page's margin, and no bar is needed."""
        needed = most > em(1)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)

    def _room(self) -> int:
        """How wide a picture is drawn."""
        return min(em(PICTURE), self.viewport().width() - em(3))

    def _fit(self) -> None:
        """Draw the pictures anew, as wide as there is room for them by now."""
        self._drawn_wide = self._room()
        self._hold()
        page = self.document()
        for name, picture in self._pictures.items():
            image = drawn(picture, self._drawn_wide, self.devicePixelRatioF())
            page.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        page.markContentsDirty(0, page.characterCount())
        self._stand()

    def _named(self, picture: Picture) -> str:
        name = f"picture{len(self._pictures)}"
        self._pictures[name] = picture
        return name

    def changeEvent(self, e: QEvent) -> None:
        anew = e.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._report
        if anew:
            self._hold()
        super().changeEvent(e)
        if anew:
            self.show_report(anew)
            self._stand()


def _style() -> str:
    """The page in the colours and the text size of the window."""
    line, muted = theme.colour("line").name(), theme.colour("muted").name()
    return f"""
    h1 {{ font-size: x-large; }} h2 {{ font-size: large; margin-top: {em(1.6)}px; }}
    h3 {{ font-size: medium; margin-top: {em(1)}px; }} h4 {{ font-size: medium; }}
    p {{ line-height: 130%; }} .note, .reference {{ color: {muted}; }}
    .rendering {{ font-style: italic; }} th, td {{ padding: {em(0.25)}px {em(0.5)}px; border: 1px solid {line}; }}
    img {{ max-width: 100%; }} figcaption {{ font-weight: bold; }}
    table {{ border-collapse: collapse; margin-bottom: {em(0.8)}px; }} caption {{ font-weight: bold; }}
    a {{ color: {theme.colour("accent").name()}; }}
    """
