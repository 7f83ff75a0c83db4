"""The damage filter: what spreadsheets do in transit keeps the original and is told, what people change counts."""

from collections import Counter

import pytest

from tests.exchange.spreadsheet_damage import (
    ANSWERS,
    DAMAGES,
    EDITS,
    GUIDE,
    NOTEBOOK,
    content_of,
    cut,
    noted,
    sent,
)
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.core.version import Version
from winnotes.exchange.csv_text import csv_bytes
from winnotes.exchange.damage import is_damage
from winnotes.exchange.team_csv import team_rows
from winnotes.exchange.team_reading import read_team_csv

BEYOND_UNDOING = (  # what was there can only be told by who knows it
    "line ends as blanks", "line ends gone", "blanks cut off the ends", "double blanks made one", "straight quotes",
    "plain dashes and dots", "saved as Windows-1252", "saved with the nearest letters", "saved as ASCII",
    "an error", "a narrow column",
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_in_transit_keeps_every_original_that_is_known_here_and_is_told(damage: str) -> None:
    read, changed = sent(damage, is_known=True)
    told = Counter(note.what for note in read.notes if note.column == "why_us_note")
    kept = [subject for subject in changed if noted(subject) == content_of(read, subject)]
    assert len(kept) >= len(changed) * 0.99
    assert len(changed) - told["damaged"] <= len(changed) * 0.01 and told.total() == len(changed) == len(
        read.notes
    )


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_change_to_a_text_unknown_here_goes_without_a_word(damage: str) -> None:
    read, changed = sent(damage, is_known=False)
    assert len({note.row for note in read.notes}) == len(changed)
    untouched = [version for version in NOTEBOOK if version.subject not in changed]
    assert {version.id for version in untouched} <= {version.id for version in read.notebook}


def test_most_damage_is_undone_where_the_text_is_unknown_here() -> None:
    undone, changes = 0, 0
    for damage in DAMAGES:
        if damage in BEYOND_UNDOING:
            continue
        read, changed = sent(damage, is_known=False)
        changes += len(changed)
        undone += sum(noted(subject) == content_of(read, subject) for subject in changed)
    assert undone >= changes * 0.95


def test_what_was_cut_at_the_end_of_a_cell_is_kept_whole_where_known_and_left_out_where_not() -> None:
    for text in ANSWERS[:20]:
        whole, after = cut(text)
        notebook = Notebook([Version("ione", "why_us_note", "pkim.k1", 1, {}, whole)])
        header, row = team_rows(notebook, GUIDE)
        row[header.index("why_us_note")] = after
        data = csv_bytes([header, row])
        assert read_team_csv(data, GUIDE, "", notebook.heads).notebook == notebook
        unknown = read_team_csv(data, GUIDE)
        assert (len(unknown.notebook), [note.what for note in unknown.notes]) == (0, ["lost"])


def test_what_people_change_is_hardly_ever_held_back() -> None:
    tried = [(text, edit(text)) for text in ANSWERS for edit in EDITS.values()]
    tried = [(before, after) for before, after in tried if after.strip() and after != before]
    held = [(before, after) for before, after in tried if is_damage(before, normalise(after))]
    assert len(tried) > 5_000
    assert len(held) <= len(tried) * 0.02, held[:20]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("7/10", "10. Jul"), ("7/10", "07.10.2026"), ("2-3", "3-Feb"), ("2026-10-12", "46307"), ("14:30", "14:30:00"),
        ("0.5", "50%"), ("12345678901234567890", "1.23456789012346E+19"), ("Mar 5", "05. Mrz"), ("1", "TRUE"),
        ("they're 漢字", "theyre ??".replace("yre", "y're")), ("a 👩", "a ??"), ("x", "Err:508"),
    ],
)  # fmt: skip
def test_figures_and_letters_as_spreadsheets_rewrite_them_are_known(before: str, after: str) -> None:
    assert is_damage(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12", "13"), ("2026-10-12", "2026-10-13"), ("12/10", "12/11"), ("1/7", "8"), ("7/10", "8/10"),
        ("2-3 weeks", "3-4 weeks"), ("100", "1000"), ("1.5", "15"), ("100", "100%"), ("10:30", "11:30"),
        ("84k €", "85k €"), ("5", "TRUE"), ("a\nb\nc", "a\nb c"), ("Größe", "Grösse"), ("so", '"so'), ("1", "0"),
    ],
)  # fmt: skip
def test_another_figure_or_word_is_an_edit(before: str, after: str) -> None:
    assert not is_damage(before, after)
