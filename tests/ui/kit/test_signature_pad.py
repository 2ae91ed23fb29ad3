"""A finger signs as the mouse does, and the page under it stays where it is."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.signature_pad import SignaturePad


def test_a_finger_draws_a_stroke_and_the_page_stays(qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    pad = SignaturePad("Signature of Sam Example")
    page = ScrollPage(holder(column(pad, 900, holder(column(20)))))
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    qtbot.waitExposed(page)
    drawn: list[bool] = []
    pad.drawn.connect(lambda: drawn.append(True))
    window = page.windowHandle()
    at = pad.mapTo(page, QPoint(60, 90))
    QTest.touchEvent(window, finger).press(0, at, window).commit()
    for step in range(1, 6):
        QTest.touchEvent(window, finger).move(0, at + QPoint(20 * step, -8 * step), window).commit()
    QTest.touchEvent(window, finger).release(0, at + QPoint(100, -40), window).commit()
    qtbot.waitUntil(lambda: bool(drawn))
    (stroke,) = pad.strokes()
    assert len(stroke) >= 5
    assert stroke[0][0] < stroke[-1][0]
    assert stroke[0][1] > stroke[-1][1]
    assert page.verticalScrollBar().value() == 0
