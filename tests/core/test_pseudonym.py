"""A name is found however it is spelled, and always under the same pseudonym."""

import pytest

from winnotes.core.pseudonym import Cast, is_near, plain, words_in
from winnotes.exchange.covering import LABELS, vocabulary


def cast(*names: tuple[str, str], keep: tuple[str, ...] = ()) -> Cast:
    made = Cast(vocabulary(), LABELS, keep)
    for kind, name in names:
        made.add(kind, name)
    return made


def covered(made: Cast, text: str) -> str:
    for start, end, who in sorted(made.find(text), key=lambda found: -found[0]):
        text = text[:start] + made.call(who, text[start:end]) + text[end:]
    return text


@pytest.mark.parametrize(
    "said",
    [
        "Northwind Traders", "NORTHWIND TRADERS", "northwind-traders", "Northwind\u00a0Traders Ltd", "NorthwindTraders",
        "Northwind", "northwinds", "Nothwind", "Norhtwind", "Nor\u00adthwind", "exnorthwind", "Northwind\nTraders",
    ],
)  # fmt: skip
def test_a_company_is_found_in_any_spelling(said: str):
    assert covered(cast(("customer", "Northwind Traders Ltd.")), f"so {said} it is") == "so Customer A it is"


@pytest.mark.parametrize("said", ["Müller", "Mueller", "MÜLLER", "Muller", "Mu\u0308ller", "Müllers"])
def test_umlauts_are_spelled_in_three_ways(said: str):
    assert covered(cast(("customer", "Müller & Söhne GmbH")), f"bei {said}.") == "bei Customer A."


@pytest.mark.parametrize(
    ("name", "said", "shown"),
    [
        ("Dana Ruiz", "Dana's idea, RUIZ agreed", "Sales person A's idea, Sales person A agreed"),
        (
            "Dr. Jean-Luc O'Neill",
            "jean, Luc and O’Neill",
            "Sales person A, Sales person A and Sales person A",
        ),
        ("Νίκος Παπαδάκης", "ο Νίκος· τον ΠΑΠΑΔΆΚΗ", "ο Sales person A· τον Sales person A"),
        ("田中 Yuki", "田中さん rang, yuki too", "Sales person A rang, Sales person A too"),
        ("हरि शर्मा", "शर्मा से", "Sales person A से"),
    ],
)
def test_a_person_is_found_by_every_part(name: str, said: str, shown: str):
    assert covered(cast(("sales", name)), said) == shown


def test_a_name_that_is_a_word_too_needs_its_capital_or_a_sign_before_it():
    made = cast(("person", "Mark Young"), ("customer", "Apple Inc"))
    assert (
        covered(made, "Mark my words, young Apple fan: an apple")
        == "Person A my words, young Customer A fan: an apple"
    )
    assert covered(made, "> send it @mark") == "> send it @Person A"


def test_generic_words_of_a_company_stay_words():
    made = cast(("customer", "General Electric"), ("customer", "Halvorsen Dairy"))
    assert covered(made, "late dairy runs, electric vans") == "late dairy runs, electric vans"
    assert covered(made, "Halvorsen's dairy, General Electric") == "Customer B's dairy, Customer A"


def test_letters_come_in_the_order_of_need_and_never_end():
    made = cast(*(("person", f"Zq{chr(97 + n % 26)}{chr(97 + n // 26)}xor") for n in range(30)))
    called = [made.call(who, "x") for who in reversed(made.everybody)]
    assert called[:2] == ["Person A", "Person B"] and called[25:28] == ["Person Z", "Person AA", "Person AB"]


def test_a_shorter_name_is_the_same_person_and_another_kind_keeps_the_first():
    made = cast(("sales", "Dana Ruiz"), ("person", "Dana"), ("taker", "Ruiz, Dana"))
    assert len(made.everybody) == 1 and covered(made, "Dana") == "Sales person A"


def test_a_kept_word_is_no_name():
    made = cast(("customer", "Blue Mountain Coffee"), keep=("coffee",))
    assert covered(made, "Mountain: after the coffee") == "Customer A: after the coffee"


@pytest.mark.parametrize("name", ["", " ", "3", "&", "42 7"])
def test_nothing_is_no_name(name: str):
    assert cast(("customer", name)).everybody == []


def test_words_keep_their_marks_and_unseen_signs():
    assert [word.text for word in words_in("na\u0308ive_x2")] == ["na\u0308ive", "x", "2"]
    assert plain("Na\u0308I\u00adVE") == plain("näive") == "naive"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [("quillgate", "quilgate", True), ("quillgate", "qiullgate", True), ("quillgate", "quillgatex", True),
     ("quillgate", "quollgate", True), ("quillgate", "quolgate", False), ("quillgate", "tollgate", False)],
)  # fmt: skip
def test_near_is_one_slip_of_the_finger(one: str, other: str, near: bool):
    assert is_near(one, other) is near
