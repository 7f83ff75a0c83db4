"""Quantities as hurried people type them: read exactly, or not at all."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from winnotes.core.measure import DAYS_IN, Quantity, read_amount, read_days, read_number
from winnotes.core.text import normalise
from winnotes.wording import words

DAYS = {
    "14w": 98, "14 wks.": 98, "twenty five days": 25, "twenty-five days": 25, "Twenty\u2011five days": 25,
    "one hundred and twenty days": 120, "one hundred twenty-five days": 125, "a hundred days": 100, "14-day": 14,
    "a couple of weeks": 14, "couple months": 60.875, "pair of weeks": 14, "two dozen days": 24, "½ day": 0.5,
    "one and a half weeks": 10.5, "one-and-a-half weeks": 10.5, "two and half weeks": 17.5, "2 and a half weeks": 17.5,
    "2 1/2 weeks": 17.5, "2½ weeks": 17.5, "1/2 year": 182.625, "half a year": 182.625, "a year and a half": 547.875,
    "3 years 2 months": 1156.625, "2 weeks, 3 days": 17, "two weeks and three days": 17, "10 business days": 14,
    "1.5 weeks": 10.5, "1,5 Wochen": 10.5, ".5 weeks": 3.5, "1,200 days": 1200, "three quarters": 273.9375,
    "fünfundzwanzig Tage": 25, "ein halbes Jahr": 182.625, "fu\u0308nf Tage": 5, "quatre-vingt jours": 80,
    "quatre-vingt-dix-sept jours": 97, "soixante et onze jours": 71, "deux ans et demi": 913.125,
    "treinta y cinco días": 35, "dos semanas y media": 17.5, "5 y media semanas": 38.5, "5y": 1826.25,
    "0.500 weeks": 3.5, "0,125 weeks": 0.875, ".500 weeks": 3.5,
}  # fmt: skip
GUESSED_DAYS = {
    "~90d": 90, "about 6 wks": 42, "6ish weeks": 42, "6-ish weeks": 42, "sixish weeks": 42, "5+ weeks": 35,
    "45 days+": 45, "a week or so": 7, "2 weeks or more": 14, "less than 3 weeks": 21, "two to three weeks": 17.5,
    "2-3 weeks": 17.5, "2–3 Wochen": 17.5, "2 à 3 semaines": 17.5, "nine-ten weeks": 66.5, "a day or two": 1.5,
    "thirty to forty five days": 37.5, "two to three hundred days": 250, "2 weeks - 3 weeks": 17.5, "5 or 6 days": 5.5,
    "half a day to two days": 1.25, "etwa 2-3 Wochen": 17.5,
}  # fmt: skip
NO_DAYS = [
    "", "~", "45", "a while", "Q3", "Q3 2024", "week 3", "2h", "3 d 4 h", "-5 days", "minus five days", "3 days ago",
    "twenty twenty days", "ten twenty days", "one two days", "five six weeks", "3 4 weeks", "100 and 20 days",
    "one-twenty days", "twenty to five days", "3-2 weeks", "30-60-90 days", "1 to two hundred thousand days",
    "2/3 weeks", "1/2 weeks", "12/05 days", "a quarter of a year", "three quarters of a year", "2 weeks 3",
    "3 days 2 weeks", "3 weeks 10 days", "5 days business", "$5 days", "1.5.2 days", "1,2,3 days", "5, 6 days",
    "5² days", "٣ days", "5_ days", "3 weeks less 2 days", "a year less a month", "3y2m", "2 sem", "1e5 days",
    "ten five days", "3 y dos meses",
    "9" * 400 + " days", "1234.567 days", "12345,678 days", "a hundred a day", "two thousand a week", "2024-05-01",
]  # fmt: skip


@pytest.mark.parametrize("typed", DAYS)
def test_a_length_of_time_is_read_exactly(typed: str):
    assert read_days(typed, words()) == Quantity(DAYS[typed], False, "day")


@pytest.mark.parametrize("typed", GUESSED_DAYS)
def test_a_guess_is_read_as_one(typed: str):
    assert read_days(typed, words()) == Quantity(GUESSED_DAYS[typed], True, "day")


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_certain_length_of_time_is_left_unread(typed: str):
    assert read_days(typed, words()) is None


AMOUNTS = {
    "CA$ 5k": (5000, "CAD"), "ca$5k": (5000, "CAD"), "C$5k": (5000, "CAD"), "5k CA$": (5000, "CAD"),
    "A$5k": (5000, "AUD"), "AU$ 5k": (5000, "AUD"), "NZ$ 5k": (5000, "NZD"), "HK$5k": (5000, "HKD"),
    "US$5k": (5000, "USD"), "US $ 5k": (5000, "USD"), "R$ 5k": (5000, "BRL"), "S$5": (5, "SGD"),
    "NT$500": (500, "TWD"), "CAD 5k": (5000, "CAD"), "$1.2m": (1_200_000, "USD"), "5k$": (5000, "USD"),
    "84 000 EUR": (84_000, "EUR"), "1.234,56 €": (1234.56, "EUR"), "1,234.56 €": (1234.56, "EUR"),
    "12'000 CHF": (12_000, "CHF"), "3 m€": (3_000_000, "EUR"), "1,2 Mio. €": (1_200_000, "EUR"),
    "two hundred thousand euros": (200_000, "EUR"), "half a million dollars": (500_000, "USD"),
    "two and a half million": (2_500_000, ""), "one million two hundred thousand": (1_200_000, ""),
    "two thousand five hundred": (2500, ""), "cent euros": (100, "EUR"), "999999999999": (999_999_999_999, ""),
}  # fmt: skip
GUESSED_AMOUNTS = {
    "2-3k €": (2500, "EUR"), "$5k-10k": (7500, "USD"), "$5-10k": (7500, "USD"), "€5-€10": (7.5, "EUR"),
    "five to ten thousand dollars": (7500, "USD"), "500-1k": (750, ""), "ca. 5k €": (5000, "EUR"),
    "circa $5k": (5000, "USD"), "ca 84k €": (84_000, "EUR"), "500 to a thousand": (750, ""),
}  # fmt: skip
NO_AMOUNTS = [
    "ca $5k", "CA $5k", "$CA 5k", "$5k CA", "ca dollars 5k", "5k canadian dollars", "MX¢5", "Mex$5", "$5 CAD", "5$ US",
    "5 mil", "50 cent", "five cent", "fifty cent", "€-5", "5k per month", "5k/month", "(5k)", "5k 300", "100-1m",
    "$5-$10k", "$5-€10", "1 million 200 thousand", "a million and a half", "two-fifty", "1,00,000", "1 234,567", "5 %",
    "one to two hundred thousand", "5 days", "five to one hundred", "dunno, lots", "1.000.00",
]  # fmt: skip


@pytest.mark.parametrize("typed", AMOUNTS)
def test_an_amount_is_read_in_its_own_currency(typed: str):
    total, currency = AMOUNTS[typed]
    assert read_amount(typed, words()) == Quantity(total, False, currency)


@pytest.mark.parametrize("typed", GUESSED_AMOUNTS)
def test_a_guessed_amount_is_read_as_one(typed: str):
    total, currency = GUESSED_AMOUNTS[typed]
    assert read_amount(typed, words()) == Quantity(total, True, currency)


@pytest.mark.parametrize("typed", NO_AMOUNTS)
def test_an_unsure_amount_is_left_unread(typed: str):
    assert read_amount(typed, words()) is None


@pytest.mark.parametrize(
    "typed", ["a", "an", "half", "null", "sept", "cent", "one and", "no", "3rd", "10%", "+", "."]
)
def test_a_word_that_may_mean_something_else_is_no_number(typed: str):
    assert read_number(typed, words()) is None


UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
UNITS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
HUNDRED = [" hundred ", " hundred and ", "-hundred-", "-hundred-and-", " Hundred "]


def in_english(number: int, hyphen: str, hundred: str) -> str:
    """Return the number words for 1 to 999."""
    if number < 20:
        return UNITS[number - 1]
    if number < 100:
        ten, unit = divmod(number, 10)
        return TENS[ten - 2] + (hyphen + UNITS[unit - 1] if unit else "")
    hundreds, rest = divmod(number, 100)
    begun = UNITS[hundreds - 1] + hundred
    return (
        begun + in_english(rest, hyphen, hundred)
        if rest
        else begun.strip(" -").removesuffix("and").strip(" -")
    )


@given(
    st.integers(1, 999),
    st.sampled_from(["-", " ", "\u2010", "\u2011"]),
    st.sampled_from(HUNDRED),
    st.sampled_from(sorted(words().units)),
)
@example(100, "-", " hundred and ", "year")
@example(999, "-", " hundred and ", "business days")
def test_every_number_word_times_every_unit_is_read_exactly(number, hyphen, hundred, unit):
    read = read_days(f"{in_english(number, hyphen, hundred)} {unit}", words())
    assert read == Quantity(float(f"{number * DAYS_IN[words().units[unit]]:.14g}"), False, "day")


@given(st.integers(1, 999), st.sampled_from(sorted(words().currencies)), st.booleans())
def test_every_number_word_of_every_currency_keeps_the_currency(number, sign, before):
    spelled = in_english(number, "-", " hundred and ")
    read = read_amount(f"{sign} {spelled}" if before else f"{spelled} {sign}", words())
    assert read == Quantity(number, False, words().currencies[sign])


PIECES = st.sampled_from(
    sorted(
        {
            *words().units,
            *words().currencies,
            *words().magnitudes,
            *words().ranges,
            *words().approx,
            *words().after,
        }
    )
    + sorted(word for numbers in words().numbers.values() for word in numbers)
    + ["5", "10", "1.5", "1,200", "1/2", "½", "and", "of", ",", ".", "-"]
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=6) | st.text(max_size=12))
def test_whatever_is_typed_is_read_as_a_finite_quantity_above_nothing_or_not_at_all(typed):
    phrase = typed if isinstance(typed, str) else "".join(word + blank for word, blank in typed)
    for read in (read_number, read_days, read_amount):
        found = read(normalise(phrase), words())
        assert found is None or 0 <= found.total < 1e14


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from([" days", "d", " days to a decision"]))
def test_a_range_is_read_as_its_middle_only_from_low_to_high(low, high, unit):
    read = read_days(f"{low}-{high}{unit}", words())
    if low < high and not unit.endswith("decision"):
        assert read == Quantity((low + high) / 2, True, "day")
    else:
        assert read is None
