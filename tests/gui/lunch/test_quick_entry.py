"""Quick entry: the hurried hand is understood, and never stopped."""

import pytest


def typed_into(lunch, question: str, part: int, text: str):
    lunch.turn_to(question)
    lunch.page.pane.fields[part].line.setFocus()
    lunch.type(text)
    return lunch.page.pane.fields[part]


@pytest.mark.parametrize(
    ("question", "text", "reading"),
    [
        ("Time to close", "14w", "14 weeks"),
        ("Time to close", "about 3 months", "about 3 months"),
        ("People involved", "about 7", "about 7"),
        ("In the door", "custmer referal", "Customer referral"),
        ("Resources", "2 demos, poc", "2 × Demo, Pilot or trial"),
    ],
)
def test_what_is_typed_is_read_beside_the_field(lunch, question, text, reading):
    editor = typed_into(lunch, question, 0, text)
    assert editor.line.text() == text
    assert editor.reading.text() in (reading, "")
    assert lunch.document.status(lunch.page.key) == "answered"
    assert lunch.document.gist(lunch.page.pane.question) == reading


def test_what_cannot_be_read_stays_and_is_marked(lunch):
    editor = typed_into(lunch, "Time to close", 0, "a while")
    assert editor.line.text() == "a while"
    assert editor.reading.text() == "kept as typed"
    assert lunch.document.status("time_to_close") == "touched"


def test_one_digit_answers_a_scale(lunch):
    lunch.turn_to("Competition")
    lunch.type("8")
    assert lunch.document.value("competition_fierceness").read["score"] == 8
    assert "8 / 10" in lunch.page.checklist.model().drawn()


def test_a_letter_on_a_scale_goes_to_the_notes(lunch):
    lunch.turn_to("Competition")
    lunch.type("fierce at first")
    assert lunch.document.note("competition_fierceness") == "fierce at first"
    assert lunch.document.value("competition_fierceness").said == {}


def test_a_chip_types_for_you_and_takes_it_back(lunch):
    lunch.turn_to("In the door")
    editor = lunch.page.pane.fields[0]
    chip = next(chip for code, chip in editor.chips.items() if code == "event")
    chip.click()
    assert lunch.document.value("entry_path").read["path"] == "event"
    assert chip.isChecked()
    chip.click()
    assert lunch.document.value("entry_path").said == {}


def test_chips_of_drivers_keep_their_order_and_counts_go_up(lunch):
    lunch.turn_to("Why us")
    for code in ("service", "product"):
        lunch.page.pane.fields[0].chips[code].click()
    assert lunch.document.value("why_us").read["drivers"] == ["service", "product"]
    lunch.turn_to("Resources")
    for _once in range(3):
        lunch.page.pane.fields[0].chips["demo"].click()
    assert lunch.document.value("resources_used").read["resources"] == [["demo", 3]]


def test_rows_are_typed_across_and_a_new_one_is_always_there(lunch):
    lunch.turn_to("Objections")
    lunch.page.pane.rows.first_cell().setFocus()
    lunch.type("too expensive\tprice\tROI sheet\tovercome")
    lunch.press("Return")
    lunch.type("no SSO\tfeature gap")
    rows = lunch.document.value("objections").read["objections"]
    assert [row.get("category") for row in rows] == ["price", "feature_gap"]
    assert rows[0]["result"] == "overcome"
    assert lunch.page.pane.rows.grid_rows()[-1]["objection"].text() == ""


def test_a_row_is_removed_with_its_key(lunch):
    lunch.turn_to("Objections")
    lunch.page.pane.rows.first_cell().setFocus()
    lunch.type("one")
    lunch.press("Down")
    lunch.type("two")
    lunch.press("Up", "Ctrl+Delete")
    assert [row["objection"] for row in lunch.document.value("objections").rows("objections")] == ["two"]


def test_a_piece_named_once_is_offered_in_the_whole_ledger(lunch):
    lunch.turn_to("Content shown")
    lunch.page.pane.rows.first_cell().setFocus()
    lunch.type("ROI sheet")
    lunch.turn_to("Worked, or hurt")
    assert lunch.page.pane.ledger_pieces() == ["ROI sheet"]
    lunch.page.pane.rows.add_piece("ROI sheet")
    assert lunch.document.value("content_effect").rows("pieces") == [{"piece": "ROI sheet"}]


def test_every_typed_field_of_every_question_takes_any_text_and_keeps_it(lunch):
    naughty = "=1+2 <b>&amp; \u202e ’“ 漢字 🙂 𝔘 '; DROP TABLE"
    for question in lunch.document.guide.questions:
        lunch.page.show_question(question.key)
        for editor in lunch.page.pane.fields:
            editor.line.replace_text(naughty)
            assert lunch.document.value(question.key).text(editor.part.key) == naughty
        if lunch.page.pane.rows:
            for cell in lunch.page.pane.rows.grid_rows()[0].values():
                cell.replace_text(naughty)
            (row,) = lunch.document.value(question.key).rows(question.rows.key)
            assert set(row.values()) == {naughty}
    lunch.wait()


def test_the_ten_numbers_stand_on_one_line_of_a_small_screen(lunch):
    lunch.window.resize(1024, 600)
    lunch.turn_to("Competition 1–10")
    chips = lunch.page.pane.fields[0].chips.values()
    assert len(chips) == 10 and len({chip.y() for chip in chips}) == 1
