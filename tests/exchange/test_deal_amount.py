"""Amounts in lists: thousands and decimals by whatever mark, signs, magnitudes and currencies; no guesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.exchange.deal_amount import (
    AmountStyle,
    currency_in_heading,
    currency_named,
    read_deal_amount,
    style_of,
)


def read(text: str, *others: str) -> object:
    return read_deal_amount(text, style_of([text, *others]))


@pytest.mark.parametrize(
    ("text", "number", "currency"),
    [
        ("1054", 1054, ""), ("1054.5", 1054.5, ""), ("-5", -5, ""), ("0", 0, ""), ("1,234.56", 1234.56, ""),
        ("1.234,56", 1234.56, ""), ("1 234,56", 1234.56, ""), ("1\u202f234,56", 1234.56, ""),
        ("12'500.00", 12500, ""),
        ("12’500", 12500, ""), ("1,234,567", 1234567, ""), ("1.234.567", 1234567, ""),
        ("1,23,45,000", 12345000, ""),
        ("84,5", 84.5, ""), ("12.500,–", 12500, ""), ("CHF 12'500.-", 12500, "CHF"),
        ("$84k", 84000, "USD"), ("$ 1,200", 1200, "USD"),
        ("1.200 €", 1200, "EUR"), ("€1.200,50", 1200.5, "EUR"), ("EUR 84000", 84000, "EUR"),
        ("84 Tsd. EUR", 84000, "EUR"),
        ("1.2m", 1200000, ""), ("1,5 Mio. €", 1500000, "EUR"), ("£2,000.00", 2000, "GBP"),
        ("¥500", 500, "¥"), ("500 kr", 500, "kr"),
        ("R$ 1.234,56", 1234.56, "BRL"), ("$5,000.00 USD", 5000, "USD"), ("THB 700", 700, "THB"),
        ("(1,200.00)", -1200, ""),
        ("-$1,200", -1200, "USD"), ("$-1,200", -1200, "USD"), ("1.200,00-", -1200, ""), ("−7", -7, ""),
        ("1.500", 1500, ""),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_it_is_written(text: str, number: float, currency: str):
    assert read(text) == (number, currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tbd",
        "n/a",
        "84-90k",
        "~84k",
        "about 5",
        "5 deals",
        "1,2,3",
        "12.34.56",
        "1 2 3",
        "5 %",
        "12/03/2017",
        "1e5",
        "1" * 20,
    ],
)
def test_what_is_no_amount_for_certain_is_none(text: str):
    assert read(text) is None


def test_a_mark_parts_decimals_where_it_does_elsewhere_in_the_column():
    assert read("1.500", "2.75") == (1.5, "")
    assert read("1.500", "2,75") == (1500, "")
    assert read("1,500", "2,75") == (1.5, "")
    assert read("1.500", "1.500.000") == (1500, "")


def test_a_column_that_contradicts_itself_shows_no_style():
    assert style_of(["1.5", "1,5"]) == AmountStyle("")
    assert style_of(["1.234,56", "2"]) == AmountStyle(",")


@pytest.mark.parametrize(
    ("heading", "plain", "currency"),
    [
        ("Amount (EUR)", "Amount", "EUR"), ("Betrag in EUR", "Betrag", "EUR"),
        ("Value [$]", "Value", "USD"), ("Wert (in €)", "Wert", "EUR"),
        ("Amount", "Amount", ""), ("Probability (%)", "Probability (%)", ""),
        ("Amount, USD", "Amount", "USD"), ("(EUR)", "(EUR)", ""),
    ],
)  # fmt: skip
def test_a_heading_may_name_the_currency(heading: str, plain: str, currency: str):
    assert currency_in_heading(heading) == (plain, currency)


@pytest.mark.parametrize(
    ("text", "code"), [("Euro", "EUR"), ("$", "USD"), ("sek", "SEK"), ("thb", "THB"), ("Points", "Points")]
)
def test_a_currency_has_its_code_where_it_is_known(text: str, code: str):
    assert currency_named(text) == code


@given(
    st.integers(-(10**11), 10**11),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("\u00a0", ",")]),
    st.sampled_from(["", "€ ", "USD ", "$"]),
)
def test_every_amount_of_cents_reads_back_in_every_style(cents, marks, currency):
    group, decimal = marks
    told = f"{abs(cents) / 100:,.2f}".translate(str.maketrans({",": group, ".": decimal}))
    found = read(f"{'-' if cents < 0 else ''}{currency}{told}")
    assert found is not None and found[0] == pytest.approx(cents / 100, abs=1e-4)
