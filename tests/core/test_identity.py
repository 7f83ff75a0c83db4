"""A lunch code read out across a table makes two laptops one interview."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.identity import LETTERS, interview_id, new_lunch_code, next_deal_code, read_lunch_code

codes = st.integers(0, 10**9).map(lambda seed: new_lunch_code(Random(seed).choice))


@given(
    codes,
    st.sampled_from(["{}", " {} ", "{}."]),
    st.sampled_from(["-", "", " ", "–", "_", " - "]),
    st.booleans(),
)
def test_a_code_comes_back_however_it_is_typed(code: str, around: str, between: str, loud: bool):
    typed = around.format(code.replace("-", between))
    assert read_lunch_code(typed.upper() if loud else typed) == code


@given(codes, st.integers(1, 4))
def test_every_further_deal_of_a_lunch_has_its_own_code_and_interview(code: str, deals: int):
    found = [code]
    for _deal in range(deals):
        found.append(next_deal_code(found[-1]))
    assert found[1:] == [f"{code}-{n}" for n in range(2, deals + 2)]
    assert [read_lunch_code(one) for one in found] == found
    assert len({interview_id(one) for one in found}) == len(found)


def test_the_first_deal_is_the_lunch_itself():
    assert read_lunch_code("kem-tav-rus-1") == read_lunch_code("kemtavrus 1") == "kem-tav-rus"


def test_no_code_holds_letters_that_look_alike():
    assert not set("ijlo01") & set(LETTERS)
    assert set(new_lunch_code(Random(1).choice).replace("-", "")) <= set(LETTERS)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kem-tav",
        "kem-tav-ru",
        "kem-tav-rus-x",
        "kem-tav-rus-123",
        "lem-tav-rus",
        "k0m-tav-rus",
        "tea at 4",
    ],
)
def test_what_is_no_code_is_none(typed: str):
    assert read_lunch_code(typed) is None


def test_every_laptop_gives_a_code_the_same_id_in_every_release():
    assert interview_id("kem-tav-rus") == "ijpvinxb7orpepk2auwwragdfzu"


@given(codes)
def test_an_id_never_looks_like_a_number_or_a_date(code: str):
    found = interview_id(code)
    assert found[0] == "i" and found[1:].isalnum() and found == found.lower() and len(found) == 27
