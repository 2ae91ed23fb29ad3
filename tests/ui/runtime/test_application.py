import subprocess
import sys
import textwrap
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.ui.runtime.application import install_excepthook
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.theme import system_reduced_motion, system_theme
from hsb_desktop.ui.runtime.theme_follower import SystemTheme


@pytest.fixture
def hook_put_back() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def raised(error: BaseException) -> None:
    sys.excepthook(type(error), error, None)


@pytest.mark.usefixtures("hook_put_back", "qapp")
def test_a_bug_is_told_calmly_without_what_it_says() -> None:
    ask, kinds = ScriptedAsk(), list[type[BaseException]]()
    install_excepthook(ask, kinds.append)
    raised(KeyError("Rowan Ellery, 14"))
    assert kinds == [KeyError]
    [(kind, title, text)] = ask.asked
    assert (kind, title) == ("tell", "Something went wrong in the program")
    assert "Rowan" not in text
    assert text.startswith("What was saved is kept.")


@pytest.mark.usefixtures("hook_put_back", "qapp")
def test_a_known_condition_is_told_in_its_own_sentence() -> None:
    ask = ScriptedAsk()
    install_excepthook(ask, lambda _kind: None)
    raised(BadInput("The file holds no forms; choose another."))
    assert ask.asked == [("tell", "This could not be done", "The file holds no forms; choose another.")]


@pytest.mark.usefixtures("hook_put_back", "qapp")
def test_what_fails_while_it_is_being_told_opens_no_second_dialog() -> None:
    kinds = list[type[BaseException]]()

    class Failing(ScriptedAsk):
        def tell(self, title: str, text: str) -> None:
            super().tell(title, text)
            raised(RuntimeError("again"))

    ask = Failing()
    install_excepthook(ask, kinds.append)
    raised(ValueError("first"))
    assert len(ask.asked) == 1
    assert kinds == [ValueError, RuntimeError]


PROBE = """
    import sys
    from hsb_desktop.ui.runtime.application import create_application
    slow = {"PySide6.QtSvg", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "sqlalchemy", "reportlab"}
    early = sorted(slow & set(sys.modules))
    application = create_application([])
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QGuiApplication
    rounding = QGuiApplication.highDpiScaleFactorRoundingPolicy().name
    print(application.applicationName(), application.style().objectName(), QLocale().name(), rounding, early)
"""


def test_the_application_is_made_neutral_british_and_without_slow_imports() -> None:
    command = [sys.executable, "-c", textwrap.dedent(PROBE)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.strip() == "Casework fusion en_GB PassThrough []"


def test_the_nearest_theme_follows_the_system(qapp: QApplication) -> None:
    hints = QGuiApplication.styleHints()
    follower = SystemTheme(qapp)
    names: list[str] = []
    follower.changed.connect(names.append)
    try:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        dark = system_theme()
        hints.setColorScheme(Qt.ColorScheme.Light)
        assert system_theme() == "light"
    finally:
        hints.unsetColorScheme()
        follower.deleteLater()
    assert dark in ("dark", "light")  # a platform without schemes stays light
    assert names == (["dark", "light"] if dark == "dark" else [])
    assert system_reduced_motion() is False
