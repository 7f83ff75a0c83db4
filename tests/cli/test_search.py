"""`winnotes search`: where something was said, in everything on this laptop."""

import json
from pathlib import Path

from tests.cli.terminal import Winnotes


def test_words_are_found_where_they_were_said(winnotes: Winnotes, home: Path):
    winnotes("demo")
    ran = winnotes("search", "deck", "in:worked")
    assert ran.code == 0 and "deck" in ran.out.lower() and "Worked, or hurt" in ran.out
    told = json.loads(winnotes("search", '"', "--json", "--limit", "3").out)
    assert len(told) == 3 and {one["kind"] for one in told} <= {"quote", "key_quote"}
    assert set(told[0]) == {"subject", "key", "kind", "person", "number", "at", "text", "title"}


def test_what_is_nowhere_says_so_and_the_exit_code_too(winnotes: Winnotes, home: Path):
    winnotes("demo")
    ran = winnotes("search", "zqorvexu")
    assert ran.code == 1 and ran.out == "Nothing found.\n" and not ran.err
    assert winnotes("search").code == 2
    assert winnotes("search", "x", "--limit", "0").code == 2


def test_the_most_telling_come_first_when_asked(winnotes: Winnotes, home: Path):
    winnotes("demo")
    newest, best = (
        [one["text"] for one in json.loads(winnotes("search", "we", *how, "--json").out)]
        for how in ((), ("--best",))
    )
    assert sorted(newest) == sorted(best) and newest != best
