"""The sample lunch, counted by hand: what one dense lunch of two note takers comes to."""

from functools import cache

from winnotes.core.insight.lunch import DealFacts, Lunch, lunch_of
from winnotes.core.insight.report import Report, report_of
from winnotes.core.interview import interview_in
from winnotes.desk.sample import sample_notebook
from winnotes.wording import original_guide, words


@cache
def lunch(deal: DealFacts | None = None) -> Lunch:
    notebook, subject = sample_notebook()
    return lunch_of(interview_in(notebook, subject, original_guide()), words(), deal)


def report() -> Report:
    return report_of([lunch()], {original_guide().id: original_guide()})


def test_the_header_is_taken_as_facts_of_the_deal():
    deal = lunch().deal
    assert (deal.amount, deal.currency, deal.closed_on) == (84000, "EUR", "2026-10-12")
    assert (deal.days, deal.segment) == (112, "Food logistics, mid-market")


def test_facts_of_the_crm_go_before_the_header_and_blanks_do_not():
    deal = lunch(DealFacts(id="d1", amount=90000.0, currency="USD", round="Summer")).deal
    assert (deal.id, deal.amount, deal.currency, deal.round) == ("d1", 90000, "USD", "Summer")
    assert deal.product == "Routewell Dispatch"


def test_service_came_first():
    told = report().drivers.drivers
    assert [(one.code, one.share.k, one.points, one.firsts) for one in told][:4] == [
        ("service", 1, 3.0, 1),
        ("speed_fit", 1, 2.0, 0),
        ("references", 1, 1.0, 0),
        ("brand_trust", 0, 0.0, 0),
    ]


def test_the_four_objections_of_two_note_takers_had_four_results():
    told = report().objections
    assert {one.code: one.count for one in told.all.results} == {
        "overcome": 1,
        "partly": 1,
        "dropped": 1,
        "open": 1,
    }
    assert [one.name for one in told.by_category if one.count] == [
        "feature_gap",
        "legal_security",
        "price",
        "timing",
    ]
    price = next(one for one in told.by_category if one.name == "price")
    assert (price.overcome.k, price.overcome.n, price.results[0].behind) == (
        1,
        1,
        ((lunch().interview, "objections"),),
    )


def test_the_ledger_has_nine_pieces():
    told = {one.name: next(use.code for use in one.uses if use.count) for one in report().content.pieces}
    assert told == {
        "ROI sheet": "worked",
        "Halvorsen story": "worked",
        "Product deck": "made_harder",
        "List price PDF": "made_harder",
        "Security paper": "neutral",
        "Pilot checklist": "unknown",
        "Depot video": "not_used",
        "Quillgate comparison": "not_used",
        "Security FAQ": "not_used",
    }
    reasons = {one.name: one.reasons[0].code for one in report().content.pieces if one.reasons}
    assert reasons == {
        "Depot video": "did_not_know",
        "Quillgate comparison": "outdated",
        "Security FAQ": "could_not_find",
    }
    why = {one.name: one.whys[0].text for one in report().content.pieces if one.whys}
    assert why["Security paper"] == "2024 edition, legal asked for the new one"


def test_dana_recalls_a_referral_and_the_crm_says_web():
    told = report().lead_source
    assert [(one.recalled, one.crm, one.count) for one in told.confusion] == [("customer_referral", "web", 1)]
    assert (told.match.k, told.match.n, told.by_source[0].crm) == (0, 1, "web")


def test_the_note_takers_differ_on_whether_the_decision_maker_was_expected():
    told = report().decision.expected
    assert (told.basis.n, told.basis.not_agreed) == (0, ((lunch().interview, "decision_maker"),))
    assert report().decision.role.share("user_buyer").k == 1


def test_resources_without_a_count_are_used_and_not_counted():
    told = {
        one.code: (one.counts.mean, one.not_counted) for one in report().resources.resources if one.share.k
    }
    assert told["demo"] == (2.0, 0)
    assert told["legal"] == (None, 1)


def test_the_status_quo_competes_and_stands_apart():
    told = report().competition
    assert [(one.name, one.strongest.k) for one in told.competitors] == [("Quillgate", 1), ("Sennwerk", 0)]
    assert (told.status_quo.named.k, told.status_quo.scores.p50) == (1, 8.0)


def test_fourteen_weeks_recalled_stand_beside_sixteen_in_the_crm():
    told = report().time_to_close
    assert (told.recalled.p50, told.crm.p50, told.difference.p50) == (98.0, 112.0, -14.0)


def test_what_nobody_could_say_is_not_known_and_what_nobody_could_read_is_untyped():
    told = report()
    assert told.model_fit.fit.steps.basis.not_known == ((lunch().interview, "sales_cycle_fit"),)
    assert len(told.faster.saved_basis.untyped) == len(told.bigger.amount_basis.untyped) == 1
    assert (told.faster.saved_days.n, told.faster.saved_days.p50) == (0, None)


def test_to_dos_stand_by_their_day():
    told = report().marketing.todos
    assert len(told) == 10
    assert [line.due for line in told] == sorted(line.due for line in told)
    assert (told[0].text, told[0].owner, told[0].due) == (
        "send Dana the stage sheet, ask again",
        "alex",
        "2026-11-04",
    )


def test_key_quotes_stand_before_the_others():
    kinds = [line.kind for line in report().quotes]
    assert (kinds[:2], len(kinds)) == (["key_quote", "key_quote"], 6)


def test_two_note_takers_heard_the_same_length_and_another_surprise():
    told = {one.key: (one.equal.k, one.equal.n) for one in report().agreement}
    assert (told["time_to_close"], told["decision_maker"]) == ((1, 1), (0, 1))


def test_too_few_is_said_of_one():
    assert report().drivers.drivers[0].share.is_too_few
