"""Header maps: a small file a team edits, read back exactly, refused in one sentence where a CRM would choke."""

import json
import tomllib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.noting import Lunch
from tests.exchange.uploading import guide_with, keys_of, read_back, upload_of
from winnotes.core.errors import WinNotesError
from winnotes.core.text import one_line
from winnotes.exchange.header_map import HeaderMap, header_map_of, read_header_map, write_header_map
from winnotes.exchange.profiles import UPLOADS
from winnotes.exchange.salesforce import api_name, salesforce_headings
from winnotes.wording import explain

LUNCH = Lunch().fact(account="Acme", deal_name="Depot").note("why_us", "the pilot")


def starting(profile: str, header_map: HeaderMap = HeaderMap(), name: str = "") -> bytes:  # noqa: B008
    """Return the header map file of the original 22 to begin with."""
    return write_header_map(UPLOADS[profile], upload_of(profile, LUNCH).columns, header_map, name)


@pytest.mark.parametrize("name", ["map.toml", "map.json"])
@pytest.mark.parametrize("profile", UPLOADS)
def test_a_map_to_start_with_reads_back_to_the_same_file(profile: str, name: str) -> None:
    header_map = read_header_map(starting(profile, name=name), name, UPLOADS[profile])
    assert upload_of(profile, LUNCH, header_map).data == upload_of(profile, LUNCH).data
    assert list(header_map.headings.values()) == list(upload_of(profile, LUNCH).header)
    assert starting(profile, header_map, name) == starting(profile, name=name)
    assert header_map_of(json.loads(json.dumps(header_map.content()))) == header_map


texts = st.text(max_size=20)


@given(st.dictionaries(st.text(min_size=1, max_size=12), texts), st.dictionaries(texts, texts))
def test_any_map_comes_back_from_its_file(headings: dict[str, str], fills: dict[str, str]) -> None:
    header_map = header_map_of({"headings": headings, "fills": fills})
    hubspot = UPLOADS["hubspot"]
    for name in ("map.toml", "map.json"):
        found = read_header_map(write_header_map(hubspot, (), header_map, name), name, hubspot)
        assert dict(found.headings) == {key: one_line(text) for key, text in headings.items()}
        assert found.fills == {**hubspot.fills, **{key: one_line(text) for key, text in fills.items()}}


def test_headings_change_and_columns_leave_as_the_map_says() -> None:
    header_map = HeaderMap({"why_us_note": "Reason__c", "account": "", "gone": "Gone__c"})
    upload = upload_of("salesforce", LUNCH, header_map)
    rows = read_back(upload.data)
    assert "Reason__c" in rows[0] and "Account__c" not in rows[0] and len(rows[0]) == 89
    assert rows[1][rows[0].index("Reason__c")] == "the pilot" and "Acme" not in rows[1]
    told = [(one.problem, one.column, one.amount) for one in upload.findings if one.problem != "unlinked"]
    assert told == [("unmapped", "account", 1), ("unknown_key", "gone", 0)]


def test_fills_stand_where_nothing_is_known_and_never_over_a_known_deal() -> None:
    header_map = HeaderMap(fills={"pipeline": "Enterprise", "segment": "none"})
    upload = upload_of("hubspot", LUNCH, header_map)
    cells = dict(zip(keys_of(upload), upload.rows[0], strict=True))
    assert (cells["pipeline"], cells["deal_stage"], cells["segment"]) == ("Enterprise", "Closed Won", "none")
    known = Lunch().fact(deal_name="Depot", crm_id="77")
    cells = dict(zip(keys_of(upload), upload_of("hubspot", known, header_map).rows[0], strict=True))
    assert (cells["pipeline"], cells["deal_stage"]) == ("", "")


@pytest.mark.parametrize(
    ("profile", "headings", "reason"),
    [
        ("salesforce", {"account": "deal_NAME__c"}, "heading_twice"),
        ("salesforce", {"account": "Deal name"}, "heading_no_api_name"),
        ("salesforce", {"account": "A__b__c"}, "heading_no_api_name"),
        ("salesforce", {"account": "1st__c"}, "heading_no_api_name"),
        ("salesforce", {"account": "Ends___c"}, "heading_no_api_name"),
        ("salesforce", {"account": "A" * 38 + "__c"}, "heading_long"),
        ("dynamics", {"account": "Account, name"}, "heading_not_plain"),
        ("dynamics", {"account": 'Account "name"'}, "heading_not_plain"),
        ("hubspot", {"account": "Record ID"}, "heading_twice"),
        ("pipedrive", {"account": "note"}, "heading_twice"),
    ],
)
def test_a_heading_the_crm_would_not_take_is_refused(
    profile: str, headings: dict[str, str], reason: str
) -> None:
    with pytest.raises(WinNotesError) as refused:
        upload_of(profile, LUNCH, HeaderMap(headings))
    assert refused.value.facts["reason"] == reason
    assert "Nothing was written" in explain(refused.value) and reason not in explain(refused.value)


@pytest.mark.parametrize("heading", ["A" * 37 + "__c", "Opportunity__r.Deal_Key__c", "Name", "OwnerId"])
def test_api_names_of_forty_characters_and_of_related_records_are_fine(heading: str) -> None:
    assert heading in upload_of("salesforce", LUNCH, HeaderMap({"account": heading})).header


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xff\xfe", "not_utf8"),
        (b"headings = ", "not_toml"),
        (b"[headings]\naccount = 1\n", "not_text"),
        (b"headings = 1\n", "not_tables"),
        (b'profile = "hubspot"\n', "profile_other"),
        (b'[headings]\naccount = "No API name"\n', "heading_no_api_name"),
        (b'[fills]\naccount = "' + b"x" * 256 + b'"\n', "fill_long"),
        (b"#" * 1_000_001, "header_map_too_large"),
    ],
)
def test_a_file_that_is_no_header_map_is_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(WinNotesError) as refused:
        read_header_map(data, "map.toml", UPLOADS["salesforce"])
    assert (refused.value.code, refused.value.facts["reason"]) == ("header_map_wrong", reason)
    assert "“map.toml” was not taken" in explain(refused.value)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_a_file_holds_it_is_a_map_or_refused(data: bytes) -> None:
    for name in ("map.toml", "map.json"):
        with suppress(WinNotesError):
            read_header_map(data, name, UPLOADS["salesforce"])


def test_an_empty_map_means_our_own_headings() -> None:
    assert read_header_map(b"", "map.toml", UPLOADS["salesforce"]) == HeaderMap()
    assert header_map_of(None) == header_map_of([1]) == header_map_of({"headings": 3}) == HeaderMap()


def test_a_map_to_edit_tells_what_each_column_is() -> None:
    text = starting("salesforce").decode()
    assert 'time_to_close_days = "Time_To_Close_Days__c"  # Time to close: How long' in text.splitlines()
    assert tomllib.loads(text)["profile"] == "salesforce"


def test_api_names_are_short_plain_and_all_different() -> None:
    long = "".join(f"very_{n}_" for n in range(12))
    keys = [
        "why_us_note",
        f"{long}a",
        f"{long}b",
        "größe",
        "grösse",
        "株式",
        "__x",
        "2nd",
        "x" * 37,
        "a__b",
        "a_b",
    ]
    names = [api_name(key) for key in keys]
    assert all(
        len(name) <= 40 and name.isascii() and UPLOADS["salesforce"].heading_fault(name) == ""
        for name in names
    )
    assert names[0] == "Why_Us_Note__c" and names[8] == "X" + "x" * 36 + "__c"
    assert len(set(names[:-1])) == len(names) - 1
    lunch = Lunch(guide_with(*['[[questions.parts]]\nkey = "p__p"\nlabel = "P"\nkind = "text"\n'] * 3))
    columns = upload_of("salesforce", lunch).columns
    twins = [*columns, *(type(one)(f"{one.key}_", one.label, one.kind, one.tell) for one in columns)]
    headings = list(salesforce_headings(twins).values())
    assert len({name.casefold() for name in headings}) == len(twins)
    assert all(UPLOADS["salesforce"].heading_fault(name) == "" for name in headings)
