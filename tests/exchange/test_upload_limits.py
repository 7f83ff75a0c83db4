"""Every limit a CRM is known to have (docs/uploads.md): kept when it is met exactly, told when it is passed by one."""

import pytest

from tests.exchange.noting import Lunch
from tests.exchange.uploading import (
    GUIDE,
    cells_of,
    choices_part,
    guide_with,
    many,
    problems,
    read_back,
    synthetic,
    upload_of,
)
from winnotes.core.guide import Guide
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.exchange.profiles import UPLOADS
from winnotes.exchange.upload import OTHER
from winnotes.exchange.upload_cell import cut, units

SHAPES = [  # profile, BOM, first bytes of the header
    ("salesforce", False, b'"Interview_Id__c","Opportunity__c","Account__c"'),
    ("hubspot", False, b'"Win interview - Interview ID","Record ID","Pipeline","Deal Stage"'),
    ("dynamics", True, b"Interview ID,Account,Deal,Sales person,"),
    ("pipedrive", False, b'"Deal - ID","Deal - Title","Organization - Name","Note"\n'),
]
CHARACTERS = [("salesforce", 32_000), ("hubspot", 65_536), ("dynamics", 1_048_576)]
PICKS = [("salesforce", 100), ("dynamics", 150)]
ROWS = [  # a file holds so many interviews; HubSpot and Pipedrive count the header too
    ("salesforce", 50_000),
    ("pipedrive", 49_999),
]
BYTES = [
    ("salesforce", 100_000_000),
    ("hubspot", 20_000_000),
    ("dynamics", 8_000_000),
    ("pipedrive", 50_000_000),
]


def deal(guide: Guide = GUIDE) -> Lunch:
    """Return a lunch about a deal with all that a CRM insists on."""
    return Lunch(guide).fact(account="A", deal_name="D")


@pytest.mark.parametrize(("profile", "has_bom", "begins"), SHAPES)
def test_bytes_begin_as_the_crm_wants_them(profile: str, has_bom: bool, begins: bytes) -> None:
    (data,) = upload_of(profile, Lunch().note("why_us", "one\ntwo\nüber")).files
    assert data.startswith(b"\xef\xbb\xbf") is has_bom
    assert data.removeprefix(b"\xef\xbb\xbf").startswith(begins)
    assert b"\r" not in data and data.endswith(b'"\n') and "one\ntwo\nüber".encode() in data


@pytest.mark.parametrize("profile", UPLOADS)
def test_line_ends_and_signs_nobody_can_see_do_not_reach_the_file(profile: str) -> None:
    (data,) = upload_of(profile, many(1, deal_name="D\x00", account="A\r\nB", why_us_note="x\ry\x1b")).files
    assert not {0, 13, 27} & set(data) and b"x\ny" in data and "D␀".encode() in data


@pytest.mark.parametrize("profile", UPLOADS)
def test_two_csv_readers_find_every_cell_again(profile: str) -> None:
    lunch = Lunch().fact(account='=1+2 "x", y', deal_name="-5").note("why_us", '"quote"; a, b\n\n@x')
    upload = upload_of(profile, lunch)
    assert read_back(upload.data) == [list(upload.header), *map(list, upload.rows)]


@pytest.mark.parametrize("profile", UPLOADS)
def test_no_crm_gets_a_guard_that_would_stay_in_its_data(profile: str) -> None:
    data = upload_of(profile, Lunch().fact(account="=1+2", deal_name="@x")).data
    assert b"'=" not in data and b'"=1+2"' in data and b'"@x"' in data


@pytest.mark.parametrize(("profile", "most"), CHARACTERS)
def test_a_text_of_the_limit_is_whole_and_one_character_more_is_told(profile: str, most: int) -> None:
    assert problems(upload_of(profile, deal().note("why_us", "x" * most))) == []
    assert cells_of(profile, deal().note("why_us", "x" * most))["why_us_note"] == "x" * most
    upload = upload_of(profile, deal().note("why_us", "x" * (most + 1)))
    (finding,) = [one for one in upload.findings if one.problem == "shortened"]
    assert (finding.row, finding.amount, finding.limit) == (2, most + 1, most)
    assert f"{most:,}" in str(finding) and f"{most + 1:,}" in str(finding) and upload.is_partial
    cell = cells_of(profile, deal().note("why_us", "x" * (most + 1)))["why_us_note"]
    assert len(cell) == most and cell.endswith(" [truncated, 22 more]") and cell.count("x") == most - 21


def test_the_sign_of_a_cut_tells_what_is_missing() -> None:
    assert cut("x" * 100, 0) == cut("x" * 100, 100) == "x" * 100
    assert cut("x" * 101, 100) == "x" * 79 + " [truncated, 22 more]"
    rockets = cut("🚀" * 60, 100)
    assert units(rockets) <= 100 and "\ufffd" not in rockets and rockets.startswith("🚀")
    missing = int(rockets.split("truncated, ")[1].split()[0])
    assert missing == 120 - 2 * rockets.count("🚀")


def test_pipedrive_gets_the_whole_interview_however_long() -> None:
    upload = upload_of("pipedrive", Lunch().fact(deal_name="D", account="A").note("why_us", "x" * 200_000))
    assert problems(upload) == [] and "x" * 200_000 in upload.rows[0][3]


def test_salesforce_wizard_and_clearing_word_are_warned_of_and_written_whole() -> None:
    lunch = Lunch().note("why_us", "ü" * 16_001)
    upload = upload_of("salesforce", lunch)
    assert problems(upload) == ["wizard"] and not upload.is_partial
    assert problems(upload_of("salesforce", Lunch().note("why_us", "ü" * 16_000))) == []
    assert problems(upload_of("salesforce", Lunch().note("why_us", "#N/A"))) == ["clears"]
    assert cells_of("salesforce", Lunch().note("why_us", "#N/A"))["why_us_note"] == "#N/A"


def test_a_line_longer_than_a_salesforce_text_field_stands_whole_elsewhere() -> None:
    assert problems(upload_of("salesforce", Lunch().fact(place="x" * 255))) == []
    upload = upload_of("salesforce", Lunch().fact(place="x" * 256))
    assert problems(upload) == ["line"] and not upload.is_partial
    cells = cells_of("salesforce", Lunch().fact(place="x" * 256))
    assert len(cells["place"]) == 255 and "x" * 256 in cells[OTHER]


def test_a_salesforce_record_has_400_000_characters() -> None:
    def noted(characters: int) -> Lunch:
        lunch = Lunch()
        for question in GUIDE.questions:
            part, characters = min(characters, 32_000), characters - min(characters, 32_000)
            lunch.note(question.key, "x" * part)
        return lunch

    rest = sum(map(len, upload_of("salesforce", noted(390_000)).rows[0])) - 390_000
    exact = upload_of("salesforce", noted(400_000 - rest))
    assert sum(map(len, exact.rows[0])) == 400_000 and problems(exact) == []
    beyond = upload_of("salesforce", noted(400_001 - rest))
    (finding,) = [one for one in beyond.findings if one.problem == "record"]
    assert (finding.amount, finding.limit) == (400_001, 400_000) and beyond.is_partial


@pytest.mark.parametrize(("profile", "most"), PICKS)
def test_as_many_values_as_the_crm_takes_are_picked_and_the_rest_is_told(profile: str, most: int) -> None:
    for count in (most, most + 1):
        lunch = Lunch(guide_with(choices_part(count)))
        lunch.say("q0", p="; ".join(f"c{n}" for n in range(count)))
        upload, cells = upload_of(profile, lunch), cells_of(profile, lunch)
        assert cells["q0_p"].split(";") == [f"Code {n}" for n in range(most)]
        assert problems(upload) == (["picks"] if count > most else [])
        assert upload.is_partial is (count > most)
        assert (f"Code {most}" in cells[OTHER]) is (count > most)


@pytest.mark.parametrize(("profile", "most"), [("salesforce", 90), ("hubspot", 999)])
def test_columns_stay_within_the_limit_and_the_rest_stands_in_other_answers(profile: str, most: int) -> None:
    part = '[[questions.parts]]\nkey = "p"\nlabel = "P"\nkind = "text"\n'
    facts = len(upload_of(profile, Lunch(guide_with(""))).header) - 3  # a note, a state and a provenance
    room = most - (facts - 1)  # whether the amount is a guess gives way too
    lunch = deal(guide_with(*([part] * (room + 1))))
    for question in lunch.guide.questions:
        lunch.say(question.key, p=f"word {question.key}")
    upload, cells = upload_of(profile, lunch), cells_of(profile, lunch)
    assert len(upload.header) == most == len(set(upload.header))
    assert "crowded" in problems(upload) and not upload.is_partial
    assert cells[f"q{room - 1}_p"] == f"word q{room - 1}" and f"q{room}_p" not in cells
    assert f"P: word q{room}" in cells[OTHER] and f"word q{room - 1}" not in cells[OTHER]


def test_dynamics_and_pipedrive_know_no_limit_of_columns() -> None:
    lunch = Lunch(guide_with(*([""] * 400)))
    assert len(upload_of("dynamics", lunch).header) > 1_200
    assert upload_of("pipedrive", lunch).header == (
        "Deal - ID",
        "Deal - Title",
        "Organization - Name",
        "Note",
    )


@pytest.mark.parametrize(("profile", "most"), ROWS)
def test_a_full_file_is_followed_by_another_with_the_header_again(profile: str, most: int) -> None:
    rows = [(str(n),) for n in range(most + 1)]
    assert len(synthetic(profile, rows[:most]).files) == 1
    first, second = synthetic(profile, rows).files
    assert (first.count(b"\n"), second) == (most + 1, b'"a"\n"%d"\n' % most)


@pytest.mark.parametrize(("profile", "most"), BYTES)
def test_a_file_grows_to_the_last_byte_and_no_further(profile: str, most: int) -> None:
    head = len(synthetic(profile, [("",)]).data) - len('""\n')
    half = (most - head) // 2 - len('""\n')
    odd = (most - head) % 2
    full = synthetic(profile, [("x" * half,), ("x" * (half + odd),)])
    assert [len(data) for data in full.files] == [most]
    assert len(synthetic(profile, [("x" * half,), ("x" * (half + odd + 1),)]).files) == 2


@pytest.mark.parametrize("profile", UPLOADS)
def test_a_split_keeps_every_row_once_and_in_order(profile: str) -> None:
    rows = [(f"{n}", "y" * 40_000) for n in range(1_100 if profile in ("dynamics", "hubspot") else 300)]
    upload = synthetic(profile, rows)
    found = [read_back(data) for data in upload.files]
    assert {tuple(table[0]) for table in found} == {("a", "b")}
    assert [tuple(row) for table in found for row in table[1:]] == rows
    assert all(len(data) <= UPLOADS[profile].max_bytes for data in upload.files)


def test_an_interview_too_large_for_any_file_is_told() -> None:
    lunch = Lunch()
    for question in GUIDE.questions[:8]:
        lunch.note(question.key, '"' * 1_000_000)
    upload = upload_of("dynamics", lunch)
    (finding,) = [one for one in upload.findings if one.problem == "file_too_large"]
    assert finding.limit == 8_000_000 and finding.amount == len(upload.files[0]) and upload.is_partial


def test_hubspot_counts_rows_with_the_header() -> None:
    hubspot = UPLOADS["hubspot"]
    assert (hubspot.max_rows, hubspot.counts_header) == (1_048_576, True)


@pytest.mark.parametrize(
    ("profile", "facts", "missing"),
    [
        ("pipedrive", {"account": "A"}, "Deal - Title"),
        ("pipedrive", {"deal_name": "D"}, "Organization - Name"),
        ("hubspot", {"account": "A"}, "Deal Name"),
    ],
)
def test_a_row_the_crm_would_refuse_is_told(profile: str, facts: dict[str, str], missing: str) -> None:
    upload = upload_of(profile, many(1, **facts))
    assert [(one.row, one.column) for one in upload.findings if one.problem == "needs"] == [(2, missing)]
    assert upload.is_partial and len(upload.rows) == 1
    whole = upload_of(profile, many(1, account="A", deal_name="D"))
    assert not whole.is_partial


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    notebook = many(3, account="A", deal_name="D") | Notebook(
        [Version("i0000001", "why_us_note", "pkim.k1", 1, {}, "x" * 40_000)]
    )
    (finding,) = [one for one in upload_of("salesforce", notebook).findings if one.problem == "shortened"]
    assert (finding.row, finding.column) == (3, "Why_Us_Note__c")


def test_the_header_of_dynamics_is_one_plain_line() -> None:
    guide = guide_with('[[questions.parts]]\nkey = "p"\nlabel = "A, \\"b\\"; c: d\'s"\nkind = "text"\n')
    (data,) = upload_of("dynamics", deal(guide)).files
    line = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")[0].decode()
    assert "Q0 - A ’b’ c - d’s" in line.split(",") and '"' not in line and ";" not in line
    assert data.split(b"\n")[1].startswith(b'"ilunch",')
