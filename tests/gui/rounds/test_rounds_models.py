"""The models behind the board and the ticks keep Qt's promises while they are filled, grouped and narrowed."""

from PySide6.QtTest import QAbstractItemModelTester

from winnotes.core.deal import Deal
from winnotes.core.round import STATUSES, Share
from winnotes.desk.board import Line, Sitting
from winnotes.gui.rounds.board_model import SITTING, BoardModel
from winnotes.gui.rounds.pick_model import PICKED, PickModel


def sitting(number: int, status: str) -> Sitting:
    deal = Deal(f"d{number}", account=f"Account {number}", owner=f"Person {number}", amount=number)
    return Sitting((Line(deal, Share(deal.id, f"Marketer {number % 3}", status), "", number),))


def test_the_board_s_model_keeps_qt_s_promises_while_it_is_grouped_and_filled():
    model = BoardModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    some = [sitting(number, STATUSES[number % 6]) for number in range(30)]
    for group, headings in (("marketer", 3), ("status", 6)):
        model.show_sittings(some, group)
        assert len(model.heading_rows()) == headings and model.rowCount() == 30 + headings
        assert model.index(model.row_of("d7"), 0).data(SITTING).deals[0].id == "d7"
    model.show_sittings([])
    assert model.rowCount() == 0 and model.row_of("d7") == -1


def test_the_model_of_ticks_keeps_qt_s_promises_while_it_is_ticked_and_narrowed():
    model = PickModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    some = [Deal(f"d{n}", account=f"Account {n}", owner="Dana Ruiz") for n in range(40)]
    model.show_deals(some, {})
    model.pick(some[:7])
    model.show_marketers({"d3": "Kim"})
    assert [model.index(row, 0).data(PICKED) for row in range(40)].count(True) == 7
    model.choose(search="account 3")
    model.toggle(some[3])
    assert len(model.picked) == 6 and model.rowCount() == 13
