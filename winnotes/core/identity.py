"""Ids that never look like a number or a date, and the lunch code that makes two laptops one interview."""

import base64
import re
import uuid
from collections.abc import Callable

NAMESPACE = uuid.UUID("5d2b7a4e-91c3-4f0e-8a6d-3c1f0b9e7742")
LETTERS = "abcdefghkmnpqrstuvwxyz"  # no i, j, l, o: nothing that can be misread across a table


def spelled(data: bytes) -> str:
    """Return `data` in base32 letters `a-z2-7`, without padding."""
    return base64.b32encode(data).decode("ascii").lower().rstrip("=")


def new_lunch_code(pick: Callable[[str], str]) -> str:
    """Return three groups of three letters, e.g. `kem-tav-rus`; `pick` chooses one letter of a string."""
    return "-".join("".join(pick(LETTERS) for _ in range(3)) for _ in range(3))


def read_lunch_code(typed: str) -> str | None:
    """Return the code as it is kept, whatever blanks, hyphens or capitals were typed; None if it is none."""
    letters = re.sub(r"[\s\-–_.]+", "", typed.casefold())
    match = re.fullmatch(rf"([{LETTERS}]{{9}})(\d{{1,2}})?", letters)
    if not match:
        return None
    code, deal = match.groups()
    groups = "-".join(code[start : start + 3] for start in (0, 3, 6))
    return f"{groups}-{int(deal)}" if deal and int(deal) > 1 else groups


def interview_id(lunch_code: str) -> str:
    """Return the id every laptop gives the interview with this code (uuid5 in our namespace)."""
    return "i" + spelled(uuid.uuid5(NAMESPACE, lunch_code).bytes)


def next_deal_code(lunch_code: str) -> str:
    """Return the code of the same lunch's next deal: `kem-tav-rus` → `kem-tav-rus-2` → `kem-tav-rus-3`."""
    letters, _, deal = lunch_code[:11], lunch_code[11:12], lunch_code[12:]
    return f"{letters}-{int(deal or 1) + 1}"
