"""The lead sources to mend in the CRM: what was recalled otherwise, by whom, and what a later list has set right."""

import csv
from pathlib import Path

from tests.desk.noting import kim
from winnotes.core.value import Value, with_said
from winnotes.desk.deals import deals, import_deals, preview_list, start_from_deal
from winnotes.desk.fixes import export_fixes, fixes
from winnotes.store.store import Draft, Store
from winnotes.wording import original_guide, words

LIST = (
    "Opportunity ID,Account,Stage,Close date,Lead Source,Owner\n"
    "7,Acme,Closed Won,2026-05-02,Outbound,Dana Ruiz\n8,Bolt,Closed Won,2026-06-02,Partner,Sam Okafor\n"
    "9,Cask,Closed Won,2026-06-03,,Kit Sandoval\n"
)


def take(store: Store, text: str, day: str) -> None:
    import_deals(store, preview_list(store, text.encode(), "won.csv"), day)


def recall(store: Store, account: str, said: str) -> None:
    """Note a lunch at which the lead source was recalled."""
    person, question = kim(store), original_guide().by_key["lead_source"]
    deal = next(one for one in deals(store) if one.account == account)
    value = with_said(Value(), question, {"source": said}, words())
    interview = start_from_deal(store, deal.id, person)
    store.seal([Draft(interview, "lead_source", person.writer, value.content(), (), "2026-11-05")])


def test_what_is_recalled_otherwise_or_not_known_to_the_crm_is_listed_with_who_told_it(store: Store):
    take(store, LIST, "2026-10-01")
    for account, said in (("Acme", "Partner"), ("Bolt", "Partner"), ("Cask", "Partner")):
        recall(store, account, said)
    told = [(one.crm_id, one.in_crm, one.recalled, one.told_by, one.verdict) for one in fixes(store)]
    assert told == [
        ("7", "Outbound", "Partner", "Dana Ruiz", "mismatch"), ("9", "", "Partner", "Kit Sandoval", "crm_blank"),
    ]  # fmt: skip


def test_what_the_keeper_has_mended_is_on_the_list_no_more(store: Store):
    take(store, LIST, "2026-10-01")
    recall(store, "Acme", "Partner")
    take(store, LIST.replace("Outbound", "Partner"), "2026-11-01")
    assert fixes(store) == []


def test_the_list_is_a_csv_with_the_crm_s_own_id(store: Store, tmp_path: Path):
    take(store, LIST, "2026-10-01")
    recall(store, "Acme", "Partner")
    export_fixes(tmp_path / "fixes.csv", fixes(store))
    heading, row = csv.reader((tmp_path / "fixes.csv").read_text("utf-8-sig").splitlines())
    told = dict(zip(heading, row, strict=True))
    assert told["Id in the CRM"] == "7" and told["Lead source as recalled"] == "Partner"
    assert told["Lead source in the CRM"] == "Outbound" and told["Recalled by"] == "Dana Ruiz"
