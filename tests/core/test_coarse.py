"""Amounts as bands and days as months, wherever they stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.coarse import Amounts, band, months_in
from winnotes.core.measure import read_amount
from winnotes.exchange.covering import name_words
from winnotes.wording import words


def banded(text: str, *known: float) -> str:
    return replaced(text, list(Amounts(words(), known).find(text)))


def coarsened(text: str) -> str:
    return replaced(text, list(months_in(text, name_words()["months"])))


def replaced(text: str, found: list[tuple[int, int, str]]) -> str:
    for start, end, instead in sorted(found, reverse=True):
        text = text[:start] + f"[{instead}]" + text[end:]
    return text


@given(st.floats(0, 1e13), st.sampled_from(["", "EUR", "USD", "CHF"]))
def test_a_band_holds_its_amount_and_reads_back_near_it(total: float, currency: str):
    read = read_amount(band(total, currency), words())
    assert read is not None and read.approx and read.unit == currency
    if 1000 <= total < 1e9:
        assert total / 2 <= read.total <= total * 2


def test_bands_say_little():
    assert len({band(total) for total in range(0, 1_000_000, 500)}) == 10
    assert band(84_000, "EUR") == "50–100k EUR" and band(500_000) == "0.5–1M" and band(3e9) == ">1bn"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("about 84k €, maybe 60k/yr", "about [50–100k EUR], maybe [50–100k]/yr"),
        ("EUR 84.000, then 84 000 EUR.", "[50–100k EUR], then [50–100k EUR]."),
        ("eighty-four thousand euros!", "[50–100k EUR]!"),
        ("80-90k €, then $5 million", "[50–100k EUR], then [5–10M USD]"),
        ("€84k/€90k; 84 TEUR, 84,5 T€", "[50–100k EUR]/[50–100k EUR]; [50–100k EUR], [50–100k EUR]"),
        ("zwei Mio CHF; 1.2m £", "[2–5M CHF]; [1–2M GBP]"),
        ("a 1.2M deal", "a [1–2M] deal"),
    ],
)
def test_money_in_a_text_is_banded(said: str, shown: str):
    assert banded(said) == shown


@pytest.mark.parametrize(
    "said",
    ["cut 15% in 2026", "12 500 parcels", "5 m of cable", "14 weeks, 2 days", "a hundred vans", "7/10", ""],
)
def test_what_is_no_money_stays(said: str):
    assert banded(said) == said


def test_the_amount_of_the_deal_needs_no_currency():
    assert (
        banded("it was 84000 in the end, of 12500 vans", 84000.0)
        == "it was [50–100k] in the end, of 12500 vans"
    )


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("by 2026-11-06 at noon", "by [2026-11] at noon"),
        ("6 July first, 24 Aug - 18 Sept", "[July] first, [Aug] - [Sept]"),
        ("July 6th, 2026 and Aug 2026", "[July], 2026 and Aug 2026"),
        ("am 12.10.2026 und 3. März", "am [10.2026] und [März]"),
        ("the 3rd of October", "the [October]"),
        ("10/12/2026", "[2026]"),
        ("24–26 juin", "[juin]"),
        ("2026-10-29T11:00:00.000+00:00", "[2026-10]"),
    ],
)
def test_a_day_becomes_its_month(said: str, shown: str):
    assert coarsened(said) == shown


@pytest.mark.parametrize("said", ["4 am call", "mid June", "v1.2.3", "9 days, 3x", "7/10", "24/7"])
def test_what_is_no_day_stays(said: str):
    assert coarsened(said) == said
