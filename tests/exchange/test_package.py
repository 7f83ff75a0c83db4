"""The `.winnotes` file: lossless, always the same, and refused with line and reason when anything is off."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.random_notebook import LAW, notebooks
from winnotes.core.errors import WinNotesError
from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.package import read_package, write_package
from winnotes.exchange.version_json import line_of
from winnotes.wording import REASONS, explain

NAME = "kim.winnotes"
GUIDE = 'title = "Ours"'
ONE = Version("ione", "why_us_note", "pkim.k1", 2, {"pkim.k1": 1}, "they liked us", "typed", "2026-10-29")


def package_of(*lines: str, count: int | None = None, guides: str = "[]") -> bytes:
    """Return a file with these lines of versions, its counts and its trailer right."""
    head = f'{{"winnotes":1,"guides":{guides},"versions":{len(lines) if count is None else count}}}'
    body = "".join(f"{line}\n" for line in (head, *lines)).encode("utf-8", "surrogatepass")
    return body + canonical({"sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n"


def line_with(**changed: Json) -> str:
    return json.dumps({**json.loads(line_of(ONE)), **changed})


def refusal(data: bytes, **limits: int) -> tuple[str, int, str]:
    """Return (code, line, reason) of the refusal of `data`; every refusal is one sentence."""
    with pytest.raises(WinNotesError) as caught:
        read_package(data, NAME, **limits)
    told = explain(caught.value)
    assert NAME in told
    reason = str(caught.value.facts.get("reason", ""))
    assert not reason or REASONS[reason] in told
    return caught.value.code, int(str(caught.value.facts.get("line", 0))), reason


@LAW
@given(notebooks)
def test_writing_and_reading_gives_the_same_notebook(notebook: Notebook) -> None:
    package = read_package(write_package(notebook, [GUIDE]), NAME)
    assert package.notebook == notebook
    assert package.guides == (GUIDE,)
    assert Notebook() | package.notebook == notebook
    assert notebook | package.notebook == notebook


@LAW
@given(notebooks, notebooks)
def test_the_same_notebook_gives_the_same_bytes_whatever_way_it_came_about(
    one: Notebook, other: Notebook
) -> None:
    assert write_package(one | other, ["a", "b"]) == write_package(other | one, ["b", "a", "b"])


def test_the_file_is_json_lines_a_person_can_read() -> None:
    notebook, _subject = sample_notebook()
    data = write_package(notebook, [GUIDE])
    assert data.startswith(b'{"winnotes":1,')
    first, *heads, trailer = [json.loads(line) for line in data.decode().splitlines()]
    assert first == {"winnotes": 1, "guides": [GUIDE], "versions": len(notebook)}
    assert [head["id"] for head in heads] == [version.id for version in notebook]
    assert trailer["sha256"] == hashlib.sha256(data[: data.rindex(b'{"sha256"')]).hexdigest()


@LAW
@given(notebooks, st.data())
def test_no_mutation_is_taken_and_none_is_a_crash(notebook: Notebook, data: st.DataObject) -> None:
    whole = write_package(notebook)
    start = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(start, min(len(whole), start + 40)))
    put = data.draw(st.binary(max_size=8) | st.sampled_from([b"\n", b'"', b"[" * 50, whole]))
    mutated = whole[:start] + put + whole[cut:]
    if mutated != whole:
        refusal(mutated)


@pytest.mark.parametrize("length", [0, 1, 30, -1, -2, -40, -90])
def test_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    whole = write_package(Notebook([ONE]))
    assert refusal(whole[:length])[0] == "package_refused"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (package_of(line_of(ONE), '{"a":1,"a":2}'), (3, "key_twice")),
        (package_of(line_with(content={}).replace("{}", '{"a":1,"a":2}')), (2, "key_twice")),
        (package_of(line_with(n=0).replace('"n": 0', '"n": NaN')), (2, "not_a_number")),
        (package_of(line_with(content=[]).replace("[]", "[1e999]")), (2, "not_a_number")),
        (package_of(line_with(content=[]).replace("[]", "[" * 40 + "]" * 40)), (2, "too_deep")),
        (package_of(line_with(content=[]).replace("[]", "[" * 90_000 + "]" * 90_000)), (2, "too_deep")),
        (package_of(line_with(content=[]).replace("[]", "9" * 5000)), (2, "not_json")),
        (package_of(line_of(ONE) + "x"), (2, "not_json")),
        (package_of(line_with(content="\ud800")), (2, "text_unclean")),
        (package_of(line_with(content={"\x00": 1})), (2, "text_unclean")),
        (package_of(line_with(content="a\r\nb")), (2, "text_unclean")),
        (package_of(line_of(ONE).replace("liked", "li\ud800ked")), (2, "not_utf8")),
        (package_of(line_with(content="they loathed us")), (2, "id_wrong")),
        (package_of(line_with(id="r")), (2, "id_wrong")),
        (package_of(line_with(id="")), (2, "id_wrong")),
        (package_of(line_with(n=True)), (2, "wrong_type")),
        (package_of(line_with(n=0)), (2, "wrong_type")),
        (package_of(line_with(n=2**53)), (2, "wrong_type")),
        (package_of(line_with(n=2.0)), (2, "wrong_type")),
        (package_of(line_with(replaces={"pkim.k1": "1"})), (2, "wrong_type")),
        (package_of(line_with(replaces={"pkim.k1": -1})), (2, "wrong_type")),
        (package_of(line_with(replaces={"pkim.k1": 2})), (2, "replaces_itself")),
        (package_of(line_with(subject="")), (2, "wrong_type")),
        (package_of(line_with(subject=7)), (2, "wrong_type")),
        (package_of(line_with(extra=1)), (2, "wrong_type")),
        (package_of("[]"), (2, "wrong_type")),
        (package_of("{}"), (2, "wrong_type")),
        (package_of(count=-1), (1, "wrong_type")),
        (package_of(guides="[7]"), (1, "wrong_type")),
        (package_of(line_of(ONE), count=0), (2, "trailing_junk")),
        (package_of(line_of(ONE), count=2), (3, "wrong_type")),
        (package_of(line_of(ONE), count=3), (3, "wrong_type")),
        (package_of(line_of(ONE)) + b"\n", (3, "trailing_junk")),
        (package_of(line_of(ONE)) + b"junk", (3, "trailing_junk")),
        (package_of(line_of(ONE)).replace(b'256":"', b'256":"0'), (3, "damaged")),
        (package_of(line_of(ONE)).rsplit(b"\n", 2)[0] + b"\n", (3, "cut_off")),
        (b"PK\x03\x04", (1, "not_winnotes")),
        (b'\xef\xbb\xbf{"winnotes":1}', (1, "not_winnotes")),
        (b"", (1, "not_winnotes")),
    ],
)
def test_what_is_off_is_named_with_its_line(data: bytes, expected: tuple[int, str]) -> None:
    assert refusal(data) == ("package_refused", *expected)


RING = [
    Version("ione", "why_us_note", "pkim.k1", 1, {"palex.k1": 1}, "one"),
    Version("ione", "why_us_note", "palex.k1", 1, {"pkim.k1": 1}, "two"),
]


def test_versions_that_replace_each_other_in_a_ring_are_refused() -> None:
    assert refusal(package_of(*map(line_of, RING))) == ("package_refused", 4, "replaces_itself")


def test_limits_hold_until_they_are_raised() -> None:
    data = write_package(Notebook([ONE]))
    assert refusal(data, max_bytes=len(data) - 1)[2] == "too_large"
    assert refusal(data, max_line_bytes=100)[2] == "line_too_long"
    assert refusal(data, max_versions=0)[2] == "too_many"
    assert len(read_package(data, NAME, max_bytes=len(data), max_versions=1).notebook) == 1


def test_a_line_beyond_the_limit_is_refused_before_it_is_parsed() -> None:
    long = package_of(line_with(content="x" * (2 * 2**20)))
    assert refusal(long) == ("package_refused", 2, "line_too_long")


def test_a_newer_format_asks_for_an_update_and_not_for_another_file() -> None:
    data = write_package(Notebook([ONE])).replace(b'"winnotes":1', b'"winnotes":2')
    assert refusal(data)[0] == "package_newer"


def test_a_count_a_file_only_claims_costs_nothing() -> None:
    assert refusal(package_of(count=10**9))[2] == "too_many"


def test_versions_of_unknown_fields_and_subjects_are_kept_as_they_are() -> None:
    strange = Notebook([Version("zfuture", "never.heard", "px.k1", 1, {}, {"a": [1, None, "ü"]})])
    assert read_package(write_package(strange), NAME).notebook == strange
