"""Days in lists: every spelling that is certain is read, what could be two days is asked, nothing is guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.exchange.deal_date import Orders, Spelled, orders_in, read_day

SPELLINGS = {
    "dmy": "{day:02}{mark}{month:02}{mark}{year}",
    "mdy": "{month:02}{mark}{day:02}{mark}{year}",
    "ymd": "{year}{mark}{month:02}{mark}{day:02}",
}


def orders(*columns: list[str], said: str = "") -> Orders:
    return orders_in({f"c{at}": list(enumerate(cells, 2)) for at, cells in enumerate(columns)}, said)


def days(*cells: str, said: str = "") -> list[str]:
    found = orders(list(cells), said=said)
    return [found.day("c0", read_day(cell)) for cell in cells]


@pytest.mark.parametrize(
    "text",
    [
        "2017-03-01", "2017/3/1", "2017.03.01", "2017. 3. 1.", "20170301", "2017-03-01T10:20:30.000Z",
        "2017-03-01 10:20",
        "20170301T102030Z", "1 Mar 2017", "01-MAR-17", "1-Mar-2017", "March 1, 2017", "Mar 1st, 2017",
        "1st March 2017",
        "1. März 2017", "1 mars 2017", "1er mars 2017", "1 de marzo de 2017", "Wed Mar 01 2017 00:00:00",
        "2017-Mar-01",
        "Mittwoch, 1. März 2017", "2017年3月1日", "  2017-03-01  ", "3/1/2017 10:23 AM",
    ],
)  # fmt: skip
def test_a_day_that_is_certain_is_read(text: str):
    found = read_day(text)
    if isinstance(found, Spelled):
        found = found.day("mdy")
    assert found == datetime.date(2017, 3, 1)


@pytest.mark.parametrize(
    "text", ["", "soon", "Q1 2017", "Mar 2017", "2017", "42795", "2017-13-01", "31 Feb 2017", "1/2", "12:30"]
)
def test_what_is_no_day_is_none(text: str):
    assert read_day(text) is None


@pytest.mark.parametrize("mark", ["/", "-", "."])
@pytest.mark.parametrize("order", ["dmy", "mdy"])
@pytest.mark.parametrize("year", ["2017", "17"])
def test_an_order_shows_in_the_whole_column(order: str, mark: str, year: str):
    told = [SPELLINGS[order].format(day=day, month=3, year=year, mark=mark) for day in range(1, 29)]
    assert days(*told) == [f"2017-03-{day:02}" for day in range(1, 29)]


@pytest.mark.parametrize("text", ["01-03-17", "01/03/17", "01.03.17", "1/3/2017", "01.03.2017"])
def test_an_ambiguous_day_is_asked(text: str):
    found = orders(["", text, "2017-01-01"])
    assert found.day("c0", read_day(text)) == ""
    assert [(one.column, one.row, one.example) for one in found.asked] == [("c0", 3, text)]
    assert found.asked[0].orders == (
        ("dmy", "mdy", "ymd")
        if text.endswith("17") and len(text) == 8 and "2017" not in text
        else ("dmy", "mdy")
    )


@pytest.mark.parametrize(
    ("said", "day"), [("dmy", "2017-03-01"), ("mdy", "2017-01-03"), ("ymd", "2001-03-17")]
)
def test_what_somebody_says_is_how_it_is_read(said: str, day: str):
    assert days("01-03-17", said=said) == [day]


def test_days_that_are_one_day_in_any_order_are_not_asked():
    assert days("01/01/2017", "02/02/2017") == ["2017-01-01", "2017-02-02"]


def test_an_order_shows_in_another_column_that_is_spelled_alike():
    found = orders(["25/12/2016"], ["01/03/2017"])
    assert found.day("c1", read_day("01/03/2017")) == "2017-03-01"
    assert (found.asked, dict(found.shared)) == ((), {"c1": "c0"})


def test_a_column_spelled_otherwise_tells_nothing():
    assert [one.column for one in orders(["25/12/2016"], ["01-03-17"]).asked] == ["c1"]


def test_two_columns_of_two_orders_are_each_read_by_their_own():
    found = orders(["25/12/2016"], ["12/25/2016"])
    assert found.day("c0", read_day("25/12/2016")) == found.day("c1", read_day("12/25/2016")) == "2016-12-25"


def test_a_column_of_two_orders_is_broken_where_the_second_begins():
    assert orders(["25/12/2016", "01/02/2017", "12/25/2016"]).broken == ("c0", 4, "12/25/2016")


def test_an_order_that_the_column_disproves_is_refused():
    assert orders(["01/02/2017", "25/12/2016"], said="mdy").broken == ("c0", 3, "25/12/2016")


def test_a_day_that_never_was_proves_nothing():
    assert days("31/02/2017", "25/12/2016") == ["", "2016-12-25"]


def test_two_digit_years_are_of_this_century_below_seventy():
    assert days("25/12/69", "25/12/70") == ["2069-12-25", "1970-12-25"]


@given(
    st.lists(st.dates(datetime.date(1990, 1, 1), datetime.date(2069, 12, 31)), min_size=1),
    st.sampled_from(sorted(SPELLINGS)),
    st.sampled_from("/-."),
    st.booleans(),
)
def test_a_day_is_read_rightly_or_asked_or_refused_but_never_another(found, order, mark, is_short):
    if order == "ymd" and not is_short:
        assert all(
            read_day(SPELLINGS[order].format(day=one.day, month=one.month, year=one.year, mark=mark)) == one
            for one in found
        )
        return
    told = [
        SPELLINGS[order].format(
            day=one.day, month=one.month, year=f"{one.year % 100:02}" if is_short else one.year, mark=mark
        )
        for one in found
    ]
    read = orders(told)
    years = {one.year for one in found}
    if read.asked or read.broken or (is_short and (len(years) > 12 or min(years) < 2000)):
        return
    assert days(*told) == [one.isoformat() for one in found]
