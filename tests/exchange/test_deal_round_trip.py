"""What `deals export` writes comes back the same, whatever stands in it; any bytes are read or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.listing_deals import preview, whats
from winnotes.core.deal import FACTS, MORE, Deal, deals_in, facts_of, list_versions
from winnotes.core.errors import WinNotesError
from winnotes.core.identity import spelled
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise, one_line
from winnotes.exchange.deal_csv import LEADING, write_deals_csv
from winnotes.exchange.deal_preview import preview_deals
from winnotes.wording import explain

TEXT = st.text(max_size=12).map(one_line).filter(bool) | st.sampled_from(
    ["=1+2", "'=x", "+49 30", "Total", "0012", "1,5", "a;b", 'a"b', "Won", "-"]
)
LONG = st.text(max_size=12).map(lambda text: normalise(text).strip()).filter(bool) | st.just("a\nb")
DAYS = st.dates().map(lambda day: day.isoformat())
AMOUNTS = st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).filter(lambda n: n % 1 != 0)
HEADINGS = st.sampled_from(["Région", "Notes (long)", "x", "=y", "1"])
KNOWN = st.fixed_dictionaries(
    {},
    optional={name: {"amount": AMOUNTS, "created": DAYS, "closed": DAYS}.get(name, TEXT) for name in FACTS},
)
FACTS_OF_ONE = st.tuples(KNOWN, st.dictionaries(HEADINGS, LONG, max_size=3)).map(
    lambda both: {**both[0], **{MORE + heading: text for heading, text in both[1].items()}}
)
DEALS = st.dictionaries(
    st.binary(min_size=16, max_size=16), FACTS_OF_ONE.filter(bool), min_size=1, max_size=4
)


def noted(deals: dict[bytes, dict], source: str = "hubspot") -> Notebook:
    return Notebook(
        version
        for known, facts in deals.items()
        for version in list_versions("d" + spelled(known), facts, source, 20260301, "at")
    )


@given(DEALS, st.sampled_from(["hubspot", "other"]))
def test_what_is_exported_comes_back_the_same(deals, source):
    before = noted(deals, source)
    found = preview(write_deals_csv(deals_in(before)))
    assert found.is_own and found.is_ready and found.is_whole and not found.skipped
    after = found.notebook(20260301, "at")
    assert deals_in(after) == deals_in(before)
    assert after == Notebook(before)


@given(DEALS)
def test_what_is_exported_in_another_order_of_columns_is_still_ours(deals):
    data = write_deals_csv(deals_in(noted(deals)))
    moved = preview(data.replace(b'"deal","source"', b'"deal ","source"'))
    assert [dict(deal.facts) for deal in moved.deals] == [
        dict(facts_of(deal)) for deal in deals_in(noted(deals))
    ]


def test_an_export_edited_in_a_spreadsheet_keeps_what_it_cannot_read():
    data = write_deals_csv([Deal("d" + "a" * 26, "Acme", closed="2026-03-01", amount=1200, source="other")])
    found = preview(data.replace(b"2026-03-01", b"01.03.2026").replace(b'"1200"', b'"1.200,00"'))
    assert dict(found.deals[0].facts) == {
        "account": "Acme",
        "crm.amount": "1.200,00",
        "crm.closed": "01.03.2026",
    }
    assert whats(found) == ["unread", "unread"]


def test_the_columns_of_an_export_are_our_own_words():
    assert ("deal", "source", *FACTS) == LEADING
    assert write_deals_csv([]).decode("utf-8-sig") == ",".join(f'"{name}"' for name in LEADING) + "\r\n"


CELLS = st.text(max_size=8) | st.sampled_from(
    ["Account", "Amount", "Close Date", "Stage", "Won", "01-03-17", "Total", "1.234,56", "Opportunity ID", ""]
)


@given(
    st.lists(st.lists(CELLS, max_size=5), max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_list_is_read_or_refused_in_one_sentence(rows, separator, encoding):
    data = "\n".join(separator.join(row) for row in rows).encode(encoding, "replace")
    try:
        found = preview_deals(data, "list.csv")
        told = [*map(str, found.notices), *(one.reason for one in found.skipped)]
        if found.is_ready:
            for version in found.notebook(20260301, "at"):
                assert version.id == version.computed_id()
                assert normalise(version.field) == version.field and normalise(str(version.content)) == str(
                    version.content
                )
    except WinNotesError as error:
        told = [explain(error)]
    assert all(one and "\n" not in one for one in told)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    codes = set()
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Account,Amount\n"):
        try:
            preview_deals(start + data, "list.csv")
        except WinNotesError as error:
            codes.add(error.code)
    assert codes <= {"deals_refused"}


@pytest.mark.parametrize("text", ["Account,Deal\n" + "A,B\n" * 3, "Account\nA\nB\n"])
def test_every_row_is_a_deal_or_told(text: str):
    found = preview(text)
    told = {deal.row for deal in found.deals} | {one.row for one in found.skipped}
    assert told == set(range(2, found.rows + 2))
