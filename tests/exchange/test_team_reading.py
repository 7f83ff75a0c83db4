"""What somebody did to a team CSV in a spreadsheet: whole versions come through, everything else is listed."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.noting import LUNCH, Lunch
from tests.exchange.random_notebook import LAW, notebooks, texts
from tests.exchange.test_cells import guide_with
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.core.version import Version
from winnotes.exchange.csv_text import unguarded
from winnotes.exchange.sheet import TeamCsv
from winnotes.exchange.team_csv import write_team_csv
from winnotes.exchange.team_reading import read_team_csv
from winnotes.exchange.tidy_csv import write_tidy_csv
from winnotes.exchange.tidy_reading import read_tidy_csv
from winnotes.wording import REASONS, explain, original_guide

GUIDE = original_guide()
Rows = list[dict[str, str]]


def lunch() -> Lunch:
    return (
        Lunch()
        .fact(account="Northwind", **{"scrap.s1": {"text": "pilot", "talk_s": 5, "placed": ""}})
        .fact(**{"clock.talk.pkim": 700})
        .say("decision_maker", title="CFO", role="champion")
        .say("time_to_close", days="14w")
        .note("why_us", "they pick up\nthe phone")
    )


KIMS = lunch().notebook.of(LUNCH, "pkim")


def edited(
    change: Callable[[Rows], object], notebook: Notebook | None = None, guide: Guide = GUIDE
) -> TeamCsv:
    """Return what is read after `change` was made to the rows in a spreadsheet (which quotes as it likes)."""
    data = write_team_csv(notebook or KIMS, guide).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    change(rows)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return read_team_csv(out.getvalue().encode(), GUIDE, "team.csv")


def put(**cells: str) -> Callable[[Rows], object]:
    return lambda rows: rows[0].update(cells)


def noted(read: TeamCsv) -> list[tuple[int, str, str]]:
    assert all(str(note) and "{" not in str(note) for note in read.notes)
    return [(note.row, note.column, note.what) for note in read.notes]


def read_or_refused(data: bytes) -> Notebook:
    try:
        return read_team_csv(data, GUIDE, "team.csv").notebook
    except WinNotesError as error:
        told = explain(error)
    assert "team.csv" in told
    return Notebook()


def missing_in(read: TeamCsv) -> set[str]:
    """Return the fields that did not come through."""
    return {version.field for version in KIMS} - {version.field for version in read.notebook}


def test_a_file_saved_untouched_with_other_quoting_is_the_same() -> None:
    read = edited(lambda rows: None)
    assert (read.notebook, read.notes) == (KIMS, ())


@pytest.mark.parametrize(
    ("header", "notice"),
    [(b'"more","revisions","more"', "heading_twice"), (b'"more","revisions","mo"re"', "quotes")],
)
def test_an_odd_shape_is_told_and_read_all_the_same(header: bytes, notice: str) -> None:
    data = (
        write_team_csv(KIMS, GUIDE).replace(b'"more","revisions"', header).replace(b'"\r\n', b'","x"\r\n', 2)
    )
    read = read_team_csv(data if notice == "quotes" else data.replace(b'more","x"', b'more"'), GUIDE)
    assert notice in [one.what for one in read.notices] and read.notebook == KIMS


def test_line_ends_a_spreadsheet_changed_inside_a_cell_are_no_edit() -> None:
    assert edited(put(why_us_note="they pick up\r\nthe phone")).notes == ()


@pytest.mark.parametrize(
    ("cells", "note", "missing"),
    [
        ({"account": ""}, ("account", "emptied"), {"account"}),
        ({"decision_maker": "CFO;champion"}, ("decision_maker", "damaged"), set()),
        ({"decision_maker": "CFO; champion; ; and the COO"}, ("decision_maker", "unread"), set()),
        ({"decision_maker_state": "perhaps"}, ("decision_maker_state", "unread"), set()),
        ({"decision_maker_role": ""}, ("decision_maker_role", "emptied"), set()),
        ({"decision_maker": ""}, ("decision_maker", "emptied"), {"decision_maker"}),
        ({"time_to_close": "14w; or so"}, ("time_to_close", "unread"), set()),
        ({"time_to_close_days": "98.0"}, ("time_to_close_days", "damaged"), set()),
        ({"scraps": "s1; 5; ; pilot; and more"}, ("scraps", "damaged"), set()),
        ({"scraps": ""}, ("scrap.s1", "absent"), {"scrap.s1"}),
        ({"scraps": "s1; 5; ; pilot\nnew"}, ("scraps", "unread"), set()),
        ({"code": "kem-tav-rus"}, ("code", "fixed"), set()),
        ({"planned_minutes": "an hour"}, ("planned_minutes", "unread"), set()),
        ({"why_us_note": "#NAME?"}, ("why_us_note", "lost"), {"why_us_note"}),
        ({"lead_source_note": "####"}, ("lead_source_note", "lost"), set()),
        ({"more": ""}, ("clock.talk.pkim", "absent"), {"clock.talk.pkim", "name"}),
        ({"more": "{"}, ("more", "unreadable"), {"clock.talk.pkim", "name"}),
        ({"more": "[]"}, ("more", "unreadable"), {"clock.talk.pkim", "name"}),
        ({"more": '{"clock.talk.pkim":9}'}, ("more", "fixed"), {"clock.talk.pkim", "name"}),
        ({"person": "pwho"}, ("person", "shown"), set()),
        ({"person_name": "Kim"}, ("person_name", "shown"), set()),
        ({"revisions": "at"}, ("revisions", "unreadable"), None),
        ({"revisions": ""}, ("", "unplaced"), None),
    ],
)
def test_what_no_edit_makes_of_a_cell_is_listed_and_everything_else_comes_through(
    cells: dict[str, str], note: tuple[str, str], missing: set[str] | None
) -> None:
    read = edited(put(**cells))
    assert (2, *note) in noted(read)
    assert KIMS | read.notebook == KIMS
    if missing is not None:
        assert missing_in(read) == missing


def test_a_row_copied_to_another_interview_is_listed_and_not_taken() -> None:
    read = edited(lambda rows: rows.append({**rows[0], "interview": "iother"}))
    assert not read.notebook.subjects("iother") and read.notebook == KIMS
    assert (3, "interview", "moved") in noted(read)


def test_one_broken_revision_keeps_the_others_of_its_row() -> None:
    read = edited(
        lambda rows: rows[0].update(revisions=rows[0]["revisions"].replace(" account:", " account!"))
    )
    assert (2, "revisions", "unreadable") in noted(read)
    assert missing_in(read) == {"account"}


def test_a_row_whose_cells_slid_to_the_side_is_not_taken_for_edits() -> None:
    whole = write_team_csv(KIMS, GUIDE).replace(b'"Northwind"', b'"North","wind"')
    read = read_team_csv(whole, GUIDE)
    assert KIMS | read.notebook == KIMS and (2, "", "surplus") in noted(read)


def test_a_deleted_column_that_can_be_read_anew_is_not_missed() -> None:
    read = edited(lambda rows: [row.pop("decision_maker_role") for row in rows])
    assert (read.notebook, read.notes) == (KIMS, ())


def test_a_deleted_column_is_listed_and_deletes_nothing() -> None:
    read = edited(lambda rows: [row.pop("why_us_note") for row in rows])
    assert noted(read) == [(2, "why_us_note", "emptied")] or noted(read) == [(2, "why_us_note", "absent")]
    assert missing_in(read) == {"why_us_note"}


def test_a_deleted_row_is_simply_not_there() -> None:
    both = lunch().note("why_us", "mine", "palex").notebook
    read = edited(lambda rows: rows.pop(0), both)
    assert read.notes == ()
    assert both | read.notebook == both
    assert {version.person for version in read.notebook} == {"pkim"}


def test_a_new_row_without_a_revision_is_listed() -> None:
    read = edited(lambda rows: rows.append({"interview": LUNCH, "why_us_note": "new row"}))
    assert noted(read) == [(3, "", "unplaced")]


def test_rows_in_another_order_are_the_same() -> None:
    both = lunch().note("why_us", "mine", "palex").notebook
    assert edited(lambda rows: rows.reverse(), both).notebook == both


def test_a_column_somebody_added_is_listed() -> None:
    read = edited(lambda rows: [row.update({"My remarks": "nice"}) for row in rows])
    assert noted(read) == [(2, "My remarks", "extra")]
    assert read.notebook == KIMS


def test_a_question_of_another_guide_is_listed_by_its_name_once() -> None:
    theirs = guide_with({"key": "pricing", "parts": [{"key": "fair", "label": "Fair", "kind": "text"}]})
    content = {"state": "answered", "said": {"fair": "yes"}, "read": {"fair": "yes"}, "provenance": ""}
    note = Version(LUNCH, "pricing_note", "pkim.k1", 1, {}, "long talk")
    notebook = Notebook([Version(LUNCH, "pricing", "pkim.k1", 1, {}, content), note])
    read = edited(lambda rows: None, notebook, theirs)
    assert noted(read) == [(2, "pricing", "unknown")]
    assert list(read.notebook) == [note]


@LAW
@given(notebooks, st.data())
def test_no_change_to_a_cell_goes_unnoticed_or_touches_what_others_wrote(
    notebook: Notebook, data: st.DataObject
) -> None:
    whole = write_team_csv(notebook, GUIDE).decode("utf-8-sig")
    header, *rows = list(csv.reader(io.StringIO(whole, newline="")))
    if not rows:
        return
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(header) - 1))
    before, after = rows[row][column], data.draw(texts)
    rows[row][column] = after
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    read = read_team_csv(out.getvalue().encode(), GUIDE)
    ids = {version.id for version in notebook}
    made = [version for version in read.notebook if version.id not in ids]
    assert len(made) <= 1 and all(one.via in ("spreadsheet", "agreed") for one in made)
    assert notebook | Notebook(one for one in read.notebook if one.id in ids) == notebook
    if header[column] in ("interview", "person", "person_name", "revisions") or not after.strip():
        return  # what only shows may be emptied or damaged, and blanks in an empty cell are none
    if normalise(unguarded(after)) != unguarded(before):
        assert row + 2 in {note.row for note in read.notes}


@LAW
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")))
def test_any_file_is_read_or_refused_in_a_sentence(data: bytes) -> None:
    read_or_refused(data)


@LAW
@given(notebooks, st.data())
def test_a_file_damaged_anywhere_is_read_or_refused_in_a_sentence(
    notebook: Notebook, data: st.DataObject
) -> None:
    whole = write_team_csv(notebook, GUIDE)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    damaged = whole[:start] + data.draw(st.binary(max_size=5) | st.sampled_from([b'"', b"\n"])) + whole[end:]
    ids = {version.id for version in notebook}
    made = [version for version in read_or_refused(damaged) if version.id not in ids]
    assert all(one.via in ("spreadsheet", "agreed") for one in made)


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (b"", "not_csv", "column_missing"),
        (b"interview,person\r\n", "not_csv", "column_missing"),
        (b"\xff\xfe\x00", "not_csv", "column_missing"),
        (b'"interview,more,revisions\r\n', "not_csv", "column_missing"),
    ],
)
def test_what_is_no_team_csv_is_refused_in_a_sentence(data: bytes, code: str, reason: str) -> None:
    with pytest.raises(WinNotesError) as caught:
        read_team_csv(data, GUIDE, "team.csv")
    assert (caught.value.code, caught.value.facts["reason"]) == (code, reason)
    assert REASONS[reason] in explain(caught.value)


def test_a_cell_longer_than_the_standard_library_allows_is_read_whole() -> None:
    notebook = Notebook([Version("ione", "why_us_note", "pkim.k1", 1, {}, "x" * 300_000)])
    assert read_team_csv(write_team_csv(notebook, GUIDE), GUIDE).notebook == notebook


@pytest.mark.parametrize(
    ("write", "read"), [(write_team_csv, read_team_csv), (write_tidy_csv, read_tidy_csv)]
)
def test_versions_that_replace_each_other_in_a_ring_are_listed_and_not_taken(
    write: Callable[[Notebook, Guide], bytes], read: Callable[[bytes, Guide], TeamCsv]
) -> None:
    plain = [Version("ione", "why_us_note", f"p{at}.k1", 1, {}, "x") for at in (1, 2)]
    ring = [
        replace(version, replaces={f"p{3 - at}.k1": 1}, id="") for at, version in enumerate(plain, start=1)
    ]
    text = write(Notebook(plain), GUIDE).decode("utf-8-sig")
    for at, (old, new) in enumerate(zip(plain, ring, strict=True), start=1):
        text = text.replace(f"{old.id}:p{at}.k1:1", f"{new.id}:p{at}.k1:1<p{3 - at}.k1=1")
    found = read(text.encode(), GUIDE)
    assert len(found.notebook) == 0
    assert {(row, what) for row, _column, what in noted(found)} == {(2, "refused"), (3, "refused")}


def test_a_version_that_claims_to_replace_itself_is_not_taken() -> None:
    good = Version("ione", "why_us_note", "pkim.k1", 1, {}, "x")
    bad = Version("ione", "why_us_note", "pkim.k1", 1, {"pkim.k1": 1}, "x")
    data = write_team_csv(Notebook([good]), GUIDE).decode("utf-8-sig")
    forged = data.replace(f"{good.id}:pkim.k1:1", f"{bad.id}:pkim.k1:1<pkim.k1=1")
    read = read_team_csv(forged.encode(), GUIDE)
    assert (len(read.notebook), noted(read)) == (0, [(2, "why_us_note", "refused")])
