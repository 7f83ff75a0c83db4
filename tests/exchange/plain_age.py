"""An age file written a second time, from the specification and the standard library alone: slow, and not ours.

With it the tests choose the work factor, and prove that what WinNotes opens is the age format and nothing else.
"""

import base64
import hashlib
import hmac
import struct

SALT, FILE_KEY, NONCE = bytes(range(16)), bytes(range(16, 32)), bytes(range(32, 48))
CHUNK = 64 * 1024
_MASK = 0xFFFFFFFF


def plain_age(data: bytes, passphrase: str, work: int = 10, *, is_armored: bool = False) -> bytes:
    """Return `data` as an age v1 file under `passphrase` at scrypt work factor `work`."""
    salt = b"age-encryption.org/v1/scrypt" + SALT
    wrap = hashlib.scrypt(passphrase.encode(), salt=salt, n=1 << work, r=8, p=1, dklen=32, maxmem=2**30)
    body = _aead(wrap, bytes(12), FILE_KEY)
    stanza = f"-> scrypt {_base64(SALT)} {work}\n{_base64(body)}\n"
    header = f"age-encryption.org/v1\n{stanza}---".encode()
    mac = hmac.digest(_hkdf(b"", b"header"), header, "sha256")
    sealed = header + f" {_base64(mac)}\n".encode() + NONCE + _payload(data)
    return _armored(sealed) if is_armored else sealed


def _payload(data: bytes) -> bytes:
    key = _hkdf(NONCE, b"payload")
    chunks = [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)] or [b""]
    return b"".join(
        _aead(key, number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk)
        for number, chunk in enumerate(chunks)
    )


def _armored(sealed: bytes) -> bytes:
    text = base64.b64encode(sealed).decode()
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join(
        ["-----BEGIN AGE ENCRYPTED FILE-----", *lines, "-----END AGE ENCRYPTED FILE-----", ""]
    ).encode()


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _hkdf(salt: bytes, info: bytes) -> bytes:
    """RFC 5869 with SHA-256, one block."""
    extracted = hmac.digest(salt or bytes(32), FILE_KEY, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def _aead(key: bytes, nonce: bytes, data: bytes) -> bytes:
    """RFC 8439 without further data."""
    one_time = _block(key, 0, nonce)[:32]
    blocks = b"".join(_block(key, n, nonce) for n in range(1, len(data) // 64 + 2))
    cipher = bytes(a ^ b for a, b in zip(data, blocks, strict=False))
    padded = cipher + bytes(-len(cipher) % 16)
    return cipher + _poly1305(one_time, padded + struct.pack("<QQ", 0, len(cipher)))


def _poly1305(key: bytes, message: bytes) -> bytes:
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(message), 16):
        total = (total + int.from_bytes(message[at : at + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def _block(key: bytes, counter: int, nonce: bytes) -> bytes:
    start = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574, *struct.unpack("<8L", key), counter]
    start += struct.unpack("<3L", nonce)
    state = list(start)
    for _round in range(10):
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):  # fmt: skip
            _quarter(state, a, b, c, d)
    return struct.pack("<16L", *((one + two) & _MASK for one, two in zip(state, start, strict=True)))


def _quarter(state: list[int], a: int, b: int, c: int, d: int) -> None:
    for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        state[x] = (state[x] + state[y]) & _MASK
        turned = state[z] ^ state[x]
        state[z] = (turned << turn | turned >> (32 - turn)) & _MASK
