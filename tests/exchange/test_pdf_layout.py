"""Blocks on pages: whatever they are, every line of them is on some page, once, and within it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Drawn, Grid, Panel, Stack, hairline, labelled, two_columns
from winnotes.exchange.pdf_page import INNER_HEIGHT, INNER_WIDTH, fits_pages, pages_of

words = st.integers(0, 400).map(lambda count: " ".join(f"w{at}" for at in range(count)))
texts = st.builds(lambda text, keep: Text(text, keep=keep, before=4), words, st.booleans())


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, min_size=1, max_size=4)
    return (
        st.builds(lambda cells: Columns(cells, before=6), st.lists(some, min_size=1, max_size=3))
        | st.builds(
            lambda blocks, whole: Stack(blocks, whole_below=whole), some, st.sampled_from([0, 200, 5000])
        )
        | st.builds(lambda blocks: Panel(blocks), some)
        | st.builds(
            lambda rows: Grid(Columns([[Text("head")]]), [Columns([row]) for row in rows]),
            st.lists(some, min_size=1, max_size=3),
        )
    )


blocks = st.recursive(texts, nested, max_leaves=8)


def lines_in(block: Block, width: float) -> list[str]:
    """Return the lines of all text in a block, heads of tables left out."""
    if isinstance(block, Text):
        return ["".join(run.text for run in line.runs) for line in block.lines(width)]
    if isinstance(block, Stack):
        return [line for one in block.blocks for line in lines_in(one, width)]
    if isinstance(block, Grid):
        return lines_in(block.rows, width)
    if isinstance(block, Panel):
        return lines_in(block.inner, width - 2 * block.padding)
    if isinstance(block, Columns):
        pairs = zip(block.cells, block.widths(width), strict=True)
        return [line for cell, wide in pairs for line in lines_in(cell, wide)]
    return []


@settings(deadline=None, max_examples=60)
@given(st.lists(blocks, min_size=1, max_size=5))
def test_every_line_is_on_some_page_once(story: list[Block]) -> None:
    before = [line for block in story for line in lines_in(block, INNER_WIDTH)]
    after = [line for page in pages_of(story) for line in lines_in(page, INNER_WIDTH)]
    assert sorted(before) == sorted(after)


@settings(deadline=None, max_examples=60)
@given(st.lists(blocks, min_size=1, max_size=5))
def test_text_never_runs_off_the_page(story: list[Block]) -> None:
    assert all(page.height(INNER_WIDTH) <= INNER_HEIGHT + 0.1 for page in pages_of(story))


def test_what_is_too_high_for_any_page_gets_its_own() -> None:
    giant = Drawn(5000, lambda *_place: None)
    assert len(list(pages_of([Text("before"), giant, Text("after")]))) == 3


def test_a_heading_goes_with_what_follows_it() -> None:
    filling = [Text("line") for _n in range(int(INNER_HEIGHT // 13) - 1)]
    story = [*filling, Text("Heading", keep=True), Text("body " * 300)]
    first, second = pages_of(story)
    assert "Heading" not in lines_in(first, INNER_WIDTH)
    assert lines_in(second, INNER_WIDTH)[0] == "Heading"


def test_the_head_of_a_table_stands_on_every_page() -> None:
    rows = [Columns([[Text(f"row {at}")]]) for at in range(150)]
    pages = list(pages_of([Grid(Columns([[Text("Head")]]), rows)]))
    assert len(pages) == 3
    grids = [block for page in pages if isinstance(page, Stack) for block in page.blocks]
    assert all(isinstance(block, Grid) for block in grids) and len(grids) == 3


def test_two_columns_leave_out_what_is_empty() -> None:
    assert two_columns([[], []], 400) == []
    assert isinstance(two_columns([[], [Text("one")]], 400)[0], Stack)
    assert isinstance(two_columns([[Text("one")], [Text("two")]], 400)[0], Columns)


def test_pages_are_counted_no_further_than_asked() -> None:
    assert fits_pages([Text("short")], 1)
    assert not fits_pages([Text("long " * 5000)], 2)


def test_a_label_stands_beside_what_it_names() -> None:
    assert labelled("Label", Text("one line")).height(400) == 13
    assert hairline(before=3).height(400) < 1
