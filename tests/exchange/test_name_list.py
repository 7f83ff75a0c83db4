"""Lists of stages and pieces: whatever a spreadsheet or a mail gives, and what is no list is refused in a sentence."""

import pytest

from tests.exchange.workbook import workbook
from winnotes.core.errors import WinNotesError
from winnotes.desk.content import read_pieces
from winnotes.desk.sales_model import read_stages
from winnotes.exchange.name_list import MAX_BYTES

DECK = [
    {"name": "Security deck", "kind": "deck", "stage": ""},
    {"name": "ROI sheet", "kind": "", "stage": "late"},
]


@pytest.mark.parametrize(
    "data",
    [
        b"Piece,Type,When\nSecurity deck,deck,\nROI sheet,,late\n",
        b"Type;Asset;Used in\ndeck;Security deck;\n;ROI sheet;late\n",
        b"Security deck\tdeck\t\nROI sheet\t\tlate\n",
        "Content piece,Kind,Stage\r\nSecurity deck,deck,\r\nROI sheet,,late\r\n".encode("utf-16"),
        workbook(Cover=[["Our content"]], Pieces=[["Title", "Format", "Stage"], ["Security deck", "deck", ""],
                                                  ["ROI sheet", "", "late"]]),
    ],
    ids=["comma", "semicolon, other order", "pasted without headings", "utf-16", "xlsx, second sheet"],
)  # fmt: skip
def test_a_list_of_pieces_is_read_however_it_comes(data: bytes):
    found = read_pieces(data, "list")
    assert [{"kind": "", "stage": "", **row} for row in found] == DECK


def test_stages_come_from_a_workbook_with_days_as_numbers():
    data = workbook(Sheet=[["Step", "Days", "Who"], ["Demo", 14, "AE"], ["Legal", 5, ""]])
    assert [(row["name"], row["expected"]) for row in read_stages(data, "x.xlsx")] == [
        ("Demo", "14"),
        ("Legal", "5"),
    ]


def test_copied_cells_are_parted_though_one_row_alone_has_two():
    found = read_pieces(b"Security deck\tdeck\nROI sheet\nBattle card, long\n", "list")
    assert [(row["name"], row.get("kind", "")) for row in found] == [
        ("Security deck", "deck"), ("ROI sheet", ""), ("Battle card, long", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b",deck\n,sheet\n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00",
        b"PK\x03\x04 broken",
        b"a" * (MAX_BYTES + 1),
    ],
    ids=["nothing", "blank lines", "no names", "a picture", "a broken workbook", "too large"],
)
def test_what_is_no_list_is_refused(data: bytes):
    with pytest.raises(WinNotesError, match="names_refused"):
        read_pieces(data, "x.png")
