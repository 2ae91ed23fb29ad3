"""The style sheet of what Qt draws by itself, written from the tokens: fields, lists, scroll bars, grounds by property.

Styled by property or exact class only: a rule for `QFrame` would also hit every label. No fonts and no colours of words
on a general rule; words take theirs from palette and font.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hsb_desktop.ui.kit.look import Look

_NOTICES = ("overdue", "due", "done", "advisory", "withheld", "open", "now", "muted")


def stylesheet(worn: Look) -> str:
    """The whole sheet for one look."""
    return "\n".join(
        (_grounds(worn), _notices(worn), _fields(worn), _lists(worn), _bars(worn), _dialogs(worn))
    )


def _grounds(worn: Look) -> str:
    line, hex_of = worn.border, worn.hex
    edge = f"{line}px solid {hex_of('border')}"
    well_edge = edge if worn.high_contrast else "0"
    return f"""
QFrame[kind="card"] {{ background: {hex_of("card")}; border: {edge}; border-radius: 12px; }}
QFrame[kind="well"] {{ background: {hex_of("well")}; border: {well_edge}; border-radius: 12px; }}
QFrame[kind="rail"] {{ background: {hex_of("rail")}; border: 0; border-right: {edge}; }}
QFrame[kind="side"] {{ background: {hex_of("well")}; border: 0; border-right: {edge}; }}
QFrame[kind="side_right"] {{ background: {hex_of("well")}; border: 0; border-left: {edge}; }}
QFrame[kind="bar_top"] {{ background: {hex_of("card")}; border: 0; border-bottom: {edge}; }}
QFrame[kind="bar_bottom"] {{ background: {hex_of("card")}; border: 0; border-top: {edge}; }}
QFrame[kind="canvas"] {{ background: {hex_of("canvas")}; border: 0; }}
QFrame[kind="raised"] {{ background: {hex_of("raised")}; border: {line}px solid {hex_of("border_control")};
    border-radius: 12px; }}
QFrame[kind="error_bar"] {{ background: {hex_of("overdue.edge")}; border: 0; border-radius: 2px; }}
QMainWindow, QDialog {{ background: {hex_of("canvas")}; }}
QToolTip {{ background: {hex_of("raised")}; color: {hex_of("text")}; border: 1px solid {hex_of("border_control")};
    padding: {worn.gap(6)}px; }}"""


def _notices(worn: Look) -> str:
    rules = [
        f'QFrame[notice="{state}"] {{ background: {worn.hex(state + ".soft")}; border-radius: 10px; '
        f"border: {worn.border}px solid {worn.hex(state + ('.edge' if worn.high_contrast else '.soft'))}; }}"
        for state in _NOTICES
    ]
    return "\n".join(rules)


def _fields(worn: Look) -> str:
    line, hex_of = worn.border, worn.hex
    bad = f"2px solid {hex_of('overdue.edge')}"
    # No colour of the text: Qt would make that of the hint in an empty field from it. Both stand in the palette.
    return f"""
QLineEdit, QPlainTextEdit {{ background: {hex_of("raised")};
    border: {line}px solid {hex_of("border_control")}; border-radius: 8px; padding: 0 {worn.gap(12)}px;
    selection-background-color: {hex_of("selection")}; selection-color: {hex_of("on_selection")}; }}
QLineEdit {{ lineedit-password-character: 8226; }}
QLineEdit[narrow="true"] {{ padding: 0 {worn.gap(8)}px; }}
QPlainTextEdit {{ padding: {worn.gap(8)}px; }}
QLineEdit:hover, QPlainTextEdit:hover {{ border-color: {hex_of("text_muted")}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {hex_of("accent")}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QLineEdit:read-only {{ background: {hex_of("well")};
    color: {hex_of("text_disabled")}; border-color: {hex_of("border")}; }}
QLineEdit[kind="search"] {{ background: {hex_of("well")};
    border-color: {hex_of("border_control" if worn.high_contrast else "border")}; }}
QLineEdit[bad="true"], QPlainTextEdit[bad="true"], QComboBox[bad="true"] {{ border: {bad}; }}"""


def _lists(worn: Look) -> str:
    line, hex_of, gap, px = worn.border, worn.hex, worn.gap, worn.px
    edge = f"{line}px solid {hex_of('border_control')}"
    return f"""
QComboBox {{ background: {hex_of("raised")}; color: {hex_of("text")}; border: {edge}; border-radius: 8px;
    padding: 0 {px(34)}px 0 {gap(12)}px; combobox-popup: 0; }}
QComboBox:hover {{ border-color: {hex_of("text_muted")}; }}
QComboBox:focus, QComboBox:on {{ border-color: {hex_of("accent")}; }}
QComboBox::drop-down {{ border: 0; width: {px(36)}px; subcontrol-position: center right; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {hex_of("raised")}; color: {hex_of("text")}; border: {edge};
    border-radius: 8px; padding: {gap(4)}px; outline: 0;
    selection-background-color: {hex_of("accent_soft")}; selection-color: {hex_of("text")}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(36)}px; padding: 0 {gap(8)}px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {hex_of("accent_soft")}; color: {hex_of("text")}; }}
QAbstractItemView[kind="suggestions"] {{ background: {hex_of("raised")}; color: {hex_of("text")}; border: {edge};
    padding: {gap(4)}px; outline: 0;
    selection-background-color: {hex_of("accent_soft")}; selection-color: {hex_of("text")}; }}
QAbstractItemView[kind="suggestions"]::item {{ min-height: {px(32)}px; padding: 0 {gap(8)}px; }}
QMenu {{ background: {hex_of("raised")}; color: {hex_of("text")}; border: {edge}; border-radius: 8px;
    padding: {gap(4)}px; }}
QMenu::item {{ min-height: {px(24)}px; padding: {gap(6)}px {gap(12)}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {hex_of("accent_soft")}; color: {hex_of("text")}; }}
QMenu::item:disabled {{ color: {hex_of("text_disabled")}; }}
QMenu::separator {{ height: 1px; background: {hex_of("border")}; margin: {gap(4)}px; }}
QTableView {{ background: transparent; border: 0; color: {hex_of("text")}; outline: 0; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: transparent; color: {hex_of("text_muted")}; border: 0;
    border-bottom: {line}px solid {hex_of("border")}; padding: 0 {gap(12)}px; font-size: {px(14)}px; }}"""


def _bars(worn: Look) -> str:
    hex_of, gap = worn.hex, worn.gap
    return f"""
QScrollArea {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget#page {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px 0; border: 0; }}
QScrollBar::handle:vertical {{ background: {hex_of("border_control")}; border-radius: 3px; min-height: 48px;
    margin: 0 3px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0 2px; border: 0; }}
QScrollBar::handle:horizontal {{ background: {hex_of("border_control")}; border-radius: 3px; min-width: 48px;
    margin: 3px 0; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QTabBar {{ background: transparent; border: 0; }}
QTabBar::tab {{ background: transparent; color: {hex_of("text_muted")}; padding: 0 {gap(4)}px;
    margin-right: {gap(24 if worn.scale < 1.6 else 14)}px; min-height: {worn.frame(40)}px; border: 0;
    border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {hex_of("accent_ink")}; border-bottom: 3px solid {hex_of("accent")}; }}
QTabBar::tab:hover:!selected {{ color: {hex_of("text")}; border-bottom: 3px solid {hex_of("border_control")}; }}
QTabBar QToolButton {{ background: {hex_of("card")}; border: {worn.border}px solid {hex_of("border_control")};
    border-radius: 6px; }}"""


def _dialogs(worn: Look) -> str:
    hex_of, px, gap = worn.hex, worn.px, worn.gap
    return f"""
QPushButton[dialog="plain"], QFileDialog QPushButton, QPrintDialog QPushButton {{ background: {hex_of("raised")};
    color: {hex_of("accent_ink")}; border: {worn.border}px solid {hex_of("accent_edge")}; border-radius: 8px;
    min-height: {px(38)}px; padding: 0 {gap(16)}px; font-weight: 700; }}
QPushButton[dialog="plain"]:hover, QFileDialog QPushButton:hover {{ background: {hex_of("hover")}; }}
QPushButton[dialog="proceed"] {{ background: {hex_of("accent")}; color: {hex_of("on_accent")};
    border: {worn.border}px solid {hex_of("accent")}; border-radius: 8px; min-height: {px(38)}px;
    padding: 0 {gap(16)}px; font-weight: 700; }}
QPushButton[dialog="proceed"]:hover {{ background: {hex_of("accent_hover")}; }}
QPushButton[dialog]:pressed {{ background: {hex_of("pressed")}; color: {hex_of("text")}; }}
QLabel[dialog="title"] {{ font-weight: 700; font-size: {px(18)}px; }}
QFileDialog QToolButton {{ background: transparent; border: 0; border-radius: 6px; padding: {gap(6)}px; }}
QFileDialog QToolButton:hover, QFileDialog QToolButton:checked {{ background: {hex_of("hover")}; }}
QFileDialog QTreeView, QFileDialog QListView {{ background: {hex_of("raised")}; color: {hex_of("text")};
    border: {worn.border}px solid {hex_of("border_control")}; border-radius: 8px; }}
QFileDialog QLineEdit, QFileDialog QComboBox {{ min-height: {px(36)}px; }}"""
