"""What Qt's binding compiles at each start is kept compiled, and a start never depends on it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOAD = """
import builtins, json
from winnotes.gui.kept_compiled import kept_compiled, kept_file
compiling, compiled = builtins.compile, []
def counted(source, filename, *rest, **named):
    compiled.append(str(filename))
    return compiling(source, filename, *rest, **named)
builtins.compile = counted
with kept_compiled():
    from PySide6.QtWidgets import QApplication, QLabel
assert builtins.compile is counted
try:
    QLabel(3, 4, 5)
except TypeError as error:
    told = str(error)
from PySide6.support.signature import get_signature
theirs = [name for name in compiled if name.startswith(("shibokensupport/", "signature_bootstrap"))]
print(json.dumps([len(theirs), str(get_signature(QLabel.setText)), told, str(kept_file())]))
"""


def loaded(tmp_path: Path, **more: str) -> list:
    """Return [modules of the binding compiled, a signature, what a wrong call is told, the file] of a fresh process."""
    environment = {
        **{name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }
    told = subprocess.run(
        [sys.executable, "-c", LOAD], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert not told.stderr
    return json.loads(told.stdout)


def test_what_the_binding_compiles_is_compiled_once(tmp_path):
    first, second = loaded(tmp_path), loaded(tmp_path)
    assert first[0] > 10 and second[0] == 0
    assert first[1:] == second[1:] and "arg__1: str" in second[1]
    assert "Supported signatures" in second[2]


@pytest.mark.parametrize("harm", ["cut", "bit", "empty", "words"])
def test_a_damaged_file_is_as_good_as_none_and_is_mended(tmp_path, harm):
    sound = loaded(tmp_path)
    path = Path(sound[3])
    data = path.read_bytes()
    flipped = data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]
    path.write_bytes(
        {"cut": data[: len(data) // 2], "bit": flipped, "empty": b"", "words": b"notes " * 99}[harm]
    )
    assert loaded(tmp_path) == sound
    assert path.read_bytes() == data and loaded(tmp_path)[0] == 0


def test_a_place_that_takes_no_file_only_means_compiling_again(tmp_path):
    (tmp_path / "compiled").write_text("a file where a folder should be")
    first, second = loaded(tmp_path), loaded(tmp_path)
    assert first == second and first[0] > 10


def test_nothing_is_kept_where_python_keeps_nothing(tmp_path):
    told = loaded(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert told[0] > 10 and not Path(told[3]).exists()
