"""Files under a passphrase: what is sealed opens with the passphrase alone, and a stranger's file cannot hurt."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.plain_age import plain_age
from winnotes.core.errors import WinNotesError
from winnotes.exchange.package import MAX_BYTES
from winnotes.exchange.sealing import LEAST_WORK, MOST_WORK, is_sealed, seal, unseal

TEXT = b'{"winnotes":1,"guides":[],"versions":0}\n'
SEALED = plain_age(TEXT, "correct horse")


def refused(data: bytes, passphrase: str = "correct horse") -> tuple[str, object]:
    with pytest.raises(WinNotesError) as told:
        unseal(data, passphrase, "x.winnotes")
    assert told.value.facts["file"] == "x.winnotes"
    return told.value.code, told.value.facts.get("reason")


def test_what_was_sealed_opens_with_its_passphrase_however_its_letters_were_typed():
    sealed = seal(TEXT, "grüner Käse")
    assert is_sealed(sealed) and TEXT not in sealed
    assert unseal(sealed, "gru\u0308ner Ka\u0308se") == TEXT
    assert refused(sealed, "grüner käse") == ("passphrase_wrong", None)


def test_a_guess_costs_work():
    work = int(seal(b"", "correct horse").split(b"\n")[1].split(b" ")[-1])
    assert LEAST_WORK <= work <= MOST_WORK


@pytest.mark.parametrize("passphrase", ["", " ", "\n"])
def test_an_empty_passphrase_seals_nothing(passphrase: str):
    with pytest.raises(WinNotesError) as told:
        seal(TEXT, passphrase)
    assert told.value.code == "passphrase_empty"


@pytest.mark.parametrize("size", [0, 1, 64 * 1024, 64 * 1024 + 1])
def test_what_another_program_wrote_after_the_specification_opens(size: int):
    data = bytes(n % 251 for n in range(size))
    assert unseal(plain_age(data, "correct horse"), "correct horse") == data
    armored = plain_age(data, "correct horse", is_armored=True)
    assert is_sealed(armored) and unseal(armored, "correct horse") == data
    assert unseal(b"\r\n\r\n" + armored.replace(b"\n", b"\r\n") + b"\n", "correct horse") == data


@pytest.mark.parametrize("data", [b"", b"{", b'{"winnotes":1', b'\xef\xbb\xbf"interview"', b"age", b"%PDF-"])
def test_other_files_are_not_taken_for_sealed_ones(data: bytes):
    assert not is_sealed(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_changed_file_never_opens_as_something_else(data: st.DataObject):
    kind = data.draw(st.sampled_from(["cut", "byte", "added", "taken"]))
    at = data.draw(st.integers(0, len(SEALED) - 1))
    sign = data.draw(st.binary(min_size=1, max_size=1))
    changed = {
        "cut": SEALED[:at],
        "byte": SEALED[:at] + sign + SEALED[at + 1 :],
        "added": SEALED[:at] + sign + SEALED[at:],
        "taken": SEALED[:at] + SEALED[at + 1 :],
    }[kind]
    if changed != SEALED:
        assert refused(changed)[0] in ("sealed_refused", "passphrase_wrong")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"age-encryption.org/v1\n", SEALED[:60], SEALED[:150]]))
def test_whatever_follows_the_first_line_is_refused_in_a_sentence(rest: bytes, begins: bytes):
    assert refused(begins + rest)[0] in ("sealed_refused", "passphrase_wrong")


@pytest.mark.parametrize("work", [MOST_WORK + 1, 30, 63, 99])
def test_a_file_that_asks_for_gigabytes_is_refused_before_any_are_taken(work: int):
    greedy = SEALED.replace(b" 10\n", f" {work}\n".encode(), 1)
    assert greedy != SEALED and refused(greedy) == ("sealed_refused", "sealed_too_hard")


def test_a_file_for_a_key_is_told_apart():
    stanza = b"-> X25519 4KvtnXbbXZTsgv/VL3hDmC/VKVmhUM7SwQLk0u3kS3A\n" + b"A" * 43 + b"\n--- " + b"A" * 43
    assert refused(b"age-encryption.org/v1\n" + stanza) == ("sealed_refused", "sealed_for_key")


@pytest.mark.parametrize("cut", [b"-----END", b"FILE-----\n"])
def test_an_armored_file_cut_off_is_told(cut: bytes):
    armored = plain_age(TEXT, "correct horse", is_armored=True)
    assert refused(armored[: armored.rfind(cut)])[0] == "sealed_refused"


def test_a_sealed_file_holds_no_more_than_an_open_one():
    assert refused(b"age-encryption.org/v1\n" + bytes(MAX_BYTES * 3 // 2)) == ("sealed_refused", "too_large")
    assert unseal(SEALED, "correct horse", max_bytes=len(TEXT)) == TEXT
    with pytest.raises(WinNotesError) as told:
        unseal(SEALED, "correct horse", max_bytes=len(TEXT) - 1)
    assert told.value.facts["reason"] == "too_large"


def test_a_computer_without_the_library_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(WinNotesError) as told:
        seal(TEXT, "correct horse")
    assert told.value.code == "sealing_missing"
