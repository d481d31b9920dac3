"""How the words look: plain, unsure (a dotted line), or a mark such as [laughter] (slanted and quieter), or both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from workbench.study.tokens import Token, TokenKind, is_doubtful
from workbench.ui import theme
from workbench.ui.transcript.mapping import TurnText

READING = 1.15
"""How much larger than the rest of the window the transcript is set."""


@dataclass(frozen=True)
class Look:
    """The formats of a transcript in one font and palette."""

    font: QFont
    block: QTextBlockFormat
    plain: QTextCharFormat
    unsure: QTextCharFormat
    mark: QTextCharFormat
    unsure_mark: QTextCharFormat

    def odd(self, tokens: Sequence[Token]) -> bool:
        """Whether any of the tokens is not plain."""
        return any(token.kind is not TokenKind.WORD or is_doubtful(token) for token in tokens)

    def runs(self, tokens: Sequence[Token], text: TurnText) -> Iterator[tuple[int, int, QTextCharFormat]]:
        """Start and end (UTF-16) and format of every token that is not plain."""
        for token, start, end in zip(tokens, text.starts, text.ends, strict=True):
            if token.kind is not TokenKind.WORD:
                yield start, end, self.unsure_mark if is_doubtful(token) else self.mark
            elif is_doubtful(token):
                yield start, end, self.unsure


def look(application_font: QFont) -> Look:
    """The formats that go with the application's font and the palette in use."""
    font = QFont(application_font)
    font.setPointSizeF(application_font.pointSizeF() * READING)
    height = QFontMetricsF(font).height()
    block = QTextBlockFormat()
    block.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setTopMargin(height * 0.7)
    unsure = QTextCharFormat()
    unsure.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    unsure.setUnderlineColor(theme.colour("unsure"))
    mark = QTextCharFormat()
    mark.setFontItalic(True)
    mark.setForeground(theme.colour("muted"))
    unsure_mark = QTextCharFormat(mark)
    unsure_mark.merge(unsure)
    return Look(font, block, QTextCharFormat(), unsure, mark, unsure_mark)
