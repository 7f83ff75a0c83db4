"""Uploads from the terminal: several interviews, header maps, picklists, exit codes a script can use."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Winnotes
from winnotes.cli.export import PROFILES, UPLOADS
from winnotes.exchange.profiles import PROFILES as REGISTRY
from winnotes.exchange.profiles import UPLOADS as DESTINATIONS


def test_every_profile_and_every_crm_has_a_name_here():
    assert set(PROFILES) == set(REGISTRY) and tuple(UPLOADS) == tuple(DESTINATIONS)


@pytest.fixture
def two(winnotes: Winnotes) -> None:
    winnotes("demo")
    winnotes("new", "--account", "Contoso", "--deal", "Depot scanners", "--by", "Kim Berger")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("profile", UPLOADS)
def test_all_or_some_interviews_go_into_one_file(winnotes: Winnotes, profile: str):
    for asked in (("all",), ("northwind", "contoso"), ("contoso", "northwind", "last")):
        ran = winnotes("export", *asked, "--profile", profile, "-o", "up.csv")
        assert (ran.code, ran.out) == (0, "Wrote up.csv\n")
        data = Path("up.csv").read_bytes()
        assert b"Northwind Traders" in data and b"Contoso" in data
        assert Path("up.csv").read_bytes() == data


@pytest.mark.usefixtures("two")
def test_what_does_not_fit_is_told_and_what_does_not_arrive_ends_in_three(winnotes: Winnotes):
    ran = winnotes("export", "northwind", "--profile", "salesforce", "-o", "up.csv")
    assert ran.code == 0 and "Row 2, Decision_Maker_Expected__c: not agreed" in ran.err
    winnotes("new", "--account", "Long", "--deal", "D", "--note", "why_us=" + "x" * 32_001)
    ran = winnotes("export", "last", "--profile", "salesforce", "-o", "up.csv")
    assert ran.code == 3 and "Row 2, Why_Us_Note__c: 32,001 characters; Salesforce takes 32,000" in ran.err
    winnotes("new", "--account", "Nameless")
    ran = winnotes("export", "last", "--profile", "pipedrive", "-o", "up.csv", "--json")
    told = json.loads(ran.out)
    assert ran.code == 3 and told["files"] == ["up.csv"] and "Deal - Title" in told["findings"][0]


@pytest.mark.usefixtures("two")
def test_a_header_map_is_begun_edited_used_and_remembered(winnotes: Winnotes):
    ran = winnotes("export", "all", "--profile", "salesforce", "--write-header-map", "map.toml")
    assert (ran.code, ran.out, ran.err) == (0, "Wrote map.toml\n", "")
    text = Path("map.toml").read_text("utf-8")
    Path("map.toml").write_text(text.replace('"Account__c"', '"Customer__c"'), "utf-8")
    for more in (("--header-map", "map.toml"), ()):
        winnotes("export", "all", "--profile", "salesforce", "-o", "up.csv", *more)
        assert b'"Customer__c"' in Path("up.csv").read_bytes()
    winnotes("export", "all", "--profile", "salesforce", "--write-header-map", "again.json")
    assert json.loads(Path("again.json").read_bytes())["headings"]["account"] == "Customer__c"
    Path("empty.toml").write_text("", "utf-8")
    winnotes("export", "all", "--profile", "salesforce", "-o", "up.csv", "--header-map", "empty.toml")
    winnotes("export", "all", "--profile", "salesforce", "-o", "up.csv")
    assert b'"Account__c"' in Path("up.csv").read_bytes()


@pytest.mark.usefixtures("two")
def test_a_wrong_header_map_writes_and_remembers_nothing(winnotes: Winnotes):
    for text in ('[headings]\naccount = "Deal_Name__c"', "account = ", '[headings]\naccount = "a b"'):
        Path("map.toml").write_text(text, "utf-8")
        ran = winnotes("export", "all", "--profile", "salesforce", "-o", "up.csv", "--header-map", "map.toml")
        assert ran.code == 1 and "was not taken" in ran.err and not Path("up.csv").exists()
    assert winnotes("export", "all", "--profile", "salesforce", "-o", "up.csv").code == 0


@pytest.mark.usefixtures("two")
def test_picklists_tell_what_to_create(winnotes: Winnotes):
    ran = winnotes("export", "all", "--profile", "salesforce", "--picklists")
    lines = ran.out.splitlines()
    at = lines.index("Decision_Maker_Role__c (Who decided: Role)")
    assert ran.code == 0 and lines[at + 1 : at + 3] == ["  Economic buyer", "  Technical buyer"]
    told = json.loads(winnotes("export", "all", "--profile", "hubspot", "--picklists", "--json").out)
    drivers = next(one for one in told["picklists"] if one["label"] == "Why us: Reasons, strongest first")
    assert drivers["several"] and "Price and value" in drivers["values"]


@pytest.mark.usefixtures("two")
def test_hubspot_can_be_asked_to_append(winnotes: Winnotes):
    winnotes("export", "northwind", "--profile", "hubspot", "-o", "up.csv", "--append")
    assert b'";Exploring solutions;' in Path("up.csv").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("all", "--profile", "salesforce"),
        ("all", "--profile", "team", "--picklists"),
        ("all", "-o", "x.csv", "--write-header-map", "x.toml"),
        ("all", "-o", "x.csv", "--profile", "plain", "--header-map", "x.toml"),
        ("all", "-o", "x.csv", "--profile", "salesforce", "--append"),
        ("one", "two", "-o", "x.pdf"),
        ("all", "-o", "x.winnotes", "--profile", "hubspot"),
        ("-o", "x.csv"),
    ],
)
def test_an_upload_asked_wrongly_writes_nothing(home: Path, winnotes: Winnotes, arguments: tuple[str, ...]):
    assert winnotes("export", *arguments).code == 2
    assert not home.exists() and list(Path().glob("x.*")) == []
