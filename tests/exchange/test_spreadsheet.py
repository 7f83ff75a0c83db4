"""A real spreadsheet opens and saves our CSVs: nothing it does changes an answer without being told.

Needs LibreOffice (`soffice`); without it these tests are skipped.
"""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.exchange.spreadsheet_damage import answers
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.csv_reader import is_conserved, read_csv_table
from winnotes.exchange.profiles import read_mergeable_csv
from winnotes.exchange.sheet import TeamCsv
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.tidy_csv import write_tidy_csv
from winnotes.wording import original_guide

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"),
    reason="soffice (LibreOffice) is not installed: apt-get install libreoffice-calc-nogui",
)
GUIDE = original_guide()
Write = Callable[[Notebook, Guide], bytes]
SAMPLE = sample_notebook()[0]
RANDOM = Notebook(
    version
    for number, text in enumerate(answers())
    for version in (
        Version(f"i{number:04}", "why_us_note", "pkim.k1", 1, {}, text),
        Version(f"i{number:04}", "account", "pkim.k1", 1, {}, f"Northwind {number}"),
    )
)
# separator, quote, encoding, first line, columns, language, quote all, detect numbers, save as shown
AS_TEXT = "/".join(f"{column}/2" for column in range(1, 200))
OPENED = {
    "columns as text": f"44,34,76,1,{AS_TEXT},0,true,false",
    "columns as it likes": "44,34,76,1,,0,false,true",
}
SAVED = {
    "quotes where needed": "44,34,76,1,,0,false,true",
    "everything quoted": "44,34,76,1,,0,true,true",
    "semicolons": "59,34,76,1,,0,false,true",
    "tabs": "9,34,76,1,,0,false,true",
    "Windows-1252": "44,34,1,1,,0,false,true",
    "not as shown": "44,34,76,1,,0,false,false",
}


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, str, str], Path]:
    """Return a function that has LibreOffice open a file with one filter and save it with another."""
    home = tmp_path_factory.mktemp("office")

    def run(file: Path, opened: str, saved: str, suffix: str) -> Path:
        out = file.parent / suffix
        command = [
            "soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore",
            *([f"--infilter=CSV:{opened}"] if opened else []),
            "--convert-to", saved, "--outdir", str(out), str(file),
        ]  # fmt: skip
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return out / f"{file.stem}.{suffix.split('-', maxsplit=1)[0]}"

    return run


def opened_and_saved(convert: Callable, file: Path, opened: str, saved: str, *, by_workbook: bool) -> bytes:
    if by_workbook:
        file = convert(file, opened, "xlsx", "xlsx-between")
        opened = ""
    return convert(file, opened, f"csv:Text - txt - csv (StarCalc):{saved}", "csv-after").read_bytes()


def hidden(before: Notebook, read: TeamCsv, header: str) -> list[Version]:
    """Return the versions that did not come back as they were, though nothing in their row was told."""
    told = {note.row for note in read.notes}
    came = {version.id for version in read.notebook}
    rows: Mapping[str, int] = {subject: row for row, subject in enumerate(header.split("\n"), 2)}
    return [one for one in before if one.id not in came and rows.get(one.subject, 2) not in told]


@pytest.mark.parametrize("by_workbook", [False, True], ids=["", "by way of xlsx"])
@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize("write", [write_team_csv, write_tidy_csv])
@pytest.mark.parametrize("notebook", [SAMPLE, RANDOM], ids=["sample", "random"])
def test_what_a_spreadsheet_saves_is_what_was_exported_or_told(  # noqa: PLR0917 - a table
    convert: Callable,
    tmp_path: Path,
    notebook: Notebook,
    write: Write,
    opened: str,
    saved: str,
    by_workbook: bool,
) -> None:
    file = tmp_path / "team.csv"
    file.write_bytes(write(notebook, GUIDE))
    data = opened_and_saved(convert, file, OPENED[opened], SAVED[saved], by_workbook=by_workbook)
    assert is_conserved(data, read_csv_table(data, known={"interview", "subject"}))
    read = read_mergeable_csv(data, GUIDE, "team.csv", notebook.heads)
    assert read.notebook == notebook, [str(note) for note in read.notes][:9]
    assert all(note.what == "damaged" for note in read.notes)
