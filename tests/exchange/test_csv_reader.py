"""Any CSV in: encodings, separators, quotes, headings and footers of files nobody here wrote, nothing lost unsaid."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.random_notebook import LAW
from winnotes.exchange.csv_reader import CsvTable, is_conserved, read_csv_table

DEALS = [
    ["Account", "Amount", "Note"],
    ["Café Zürich", "1.234,56", "said: yes, maybe; no"],
    ["Łódź", "2", 'a "b"'],
]


def spelled(rows: list[list[str]], separator: str = ",", row_end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=row_end).writerows(rows)
    return out.getvalue()


def read(data: bytes | str, **how: object) -> CsvTable:
    """Return what is read, having looked that nothing was lost and that every notice is a sentence."""
    data = data.encode() if isinstance(data, str) else data
    table = read_csv_table(data, **how)
    assert is_conserved(data, table)
    assert all(str(notice).endswith((".", "right.")) and "{" not in str(notice) for notice in table.notices)
    return table


def cells(table: CsvTable) -> list[list[str]]:
    return [list(table.header), *(list(row.cells) for row in table.rows)]


def whats(table: CsvTable) -> list[tuple[str, int, int]]:
    return [(notice.what, notice.row, notice.last) for notice in table.notices]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("row_end", ["\r\n", "\n", "\r"])
def test_separator_and_line_ends_show_in_the_shape_of_the_file(separator: str, row_end: str) -> None:
    table = read(spelled(DEALS, separator, row_end))
    assert (cells(table), table.separator, table.notices) == (DEALS, separator, ())


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-32", False),
        ("utf-16-le", True), ("utf-16-be", True),
    ],
)  # fmt: skip
def test_an_encoding_is_known_by_its_mark_or_told(encoding: str, told: bool) -> None:
    table = read(spelled(DEALS).encode(encoding))
    assert cells(table) == DEALS
    assert [what for what, _row, _last in whats(table)] == ["encoding"] * told


def test_what_is_no_utf_8_is_read_as_windows_1252_and_told() -> None:
    table = read(spelled(DEALS[:2]).encode("cp1252"))
    assert cells(table) == DEALS[:2]
    assert "Windows-1252" in str(table.notices[0])


def test_a_first_line_that_states_the_separator_is_believed_and_no_row() -> None:
    table = read("sep=;\r\na,b;c\r\n1,5;2\r\n")
    assert cells(table) == [["a,b", "c"], ["1,5", "2"]]
    assert table.rows[0].number == 3


def test_our_own_headings_tell_the_separator_whatever_stands_below() -> None:
    table = read("interview;more\n" + "a,b,c,d\n" * 9, known={"interview", "more"})
    assert table.separator == ";"


@pytest.mark.parametrize(
    "text", ["note\nyes, well\nno\n", "one\ntwo, three; four | five\nsix\tseven\n", "alone"]
)
def test_a_sentence_with_commas_does_not_make_columns(text: str) -> None:
    table = read(text)
    assert cells(table) == [[line] for line in text.splitlines()]


def test_decimal_commas_do_not_outvote_the_separator() -> None:
    assert read("a;b;c\n1,5;2,5;x\n1,5;2,7;y\n").separator == ";"


def test_quotes_out_of_place_are_read_as_they_stand_and_told() -> None:
    table = read('a,b\n"He said "yes" twice",1\n"5"" disk",2\n')
    assert cells(table)[1:] == [['He said "yes" twice', "1"], ['5" disk', "2"]]
    assert whats(table) == [("quotes", 2, 0)]


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    table = read('a,b\n"open,1\nx,2\n')
    assert cells(table)[1:] == [['"open', "1"], ["x", "2"]]


def test_headings_are_made_unique_and_told() -> None:
    table = read("Name,Name,,Name_2,Name\n1,2,3,4,5\n")
    assert table.header == ("Name", "Name_3", "column_3", "Name_2", "Name_4")
    assert whats(table) == [("heading_twice", 1, 0)] * 2
    assert table.cells(table.rows[0])["Name_3"] == "2"


def test_empty_columns_at_the_end_are_none() -> None:
    assert read("a,b,,\n1,2,,\n").header == ("a", "b")
    assert read("a,b,,\n1,2,,3\n").header == ("a", "b", "column_3", "column_4")


def test_ragged_rows_are_told_by_their_numbers() -> None:
    table = read("a,b\n\n1\n2\n3,4\n5,6,7\n8,9\n0,0\n")
    assert whats(table) == [("short", 3, 4), ("long", 6, 6)]
    assert table.cells(table.rows[0]) == {"a": "1", "b": ""}


def test_a_footer_ends_the_data_of_a_list_and_is_told() -> None:
    data = "Deal,Amount\nA,1\nB,2\nGrand Total,3\n\nConfidential Information - Do Not Distribute\n"
    table = read(data, has_footer=True)
    assert [row.cells[0] for row in table.rows] == ["A", "B"]
    assert whats(table) == [("footer", 4, 6)]
    assert len(read(data).rows) == 4


def test_an_account_named_like_a_footer_stays_data() -> None:
    assert len(read("Deal,Amount\nCopyright Agency Ltd,1\nB,2\n", has_footer=True).rows) == 2


def test_progress_is_told_and_may_stop_the_reading() -> None:
    data = b"a,b\n" + b"1,2\n" * 5_000
    shares: list[float] = []
    read_csv_table(data, on_progress=shares.append)
    assert shares == sorted(shares) and len(shares) == 5 and 0 < shares[0] < shares[-1] <= 1

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_csv_table(data, on_progress=stop)


ODD = st.text(alphabet='ab1,;\t|"\n\r =\x00\ufeffé€\u2028', max_size=60)


@LAW
@given(ODD | st.text(max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]))
def test_no_character_of_any_text_is_lost(text: str, encoding: str) -> None:
    read(text.encode(encoding, "replace"), has_footer=True)


@LAW
@given(st.binary(max_size=300))
def test_no_byte_of_any_file_is_lost(data: bytes) -> None:
    read(data)


@LAW
@given(
    st.lists(st.lists(st.text(max_size=9), min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_what_the_standard_library_writes_comes_back(rows: list[list[str]], separator: str) -> None:
    rows = [["alpha", "beta", "gamma"], *rows]
    rows = [[cell.replace("\x00", "") for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    table = read(spelled(rows, separator), known={"alpha"})
    assert [list(row.cells) for row in table.rows] == rows[1:]


@pytest.mark.parametrize("text", ['"a\n' * 20_000, '"a""' * 20_000, "a," * 50_000, '""a,"' * 20_000])
def test_hostile_quotes_cost_no_more_than_their_length(text: str) -> None:
    read(text)
