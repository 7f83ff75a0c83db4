"""A file under a passphrase, in the age format: opened here, or by anybody with the passphrase and `age`.

pyrage does the cryptography and is imported when a passphrase is at work. What a stranger's header asks of this
computer is read here first: scrypt takes 2^factor KiB of memory, and nobody but the writer chose the factor.
"""

import base64
import binascii
import re
import unicodedata
from types import ModuleType

from winnotes.core.errors import WinNotesError
from winnotes.exchange.package import MAX_BYTES
from winnotes.exchange.version_json import Refusal

LEAST_WORK = 15  # 32 MiB and some tenths of a second for every guess
MOST_WORK = 20  # 1 GiB, 5 to 20 seconds; age writes 18, rage what takes a second
MAX_SEALED_BYTES = MAX_BYTES * 3 // 2  # armor makes four letters and some line ends of three bytes
_TRIES = 8
_BINARY = b"age-encryption.org/"
_ARMOR, _ARMOR_END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- "
)
_BINARY_OVERHEAD = MAX_BYTES // 4096 + 4096  # 16 bytes for every 64 KiB, and the header


def is_sealed(data: bytes) -> bool:
    """Whether `data`, or the file it is the beginning of, is in the age format, binary or armored."""
    return data.startswith(_BINARY) or data.lstrip()[: len(_ARMOR)] == _ARMOR


def seal(data: bytes, passphrase: str) -> bytes:
    """Return `data` under `passphrase` as a binary age file, different every time.

    Raises WinNotesError `passphrase_empty`, or `sealing_missing` where this computer has no pyrage.
    """
    if not passphrase.strip():
        raise WinNotesError("passphrase_empty")
    age, sealed = _age(), b""
    for _attempt in range(_TRIES):  # pyrage measures how fast this computer is; a busy moment misleads it
        sealed = bytes(age.passphrase.encrypt(data, _plain(passphrase)))
        if _work_of(sealed) >= LEAST_WORK:
            break
    return sealed


def unseal(sealed: bytes, passphrase: str, name: str = "", *, max_bytes: int = MAX_BYTES) -> bytes:
    """Return what was sealed, `max_bytes` at most; `name` is what an error calls the file.

    Raises WinNotesError `passphrase_wrong`, `sealed_refused` with the reason, or `sealing_missing`.
    """
    try:
        binary = _binary(sealed)
        if _work_of(binary) > MOST_WORK:
            raise Refusal("sealed_too_hard")
        opened = _opened(binary, _plain(passphrase), name)
        if len(opened) > max_bytes:
            raise Refusal("too_large")
    except Refusal as refusal:
        raise WinNotesError("sealed_refused", file=name, reason=refusal.reason) from refusal
    return opened


def _age() -> ModuleType:
    try:
        import pyrage
    except ImportError as error:
        raise WinNotesError("sealing_missing", reason="pyrage") from error
    return pyrage


def _plain(passphrase: str) -> str:
    """A letter typed as one sign or as two is the same letter."""
    return unicodedata.normalize("NFC", passphrase)


def _binary(sealed: bytes) -> bytes:
    """Return the file without its armor. Raises Refusal."""
    if len(sealed) > MAX_SEALED_BYTES:
        raise Refusal("too_large")
    if not sealed.startswith(_BINARY):
        lines = [line.strip() for line in sealed.strip().splitlines()]
        if not lines or lines[0] != _ARMOR:
            raise Refusal("not_winnotes")
        if len(lines) < 2 or lines[-1] != _ARMOR_END:
            raise Refusal("cut_off")
        try:
            sealed = base64.b64decode(b"".join(lines[1:-1]), validate=True)
        except binascii.Error as error:
            raise Refusal("damaged") from error
    if len(sealed) > MAX_BYTES + _BINARY_OVERHEAD:
        raise Refusal("too_large")
    return sealed


def _work_of(binary: bytes) -> int:
    """Return the work factor the header asks for. Raises Refusal where it is not the header of a passphrase."""
    found = _HEADER.match(binary)
    if found:
        return int(found[1])
    is_for_key = re.match(rb"age-encryption\.org/v1\n-> (?!scrypt )\S+ ", binary) is not None
    raise Refusal("sealed_for_key" if is_for_key else "damaged")


def _opened(binary: bytes, passphrase: str, name: str) -> bytes:
    age = _age()
    for _attempt in range(_TRIES):
        try:
            return bytes(age.passphrase.decrypt(binary, passphrase))
        except age.DecryptError as error:
            told = str(error)
            if "Excessive work" in told:  # for this computer as it was measured this moment
                continue
            if "Decryption failed" in told:
                raise WinNotesError("passphrase_wrong", file=name) from error
            raise Refusal("damaged") from error
    raise Refusal("sealed_too_hard")
