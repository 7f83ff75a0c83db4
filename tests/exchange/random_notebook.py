"""Random notebooks for the laws of the files: several interviews and writers, hurried typing, hostile texts."""

import os
from collections.abc import Callable, Sequence

from hypothesis import settings
from hypothesis import strategies as st

from winnotes.core.guide import Part, Question
from winnotes.core.interview import FACTS, NOTE
from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.core.value import PROVENANCES, STATES, Value, with_said
from winnotes.core.version import Json, Version
from winnotes.exchange.version_json import ringed
from winnotes.wording import original_guide, words

LAW = settings(max_examples=2000 if os.environ.get("WINNOTES_LONG") else 60, deadline=None)

NAUGHTY = [
    "=1+2", "+49 170", "-5", "-x", "@SUM(A1)", "\t=cmd|'/c calc'!A0", "\r=1", "'=1", "''", "'", "'tis",
    " =1", "＝1+2", "　＋1", "\u200b=1", "\ufeff=1", "\n=1", '"', '""', '","', '"\n"', "a;b", "a; b", ";",
    "; ", ";;", "\\", "\\n", "\\;", "\\\\n", "a\\", "\n", "\n\n", "a\nb", " a", "a ", "\u00a0", "007",
    "7/10", "1-2", "1e5", "12345678901234567890", "TRUE", "NaN", "null", "{}", "[]", "NULL", "#N/A",
    "👩\u200d🚀🇩🇪", "שלום (12)", "مرحبا", "漢字かな", "e\u0301", "\u202egnp.exe", "\u2400", "\ufffd", "über",
    "naïve", "<b>", "%s", "a:b", "a:2", "demo:2", "_", "a/b", "a=1,b<2", "%2F",
]  # fmt: skip
HURRIED = [
    "custmer referal", "inbound", "product; speed fit", "1. product 2. price", "demo x2, legal",
    "2 demos; sme", "legal, quarterly review", "7", "7/10", "11", "~90d", "14w", "3 months", "2-3 weeks",
    "half a year", "84k €", "15 000", "1.234,56 CHF", "about 7", "0.1", "1e22", "not sure", "yes",
    "partly", "champion", "#", "# ;", "a long time", "-3",
]  # fmt: skip
PEOPLE = ("pkim", "palex", "pkim2", "agreed", "crm:salesforce")
WRITERS = tuple(f"{person}.{laptop}" for person in PEOPLE for laptop in ("k1", "k2"))
SUBJECTS = ("ione", "itwo", "ithree")

texts = st.one_of(
    st.sampled_from(NAUGHTY),
    st.text(max_size=20),
    st.lists(st.sampled_from(NAUGHTY), max_size=4).map("".join),
    st.text(alphabet="=+-@';\\\n\" a1\t", max_size=8),
).map(normalise)
typed = st.one_of(st.sampled_from(HURRIED), texts).map(normalise)
plain_json: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def values(draw: Callable, question: Question) -> Json:
    """Draw what somebody typed into a question's fields, read as the program reads it."""
    said = {part.key: draw(_typed_in(part)) for part in question.parts if draw(st.booleans())}
    start = Value(draw(st.sampled_from(STATES)), {}, {}, draw(st.sampled_from(("", *PROVENANCES))))
    return with_said(start, question, said, words()).content()


def _typed_in(part: Part) -> st.SearchStrategy[str | list[dict[str, str]]]:
    if part.kind != "rows":
        return typed
    row = st.fixed_dictionaries({}, optional={column.key: typed for column in part.columns})
    return st.lists(row, max_size=4)


@st.composite
def odd_values(draw: Callable, question: Question) -> Json:
    """Draw a value that looks like one and is not quite: a reading of another shape, a key too many."""
    value = draw(values(question))
    where = draw(st.sampled_from(["state", "provenance", "said", "read", "more", "part"]))
    odd = draw(plain_json)
    if where == "part" and question.parts:
        side = draw(st.sampled_from(["said", "read"]))
        part = draw(st.sampled_from(question.parts)).key
        return {**value, side: {**value[side], part: odd}}
    return {**value, where: odd}


scraps = st.fixed_dictionaries({"text": texts, "talk_s": st.integers(0, 9999), "placed": texts})


def _about(subjects: Sequence[str], fields: Sequence[str], contents: st.SearchStrategy) -> st.SearchStrategy:
    return st.tuples(st.sampled_from(subjects), st.sampled_from(fields), contents)


def _asked(drawn: Callable[[Question], st.SearchStrategy[Json]]) -> st.SearchStrategy:
    questions = st.sampled_from(original_guide().questions)
    return questions.flatmap(
        lambda question: st.tuples(st.sampled_from(SUBJECTS), st.just(question.key), drawn(question))
    )


NOTES = [question.key + NOTE for question in original_guide().questions]
UNKNOWN = ["pricing_k3f7", "pricing_k3f7_note", "region", "why_us_drivers", "person", *filter(None, NAUGHTY)]
statements = st.one_of(  # (subject, field, content)
    _asked(values),
    _asked(values),
    _asked(odd_values),
    _about(SUBJECTS, NOTES, texts),
    _about(SUBJECTS, [*FACTS, "summary", "code"], texts | plain_json),
    _about(SUBJECTS, ["scrap.s1", "scrap.s2", "scrap.;"], scraps | plain_json),
    _about(SUBJECTS, ["planned_minutes", "clock.talk.pkim", "finished.palex"], st.integers() | plain_json),
    _about([*PEOPLE, "dacme", "gguide", "x y/z"], ["name", "account"], texts | plain_json),
    _about(SUBJECTS, [normalise(name) for name in UNKNOWN], plain_json | texts),
)


@st.composite
def versions(draw: Callable) -> Version:
    """Draw a version; few writers and numbers, so that versions often meet and replace each other."""
    subject, name, content = draw(statements)
    writer, n = draw(st.sampled_from(WRITERS)), draw(st.integers(1, 3))
    replaced = draw(st.dictionaries(st.sampled_from(WRITERS), st.integers(1, 3), max_size=2))
    if replaced.get(writer, 0) >= n:
        del replaced[writer]
    via = draw(st.sampled_from(["typed", "agreed", "imported", "spreadsheet", "later kind"]))
    at = draw(st.sampled_from(["", "2026-10-29T11:00:00.000+00:00", "2026-10-29T11:00:01.250+00:00", "ever"]))
    return Version(subject, name, writer, n, replaced, content, via, at)


def ringless(notebook: Notebook, *others: Notebook) -> Notebook:
    """A notebook without the fields whose versions here, or together with others', replace each other in a ring.

    Typing never makes a ring: core keeps all of it, files that bring one are refused or lose the field.
    """
    union = notebook
    for other in others:
        union = union | other
    lost = ringed(union)
    return Notebook(one for one in notebook if (one.subject, one.field) not in lost)


notebooks = st.lists(versions(), max_size=25).map(Notebook).map(ringless)
