"""`winnotes rounds`: begun, followed and taken home in the terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes

LIST = (
    "Opportunity ID,Account,Stage,Close date,Amount,Segment,Owner\n"
    "1,Acme,Closed Won,2026-05-02,100,Public,Dana Ruiz\n2,Bolt,Closed Won,2026-06-02,200,Retail,Sam Okafor\n"
)


@pytest.fixture
def listed(winnotes: Winnotes, home: Path, tmp_path: Path) -> Winnotes:
    (tmp_path / "won.csv").write_text(LIST)
    assert winnotes("deals", "import", tmp_path / "won.csv").code == 0
    return winnotes


def test_a_round_is_begun_shown_followed_and_written_for_each_marketer(listed: Winnotes, tmp_path: Path):
    assert listed("rounds", "list").out.startswith("No rounds yet")
    ran = listed("rounds", "new", "Blitz", "--among", "Kim, Alex", "--ends", "2999-01-01")
    assert ran.code == 0 and "Blitz: 0 of 2 lunches held" in ran.out
    assert listed("rounds", "set", "Acme", "booked", "--on", "2026-12-01").code == 0
    told = json.loads(listed("rounds", "show", "--json").out)
    assert {(one["title"], one["status"], one["on"]) for one in told["deals"]} == {
        ("Acme", "booked", "2026-12-01"), ("Bolt", "planned", ""),
    }  # fmt: skip
    assert {one["marketer"] for one in told["deals"]} == {"Kim", "Alex"}
    assert "Hello Sam," in listed("rounds", "invite").out and "Dana" not in listed("rounds", "invite").out
    assert listed("rounds", "give", "Acme", "--to", "Rosa").code == 0
    ran = listed("rounds", "files", "-o", tmp_path / "out")
    assert ran.code == 0 and len(list((tmp_path / "out").glob("blitz-*.winnotes"))) == 2
    assert listed("rounds", "give", "Bolt", "--out").code == 0
    assert "0 of 1 lunches held" in listed("rounds", "list").out


def test_what_makes_no_sense_is_said_and_changes_nothing(listed: Winnotes):
    assert listed("rounds", "new", "Blitz", "--among", " , ").code == 2
    assert listed("rounds", "new", "Blitz", "--among", "Kim", "--segment", "nowhere").code == 2
    assert listed("rounds", "show", "winter").code == 1
    assert listed("rounds", "list").out.startswith("No rounds yet")
    listed("rounds", "new", "Blitz", "--among", "Kim", "--count", "1")
    assert "0 of 1 lunches held" in listed("rounds", "list").out
    assert listed("rounds", "give", "Acme").code == 2 and listed("rounds", "set", "Acme", "eaten").code == 2
