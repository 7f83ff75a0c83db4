"""PySide6 6.12.0 dropped a reference to True with every signal: Python 3.11 was dead after some five hundred."""

from PySide6.QtCore import QObject, Signal


class Bell(QObject):
    rung = Signal(bool)


def test_ten_thousand_signals_are_emitted_and_the_program_lives(qapp):
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    for _ring in range(10_000):
        bell.rung.emit(True)
    assert len(heard) == 10_000
