"""Lists of deals of any CRM: headings, footers, encodings, duplicates; what is left is told by row."""

import pytest

from tests.exchange.listing_deals import PLAIN, facts, fields, preview, spelled, whats
from winnotes.core.errors import WinNotesError
from winnotes.exchange.deal_mapping import DealMapping, deal_mapping_of, header_key
from winnotes.wording import explain

WON = [
    {
        "account": "Café Zürich",
        "name": "Fleet; renewal, 2026",
        "stage": "Won",
        "amount": 1200,
        "closed": "2026-03-01",
    },
    {
        "account": "Acme",
        "name": "Line 1 Line 2",
        "stage": "Closed Won",
        "amount": 7.5,
        "closed": "2026-03-03",
    },
]
CRMS = {
    "salesforce": (
        ["Opportunity ID", "Opportunity Name", "Account Name", "Opportunity Owner", "Amount Currency",
            "Amount", "Close Date", "Created Date", "Stage", "Lead Source"],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "EUR", "1200", "2026-03-01", "2026-01-01",
            "Closed Won", "Web"],
    ),
    "hubspot": (
        ["Record ID", "Deal Name", "Associated Company", "Deal owner", "Currency", "Amount", "Close Date",
            "Create Date", "Deal Stage", "Original Traffic Source"],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "EUR", "1200", "2026-03-01 10:22", "2026-01-01 08:00",
            "Closed won (Sales Pipeline)", "Web"],
    ),
    "pipedrive": (
        ["Deal - ID", "Deal - Title", "Deal - Organization", "Deal - Owner", "Deal - Currency of Value",
            "Deal - Value", "Deal - Won time", "Deal - Deal created", "Deal - Status", "Deal - Lead source"
            ],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "EUR", "1200", "2026-03-01 10:22:33",
            "2026-01-01 08:00:00", "Won", "Web"],
    ),
    "dynamics": (
        ["(Do Not Modify) Opportunity", "Topic", "Potential Customer", "Owner", "Currency",
            "Actual Revenue", "Actual Close Date", "Created On", "Status", "Lead Source"],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "Euro", "1,200.00", "2026-03-01", "2026-01-01", "Won",
            "Web"],
    ),
    "zoho": (
        ["Record Id", "Potential Name", "Account Name", "Potential Owner", "Currency", "Amount",
            "Closing Date", "Created Time", "Stage", "Lead Source"],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "EUR", "€ 1,200.00", "2026-03-01", "2026-01-01",
            "Closed Won", "Web"],
    ),
    "German": (
        ["Opportunity-ID", "Opportunity-Name", "Accountname", "Opportunity-Inhaber", "Währung", "Betrag",
            "Schlusstermin", "Erstelldatum", "Phase", "Lead-Quelle"],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "EUR", "1.200,00", "1. März 2026", "01.01.2026",
            "Geschlossen und gewonnen", "Web"],
    ),
    "plain": (
        ["ID", "Projekt", "Kunde", "Verkäufer", "Währung", "Umsatz", "Gewonnen am", "Erstellt am",
            "Ergebnis", "Quelle"],
        ["0061r00000AbCdE", "Fleet", "Acme", "Dana", "€", "1.200", "2026-03-01", "2026-01-01", "gewonnen",
            "Web"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("row_end", ["\r\n", "\n", "\r"])
def test_any_separator_and_line_end_is_read(separator: str, row_end: str):
    found = preview(spelled(PLAIN, separator, row_end))
    assert (facts(found), found.rows, whats(found)) == (WON, 3, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_encoding_is_read(encoding: str):
    assert facts(preview(spelled(PLAIN).encode(encoding))) == WON


def test_windows_letters_are_read_and_told():
    rows = [PLAIN[0], ["Café Zürich", "Fléet", "Won", "1", "2026-03-01"]]
    found = preview(spelled(rows).encode("cp1252"))
    assert (facts(found)[0]["account"], whats(found)) == ("Café Zürich", ["encoding"])


@pytest.mark.parametrize("crm", CRMS)
def test_the_headings_of_every_crm_are_known(crm: str):
    header, row = CRMS[crm]
    found = preview([header, row])
    source = {"German": "salesforce"}.get(crm, crm)
    assert found.source == (
        source if source in ("salesforce", "hubspot", "pipedrive", "dynamics") else "other"
    )
    assert facts(found) == [
        {
            "account": "Acme", "name": "Fleet", "owner": "Dana", "stage": row[8], "lead_source": "Web",
            "crm_id": "0061r00000AbCdE", "amount": 1200, "currency": "EUR", "created": "2026-01-01",
            "closed": "2026-03-01",
        }
    ]  # fmt: skip
    assert "" not in fields(found).values()


@pytest.mark.parametrize(
    "stage",
    [
        "Won", "closed won", "CLOSED-WON", "closedwon", "6 - Closed Won", "07. Won",
        "Closed won (Sales pipeline)", "Gewonnen", "Abgeschlossen und gewonnen",
        "Fermée/Gagnée", "Cerrada ganada", "Chiusa vinta", "Fechado ganho", "Gesloten - gewonnen", "Vunnen",
        "Zamknięte wygrane", "Kazanıldı", "Закрыто и выиграно", "成約",
    ],
)  # fmt: skip
def test_won_is_known_in_many_languages(stage: str):
    found = preview([["Account", "Stage"], ["Acme", stage], ["Beta", "Verloren"], ["Gamma", ""]])
    assert [deal.facts["account"] for deal in found.deals] == ["Acme"]
    assert [(one.row, one.why, one.detail) for one in found.skipped] == [
        (3, "not_won", "Verloren"),
        (4, "no_stage", ""),
    ]


@pytest.mark.parametrize(
    "stage", ["Lost", "Not won", "Closed", "Almost won", "Won't", "Verloren", "Offen", "Won back?"]
)
def test_what_only_sounds_like_won_is_not(stage: str):
    found = preview([["Account", "Stage"], ["Acme", stage], ["Beta", "Won"]])
    assert [deal.facts["account"] for deal in found.deals] == ["Beta"]


def test_where_no_stage_means_won_it_is_asked_and_nothing_comes_in():
    rows = [["Account", "Stage"], ["Acme", "Hurra"], ["Beta", "Leider"]]
    found = preview(rows)
    assert (
        found.won_asked and not found.is_ready and [one.word for one in found.stages] == ["Hurra", "Leider"]
    )
    with pytest.raises(WinNotesError) as refusal:
        found.notebook(20260301, "at")
    assert "“Hurra”, “Leider”" in explain(refusal.value)
    assert [deal.facts["account"] for deal in preview(rows, DealMapping(won=("hurra",))).deals] == ["Acme"]


def test_a_column_that_asks_whether_it_was_won_is_believed():
    found = preview([["Account", "Won"], ["Acme", "TRUE"], ["Beta", "0"], ["Gamma", "ja"]])
    assert [deal.facts["account"] for deal in found.deals] == ["Acme", "Gamma"]


def test_of_stage_and_status_the_one_that_knows_won_tells():
    found = preview(
        [["Account", "Stage", "Status"], ["Acme", "Negotiation", "Won"], ["Beta", "Offer", "Open"]]
    )
    assert (len(found.deals), facts(found)[0]["crm.Stage"]) == (1, "Negotiation")


def test_without_a_stage_every_row_counts_as_won_and_that_is_told():
    assert whats(preview([["Account", "Amount"], ["Acme", "5"]])) == ["all_won"]


def test_titles_above_and_totals_below_are_no_deals_and_are_told_by_row():
    above = [["Won deals, Q1"], ["As of 2026-04-01"], []]
    below = [["Grand Total (2)", "", "", "1207.5"], [], ["Copyright 2000-2026 A CRM"], ["Confidential"]]
    rows = [*above, PLAIN[0], PLAIN[1], ["Subtotal", "", "", "1200"], PLAIN[3], *below]
    found = preview(rows)
    assert facts(found) == WON and [deal.row for deal in found.deals] == [5, 7]
    assert [(one.what, one.row, one.last) for one in found.notices] == [("above", 1, 2), ("footer", 8, 11)]
    assert [(one.row, one.why) for one in found.skipped] == [(6, "total")]


@pytest.mark.parametrize(
    "word", ["Total", "Summe", "Gesamtsumme:", "Total général", "Gesamtergebnis", "Sum 12"]
)
def test_a_sum_is_known_in_many_languages(word: str):
    found = preview([["Account", "Deal", "Amount"], ["Acme", "A", "5"], [word, "", "EUR 5"]])
    assert len(found.deals) == 1 and whats(found) == ["footer", "all_won"]


def test_a_customer_called_total_is_a_customer():
    found = preview([["Account", "Deal", "Amount"], ["Total", "Fleet", "5"], ["Totaltools", "", "6"]])
    assert [one["account"] for one in facts(found)] == ["Total", "Totaltools"]


def test_a_row_without_account_deal_or_id_is_left_out_and_told():
    found = preview([["Account", "Deal", "Amount", "Owner"], ["", "", "5", "Kim"], ["Acme", "", "6", "Kim"]])
    assert [(one.row, one.why) for one in found.skipped] == [(2, "nameless")]
    assert not found.is_whole and len(found.deals) == 1


def test_the_same_id_twice_is_one_deal_and_products_add_up():
    rows = [
        ["Opportunity ID", "Account", "Product", "Amount", "Owner"],
        ["a1", "Acme", "Lift", "5", ""],
        ["a1", "Acme", "Ramp", "5", "Kim"],
        ["a1", "Acme", "Lift", "6", "Kim"],
    ]
    found = preview(rows)
    assert facts(found) == [
        {"account": "Acme", "product": "Lift; Ramp", "amount": 5, "owner": "Kim", "crm_id": "a1"}
    ]
    assert [(one.row, one.why) for one in found.skipped] == [(3, "repeated"), (4, "repeated")]
    told = [one for one in found.notices if one.what == "repeat_differs"]
    assert [(one.row, one.column, one.detail, one.other) for one in told] == [(4, "Amount", "6", "2")]


def test_without_ids_account_deal_and_day_tell_deals_apart():
    rows = [
        ["Account", "Deal", "Closed"],
        ["Acme", "Fleet", "2026-01-01"],
        ["ACME", " fleet", "2026-01-01"],
        ["Acme", "Fleet", "2026-01-02"],
        ["Acme", "Depot", "2026-01-01"],
    ]
    found = preview(rows)
    assert [deal.row for deal in found.deals] == [2, 4, 5]


def test_unknown_columns_are_kept_whole_under_their_headings():
    rows = [["Account", "Région", "Notes"], ["Acme", "Nord", "one\n two"], ["Beta", "", ""]]
    assert facts(preview(rows)) == [
        {"account": "Acme", "crm.Région": "Nord", "crm.Notes": "one\n two"},
        {"account": "Beta"},
    ]


def test_a_cell_that_cannot_be_read_is_kept_as_text_and_told_by_row_and_column():
    found = preview(
        [["Account", "Amount", "Close Date"], ["Acme", "tbd", "soon"], ["Beta", "5", "2026-01-01"]]
    )
    assert facts(found)[0] == {"account": "Acme", "crm.Amount": "tbd", "crm.Close Date": "soon"}
    told = [one for one in found.notices if one.what == "unread"]
    assert [(one.row, one.column, one.detail) for one in told] == [
        (2, "Amount", "tbd"),
        (2, "Close Date", "soon"),
    ]
    assert not found.is_whole


def test_a_currency_comes_from_its_column_else_the_cell_else_the_heading():
    assert facts(preview([["Account", "Amount (CHF)"], ["Acme", "5"], ["Beta", "€6"]])) == [
        {"account": "Acme", "amount": 5, "currency": "CHF"},
        {"account": "Beta", "amount": 6, "currency": "EUR"},
    ]
    assert facts(preview([["Account", "Amount", "Currency"], ["Acme", "$5", "CAD"]]))[0]["currency"] == "CAD"


def test_surplus_cells_and_twin_headings_are_told():
    found = preview(
        [["Account", "Deal", "Deal"], ["Acme", "A", "B"], ["Beta", "C", "D", "E"], ["Gamma", "F", "G"]]
    )
    assert facts(found)[0] == {"account": "Acme", "name": "A", "crm.Deal (2)": "B"}
    assert [(one.what, one.row) for one in found.notices if one.what in ("heading_twice", "long")] == [
        ("heading_twice", 0),
        ("long", 3),
    ]


def test_what_a_person_says_of_a_column_goes_before_what_we_think():
    rows = [["Account", "Wer", "Owner", "Amount"], ["Acme", "Kim", "System", "5"]]
    found = preview(rows, DealMapping({"wer": "owner", "Owner": "", "Amount": "-"}))
    assert facts(found) == [{"account": "Acme", "owner": "Kim", "crm.Owner": "System"}]


def test_a_list_without_headings_goes_by_the_number_of_its_columns():
    said = DealMapping({"#1": "account", "#3": "closed"})
    found = preview("Acme\tFleet\t2026-01-01\nBeta\tDepot\t2026-01-02\n", said)
    assert facts(found) == [
        {"account": "Acme", "crm.#2": "Fleet", "closed": "2026-01-01"},
        {"account": "Beta", "crm.#2": "Depot", "closed": "2026-01-02"},
    ]


def test_an_ambiguous_day_is_asked_and_nothing_comes_in_before():
    rows = [["Account", "Close Date"], ["Acme", "01-03-17"]]
    found = preview(rows)
    assert [(one.column, one.row, one.example) for one in found.order_asked] == [
        ("Close Date", 2, "01-03-17")
    ]
    with pytest.raises(WinNotesError) as refusal:
        found.notebook(20260301, "at")
    assert explain(refusal.value) == (
        "“list.csv” was not taken yet: row 2, column Close Date: “01-03-17” may be several days. Nothing was "
        "imported; say in which order days are written there: dmy, mdy, ymd."
    )
    assert [facts(preview(rows, order=order))[0]["closed"] for order in ("dmy", "mdy", "ymd")] == [
        "2017-03-01",
        "2017-01-03",
        "2001-03-17",
    ]


def test_an_order_that_shows_in_another_column_is_told():
    rows = [["Account", "Created", "Closed"], ["Acme", "25/12/2016", "01/03/2017"]]
    found = preview(rows)
    assert facts(found)[0]["closed"] == "2017-03-01" and "order_shared" in whats(found)


REFUSED = {
    "": ("deals_empty", 1, "A"),
    " \n,,\n": ("deals_empty", 1, "A"),
    "%PDF-1.7\x00\x01\n": ("deals_no_table", 1, "A"),
    "PK\x03\x04 no workbook": ("deals_no_workbook", 1, "A"),
    "Foo,Bar\n1,2\n": ("deals_no_identity", 1, "Foo"),
    "\nAmount,Stage\n1,Won\n": ("deals_no_identity", 2, "Amount"),
    "Account,Stage\n": ("deals_no_rows", 2, "Account"),
    "Account,Close Date\nA,25/12/2016\nB,12/25/2016\n": ("deals_days_clash", 3, "Close Date"),
    "Account,Close Date\nA,\nB,soon\nC,later\n": ("deals_no_day", 3, "Close Date"),
    "Account,Amount\nA,lots\n": ("deals_no_amount", 2, "Amount"),
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_list_no_one_can_read_gets_one_sentence_with_row_and_column(text: str):
    with pytest.raises(WinNotesError) as refusal:
        preview(text.encode("latin-1"))
    found = refusal.value
    assert (found.facts["reason"], found.facts["row"], found.facts["column"]) == REFUSED[text]
    told = explain(found)
    assert told.startswith(f"“list.csv” was not taken: row {REFUSED[text][1]}, column {REFUSED[text][2]}: ")
    assert "deals_" not in told and "{" not in told and "Nothing was imported" in told


@pytest.mark.parametrize(
    ("said", "reason", "column"),
    [
        (DealMapping({"Nope": "account"}), "deals_no_column", "Nope"),
        (DealMapping({"Account": "name", "Deal": "name"}), "deals_field_twice", "Account"),
        (DealMapping(date_order="mdy"), "deals_order_wrong", "Closed"),
    ],
)
def test_what_was_said_wrongly_is_refused_by_column(said: DealMapping, reason: str, column: str):
    with pytest.raises(WinNotesError) as refusal:
        preview([["Account", "Deal", "Closed"], ["Acme", "A", "25/12/2016"]], said)
    assert (refusal.value.facts["reason"], refusal.value.facts["column"]) == (reason, column)


def test_files_of_accounts_and_products_come_beside_the_deals():
    found = preview(
        [["ID", "Account", "Product", "Stage"], ["1", "Acme", "GTXPro", "Won"], ["2", "Beta", "", "Won"]],
        accounts="account,sector,stage,revenue\nacme,Retail,x,5\n",
        products="Product,Series\nGTX Pro,GTX\nGTX Pro,Old\n",
    )
    assert facts(found)[0] == {
        "account" : "Acme", "product" : "GTXPro", "stage" : "Won", "crm_id" : "1", "segment" : "Retail",
        "crm.stage" : "x",
        "crm.revenue": "5", "crm.Series": "GTX",
    }  # fmt: skip
    assert "segment" not in facts(found)[1]
    assert [(one.what, one.detail, one.other) for one in found.notices if "joined" in one.what] == [
        ("not_joined", "1", "2"),
        ("joined_twice", "GTX Pro", "products.csv"),
    ]


def test_a_mapping_is_kept_as_json_and_read_back():
    said = DealMapping({"Wer": "owner", "x": ""}, "dmy", ("Hurra",), "hubspot")
    assert deal_mapping_of(said.content()) == said
    assert (
        deal_mapping_of({"columns": {"a": "nonsense"}, "date_order": "xyz", "won": [1], "source": "y"})
        == DealMapping()
    )
    assert deal_mapping_of(None) == DealMapping()


def test_a_header_is_known_again_in_another_order_and_spelling():
    assert header_key(["Account Name", "Stage"]) == header_key(["stage", "account_name"])
    assert header_key(["Account", "Stage"]) != header_key(["Account", "Stages"])
