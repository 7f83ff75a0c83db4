"""A real spreadsheet opens and saves our CSVs: nothing it does changes an answer without being told.

Needs LibreOffice (`soffice`); without it these tests are skipped.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.spreadsheet_damage import answers
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.csv_reader import is_conserved, read_csv_table
from winnotes.exchange.profiles import read_mergeable_csv
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.tidy_csv import write_tidy_csv
from winnotes.wording import original_guide

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"),
    reason="soffice (LibreOffice) is not installed: apt-get install libreoffice-calc-nogui",
)
GUIDE = original_guide()
WRITERS = (write_team_csv, write_tidy_csv)
NOTEBOOK = sample_notebook()[0] | Notebook(
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
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Path], str, str, str], list[Path]]:
    """Return a function that has LibreOffice open files with one filter and save them with another."""
    home = tmp_path_factory.mktemp("office")

    def run(files: list[Path], opened: str, saved: str, suffix: str) -> list[Path]:
        out = files[0].parent / suffix
        command = [
            "soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore",
            *([f"--infilter=CSV:{opened}"] if opened else []),
            "--convert-to", saved, "--outdir", str(out), *map(str, files),
        ]  # fmt: skip
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return [out / f"{file.stem}.{suffix.split('-', maxsplit=1)[0]}" for file in files]

    return run


@pytest.mark.parametrize("by_workbook", [False, True], ids=["", "by way of xlsx"])
@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("opened", OPENED)
def test_what_a_spreadsheet_saves_is_what_was_exported_or_told(
    convert: Callable, tmp_path: Path, opened: str, saved: str, by_workbook: bool
) -> None:
    files = [tmp_path / f"{write.__name__}.csv" for write in WRITERS]
    for file, write in zip(files, WRITERS, strict=True):
        file.write_bytes(write(NOTEBOOK, GUIDE))
    how = OPENED[opened]
    if by_workbook:
        files, how = convert(files, how, "xlsx", "xlsx-between"), ""
    for file in convert(files, how, f"csv:Text - txt - csv (StarCalc):{SAVED[saved]}", "csv-after"):
        data = file.read_bytes()
        assert is_conserved(data, read_csv_table(data, known={"interview", "subject"}))
        read = read_mergeable_csv(data, GUIDE, file.name, NOTEBOOK.heads)
        assert read.notebook == NOTEBOOK, [str(note) for note in read.notes if note.what != "damaged"][:9]
        assert all(note.what == "damaged" for note in read.notes)
