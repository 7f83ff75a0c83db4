"""`winnotes model`: the sales-cycle model taken in, shown and written in the terminal."""

import json
from pathlib import Path

from tests.cli.terminal import Winnotes

STAGES = (
    "Stage;Expected days;Who;Resources\nDiscovery;14;AE;\nDemo;3w;AE, SE;Demo environment\nLegal;soon;;\n"
)


def test_a_model_is_taken_in_shown_and_written_as_a_list_that_is_read_again(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    assert winnotes("model", "show").out.startswith("No stages yet")
    (tmp_path / "stages.csv").write_text(STAGES)
    ran = winnotes("model", "import", tmp_path / "stages.csv")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        " 1  Discovery  ·  2 weeks  ·  AE",
        " 2  Demo  ·  3 weeks  ·  AE, SE  ·  Demo environment",
        " 3  Legal  ·  soon (not understood)",
    ]
    told = json.loads(winnotes("model", "show", "--json").out)
    assert [(one["name"], one["days"]) for one in told] == [("Discovery", 14), ("Demo", 21), ("Legal", None)]
    assert winnotes("model", "export", "-o", tmp_path / "out.csv").code == 0
    before = winnotes("model", "show").out
    assert winnotes("model", "import", tmp_path / "out.csv").code == 0
    assert winnotes("model", "show").out == before


def test_a_list_without_headings_goes_by_the_order_of_its_columns(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    (tmp_path / "stages.txt").write_text("Discovery\t2w\nDemo\t10 days\n")
    assert winnotes("model", "import", tmp_path / "stages.txt").code == 0
    assert winnotes("model", "show").out.splitlines() == [" 1  Discovery  ·  2 weeks", " 2  Demo  ·  10 days"]


def test_a_file_that_is_no_list_is_refused_with_a_sentence_and_nothing_changes(
    winnotes: Winnotes, home: Path, tmp_path: Path
):
    (tmp_path / "empty.csv").write_text("\n\n")
    ran = winnotes("model", "import", tmp_path / "empty.csv")
    assert ran.code == 1 and "empty.csv has no list that can be read" in ran.err
    assert winnotes("model", "show").out.startswith("No stages yet")
