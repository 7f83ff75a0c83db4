"""Spreadsheet files: numbers, days and flags come as what they are; the wrong file is refused."""

import io
import zipfile
from datetime import date

import pytest

from tests.exchange.listing_deals import facts, preview, whats
from tests.exchange.workbook import workbook
from winnotes.core.errors import WinNotesError
from winnotes.exchange import deal_sheet

ROWS = [
    ["Deals won", None, None, None, None, None],
    ["Account", "Deal", "Won", "Amount", "Close Date", "Rank"],
    ["Café Zürich", "Fleet", True, 1200, date(2017, 3, 1), 2.5],
    ["Acme", "Depot", False, 7.25, date(2017, 1, 3), 1],
    ["Beta", "=x", True, 7.25, date(2017, 1, 3), 1.0],
    ["Total", None, None, 1207.25, None, None],
]


def test_a_sheet_is_read_as_a_csv_is_and_days_are_never_asked():
    found = preview(workbook(Won=ROWS))
    assert facts(found) == [
        {
            "account": "Café Zürich",
            "name": "Fleet",
            "amount": 1200,
            "closed": "2017-03-01",
            "crm.Rank": "2.5",
        },
        {"account": "Beta", "name": "=x", "amount": 7.25, "closed": "2017-01-03", "crm.Rank": "1"},
    ]
    assert [deal.row for deal in found.deals] == [3, 5]
    assert whats(found) == ["above", "footer"]


def test_the_sheet_with_the_headings_is_taken_and_that_is_told():
    found = preview(workbook(Notes=[["Read", "me"]], Deals=ROWS, Empty=[]))
    assert len(found.deals) == 2
    told = [one for one in found.notices if one.what == "sheet"]
    assert [(one.detail, one.other) for one in told] == [("Deals", "Notes")]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them():
    found = preview(workbook(Won=[[], [], *ROWS]))
    assert [deal.row for deal in found.deals] == [5, 7]


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(readme=b"no workbook"), "deals_no_workbook"),
        (workbook(Won=ROWS)[:-200], "deals_no_workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "deals_no_workbook"),
        (workbook(Won=[]), "deals_empty"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(data: bytes, reason: str):
    with pytest.raises(WinNotesError) as refusal:
        preview(data)
    assert refusal.value.facts["reason"] == reason


def test_a_file_that_unpacks_to_more_than_any_list_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(deal_sheet, "MOST_UNPACKED", 1000)
    with pytest.raises(WinNotesError) as refusal:
        preview(workbook(Won=ROWS))
    assert refusal.value.facts["reason"] == "deals_too_large"
