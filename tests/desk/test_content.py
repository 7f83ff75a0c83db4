"""The content catalogue beside the lunches: joined names are counted as one, and it can all be taken back."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.desk.noting import kim, said_of
from winnotes.desk.content import add_pieces, catalogue, find_name, join_pieces, not_same, part_piece, retire
from winnotes.desk.exporting import export_interview, export_library, preview_upload
from winnotes.desk.importing import import_file
from winnotes.desk.interviews import start_interview
from winnotes.desk.known import known_to_team
from winnotes.desk.person import named_note_taker
from winnotes.desk.reporting import told_here
from winnotes.desk.sharing import Sharing
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide

EFFECTS = (("ROI sheet", "worked"), ("ROI sheets", "made harder"), ("Security deck", "worked"))


@pytest.fixture
def told(store: Store) -> Store:
    """Three lunches, each of which named a piece."""
    person = kim(store)
    for name, effect in EFFECTS:
        lunch = start_interview(store, person, original_guide(), {"account": f"Account of {name}"})
        value = said_of(
            "content_effect", {"pieces": [{"piece": name, "effect": effect, "why": "it was clear"}]}
        )
        store.seal([Draft(lunch, "content_effect", person.writer, value, (), "2026-11-01")])
    return store


def lines(store: Store) -> dict[str, tuple[int, int, int]]:
    return {
        one.name: (one.lunches, one.count("worked"), one.count("made_harder"))
        for one in catalogue(store).lines
    }


def test_pieces_of_lunches_and_of_lists_stand_in_one_catalogue_each_once(told: Store):
    assert add_pieces(told, [{"name": "security deck", "kind": "deck"}, {"name": "Battle card"}]) == 2
    assert lines(told) == {
        "ROI sheet": (1, 1, 0), "ROI sheets": (1, 0, 1), "security deck": (1, 1, 0), "Battle card": (0, 0, 0),
    }  # fmt: skip
    assert add_pieces(told, [{"name": "Battle card"}]) == 0


def test_two_names_said_to_be_one_piece_are_counted_as_one_until_it_is_taken_apart(told: Store):
    assert catalogue(told).likely == (("ROI sheet", "ROI sheets"),)
    join_pieces(told, "ROI sheets", "ROI sheet")
    assert lines(told) == {"ROI sheets": (2, 1, 1), "Security deck": (1, 1, 0)}
    assert catalogue(told).likely == ()
    assert [one.name for one in told_here(told).report().content.pieces] == ["ROI sheets", "Security deck"]
    part_piece(told, "ROI sheets")
    assert lines(told) == {"ROI sheet": (1, 1, 0), "ROI sheets": (1, 0, 1), "Security deck": (1, 1, 0)}
    assert catalogue(told).likely == ()


def test_a_lunch_that_calls_one_piece_by_two_names_counts_it_once(told: Store):
    person = kim(told)
    lunch = start_interview(told, person, original_guide(), {"account": "Fourth"})
    for key, name in (("content_used", "ROI sheet"), ("content_effect", "Savings one-pager")):
        cells = {"piece": name, **({"effect": "worked"} if key == "content_effect" else {})}
        told.seal([Draft(lunch, key, person.writer, said_of(key, {"pieces": [cells]}), (), "2026-11-01")])
    join_pieces(told, "ROI sheet", "Savings one-pager")
    assert lines(told)["ROI sheet"] == (2, 2, 0)


def test_a_pair_turned_down_is_suggested_no_more(told: Store):
    not_same(told, "ROI sheet", "ROI sheets")
    assert catalogue(told).likely == ()


def test_a_retired_piece_is_offered_at_lunches_no_longer_and_is_still_counted(told: Store):
    retire(told, "ROI sheet", is_retired=True)
    assert "ROI sheet" not in [one.name for one in known_to_team(told).pieces]
    assert lines(told)["ROI sheet"] == (1, 1, 0)
    retire(told, "ROI sheet", is_retired=False)
    assert "ROI sheet" in [one.name for one in known_to_team(told).pieces]


def test_a_piece_is_found_by_its_name_however_it_is_written(told: Store):
    assert find_name(told, "roi  SHEETS") == "ROI sheets"


def test_the_pdf_of_a_lunch_calls_a_joined_piece_by_one_name_and_shows_it_once(store: Store, tmp_path: Path):
    person = kim(store)
    lunch = start_interview(store, person, original_guide(), {"account": "Contoso"})
    for key, name in (("content_used", "ROI sheets"), ("content_effect", "ROI sheet")):
        effect = {"effect": "worked"} if key == "content_effect" else {}
        value = said_of(key, {"pieces": [{"piece": name, **effect}]})
        store.seal([Draft(lunch, key, person.writer, value, (), "2026-11-01")])
    export_interview(store, lunch, tmp_path / "two.pdf")
    assert first_page(tmp_path / "two.pdf").count("ROI sheet") == 2
    join_pieces(store, "ROI calculator", "ROI sheet")
    join_pieces(store, "ROI calculator", "ROI sheets")
    export_interview(store, lunch, tmp_path / "one.pdf")
    told = first_page(tmp_path / "one.pdf")
    assert told.count("ROI calculator") == 1 and "ROI sheet" not in told
    export_interview(store, lunch, tmp_path / "safe.pdf", sharing=Sharing(is_safe=True))
    assert "ROI calculator" not in first_page(tmp_path / "safe.pdf")


def test_an_upload_calls_a_joined_piece_by_one_name_and_says_it_once(store: Store, tmp_path: Path):
    person = kim(store)
    lunch = start_interview(store, person, original_guide(), {"account": "Contoso"})
    rows = [{"piece": "ROI sheets"}, {"piece": "ROI sheet"}, {"piece": "Demo film"}]
    store.seal(
        [
            Draft(
                lunch,
                "content_used",
                person.writer,
                said_of("content_used", {"pieces": rows}),
                (),
                "2026-11-01",
            )
        ]
    )
    join_pieces(store, "ROI calculator", "ROI sheet")
    join_pieces(store, "ROI calculator", "ROI sheets")
    for profile in ("salesforce", "pipedrive"):
        export_interview(store, lunch, tmp_path / f"{profile}.csv", profile)
        told = (tmp_path / f"{profile}.csv").read_text("utf-8")
        assert told.count("ROI calculator") == 1 and "ROI sheet" not in told and "Demo film" in told
    shown = preview_upload(store, [lunch], "salesforce")
    assert any("ROI calculator" in cell for cell in shown.rows[0])


def test_pieces_joined_apart_on_two_laptops_come_to_one_name_on_both(
    told: Store, other: Store, tmp_path: Path
):
    named_note_taker(other, "Alex Osei")
    join_pieces(told, "ROI sheet", "ROI sheets")
    add_pieces(other, [{"name": "ROI calculator", "kind": "sheet"}, {"name": "ROI sheets"}])
    join_pieces(other, "ROI calculator", "ROI sheets")
    export_library(told, tmp_path / "a.winnotes")
    export_library(other, tmp_path / "b.winnotes")
    import_file(told, tmp_path / "b.winnotes")
    import_file(other, tmp_path / "a.winnotes")
    assert lines(told) == lines(other) and len(lines(told)) == 2
    assert set(lines(told).values()) == {(2, 1, 1), (1, 1, 0)}


def first_page(path: Path) -> str:
    return str(PdfReader(path).pages[0].extract_text())
