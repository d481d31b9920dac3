"""The look of every widget, from the palette and the chosen text size.

All lengths are in ems of the application's font (`em`), so that what grows with the text grows together.
Widgets ask for a look with the property `look` (buttons) or `role` (labels and frames); see `parts`.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QBoxLayout

from workbench.ui import icons, theme
from workbench.ui.theme import Palette, Theme

BASE = 16.0
"""Pixels of the text at 100 %, or a fifth more than the desktop's own, whichever is larger."""

_EMS = "ems"

_system: list[QFont] = []
_em: list[float] = [BASE]


def em(count: float = 1.0) -> int:
    """`count` ems of the application's font in pixels, at least 1."""
    return max(1, round(count * _em[0]))


def base_font(application: QApplication, percent: int) -> QFont:
    """The application's font at `percent` of the usual size."""
    if not _system:
        _system.append(QFont(application.font()))
    font = QFont(_system[0])
    plain = QFontInfo(font)
    pixels = max(BASE, plain.pixelSize() * 1.2)
    points = plain.pointSizeF() / max(1, plain.pixelSize()) * pixels
    font.setPointSizeF(points * percent / 100)
    return font


def apply(application: QApplication, chosen: Theme, percent: int) -> None:
    """Paint all windows in the chosen palette with text of `percent` (100 to 200)."""
    colours = theme.use(chosen)
    font = base_font(application, percent)
    _em[0] = float(QFontInfo(font).pixelSize())
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(_qt_palette(colours))
    application.setFont(font)
    application.setStyleSheet(sheet(colours, font.pointSizeF()))
    icons.retint(application)
    for box in (box for top in application.topLevelWidgets() for box in top.findChildren(QBoxLayout)):
        if ems := box.property(_EMS):
            _lay(box, *ems)
    for widget in application.topLevelWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.ApplicationFontChange))


def space(made: QBoxLayout, gap: float, across: float = 0.0, down: float = 0.0) -> None:
    """Give a layout gaps and margins in ems; they grow and shrink with the text."""
    if gap or across or down:
        made.setProperty(_EMS, [gap, across, down])
    _lay(made, gap, across, down)


def _lay(made: QBoxLayout, gap: float, across: float, down: float) -> None:
    between, beside, above = (em(count) if count else 0 for count in (gap, across, down))
    made.setSpacing(between)
    made.setContentsMargins(beside, above, beside, above)


def _qt_palette(c: Palette) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, c.paper),
        (roles.WindowText, c.text),
        (roles.Base, c.surface),
        (roles.AlternateBase, c.paper),
        (roles.ToolTipBase, c.surface),
        (roles.ToolTipText, c.text),
        (roles.PlaceholderText, c.muted),
        (roles.Text, c.text),
        (roles.Button, c.surface),
        (roles.ButtonText, c.text),
        (roles.BrightText, c.text),
        (roles.Link, c.accent),
        (roles.LinkVisited, c.accent),
        (roles.Highlight, c.selection),
        (roles.HighlightedText, c.text),
        (roles.Accent, c.accent),
        (roles.Light, c.surface),
        (roles.Midlight, c.hover),
        (roles.Mid, c.line),
        (roles.Dark, c.edge),
        (roles.Shadow, c.line),
    ):
        palette.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


def sheet(c: Palette, points: float) -> str:
    """The one style sheet. `points` is the size of plain text."""
    parts = (
        _texts(c, points),
        _buttons(c),
        _fields(c),
        _writing(c, points),
        _frames(c),
        _lists(c),
        _menus(c),
    )
    return "\n".join(parts)


def _texts(c: Palette, points: float) -> str:
    return f"""
    QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge};
        padding: {em(0.3)}px {em(0.5)}px; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {points * 1.9:.1f}pt; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {points * 1.35:.1f}pt; font-weight: 600; }}
    QLabel[role="subheading"] {{ font-size: {points * 1.1:.1f}pt; font-weight: 600; }}
    QLabel[role="words"] {{ font-size: {points * 1.25:.1f}pt; }}
    QLabel[role="hint"] {{ color: {c.muted}; }}
    QLabel[role="small"] {{ color: {c.muted}; font-size: {points * 0.9:.1f}pt; }}
    QLabel[role="quiet"] {{ font-size: {points * 1.6:.1f}pt; color: {c.muted}; }}
    QLabel[role="refusal"] {{ background: {c.warning}; color: {c.text}; border-radius: {em(0.4)}px;
        padding: {em(0.5)}px {em(0.7)}px; }}
    """


def _buttons(c: Palette) -> str:
    pad = f"{em(0.4)}px {em(0.9)}px"
    return f"""
    QPushButton, QToolButton {{ background: {c.surface}; color: {c.text}; border: 2px solid {c.edge};
        border-radius: {em(0.45)}px; padding: {pad}; }}
    QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.pressed}; }}
    QPushButton:checked, QToolButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; border-color: {c.line};
        background: {c.paper}; }}
    QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.focus}; outline: none; }}
    QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; }}
    QPushButton[look="primary"] {{ background: {c.accent}; color: {c.on_accent};
        border-color: {c.accent}; font-weight: 600; }}
    QPushButton[look="primary"]:hover {{ background: {c.accent_hover}; }}
    QPushButton[look="primary"]:focus {{ border: 6px double {c.focus}; background-clip: padding;
        padding: {max(1, em(0.4) - 4)}px {em(0.9) - 4}px; }}
    QPushButton[look="primary"]:disabled {{ background: {c.line}; color: {c.muted};
        border-color: {c.line}; }}
    QPushButton[look="quiet"], QToolButton[look="quiet"] {{ background: transparent;
        border-color: transparent; padding: {em(0.3)}px {em(0.6)}px; }}
    QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {{ background: {c.hover}; }}
    QPushButton[look="quiet"]:checked, QToolButton[look="quiet"]:checked {{
        background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus {{ border: 2px solid {c.focus}; }}
    QFileDialog QToolButton {{ padding: 0; }}
    QPushButton[look="care"] {{ color: {c.care}; border-color: {c.care}; }}
    QPushButton[look="care"]:focus {{ border-color: {c.focus}; }}
    QPushButton[look="care"]:disabled {{ color: {c.muted}; border-color: {c.line}; }}
    QPushButton[look="card"] {{ text-align: left; padding: 0; border: 2px solid {c.line};
        border-radius: {em(0.6)}px; background: {c.surface}; }}
    QPushButton[look="card"]:hover {{ background: {c.hover}; border-color: {c.edge}; }}
    QPushButton[look="card"]:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QPushButton[look="card"]:focus {{ border: 2px solid {c.focus}; }}
    QPushButton[look="card"][first="true"] {{ border-color: {c.accent}; background: {c.accent_soft}; }}
    QPushButton[look="card"][first="true"]:focus {{ border-color: {c.focus}; }}
    QCheckBox, QRadioButton {{ spacing: {em(0.5)}px; padding: {em(0.2)}px; border: 2px solid transparent;
        border-radius: {em(0.3)}px; }}
    QCheckBox::indicator, QAbstractItemView::indicator, QRadioButton::indicator {{ width: {em(1.1)}px; height: {em(1.1)}px; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ border: 2px solid {c.edge}; border-radius: {em(0.25)}px;
        background: {c.surface}; }}
    QRadioButton::indicator {{ border: 2px solid {c.edge}; border-radius: {(em(1.1) + 4) // 2}px;
        background: {c.surface}; }}
    QRadioButton::indicator:checked {{ border-color: {c.accent}; background: qradialgradient(cx: 0.5, cy: 0.5,
        radius: 0.5, fx: 0.5, fy: 0.5, stop: 0.5 {c.accent}, stop: 0.6 {c.surface}); }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
        image: url("{icons.fixed(f"ticked-{c.name}")}"); }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}
    """


def _fields(c: Palette) -> str:
    return f"""
    QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QComboBox {{ background: {c.surface}; color: {c.text};
        border: 2px solid {c.edge}; border-radius: {em(0.35)}px; padding: {em(0.3)}px {em(0.45)}px;
        selection-background-color: {c.selection}; selection-color: {c.text}; }}
    QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus {{
        border-color: {c.focus}; }}
    QLineEdit:disabled, QComboBox:disabled {{ border-color: {c.line}; color: {c.muted}; }}
    QComboBox::drop-down {{ border: none; width: {em(1.6)}px; }}
    QComboBox::down-arrow {{ image: url("{icons.fixed("open-list")}"); width: {em(0.8)}px;
        height: {em(0.8)}px; }}
    QComboBox QAbstractItemView {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge};
        selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
    QComboBox QAbstractItemView::item {{ min-height: {em(1.8)}px; }}
    QSlider::groove:horizontal {{ height: {em(0.3)}px; background: {c.line};
        border-radius: {em(0.15)}px; }}
    QSlider::handle:horizontal {{ width: {em(1)}px; margin: -{em(0.4)}px 0; background: {c.accent};
        border-radius: {em(0.5)}px; }}
    QSlider:focus {{ border: 2px solid {c.focus}; border-radius: {em(0.35)}px; }}
    QProgressBar {{ background: {c.line}; border: none; border-radius: {em(0.25)}px;
        min-height: {em(0.5)}px; max-height: {em(0.5)}px; color: transparent; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: {em(0.25)}px; }}
    """


def _writing(c: Palette, points: float) -> str:
    """Where a text is written: a calm page, and its heading as one reads it."""
    return f"""
    QTextEdit[role="writing"] {{ background: {c.surface}; border: 2px solid transparent; padding: 0;
        font-size: {points * 1.15:.1f}pt; border-radius: {em(0.6)}px; }}
    QTextEdit[role="writing"]:focus {{ border-color: {c.line}; }}
    QLineEdit[role="heading"] {{ background: transparent; border: 2px solid transparent;
        border-bottom: 2px solid {c.line}; border-radius: 0; padding: {em(0.2)}px 0;
        font-size: {points * 1.45:.1f}pt; font-weight: 600; }}
    QLineEdit[role="heading"]:focus {{ border-bottom-color: {c.focus}; }}
    """


def _frames(c: Palette) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {c.paper}; }}
    QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line};
        border-radius: {em(0.6)}px; }}
    QFrame[role="card"]:focus {{ border: 2px solid {c.focus}; }}
    QFrame[role="bar"] {{ background: {c.paper}; border: none; border-bottom: 1px solid {c.line}; }}
    QFrame[role="notice"] {{ background: {c.notice}; border: none; }}
    QFrame[role="warning"] {{ background: {c.warning}; border: none; }}
    QScrollArea {{ background: transparent; border: none; }}
    QScrollArea:focus {{ border: 2px solid {c.focus}; }}
    QScrollArea > QWidget > QWidget[role="page"] {{ background: transparent; }}
    QSplitter::handle {{ background: {c.line}; }}
    QSplitter::handle:hover, QSplitter::handle:focus {{ background: {c.accent}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
    QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
    QTabBar::tab {{ background: transparent; color: {c.muted}; padding: {em(0.45)}px {em(0.8)}px;
        border: 2px solid transparent; border-bottom: 3px solid transparent; }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
    QTabBar::tab:hover {{ background: {c.hover}; }}
    QTabBar::tab:selected:focus {{ border: 2px solid {c.focus}; }}
    QScrollBar:vertical {{ background: transparent; width: {em(0.8)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {em(0.8)}px; margin: 0; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: {em(0.3)}px; margin: {em(0.1)}px;
        min-height: {em(2)}px; min-width: {em(2)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _lists(c: Palette) -> str:
    return f"""
    QListView, QTreeView, QTableView {{ background: transparent; border: 2px solid transparent;
        border-radius: {em(0.35)}px; outline: none; selection-background-color: {c.accent_soft};
        selection-color: {c.text}; }}
    QListView:focus, QTreeView:focus, QTableView:focus {{ border-color: {c.focus}; }}
    QListView::item, QTreeView::item, QTableView::item {{ padding: {em(0.35)}px; color: {c.text}; }}
    QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
        background: {c.accent_soft}; color: {c.text}; }}
    QListView::item:hover:!selected {{ background: {c.hover}; }}
    QCalendarWidget QTableView {{ background: {c.surface}; }}
    #qt_calendar_navigationbar {{ background: {c.paper}; }}
    QHeaderView::section {{ background: {c.paper}; color: {c.muted}; border: none;
        border-bottom: 1px solid {c.line}; padding: {em(0.3)}px; }}
    """


def _menus(c: Palette) -> str:
    # A long menu of large text is to fit on a small screen in one column; large lines are easy to hit as they are.
    # One that is higher than the screen scrolls, since its columns would be wider than that.
    # The row of all menus is to fit into a window of usual width, too.
    line, gap, beside = (0.22, 0.2, 0.5) if em() > 1.5 * BASE else (0.4, 0.3, 0.7)
    return f"""
    QMenuBar {{ background: {c.paper}; color: {c.text}; border-bottom: 1px solid {c.line}; }}
    QMenuBar::item {{ padding: {em(0.35)}px {em(beside)}px; background: transparent; }}
    QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {c.accent_soft}; }}
    QMenu {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge};
        padding: {em(0.3)}px; menu-scrollable: 1; }}
    QMenu::item {{ padding: {em(line)}px {em(1.6)}px; border-radius: {em(0.25)}px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; }}
    QMenu::item:disabled {{ color: {c.muted}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: {em(gap)}px {em(0.5)}px; }}
    QMenu::indicator {{ width: {em(0.9)}px; height: {em(0.9)}px; left: {em(0.4)}px; }}
    QMenu::right-arrow {{ image: url("{icons.fixed("open-menu")}"); width: {em(0.8)}px; height: {em(0.8)}px;
        right: {em(0.4)}px; }}
    QMenu::indicator:checked {{ image: url("{icons.fixed("chosen")}"); }}
    """
