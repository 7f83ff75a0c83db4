"""Cells edited in a spreadsheet come back as versions: whose they are, what they replace, the same every time."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.noting import AT, LUNCH, Lunch
from tests.exchange.random_notebook import LAW, notebooks
from winnotes.core.notebook import Notebook
from winnotes.core.value import value_of
from winnotes.core.version import Version, canonical
from winnotes.exchange.resolving import Known, nothing_known
from winnotes.exchange.sheet import TeamCsv
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.team_reading import read_team_csv
from winnotes.exchange.version_json import ringed
from winnotes.wording import original_guide

GUIDE = original_guide()
Row = dict[str, str]
Rows = list[Row]


def lunch() -> Lunch:
    return (
        Lunch()
        .fact(account="Northwind", **{"scrap.s1": {"text": "pilot", "talk_s": 5, "placed": ""}})
        .say("decision_maker", state="answered", title="CFO", role="champion")
        .say("time_to_close", days="~14w")
        .say("resources_used", resources="demo x2; legal")
        .say("deal_bigger", amount="20k EUR", levers="seats")
        .say("objections", objections=[{"objection": "too dear", "category": "price"}])
        .note("why_us", "they pick up\nthe phone")
    )


KIMS = lunch().notebook.of(LUNCH, "pkim")
BOTH = lunch().note("why_us", "the price", "palex").notebook


def edited(
    change: Callable[[Rows], object], notebook: Notebook = KIMS, known: Known = nothing_known
) -> TeamCsv:
    """Return what is read after `change` was made to the rows in a spreadsheet."""
    text = write_team_csv(notebook, GUIDE).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    change(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return read_team_csv(out.getvalue().encode(), GUIDE, "team.csv", known)


def put(at: int = -1, **cells: str) -> Callable[[Rows], object]:
    return lambda rows: rows[at].update(cells)


def heads(read: TeamCsv | Notebook, field: str) -> tuple[Version, ...]:
    return (read if isinstance(read, Notebook) else read.notebook).heads(LUNCH, field)


def told(read: TeamCsv) -> list[tuple[str, str]]:
    assert all("{" not in str(note) and str(note.row) in str(note) for note in read.notes)
    return [(note.column, note.what) for note in read.notes]


def test_an_edit_replaces_the_version_the_row_came_from_by_the_rows_person() -> None:
    read = edited(put(why_us_note="they pick up, always"), BOTH)
    made, alexs = sorted(heads(read, "why_us_note"), key=lambda one: one.person, reverse=True)
    assert (made.person, made.content, made.via, made.at) == (
        "pkim",
        "they pick up, always",
        "spreadsheet",
        AT,
    )
    assert made.replaces == {"pkim.k1": 1} and made.n == 1
    assert alexs == heads(BOTH, "why_us_note")[0] or alexs in heads(BOTH, "why_us_note")
    assert told(read) == [("why_us_note", "edited")] and read.is_whole


def test_an_edit_of_the_newest_text_replaces_it_and_one_of_an_old_export_stands_beside_the_newer() -> None:
    newer = lunch().note("why_us", "they pick up within a minute").notebook
    edit = edited(put(why_us_note="they pick up, always")).notebook
    assert [one.content for one in heads(KIMS | edit, "why_us_note")] == ["they pick up, always"]
    beside = {one.content for one in heads(newer | edit, "why_us_note")}
    assert beside == {"they pick up, always", "they pick up within a minute"}
    assert newer | KIMS | edit == newer | edit


def test_the_same_edit_twice_or_on_two_machines_is_one_version_and_another_edit_another() -> None:
    one = edited(put(why_us_note="always")).notebook
    again = edited(put(why_us_note="always", account="Northwind Ltd"), KIMS, KIMS.heads).notebook
    other = edited(put(why_us_note="never")).notebook
    assert heads(one | again, "why_us_note") == heads(one, "why_us_note")
    assert len(heads(one | other, "why_us_note")) == 2
    assert heads(KIMS | one | other | KIMS, "why_us_note") == heads(one | other, "why_us_note")


def test_an_edit_of_an_agreed_value_agrees_again() -> None:
    agreed = (
        lunch().say("time_to_close", "palex", days="3 months").settle("time_to_close", days="14w").notebook
    )
    agreed = agreed.of(LUNCH)
    read = edited(put(-1, time_to_close="15w"), agreed)
    (head,) = heads(read, "time_to_close")
    assert head.is_agreed and head.person == "pkim" and value_of(head.content).text("days") == "15w"
    assert heads(agreed | read.notebook, "time_to_close") == (head,)


def test_a_cell_filled_in_after_the_export_replaces_nothing() -> None:
    read = edited(put(lead_source_note="found us at a fair", lead_source="inbound"))
    note, value = heads(read, "lead_source_note")[0], heads(read, "lead_source")[0]
    assert (note.person, note.content, note.replaces) == ("pkim", "found us at a fair", {})
    assert value_of(value.content).read == {"source": "inbound"}
    assert told(read) == [("lead_source", "added"), ("lead_source_note", "added")] and read.is_whole


def test_nothing_is_said_by_nobody_in_an_agreed_row() -> None:
    agreed = Lunch().settle("time_to_close", days="14w").notebook.of(LUNCH)
    read = edited(put(-1, why_us_note="so there"), agreed)
    assert not heads(read, "why_us_note") and told(read) == [("why_us_note", "agreed_added")]


@pytest.mark.parametrize("known", [nothing_known, KIMS.heads])
@pytest.mark.parametrize(
    ("cells", "field", "said", "read", "notes"),
    [
        ({"time_to_close": "12w"}, "time_to_close", {"days": "12w"}, {"days": [84, False]}, ["time_to_close"]),
        (
            {"time_to_close_days": "84"}, "time_to_close",
            {"days": "~84 days"}, {"days": [84, True]}, ["time_to_close_days"],
        ),
        (
            {"time_to_close_days_approx": "0"}, "time_to_close",
            {"days": "98 days"}, {"days": [98, False]}, ["time_to_close_days_approx"],
        ),
        (
            {"time_to_close_days": "12 weeks"}, "time_to_close",
            {"days": "12 weeks"}, {"days": [84, False]}, ["time_to_close_days"],
        ),
        (
            {"decision_maker_role": "coach"}, "decision_maker",
            {"title": "CFO", "role": "coach"}, None, ["decision_maker_role"],
        ),
        (
            {"decision_maker": "COO; champion"}, "decision_maker",
            {"title": "COO", "role": "champion"}, None, ["decision_maker"],
        ),
        (
            {"resources_used_resources": "demo:3; legal"}, "resources_used",
            {"resources": "demo x3; legal"}, {"resources": [["demo", 3], ["legal", None]]}, ["resources_used_resources"],  # noqa: E501
        ),
        (
            {"deal_bigger_amount": "30000"}, "deal_bigger", {"levers": "seats", "amount": "30000 EUR"},
            {"levers": ["seats"], "amount": [30000, "EUR", False]}, ["deal_bigger_amount"],
        ),
    ],
)  # fmt: skip
def test_what_was_said_is_read_anew_and_a_part_edited_alone_is_said_so(  # noqa: PLR0917 - a table
    cells: Row,
    field: str,
    said: dict[str, str],
    read: dict[str, object] | None,
    notes: list[str],
    known: Known,
) -> None:
    found = edited(put(**cells), KIMS, known)
    (head,) = heads(found, field)
    value = value_of(head.content)
    assert dict(value.said) == said and (read is None or dict(value.read) == read)
    assert told(found) == [(column, "edited") for column in notes]
    assert head.replaces == {"pkim.k1": 1} and value.state == value_of(heads(KIMS, field)[0].content).state


def test_a_state_is_taken_in_codes_or_in_words_and_nothing_else_changes() -> None:
    for spelled in ("not_known", "Not known", "NOT KNOWN "):
        read = edited(put(decision_maker_state=spelled))
        value, before = (value_of(heads(one, "decision_maker")[0].content) for one in (read, KIMS))
        assert (value.state, value.said, value.read) == ("not_known", before.said, before.read)


def test_where_said_and_part_were_both_edited_what_was_said_wins_and_the_part_is_told() -> None:
    read = edited(put(time_to_close="12w", time_to_close_days="7"), KIMS, KIMS.heads)
    assert value_of(heads(read, "time_to_close")[0].content).read == {"days": [84, False]}
    assert ("time_to_close_days", "part") in told(read) and not read.is_whole


def test_columns_of_rows_are_told_and_their_answer_is_edited_where_it_was_said() -> None:
    read = edited(put(objections_category="timing"))
    assert (told(read), read.notebook) == ([("objections_category", "unread")], KIMS)
    rows = "too dear; price\nnot now; timing"
    read = edited(put(objections=rows))
    assert [row["objection"] for row in value_of(heads(read, "objections")[0].content).rows("objections")] == [
        "too dear", "not now",
    ]  # fmt: skip


def test_a_scrap_is_edited_by_its_line_and_a_new_line_is_a_new_scrap() -> None:
    read = edited(put(scraps="s1; 5; ; pilot in May\ns2; 9; why_us; asked twice"))
    assert heads(read, "scrap.s1")[0].content == {"text": "pilot in May", "talk_s": 5, "placed": ""}
    assert heads(read, "scrap.s2")[0].content == {"text": "asked twice", "talk_s": 9, "placed": "why_us"}
    assert told(read) == [("scraps", "added"), ("scraps", "edited")]


def test_a_row_copied_for_a_colleague_speaks_for_the_colleague_and_replaces_nobodys_words() -> None:
    def copy(rows: Rows) -> None:
        rows.append({**rows[-1], "person": "palex", "why_us_note": "my own view"})

    read = edited(copy, BOTH)
    assert {(one.person, one.content) for one in heads(read, "why_us_note")} == {
        ("pkim", "they pick up\nthe phone"), ("palex", "the price"), ("palex", "my own view"),
    }  # fmt: skip
    assert ("person", "other_person") in told(read)


def test_a_doubled_row_of_which_one_was_edited_is_an_edit() -> None:
    read = edited(lambda rows: rows.append({**rows[-1], "why_us_note": "always"}))
    assert [one.content for one in heads(read, "why_us_note")] == ["always"]


def test_an_edit_survives_export_and_import_like_any_version() -> None:
    read = edited(put(why_us_note="always", lead_source="inbound"), BOTH)
    again = read_team_csv(write_team_csv(BOTH | read.notebook, GUIDE), GUIDE)
    assert (again.notebook, again.notes) == (BOTH | read.notebook, ())


@st.composite
def edits(draw: Callable) -> Callable[[Rows], object]:
    """Draw what somebody does in a spreadsheet: texts changed, rows dropped, doubled and sorted."""
    words = draw(
        st.lists(st.sampled_from(["Harbour", "a good talk", "14 weeks", "price; product"]), max_size=4)
    )
    columns = draw(
        st.lists(st.sampled_from(["account", "why_us_note", "time_to_close", "place"]), max_size=4)
    )
    turn = draw(st.integers(0, 5))

    def change(rows: Rows) -> None:
        for number, (word, column) in enumerate(zip(words, columns, strict=False)):
            rows[(number * turn) % len(rows)][column] = word
        rows += rows[turn : turn + 1]
        rows.reverse() if turn % 2 else rows.sort(key=lambda row: row["person"])

    return change


def without_rings(notebook: Notebook) -> Notebook:
    lost = ringed(notebook)
    return Notebook(one for one in notebook if (one.subject, one.field) not in lost)


@LAW
@given(notebooks.map(without_rings).filter(len), edits(), edits())
def test_edited_files_merge_in_any_order_once_and_add_nothing_later(
    notebook: Notebook, change: Callable[[Rows], object], other: Callable[[Rows], object]
) -> None:
    old = read_team_csv(write_team_csv(notebook, GUIDE), GUIDE).notebook
    one, two = edited(change, notebook), edited(other, notebook, notebook.heads)
    merged = notebook | one.notebook | two.notebook
    assert merged == two.notebook | (one.notebook | notebook)
    assert merged | one.notebook == merged == merged | old
    assert edited(change, notebook) == one
    for version in notebook:
        heads_now = merged.heads(version.subject, version.field)
        assert version in heads_now or any(version.is_replaced_by(head) for head in heads_now)


@LAW
@given(notebooks.map(without_rings).filter(len), edits())
def test_an_edit_is_the_same_whether_the_text_before_was_known_or_not(
    notebook: Notebook, change: Callable[[Rows], object]
) -> None:
    unknown, known = edited(change, notebook), edited(change, notebook, notebook.heads)
    for version in unknown.notebook:
        if version.via == "spreadsheet" and isinstance(version.content, str):
            same = [canonical(one.content) for one in known.notebook.heads(version.subject, version.field)]
            assert canonical(version.content) in same or ("damaged" in {note.what for note in known.notes})
