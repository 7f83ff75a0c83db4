"""Files for strangers: covered or sealed on their way out, opened on their way in, private answers left here."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.desk.noting import fill_sample, kim, start_own
from tests.exchange.plain_age import plain_age
from winnotes.core.errors import WinNotesError
from winnotes.desk.exporting import export_interview, export_library
from winnotes.desk.home import now
from winnotes.desk.importing import import_file, read_file
from winnotes.desk.sample import sample_id, sample_notebook
from winnotes.desk.sharing import Sharing
from winnotes.store.store import Draft, Store
from winnotes.wording import explain

SAFE, SEALED = Sharing(is_safe=True), Sharing(passphrase="correct horse")


def refused(code: str) -> "pytest.RaisesExc[WinNotesError]":
    return pytest.raises(WinNotesError, check=lambda error: error.code == code and error.facts != {})


def test_a_sealed_file_comes_in_with_its_passphrase_alone(store: Store, other: Store, tmp_path: Path):
    fill_sample(store)
    path = tmp_path / "x.winnotes"
    export_interview(store, sample_id(), path, sharing=SEALED)
    assert b"Northwind" not in path.read_bytes()
    with refused("passphrase_needed"):
        import_file(other, path)
    with refused("passphrase_wrong"):
        import_file(other, path, lambda _name: "wrong horse")
    assert len(other.notebook()) == 0
    asked: list[str] = []
    import_file(other, path, lambda name: asked.append(name) or "correct horse")
    assert asked == ["x.winnotes"] and other.notebook() == sample_notebook()[0]


def test_a_csv_under_a_passphrase_by_another_program_is_read_too(store: Store, tmp_path: Path):
    fill_sample(store)
    export_interview(store, sample_id(), tmp_path / "x.csv")
    sealed = tmp_path / "x.csv.age"
    sealed.write_bytes(plain_age((tmp_path / "x.csv").read_bytes()[:3], "correct horse"))
    with refused("not_ours"):
        read_file(sealed, ask=lambda _name: "correct horse")


@pytest.mark.parametrize("name", ["x.pdf", "x.csv"])
def test_nothing_but_a_winnotes_file_is_sealed(store: Store, tmp_path: Path, name: str):
    fill_sample(store)
    with refused("not_sealable"):
        export_interview(store, sample_id(), tmp_path / name, sharing=SEALED)
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("suffix", ["pdf", "csv", "winnotes"])
def test_a_share_safe_file_names_nobody_and_tells_what_it_did(store: Store, tmp_path: Path, suffix: str):
    fill_sample(store)
    path = tmp_path / f"a.{suffix}"
    told = " ".join(export_interview(store, sample_id(), path, sharing=SAFE).findings)
    assert "Customer A stands for Northwind Traders." in told and "Halvorsen (" in told
    said = path.read_bytes().decode("latin-1")
    if suffix == "pdf":
        reader = PdfReader(path)
        said += str(reader.metadata) + " ".join(page.extract_text() for page in reader.pages)
    for word in ("Northwind", "Dana", "Ruiz", "Kim Berger", "Osei", "Quillgate", sample_id()[1:9], "sam-pex"):
        assert word.casefold() not in said.casefold()


def test_a_share_safe_file_comes_in_as_another_interview(store: Store, tmp_path: Path):
    fill_sample(store)
    export_interview(store, sample_id(), tmp_path / "a.winnotes", sharing=SAFE)
    import_file(store, tmp_path / "a.winnotes")
    assert len(store.notebook().subjects("i")) == 2 and store.notebook().of(sample_id()) == sample_notebook()[
        0
    ].of(sample_id())


@pytest.mark.parametrize("stem", ["northwind", "Interview_with_DANA", sample_id()[:9], "sam-pex-une"])
def test_a_file_name_that_tells_is_refused_and_a_better_one_told(store: Store, tmp_path: Path, stem: str):
    fill_sample(store)
    with refused("name_in_file_name") as error:
        export_interview(store, sample_id(), tmp_path / f"{stem}.pdf", sharing=SAFE)
    assert list(tmp_path.glob("*.pdf")) == [] and "customer-a-i" in explain(error.value)
    better = str(error.value.facts["better"])
    assert export_interview(store, sample_id(), tmp_path / better, sharing=SAFE).bytes > 0


def test_what_left_covered_can_still_be_sealed_anew(store: Store, tmp_path: Path):
    subject = start_own(store)
    before = store.notebook()
    export_interview(store, subject, tmp_path / "a.winnotes", sharing=SAFE)
    assert store.notebook().of(subject) == before.of(subject)


def test_private_answers_stay_here_and_their_names_are_covered_elsewhere(store: Store, tmp_path: Path):
    fill_sample(store)
    subject, person = start_own(store), kim(store)
    typed = {
        "gossip_note": "Zqorvex said it",
        "scrap.s1": {"text": "Zqorvex, privately", "talk_s": 1, "placed": "gossip"},
        "scrap.s2": {"text": "lunch with Dana of Northwind", "talk_s": 1, "placed": ""},
    }
    store.seal([Draft(subject, field, person.writer, content, (), now()) for field, content in typed.items()])
    for with_private in (False, True):
        path = tmp_path / "a.winnotes"
        told = export_interview(store, subject, path, sharing=SAFE, with_private=with_private).findings
        said = path.read_text("utf-8")
        assert ("Zqorvex" in said) is with_private and ("private" in " ".join(told)) is not with_private
        assert re.search("lunch with Sales person [AB] of Customer [AB]", said)
        assert ("gossip_note" in said) is with_private


@pytest.mark.parametrize("name", ["all.csv", "all.winnotes"])
def test_a_whole_library_is_covered(store: Store, other: Store, tmp_path: Path, name: str):
    fill_sample(store)
    start_own(store)
    export_library(store, tmp_path / name, sharing=Sharing(True, hide=("Halvorsen",), keep=("Product",)))
    import_file(other, tmp_path / name)
    assert len(other.notebook().subjects("i")) == 2
    assert "halvorsen" not in (tmp_path / name).read_text("utf-8").casefold()
