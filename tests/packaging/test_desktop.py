"""The menu entry and the file type: installed for one user, valid, and gone without a trace."""

import configparser
import os
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
MIME = "application/vnd.winnotes"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="menu entries are for Linux")


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "XDG_DATA_HOME": str(data)}
    command = [sys.executable, str(PACKAGING / "desktop.py"), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    found = tmp_path / "some where" / "share"
    assert run(found, "install").returncode == 0
    return found


def entry(data: Path) -> configparser.SectionProxy:
    found = configparser.RawConfigParser()
    found.optionxform = str
    found.read(data / "applications" / "winnotes.desktop", "utf-8")
    return found["Desktop Entry"]


def test_the_entry_opens_winnotes_files_with_this_checkout(data: Path):
    found = entry(data)
    assert found["MimeType"] == f"{MIME};" and found["Icon"] == "winnotes" and found["Terminal"] == "false"
    assert shlex.split(found["Exec"]) == [sys.executable, str(PACKAGING / "run.py"), "%F"]
    assert (data / "icons/hicolor/scalable/apps/winnotes.svg").read_text().startswith("<")


@pytest.mark.parametrize("entry", [PACKAGING / "winnotes.desktop", None], ids=["shipped", "installed"])
@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils is not installed")
def test_the_entry_is_valid(data: Path, entry: Path | None):
    path = entry or data / "applications" / "winnotes.desktop"
    ran = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


def test_the_file_type_is_known_by_suffix_and_by_its_first_bytes(data: Path):
    root = ET.parse(data / "mime/packages/winnotes.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = root.find("m:mime-type", space)
    assert kind is not None and kind.get("type") == MIME
    assert [one.get("pattern") for one in kind.findall("m:glob", space)] == ["*.winnotes"]
    assert kind.find("m:magic/m:match", space).get("value") == '{"winnotes":'


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="shared-mime-info is not installed")
def test_the_desktop_has_taken_up_the_file_type(data: Path):
    assert "*.winnotes" in (data / "mime" / "globs2").read_text()


def test_installing_again_changes_nothing_and_uninstalling_leaves_nothing(data: Path):
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    assert run(data, "install").returncode == 0
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
    (data / "applications" / "other.desktop").write_text("theirs")
    assert run(data, "uninstall").returncode == 0
    left = [path.name for path in data.rglob("*winnotes*")]
    assert left == [] and (data / "applications" / "other.desktop").read_text() == "theirs"
    assert run(data, "uninstall").returncode == 0


@pytest.mark.parametrize("arguments", [(), ("remove",), ("install", "now")])
def test_anything_else_is_answered_with_a_sentence(tmp_path: Path, arguments: tuple[str, ...]):
    ran = run(tmp_path, *arguments)
    assert ran.returncode == 1 and ran.stderr.startswith("Say what to do") and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["/opt/a b/run.py", '/opt/"x"/$y/`z`/run.py', "/opt/100%/back\\slash"])
def test_any_path_survives_the_quoting_of_the_entry(path: str):
    sys.path.insert(0, str(PACKAGING))
    try:
        from desktop import quoted
    finally:
        sys.path.remove(str(PACKAGING))
    text = quoted(path).replace("\\\\", "\\")  # what a desktop does to any text first
    inside = text[1:-1]
    for sign in '"`$\\':
        inside = inside.replace(f"\\{sign}", sign)
    assert inside.replace("%%", "%") == path
