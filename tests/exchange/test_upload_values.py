"""What stands in the fields of an upload: agreed answers, voices, unknown, dates, amounts, choices, owners, links."""

import pytest

from tests.exchange.noting import AT, Lunch
from tests.exchange.uploading import cells_of, problems, upload_of
from winnotes.core.deal import list_versions
from winnotes.core.notebook import Notebook
from winnotes.exchange.lint import lint
from winnotes.exchange.profiles import PROFILES, UPLOADS
from winnotes.exchange.upload import OTHER

CRMS = ["salesforce", "hubspot", "dynamics"]


def told(profile: str, lunch: Lunch) -> list[tuple[str, str]]:
    """Return problem and key of every finding that has a column."""
    upload = upload_of(profile, lunch)
    keys = {heading: column.key for heading, column in zip(upload.header, upload.columns, strict=True)}
    return [(one.problem, keys[one.column]) for one in upload.findings if one.row]


@pytest.mark.parametrize("profile", CRMS)
def test_what_voices_agree_on_fills_the_field(profile: str) -> None:
    lunch = (
        Lunch().fact(deal_name="D")
        .say("time_to_close", days="14w").say("time_to_close", "palex", days="14 weeks")
        .say("why_us", drivers="service; price").say("why_us", "palex", drivers="product")
    )  # fmt: skip
    cells = cells_of(profile, lunch)
    assert cells["time_to_close_days"] == "98"
    assert set(cells["why_us_drivers"].split(";")) == {"Service", "Price and value", "Product"}
    assert cells["why_us_drivers_first"] in ("Service", "Product")
    assert cells["note_takers"] == "Alex Osei, Kim Berger"


@pytest.mark.parametrize("profile", CRMS)
def test_a_field_on_which_voices_differ_is_empty_and_both_stand_under_their_initials(profile: str) -> None:
    lunch = (
        Lunch().fact(deal_name="D")
        .say("competition_fierceness", score="8").say("competition_fierceness", "palex", score="3")
        .say("decision_maker", title="CFO", expected="yes").say("decision_maker", "palex", title="COO", expected="no")
    )  # fmt: skip
    cells = cells_of(profile, lunch)
    assert (cells["competition_fierceness_score"], cells["decision_maker_expected"]) == ("", "")
    assert sorted(cells["decision_maker_title"].split(" / ")) == ["AO: COO", "KB: CFO"]
    for line in ("Score (not agreed): ", "KB: 8", "AO: 3", "KB: Yes", "AO: No"):
        assert line in cells[OTHER]
    differing = [key for problem, key in told(profile, lunch) if problem == "differs"]
    assert sorted(differing) == ["competition_fierceness_score", "decision_maker_expected"]
    assert not upload_of(profile, lunch).is_partial


def test_an_agreed_answer_stands_alone() -> None:
    lunch = Lunch().say("time_to_close", days="14w").say("time_to_close", "palex", days="2w")
    assert (
        cells_of("salesforce", lunch.settle("time_to_close", days="about 13w"))["time_to_close_days"] == "91"
    )


def test_notes_stand_side_by_side() -> None:
    lunch = Lunch().note("why_us", "one").note("why_us", "two", "palex")
    for profile in CRMS:
        assert sorted(cells_of(profile, lunch)["why_us_note"].split("\n")) == ["AO: two", "KB: one"]


@pytest.mark.parametrize("profile", CRMS)
def test_unknown_stays_empty_and_not_known_stands_in_the_state(profile: str) -> None:
    cells = cells_of(profile, Lunch().say("time_to_close", state="not_known"))
    assert cells["time_to_close_state"] == "Not known"
    assert {
        cells[key] for key in cells if key.startswith("time_to_close") and not key.endswith("_state")
    } == {""}
    assert cells["why_us_drivers"] == cells["closed_on"] == cells["amount"] == ""


@pytest.mark.parametrize("profile", CRMS)
def test_what_was_not_understood_stands_as_it_was_typed(profile: str) -> None:
    lunch = Lunch().fact(deal_name="D").say("time_to_close", days="a long time")
    cells = cells_of(profile, lunch)
    assert cells["time_to_close_days"] == "" and "How long (as typed): a long time" in cells[OTHER]
    assert told(profile, lunch) == [("unfit", "time_to_close_days")]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-10-12", "2026-10-12"), ("2026-10-12T09:30:00Z", "2026-10-12"), ("1700-01-01", "1700-01-01"),
        ("4000-12-31", "4000-12-31"), ("1699-12-31", ""), ("4001-01-01", ""), ("12.10.2026", ""),
        ("2026-02-30", ""), ("2026-10-12 or so", ""),
    ],
)  # fmt: skip
def test_dates_are_iso_or_stand_elsewhere(typed: str, day: str) -> None:
    for profile in CRMS:
        cells = cells_of(profile, Lunch().fact(deal_name="D", closed_on=typed))
        assert cells["closed_on"] == day
        assert (f"Won on (as typed): {typed}" in cells[OTHER]) is (not day)


def test_two_dates_from_two_people_are_not_one() -> None:
    lunch = Lunch().fact(deal_name="D", closed_on="2026-10-12").fact("palex", closed_on="2026-10-13")
    assert cells_of("salesforce", lunch)["closed_on"] == ""
    assert told("salesforce", lunch) == [("differs", "closed_on")]


def test_amounts_are_numbers_beside_their_currency() -> None:
    cells = cells_of("salesforce", Lunch().fact(amount="about 84k €").say("deal_bigger", amount="20k CHF"))
    assert (cells["amount"], cells["amount_currency"], cells["amount_approx"]) == ("84000", "EUR", "1")
    assert (cells["deal_bigger_amount"], cells["deal_bigger_amount_currency"]) == ("20000", "CHF")
    assert cells_of("salesforce", Lunch().fact(amount="a lot"))["amount"] == ""


@pytest.mark.parametrize(
    ("profile", "yes", "no"),
    [("salesforce", "1", "0"), ("hubspot", "true", "false"), ("dynamics", "Yes", "No")],
)
def test_checkboxes_speak_as_the_crm_does(profile: str, yes: str, no: str) -> None:
    open_lunch = Lunch().say("time_to_close", days="14w")
    assert (
        cells_of(profile, open_lunch)["time_to_close_days_approx"],
        cells_of(profile, open_lunch)["is_finished"],
    ) == (no, no)
    done = open_lunch.fact(**{"finished.pkim": {"done": True, "reason": "", "at": ""}}).say(
        "time_to_close", days="~14w"
    )
    assert (cells_of(profile, done)["time_to_close_days_approx"], cells_of(profile, done)["is_finished"]) == (
        yes,
        yes,
    )


def test_choices_are_joined_by_semicolons_in_the_guides_words() -> None:
    lunch = (
        Lunch()
        .say("buying_stage_at_entry", stages="validation, not started")
        .say("resources_used", resources="2 demos, legal")
    )
    for profile in CRMS:
        cells = cells_of(profile, lunch)
        assert cells["buying_stage_at_entry_stages"] == "Validating;Not started"
        assert cells["resources_used_resources"] == "Demo;Legal"
    assert "2 × Demo" in cells_of("salesforce", lunch)[OTHER]


def test_a_semicolon_inside_a_value_becomes_a_comma() -> None:
    lunch = Lunch().say("lead_source", source="fair; Rotterdam")
    assert cells_of("salesforce", lunch)["lead_source_source"] == "fair, Rotterdam"


def test_hubspot_adds_to_what_is_picked_only_when_asked() -> None:
    lunch = Lunch().say("buying_stage_at_entry", stages="validation").say("lead_source", source="web")
    assert cells_of("hubspot", lunch)["buying_stage_at_entry_stages"] == "Validating"
    appended = cells_of("hubspot", lunch, appends=True)
    assert (appended["buying_stage_at_entry_stages"], appended["lead_source_source"]) == (
        ";Validating",
        "Web",
    )
    assert appended["why_us_drivers"] == ""
    assert cells_of("salesforce", lunch, appends=True)["buying_stage_at_entry_stages"] == "Validating"


def test_hubspot_knows_the_owner_by_e_mail_and_the_deal_by_record_id() -> None:
    known = Lunch().fact(deal_name="D", crm_id="12345678901", interviewee_email="dana@example.com")
    cells = cells_of("hubspot", known)
    assert (cells["record_id"], cells["interviewee_email"]) == ("12345678901", "dana@example.com")
    assert (cells["pipeline"], cells["deal_stage"]) == ("", "")
    assert [one.problem for one in upload_of("hubspot", known).findings] == []
    new = cells_of("hubspot", Lunch().fact(deal_name="D", interviewee_email="Dana"))
    assert (new["record_id"], new["pipeline"], new["deal_stage"]) == ("", "Sales Pipeline", "Closed Won")
    assert new["interviewee_email"] == "" and "(as typed): Dana" in new[OTHER]
    header = upload_of("hubspot", known).header
    assert {"Record ID", "Deal Name", "Deal owner", "Pipeline", "Deal Stage"} < set(header)


@pytest.mark.parametrize(
    ("crm_id", "linked"),
    [("006Ax000001bCdE", True), ("006Ax000001bCdEIAV", True), ("001Ax000001bCdE", False), ("12345", False)],
)
def test_salesforce_links_the_opportunity_whose_id_is_known(crm_id: str, linked: bool) -> None:
    cells = cells_of("salesforce", Lunch().fact(crm_id=crm_id))
    assert cells["interview"] == "ilunch" and cells["opportunity"] == (crm_id if linked else "")
    assert (crm_id in cells[OTHER]) is not linked
    found = [
        one
        for one in upload_of("salesforce", Lunch().fact(crm_id=crm_id)).findings
        if one.problem == "unlinked"
    ]
    assert len(found) == (0 if linked else 1)


def about(crm: str, listed: str, **facts: str) -> Lunch:
    """Return a lunch about a deal that `crm` lists under the id `listed`."""
    lunch = Lunch().fact(deal="dfleet", **facts)
    lunch.notebook |= Notebook(list_versions("dfleet", {"crm_id": listed}, crm, 20261101, AT))
    return lunch


@pytest.mark.parametrize(
    ("profile", "column", "crm_id"),
    [
        ("salesforce", "opportunity", "006Ax000001bCdE"),
        ("hubspot", "record_id", "77"),
        ("pipedrive", "deal_id", "77"),
    ],
)
def test_a_lunch_is_linked_to_its_deal_by_what_the_crms_own_list_said(
    profile: str, column: str, crm_id: str
) -> None:
    assert cells_of(profile, about(profile, crm_id))[column] == crm_id
    assert cells_of(profile, about("other", crm_id))[column] == crm_id
    assert cells_of(profile, about(profile, crm_id, crm_id="78"))[column] == crm_id
    assert cells_of(profile, about(profile, "no id at all"))[column] == ""


def test_an_id_of_one_crm_links_to_no_deal_of_another() -> None:
    for theirs, ours, column in (("pipedrive", "hubspot", "record_id"), ("hubspot", "pipedrive", "deal_id")):
        lunch = about(theirs, "77", crm_id="77", account="A", deal_name="D")
        assert cells_of(ours, lunch)[column] == ""
        lunch.notebook |= Notebook(list_versions("dfleet", {"crm_id": "5"}, ours, 20261102, AT))
        assert cells_of(ours, lunch)[column] == "5"


def test_pipedrive_meets_a_deal_by_its_id_without_title_or_organization() -> None:
    upload = upload_of("pipedrive", about("pipedrive", "77"))
    assert upload.rows[0][:3] == ("77", "", "") and not upload.is_partial
    assert "77" not in upload.rows[0][3]


def test_rows_become_text_and_their_codes_a_choice() -> None:
    rows = [
        {"objection": "too dear", "category": "price", "result": "partly"},
        {"objection": "too late", "category": "timing"},
    ]
    cells = cells_of("salesforce", Lunch().say("objections", objections=rows))
    assert cells["objections_objections"] == "too dear · Price · Partly\ntoo late · Timing"
    assert (cells["objections_category"], cells["objections_result"]) == ("Price;Timing", "Partly")


def test_the_lead_source_is_checked_against_the_crms() -> None:
    lunch = Lunch().fact(crm_lead_source="Web").say("lead_source", source="event")
    assert cells_of("salesforce", lunch)["lead_source_check"] == "Mismatch"


def test_picklists_list_the_guides_values_and_what_else_was_said() -> None:
    lunch = Lunch().say("lead_source", source="the harbour fair")
    found = {one.heading: one for one in upload_of("salesforce", lunch).picklists}
    source = found["Lead_Source_Source__c"]
    assert source.values[:2] == ("Web", "Customer referral") and source.values[-1] == "the harbour fair"
    assert not source.is_multi and found["Why_Us_Drivers__c"].is_multi
    assert "Not known" in found["Why_Us_State__c"].values
    assert upload_of("pipedrive", lunch).picklists == ()


def test_pipedrives_note_tells_the_whole_interview() -> None:
    lunch = (
        Lunch().fact(account="Acme", deal_name="Depot", interviewee="Dana", region="North", summary="We won.")
        .say("competition_fierceness", score="8").say("competition_fierceness", "palex", score="3")
        .say("time_to_close", days="14w")
        .say("sales_cycle_fit", state="not_known").note("why_us", '"* they answered\n> call @kim')
        .note("of_another_guide", "what then").fact(**{"scrap.s1": {"text": "a pilot?", "talk_s": 5, "placed": ""}})
    )  # fmt: skip
    number, title, organization, note = upload_of("pipedrive", lunch).rows[0]
    assert (number, title, organization) == ("", "Depot", "Acme")
    assert note.startswith("As told by Dana to Alex Osei, Kim Berger")
    for line in (
        "Summary: We won.",
        "How long: 14 weeks",
        "KB: 8",
        "AO: 3",
        "state: Not known",
        '"* they answered\n> call @kim',
        "region: North",
        "of_another_guide_note: what then",
        "a pilot?",
    ):
        assert line in note
    assert problems(upload_of("pipedrive", lunch)) == []


def test_every_upload_is_a_profile_and_its_linter_says_what_the_upload_does() -> None:
    lunch = Lunch().note("why_us", "x" * 70_000)
    for profile in UPLOADS:
        upload = upload_of(profile, lunch)
        assert PROFILES[profile].write(lunch.notebook, lunch.guide) == upload.data
        assert lint(profile, lunch.notebook, lunch.guide) == list(upload.findings)
