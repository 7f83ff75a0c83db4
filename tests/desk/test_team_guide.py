"""The team's own questions: edited, followed by lunches, carried by every file, and read by who has never seen them."""

from pathlib import Path

import pytest

from tests.desk.noting import kim
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.guide_editing import reworded, with_kind, with_question, without_question
from winnotes.core.value import Value, with_said
from winnotes.desk.exporting import export_interview, export_interviews, export_library
from winnotes.desk.guides import (
    find_guide,
    freeze_guide,
    frozen_keys,
    guide_of_both,
    guide_source,
    guides_apart,
    known_guides,
    team_guide,
    team_guides,
    use_guide,
)
from winnotes.desk.home import now
from winnotes.desk.importing import import_file
from winnotes.desk.interviews import interview, start_interview
from winnotes.desk.person import named_note_taker
from winnotes.desk.reporting import told_here
from winnotes.desk.searching import place_of, search
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide, words

ORIGINAL = original_guide()


def priced() -> Guide:
    asked = with_question(ORIGINAL, "pricing_k3f7", "Was the price fair?", label="Price", after="why_us")
    return with_kind(asked, "pricing_k3f7", "scale", frozenset())


def hold(store: Store, guide: Guide, account: str = "Contoso") -> str:
    """A lunch by `guide` with a typed value and a note to the own question, and one to an old one."""
    person = kim(store)
    subject = start_interview(store, person, guide, {"account": account})
    value = with_said(Value(), guide.by_key["pricing_k3f7"], {"answer": "7"}, words())
    for field, content in (
        ("pricing_k3f7", value.content()),
        ("pricing_k3f7_note", '"Worth every cent"'),
        ("why_us_note", "we listened"),
    ):
        store.seal([Draft(subject, field, person.writer, content, (), now())])
    return subject


def test_new_lunches_follow_the_original_22_until_the_team_has_its_own(store: Store):
    assert team_guide(store) == ORIGINAL and known_guides(store) == [ORIGINAL]
    use_guide(store, kim(store), priced())
    assert team_guide(store) == priced()
    assert known_guides(store) == [priced(), ORIGINAL]
    use_guide(store, kim(store), ORIGINAL)
    assert team_guide(store) == ORIGINAL


def test_an_edit_leaves_lunches_that_were_held_as_they_were(store: Store):
    use_guide(store, kim(store), priced())
    held = hold(store, team_guide(store))
    use_guide(store, kim(store), reworded(priced(), "pricing_k3f7", text="Is it cheap?"))
    later = start_interview(store, kim(store), team_guide(store))
    assert interview(store, held).guide == priced()
    assert interview(store, later).guide.by_key["pricing_k3f7"].text == "Is it cheap?"


def test_what_a_lunch_was_held_by_is_frozen(store: Store):
    assert frozen_keys(store) == set(ORIGINAL.by_key) == set(ORIGINAL.by_key) & frozen_keys(store)
    start_interview(store, kim(store), priced())
    assert "pricing_k3f7" in frozen_keys(store)


def test_a_guide_is_found_by_title_and_id(store: Store):
    use_guide(store, kim(store), priced())
    assert find_guide(store, "") == find_guide(store, priced().id[:8]) == priced()
    assert find_guide(store, "original") == ORIGINAL
    with pytest.raises(WinNotesError, match="no_such_guide"):
        find_guide(store, "nothing like it")
    with pytest.raises(WinNotesError, match="several_guides"):
        find_guide(store, "22")


@pytest.mark.parametrize("name", ["x.winnotes", "x.csv", "x-tidy.csv"])
def test_a_colleague_reads_a_lunch_by_a_guide_never_seen_before(
    store: Store, other: Store, tmp_path: Path, name: str
):
    subject = hold(store, priced())
    export_interview(store, subject, tmp_path / name, "tidy" if "tidy" in name else "")
    came = import_file(other, tmp_path / name)
    assert came.notes == () and came.is_whole
    theirs = interview(other, subject)
    assert theirs.guide == priced()
    assert theirs.answer("pricing_k3f7").united["answer"].reading == 7
    assert theirs.fields == interview(store, subject).fields


def test_lunches_by_several_guides_in_one_csv_come_whole(store: Store, other: Store, tmp_path: Path):
    guides = [priced(), reworded(priced(), "why_us", text="Why?")]
    subjects = [hold(store, guide, guide.id) for guide in guides]
    subjects.append(start_interview(store, kim(store), ORIGINAL, {"account": "Initech"}))
    export_interviews(store, subjects, tmp_path / "x.csv")
    assert import_file(other, tmp_path / "x.csv").notes == ()
    assert [interview(other, one).guide for one in subjects] == [*guides, ORIGINAL]
    assert all(interview(other, one).fields == interview(store, one).fields for one in subjects)


def test_the_teams_guide_comes_with_the_library_and_its_edits_after_it(
    store: Store, other: Store, tmp_path: Path
):
    use_guide(store, kim(store), priced())
    export_library(store, tmp_path / "x.winnotes")
    import_file(other, tmp_path / "x.winnotes")
    assert team_guide(other) == priced()
    newer = reworded(priced(), "why_us", text="Why?")
    use_guide(store, kim(store), newer)
    export_library(store, tmp_path / "y.winnotes")
    import_file(other, tmp_path / "y.winnotes")
    assert team_guide(other) == newer


def test_two_who_edit_apart_keep_theirs_until_one_is_used(store: Store, other: Store, tmp_path: Path):
    ana = named_note_taker(other, "Ana Ruiz")
    use_guide(store, kim(store), priced())
    theirs = reworded(ORIGINAL, "why_us", text="Why?")
    use_guide(other, ana, theirs)
    export_library(store, tmp_path / "x.winnotes")
    import_file(other, tmp_path / "x.winnotes")
    assert {guide.id for guide, _head in team_guides(other)} == {priced().id, theirs.id}
    assert team_guide(other, ana.id) == theirs
    use_guide(other, ana, priced())
    assert [guide for guide, _head in team_guides(other)] == [priced()]


def test_what_both_made_is_found_from_the_guide_they_began_with(store: Store, other: Store, tmp_path: Path):
    use_guide(store, kim(store), priced())
    export_library(store, tmp_path / "x.winnotes")
    import_file(other, tmp_path / "x.winnotes")
    use_guide(other, named_note_taker(other, "Ana Ruiz"), without_question(priced(), "pricing_k3f7"))
    export_library(other, tmp_path / "y.winnotes")
    mine = reworded(priced(), "why_us", text="Why?")
    use_guide(store, kim(store), mine)
    import_file(store, tmp_path / "y.winnotes")
    assert [one.name for one in guides_apart(store, kim(store).id)] == ["Kim Berger", "Ana Ruiz"]
    whole = guide_of_both(store, kim(store).id)
    assert "pricing_k3f7" not in whole.by_key and whole.by_key["why_us"].text == "Why?"
    use_guide(store, kim(store), whole)
    assert guides_apart(store, kim(store).id) == [] and team_guide(store) == whole
    assert mine in known_guides(store)  # what was not chosen is kept


def test_answers_to_a_guide_that_is_not_here_are_shown_as_text(store: Store):
    subject = hold(store, priced())
    store.unwrite(store.notebook(priced().id))
    view = interview(store, subject)
    assert view.guide.sections["elsewhere"] == "From a guide that is not here"
    assert view.answer("pricing_k3f7").notes[0].content == '"Worth every cent"'
    assert view.answer("pricing_k3f7").status == "answered"
    freeze_guide(store, kim(store), priced())
    assert interview(store, subject).guide == priced()


def test_a_guide_whose_content_is_not_what_its_id_says_is_none(store: Store):
    person = kim(store)
    for subject, source in ((priced().id, "title = 3"), ("gfalse", "x ="), ("gteam", "nonsense")):
        store.seal([Draft(subject, "source", person.writer, source, (), now())])
    assert guide_source(store, priced().id) is None and known_guides(store) == [ORIGINAL]


def test_the_aggregate_counts_a_question_across_the_guides_that_ask_it(store: Store):
    hold(store, priced(), "Contoso")
    hold(store, reworded(priced(), "pricing_k3f7", text="Is it cheap?"), "Initech")
    report = told_here(store).report()
    asked = {one.key: one for one in report.asked}
    assert report.n == 2 and asked["pricing_k3f7"].answered.n == 2


def test_search_calls_an_own_question_by_its_label(store: Store):
    hold(store, priced())
    found = search(store, "cent")
    assert place_of(found.hits[0], found.labels).startswith("Contoso  ·  Price  ·  quote")
    assert search(store, "in:price cent").hits
