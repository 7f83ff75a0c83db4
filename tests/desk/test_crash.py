"""A report of our own fault says where it was, never what was written there."""

import stat
from pathlib import Path

import pytest

from winnotes.desk.crash import KEPT, write_crash_report
from winnotes.desk.interviews import find_interview


def crash(secret: str) -> BaseException:
    try:
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise ValueError(f"about {secret}") from error
    except ValueError as error:
        return error


def test_a_report_names_places_and_classes_and_no_words(tmp_path: Path):
    try:
        find_interview(None, "Contoso secret")  # type: ignore[arg-type]
    except AttributeError as error:
        path = write_crash_report(error, tmp_path)
    text = path.read_text("utf-8")
    assert "AttributeError" in text and "winnotes/desk/interviews.py:" in text and " find_interview" in text
    assert "Contoso" not in text and "NoneType" not in text
    assert str(Path.home()) not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_report_follows_the_cause(tmp_path: Path):
    text = write_crash_report(crash("their words"), tmp_path).read_text("utf-8")
    assert text.index("ValueError") < text.index("KeyError") and "their words" not in text


def test_the_last_ten_reports_are_kept(tmp_path: Path):
    written = [write_crash_report(crash("x"), tmp_path) for _once in range(3)]
    for number in range(KEPT + 5):
        (tmp_path / "crashes" / f"crash-1999{number:02}.txt").write_text("old")
    last = write_crash_report(crash("x"), tmp_path)
    kept = sorted((tmp_path / "crashes").iterdir())
    assert len(kept) == KEPT and last in kept and set(written) <= set(kept)


def test_where_the_notes_cannot_hold_a_report_another_folder_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    occupied = tmp_path / "home"
    occupied.write_bytes(b"")
    path = write_crash_report(crash("x"), occupied)
    assert path.is_relative_to(tmp_path) and path.exists()
