"""What the windows wear now: a theme and a text size, and the fonts, colours and sizes that follow from them.

One per process. Widgets ask `look()` when they paint or measure and keep nothing of it, so `wear()` changes all open
windows at once. A widget or layout that must be told again (a native field's font) has a method `restyle()`.
Type, controls and icons grow in full with the text size; gaps by a quarter of it; bars and the rail by 0.45.
"""

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from hsb_desktop.ui.kit.fonts import register_fonts
from hsb_desktop.ui.kit.stylesheet import stylesheet
from hsb_desktop.ui.kit.tokens import Role, Theme, Tokens, tokens, with_system_colours

SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "well",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on_selection",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Link: "accent_ink",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
}


class Look:
    """A theme at a text size. Sizes given are pixels at 100 % text; sizes returned are whole pixels of this look."""

    def __init__(self, theme: Theme, scale: float = 1.0, *, reduced_motion: bool = False) -> None:
        self.theme = theme
        self.scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        self.reduced_motion = reduced_motion
        self._tokens: Tokens = tokens()
        self._fonts: dict[tuple[Role, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}

    @property
    def high_contrast(self) -> bool:
        """Grounds without tints and edges of two pixels."""
        return self.theme.kind == "high_contrast"

    @property
    def border(self) -> int:
        """The width of an ordinary edge."""
        return self.theme.border

    def px(self, size: float) -> int:
        """Type, controls, icons: grows in full."""
        return round(size * self.scale)

    def gap(self, size: float) -> int:
        """Gaps and paddings: grows by a quarter, so that large text does not push the page apart."""
        return round(size * (1 + (self.scale - 1) * self._tokens.gap_growth))

    def frame(self, size: float) -> int:
        """Bars and the rail: grows by 0.45."""
        return round(size * (1 + (self.scale - 1) * self._tokens.frame_growth))

    def control(self, name: str) -> int:
        """A named control height of the tokens, grown."""
        return self.px(self._tokens.control[name])

    def em(self, width: float) -> float:
        """A width in body text sizes: what layouts fold on."""
        return width / (self._tokens.roles[Role.BODY].px * self.scale)

    def motion_ms(self, name: str) -> int:
        """The length of a named movement ("quick", "settle"); nothing moves under reduced motion."""
        return 0 if self.reduced_motion else self._tokens.motion[f"{name}_ms"]

    def hex(self, tone: str) -> str:
        """The colour of a tone as the tokens write it."""
        return self.theme.colours[tone]

    def colour(self, tone: str) -> QColor:
        """The colour of a tone such as "text", "accent_ink", "overdue.ink" or "hsb_2.fill"."""
        if tone not in self._colours:
            written = self.hex(tone)
            colour = QColor(written[:7])
            if len(written) == 9:
                colour.setAlpha(int(written[7:9], 16))
            self._colours[tone] = colour
        return QColor(self._colours[tone])

    def font(self, role: Role = Role.BODY, *, figures: bool = False) -> QFont:
        """The font of a role; with `figures` its digits are of one width, for columns."""
        key = (role, figures)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, figures)
        return QFont(self._fonts[key])

    def line(self, role: Role) -> int:
        """The line height of a role."""
        return self.px(self._tokens.roles[role].line)

    def palette(self) -> QPalette:
        """The palette for what Qt draws by itself."""
        palette = QPalette()
        for role, tone in _PALETTE.items():
            palette.setColor(role, self.colour(tone))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_disabled"))
        return palette

    def _make_font(self, role: Role, figures: bool) -> QFont:
        style = self._tokens.roles[role]
        font = QFont([self._tokens.family, *self._tokens.fallback])
        font.setPixelSize(self.px(style.px))
        font.setWeight(QFont.Weight(style.weight))
        # Full hinting makes words 3 to 4 % wider on Linux and uneven at 125 %.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


class _Source(QObject):
    """Tells that the look has changed."""

    changed = Signal()


_worn: Look | None = None
_source: _Source | None = None


def look() -> Look:
    """What is worn now; the light theme at 100 % until `wear()` says otherwise."""
    global _worn
    if _worn is None:
        _worn = Look(tokens().themes["light"])
    return _worn


def look_changed() -> SignalInstance:
    """Emitted without values after every `wear()`."""
    global _source
    if _source is None:
        _source = _Source()
    return _source.changed


def wear(
    theme_name: str = "light",
    scale: float = 1.0,
    *,
    reduced_motion: bool = False,
    forced: QPalette | None = None,
) -> Look:
    """Dress every open window, and every later one, in a theme ("light", "dark", "high_contrast") at a text size.

    `forced` is the palette of a contrast theme that the system forces: its colours then replace the theme's.
    """
    global _worn
    theme = tokens().themes[theme_name]
    if forced is not None:
        theme = with_system_colours(tokens().themes["high_contrast"], _system_colours(forced))
    _worn = Look(theme, scale, reduced_motion=reduced_motion)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        register_fonts()
        application.setPalette(_worn.palette())
        application.setFont(_worn.font())
        application.setStyleSheet(stylesheet(_worn))
        for widget in QApplication.allWidgets():
            restyle(widget)
    look_changed().emit()
    return _worn


def restyle(widget: QWidget) -> None:
    """Let one widget and its layouts measure themselves again."""
    own = widget.layout()
    # Inner layouts are children of their layout. Asking it for its items would make wrappers that outlive the items.
    layouts = () if own is None else (own, *own.findChildren(QLayout))
    for part in (widget, *layouts):
        again = getattr(part, "restyle", None)
        if again is not None:
            again()
    widget.updateGeometry()
    widget.update()


def _system_colours(palette: QPalette) -> dict[str, str]:
    return {
        token: palette.color(QPalette.ColorRole[role]).name() for token, role in tokens().from_system.items()
    }
