"""The team's own questions are counted: choices, tags and values, whoever asks them, and private ones are not told."""

from tests.core.insight.test_figures import GUIDE
from winnotes.core.guide import Guide, Part, Question
from winnotes.core.guide_data import identified
from winnotes.core.guide_editing import marked
from winnotes.core.insight.lunch import Lunch, lunch_of
from winnotes.core.insight.report import Report, report_of
from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook
from winnotes.core.value import Value, with_said
from winnotes.core.version import Version
from winnotes.wording import words

PARTS = (
    Part("fair", "Fair", "choice", {"yes": "Yes", "no": "No"}),
    Part("rivals", "Rivals", "tags"),
    Part("pain", "Pain", "scale", high=5),
    Part("days", "Days", "duration"),
    Part("why", "Why", "text"),
    Part("loss", "Loss", "amount"),
    Part(
        "rows", "Rivals seen", "rows",
        columns=(
            Part("rival", "Rival", "text"),
            Part("strength", "Strength", "choice", {"strong": "Strong", "weak": "Weak"}),
            Part("bid", "Bid", "amount"),
            Part("note", "Note", "text"),
        ),
    ),
)  # fmt: skip
OWN = identified(
    Guide("Ours", "en", {"own": "Own"}, (Question("price_k3f7", "Fair?", "Price", "own", parts=PARTS),), "")
)


def lunch(subject: str, **parts: str) -> Lunch:
    content = with_said(Value(), OWN.by_key["price_k3f7"], parts, words()).content()
    version = Version(subject, "price_k3f7", "pa.k1", 1, {}, content, "typed", "0001")
    return lunch_of(interview_in(Notebook([version]), subject, OWN), words())


def seen(subject: str, person: str, *rows: dict[str, str]) -> Version:
    content = with_said(Value(), OWN.by_key["price_k3f7"], {"rows": list(rows)}, words()).content()
    return Version(subject, "price_k3f7", f"{person}.k1", 1, {}, content, "typed", "0001")


def report(guide: Guide, *lunches: Lunch) -> Report:
    guides = {GUIDE.id: GUIDE, guide.id: guide}
    return report_of(lunches, guides, shipped=GUIDE.by_key)


def test_each_typed_field_is_counted_by_its_kind_and_words_are_not():
    told = report(
        OWN, lunch("ia", fair="yes", rivals="Acme", pain="2", days="2w"), lunch("ib", fair="no", pain="4")
    )
    fair, rivals, pain, days = told.own
    assert fair.named is not None and rivals.named is not None
    assert [(bar.name, bar.share.k, bar.share.n) for bar in fair.named.bars] == [("yes", 1, 2), ("no", 1, 2)]
    assert [(bar.name, bar.share.k, bar.share.n) for bar in rivals.named.bars] == [("Acme", 1, 1)]
    assert (pain.part, pain.spread.p50, pain.high, pain.basis.n) == ("Pain", 3, 5, 2)
    assert (days.spread.p50, days.basis.n) == (14, 1)


def test_a_field_nobody_answered_and_a_private_question_are_not_told():
    assert [one.part for one in report(OWN, lunch("ia", pain="2")).own] == ["Pain"]
    private = marked(OWN, "price_k3f7", private=True)
    assert report(private, lunch("ia", pain="2")).own == ()


def test_no_question_of_the_original_is_told_twice():
    assert report(GUIDE, lunch("ia")).own == ()


def test_amounts_are_counted_by_currency_and_never_added_up():
    told = report(OWN, lunch("ia", loss="20k €"), lunch("ib", loss="$5,000"), lunch("ic", loss="40k €"))
    assert [(one.unit, one.spread.n, one.spread.p50) for one in told.own] == [
        ("EUR", 2, 30_000),
        ("USD", 1, 5_000),
    ]
    assert {one.basis.n for one in told.own} == {3}


def test_rows_are_counted_by_what_they_are_called_and_by_each_typed_column():
    acme, bolt = (
        {"rival": "Acme", "strength": "strong", "bid": "10k €"},
        {"rival": "Bolt", "strength": "weak"},
    )
    notes = Notebook(
        [
            seen("ia", "pa", acme, bolt), seen("ib", "pa", {"rival": "acme", "strength": "weak", "bid": "30k €"}),
            seen("ic", "pa", bolt), seen("ic", "pb", {"rival": "Bolt", "strength": "strong"}),
        ]
    )  # fmt: skip
    lunches = [lunch_of(interview_in(notes, one, OWN), words()) for one in ("ia", "ib", "ic")]
    rival, strength, bid = report(OWN, *lunches).own
    assert rival.named is not None and strength.named is not None
    assert [(bar.name, bar.share.k, bar.share.n) for bar in rival.named.bars] == [
        ("Acme", 2, 3),
        ("Bolt", 2, 3),
    ]
    assert [(bar.name, bar.share.k, bar.share.n) for bar in strength.named.bars] == [
        ("strong", 1, 2),
        ("weak", 2, 2),
    ]
    assert len(strength.basis.not_agreed) == 1, "two who noted the same rival unlike"
    assert (bid.part, bid.unit, bid.spread.n, bid.spread.p50, bid.basis.n) == ("Bid", "EUR", 2, 20_000, 2)
