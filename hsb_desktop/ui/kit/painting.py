"""Drawing with the painter in the product's manner: crisp edges, words by line height, icons tinted, hatching.

Words are measured and drawn as plain text with QTextLayout, so that what was typed is never read as markup.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from hsb_desktop.support.paths import resources_directory
from hsb_desktop.ui.kit.look import Look, look
from hsb_desktop.ui.kit.tokens import Role

Tone = str | QColor
_SHORT, _MOST_WIDTHS = 120, 2000
_widths: dict[tuple[str, Role, bool], float] = {}
_widths_of: Look | None = None
_heights: dict[tuple[str, Role, float], int] = {}
_heights_of: Look | None = None


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A smooth painter on a widget, ended whatever happens."""
    painter = QPainter(widget)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    try:
        yield painter
    finally:
        painter.end()


def colour_of(tone: Tone) -> QColor:
    """A tone of the theme, or a colour as it is."""
    return tone if isinstance(tone, QColor) else look().colour(tone)


def pen(
    tone: Tone,
    width: float = 1.0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap,
) -> QPen:
    """A pen with round joins."""
    return QPen(colour_of(tone), width, style, cap, Qt.PenJoinStyle.RoundJoin)


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: Tone | QBrush | None = None,
    edge: Tone | None = None,
    width: float = 1.0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded box whose edge lies inside the rectangle, so that nothing of it is cut."""
    inset = width / 2 if edge is not None else 0.0
    painter.setPen(
        pen(edge, width, style, Qt.PenCapStyle.FlatCap) if edge is not None else QPen(Qt.PenStyle.NoPen)
    )
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(fill if isinstance(fill, QBrush) else colour_of(fill))
    inner = max(0.0, radius - inset)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), inner, inner)


def edge_width(plain: float = 1.0, strong: float = 2.0) -> float:
    """The width of an edge in this theme: high contrast takes the strong one."""
    return strong if look().high_contrast else plain


def lines_of(text: str, font: QFont, width: float) -> list[tuple[str, float]]:
    """The text broken into lines of at most `width`: each line and the width it takes. Long words break anywhere."""
    shown = text.replace("\n", "\u2028")
    layout = QtGui.QTextLayout(shown, font)  # by way of its module: the first window has no words to break
    option = QtGui.QTextOption()
    option.setWrapMode(QtGui.QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[tuple[str, float]] = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        # Qt counts UTF-16 units; Python counts characters.
        words = _units(shown, start, line.textLength()).rstrip("\u2028 ")
        lines.append((words, line.naturalTextWidth()))
    layout.endLayout()
    return lines


def _units(text: str, start: int, length: int) -> str:
    if text.isascii() or max(map(ord, text), default=0) < 0x10000:
        return text[start : start + length]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def text_width(text: str, role: Role, *, figures: bool = False) -> float:
    """The width of a text on one line, in this look."""
    key = (text, role, figures)
    widths = _measured(look())
    if key not in widths:
        widths[key] = QFontMetricsF(look().font(role, figures=figures)).horizontalAdvance(text)
    return widths[key]


def text_height(text: str, role: Role, width: float) -> int:
    """The height of a text wrapped at `width`, by line height."""
    if "\n" not in text and len(text) < _SHORT and text_width(text, role) <= width:
        return look().line(role)
    key = (text, role, width)
    heights = _wrapped(look())
    if key not in heights:
        heights[key] = max(1, len(lines_of(text, look().font(role), width))) * look().line(role)
    return heights[key]


def _broken(text: str, role: Role, width: float, *, figures: bool) -> list[tuple[str, float]]:
    if "\n" not in text and len(text) < _SHORT:
        taken = text_width(text, role, figures=figures)
        if taken <= width:
            return [(text.rstrip(" "), taken)]
    return lines_of(text, look().font(role, figures=figures), width)


def _measured(worn: Look) -> dict[tuple[str, Role, bool], float]:
    """Widths measured in the look now worn; layouts ask for the same ones over and over."""
    global _widths, _widths_of  # the one memory of the process, emptied with each new look
    if _widths_of is not worn or len(_widths) > _MOST_WIDTHS:
        _widths, _widths_of = {}, worn
    return _widths


def _wrapped(worn: Look) -> dict[tuple[str, Role, float], int]:
    """Heights measured in the look now worn: each layout of a page asks for every one of them several times."""
    global _heights, _heights_of  # as above
    if _heights_of is not worn or len(_heights) > _MOST_WIDTHS:
        _heights, _heights_of = {}, worn
    return _heights


def draw_text(
    painter: QPainter,
    x: float,
    y: float,
    width: float,
    text: str,
    role: Role = Role.BODY,
    tone: Tone = "text",
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    figures: bool = False,
) -> float:
    """Draw wrapped words from a top left corner; returns the y under them."""
    font, line = look().font(role, figures=figures), look().line(role)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour_of(tone))
    for words, taken in _broken(text, role, width, figures=figures):
        dx = 0.0
        if align == Qt.AlignmentFlag.AlignRight:
            dx = width - taken
        elif align == Qt.AlignmentFlag.AlignHCenter:
            dx = (width - taken) / 2
        rise = (line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        painter.drawText(QPointF(x + dx, y + rise), words)
        y += line
    return y


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: Role = Role.BODY,
    tone: Tone = "text",
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    figures: bool = False,
) -> None:
    """Draw words on one line, in the middle of a rectangle's height; never wrapped, never cut."""
    font = look().font(role, figures=figures)
    metrics = QFontMetricsF(font)
    taken = metrics.horizontalAdvance(text)
    dx = 0.0
    if align == Qt.AlignmentFlag.AlignRight:
        dx = rect.width() - taken
    elif align == Qt.AlignmentFlag.AlignHCenter:
        dx = (rect.width() - taken) / 2
    painter.setFont(font)
    painter.setPen(colour_of(tone))
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(rect.x() + dx, baseline), text)


def draw_icon(painter: QPainter, name: str, x: float, y: float, size: float, tone: Tone = "text") -> None:
    """Draw a named icon with its top left corner at a point."""
    device: QPaintDevice | None = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    painter.drawPixmap(QPointF(x, y), icon_pixmap(name, round(size), tone, ratio))


def icon_pixmap(name: str, size: int, tone: Tone = "text", ratio: float = 1.0) -> QPixmap:
    """A named icon in a tone, at a size in device-independent pixels, as sharp as the screen is."""
    return _tinted(name, size, colour_of(tone).name(), ratio, look().high_contrast)


@lru_cache(maxsize=512)
def _tinted(name: str, size: int, colour: str, ratio: float, bold: bool) -> QPixmap:
    from PySide6.QtCore import QByteArray
    from PySide6.QtSvg import QSvgRenderer

    drawing = (resources_directory() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("currentColor", colour)
    if bold:
        drawing = drawing.replace('stroke-width="1.75"', 'stroke-width="2.1"')
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def draw_hatching(
    painter: QPainter, area: QPainterPath, tone: Tone, step: float = 7.0, width: float = 1.2
) -> None:
    """Slanted lines inside a shape: withheld or suppressed, and nothing else."""
    painter.save()
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(tone, width))
    box = area.boundingRect()
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step
    painter.restore()
