"""Telling words are counted again in SQL, in any script, and say nobody's name."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.insight.counting import SEEDS, drawn
from winnotes.core.guide import guide_of
from winnotes.core.insight.lunch import Lunch, lunch_of
from winnotes.core.insight.term import phrases_in, runs_in
from winnotes.core.insight.vocabulary import CLEAR, MOST, MOSTLY, TellingWords, Vocabulary, g_squared
from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.resources import resource
from winnotes.wording import common_words, original_guide, words

GUIDE = original_guide()
KEYS = [question.key for question in GUIDE.questions]
COUNTED = """with said as (select subject i, replace(h.field, '_note', '') q, h.id, l.no, trim(l.text) t
    from head h join line l using (id) where h.field like '%_note' and h.content <> '""'),
noted as (select q, count(distinct i) n from said where t <> '' group by q),
listed as (select i, q, id, no, regexp_extract_all(lower(t), '[a-z]+(?:''[a-z]+)*') w from said where t not like '>%'),
phrase as (select distinct i, q, array_to_string(w[p:p + n - 1], ' ') word
    from (select *, unnest(range(1, len(w) - n + 2)) p
        from (select *, unnest([1, 2, 3]) n from listed) where len(w) >= n)
    where len(w[p]) > 1 and len(w[p + n - 1]) > 1
        and not list_contains($common, w[p]) and not list_contains($common, w[p + n - 1])),
counted as (select q, word, count(*) k, list(i) lunches from phrase group by q, word)
select c.q, word, k, n, coalesce((select sum(k) from counted o where o.word = c.word and o.q <> c.q), 0)::int away,
    (select sum(n) from noted)::int - n others, lunches from counted c join noted using (q) where k >= 3 and n >= 8"""


def in_sql(seed: int) -> dict[tuple[str, str], tuple[int, int, int, int, frozenset[str]]]:
    rows = drawn(seed)[3].connection.execute(COUNTED, {"common": sorted(common_words())}).fetchall()
    return {(q, word): (*counts, frozenset(lunches)) for q, word, *counts, lunches in rows}


def by_entropy(k: int, n: int, away: int, others: int) -> float:
    """G² another way: twice the information in the table, in nats."""

    def h(*cells: int) -> float:
        return sum(cell * math.log(cell) for cell in cells if cell)

    cells = (k, n - k, away, others - away)
    rows, columns = (n, others), (k + away, n + others - k - away)
    return 2 * (h(*cells) - h(*rows) - h(*columns) + h(n + others))


@pytest.mark.parametrize("seed", SEEDS)
def test_telling_words_are_those_sql_finds(seed):
    _team, lunches, _report, _flat = drawn(seed)
    told = Vocabulary(lunches, common_words()).telling_words(lunches, KEYS)
    expected = in_sql(seed)
    clear = {
        at: found
        for at, found in expected.items()
        if found[0] * found[3] > found[2] * found[1] and by_entropy(*found[:4]) >= CLEAR
    }
    for question in told:
        behind = {}
        for one in question.words:
            k, n, away, others, who = clear[question.key, one.name]
            assert (one.share.k, one.share.n, one.elsewhere.k, one.elsewhere.n) == (k, n, away, others)
            assert one.g2 == pytest.approx(by_entropy(k, n, away, others))
            assert {interview for interview, _key in one.share.behind} == who
            behind[one.name] = who
        for (key, word), found in clear.items():
            if key == question.key and len(behind) < MOST:
                assert any(
                    word in one or one in word or is_same(found[4], who) for one, who in behind.items()
                )
    assert any(question.words for question in told)


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= MOSTLY * len(one | other)


@given(*[st.integers(0, 40)] * 4)
def test_g_squared_is_the_information_in_the_table(k, more, away, others):
    n, rest = k + more, away + others
    if n and rest and 0 < k + away < n + rest:
        assert g_squared(k, n, away, rest) == pytest.approx(by_entropy(k, n, away, rest), abs=1e-9)


def lunch(number: int, guide=GUIDE, **notes: str) -> Lunch:
    facts = {"account": "Northwind Traders", "interviewee": "Dana Ruiz", **notes}
    return lunch_of(
        interview_in(
            Notebook(Version(f"i{number:03}", name, "pann.k1", 1, {}, text) for name, text in facts.items()),
            f"i{number:03}",
            guide,
        ),
        words(),
    )


def told_of(lunches: list[Lunch], key: str = "why_us") -> list[str]:
    found = Vocabulary(lunches, common_words()).telling_words(lunches, [key])
    return [one.word for question in found for one in question.words]


def a_dozen(line: str, other: str = "cold call in spring", guide=GUIDE) -> list[Lunch]:
    return [lunch(n, guide, why_us_note=line, entry_path_note=other) for n in range(12)]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("The Night Shift answered.", "Night Shift answered"),
        ("der Außendienst war da", "Außendienst"),
        ("le service de nuit", "service de nuit"),
        ("他们半夜接电话", "他们半"),
        ("夜間対応", "夜間対"),
        ("ส่งของ", "ส่งข"),
        ("रात की सेवा", "रात की सेवा"),
        ("ночная смена", "ночная смена"),
        ("خدمة الليل", "خدمة الليل"),
    ],
)
def test_words_are_found_in_any_script_and_shown_as_they_are_most_often_written(line, word):
    assert word in told_of(a_dozen(line))


def test_of_fewer_than_eight_lunches_nothing_is_telling():
    assert told_of(a_dozen("night shift")[:7]) == [] != told_of(a_dozen("night shift")[:8])


def test_what_is_said_everywhere_tells_nothing():
    assert told_of(a_dozen("night shift", "night shift")) == []


def test_names_of_account_and_sales_person_owners_and_to_dos_are_no_telling_words():
    found = told_of(
        a_dozen('Dana said "Northwind\'s depot"\n> sheet for ops @rosa by 2027-01-31\ncall @rosa 2026')
    )
    assert found == ["depot"] or set(found) <= {"said", "depot", "call"}
    assert not {"dana", "northwind", "rosa", "sheet"} & {
        word.lower() for one in found for word in one.split()
    }


def test_private_questions_have_none():
    import tomllib

    data = tomllib.loads(resource("guides", "original_22.toml").read_text("utf-8"))
    for question in data["questions"]:
        question["private"] = question["key"] == "why_us"
    assert told_of(a_dozen("night shift", guide=guide_of(data))) == []


def test_a_lunch_counts_once_whoever_noted_it_and_however_often():
    two = [
        Version("i000", "why_us_note", f"{person}.k1", 1, {}, "night shift\nthe Night Shift again")
        for person in ("pann", "pbob")
    ]
    doubled = lunch_of(interview_in(Notebook(two), "i000", GUIDE), words())
    others = a_dozen("night shift")[1:]
    (found,) = Vocabulary([doubled, *others], common_words()).telling_words([doubled, *others], ["why_us"])
    assert [(one.word, one.share.k, one.share.n) for one in found.words] == [("night shift", 12, 12)]


@given(st.permutations(range(12)), st.sets(st.integers(0, 11)))
def test_the_order_of_lunches_changes_nothing_and_a_choice_counts_as_if_there_were_no_others(order, chosen):
    lunches = [
        lunch(n, why_us_note="night shift" if n % 3 else "price", entry_path_note="cold call")
        for n in range(12)
    ]
    some = [one for n, one in enumerate(lunches) if n in chosen]

    def told(vocabulary: Vocabulary) -> list[TellingWords]:
        return [
            TellingWords(one.key, one.n, tuple(sorted(one.words, key=lambda word: word.name)))
            for one in vocabulary.telling_words(some, KEYS)
        ]

    whole = told(Vocabulary([lunches[n] for n in order], common_words()))
    alone = told(Vocabulary(some, common_words()))
    assert [numbers(one) for one in whole] == [numbers(one) for one in alone]


def numbers(told: TellingWords) -> tuple:
    return (
        told.key,
        told.n,
        [(one.name, one.share.k, set(one.share.behind), one.elsewhere.k) for one in told.words],
    )


@given(st.text(max_size=60))
def test_no_line_is_too_odd_to_be_read(line):
    for run in runs_in(line):
        assert all(phrase.strip() for phrase in phrases_in(run, common_words()))
