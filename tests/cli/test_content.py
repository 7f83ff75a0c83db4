"""`winnotes content`: taken in, listed, joined and taken apart in the terminal."""

import json
from pathlib import Path

from tests.cli.terminal import Winnotes


def test_pieces_are_taken_in_listed_joined_and_taken_apart(winnotes: Winnotes, home: Path, tmp_path: Path):
    assert winnotes("content", "list").out.startswith("No content pieces yet")
    (tmp_path / "pieces.csv").write_text("Title,Type\nSecurity deck,deck\nSecurity decks,\nROI sheet,sheet\n")
    assert winnotes("content", "import", tmp_path / "pieces.csv").out == "3 pieces are new.\n"
    told = winnotes("content", "list").out.splitlines()
    assert told == [
        "ROI sheet  ·  sheet", "Security deck  ·  deck", "Security decks",
        "“Security deck” and “Security decks” may be one piece.",
    ]  # fmt: skip
    assert winnotes("content", "join", "security deck", "Security decks").code == 0
    pieces = json.loads(winnotes("content", "list", "--json").out)["pieces"]
    assert [one["names"] for one in pieces] == [["ROI sheet"], ["Security deck", "Security decks"]]
    assert winnotes("content", "join", "Security decks", "--apart").code == 0
    assert len(json.loads(winnotes("content", "list", "--json").out)["pieces"]) == 3


def test_a_piece_nobody_knows_is_told_and_nothing_is_joined(winnotes: Winnotes, home: Path):
    ran = winnotes("content", "join", "Nothing", "Else")
    assert ran.code == 1 and "No content piece is called “Nothing”" in ran.err
    assert winnotes("content", "join", "Nothing").code == 2
