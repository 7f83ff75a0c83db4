"""A colleague's file may be under a passphrase: every reader asks for it through this one door."""

from collections.abc import Callable

from winnotes.core.errors import WinNotesError

Ask = Callable[[str], str]
"""Given the file's name, returns the passphrase; "" where nobody gives one."""


def opened_bytes(data: bytes, ask: Ask | None, name: str = "") -> bytes:
    """Return `data` as it is, or opened with the passphrase `ask(name)` returns where it is sealed.

    Raises WinNotesError `passphrase_needed` (nobody to ask, or no answer), `passphrase_wrong` or `sealed_refused`.
    """
    from winnotes.exchange.sealing import is_sealed, unseal

    if not is_sealed(data):
        return data
    passphrase = ask(name) if ask else ""
    if not passphrase:
        raise WinNotesError("passphrase_needed", file=name)
    return unseal(data, passphrase, name)
