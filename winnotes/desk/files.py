"""Which files are meant where somebody names files, folders or patterns."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from winnotes.core.errors import WinNotesError

SUFFIXES = (".csv", ".winnotes")
STANDARD_INPUT = "-"


def files_in(given: Iterable[str]) -> list[str]:
    """Return the files meant: each once, a folder as the files of ours in it, a pattern as what fits it.

    Raises WinNotesError `nothing_to_merge` where none is left.
    """
    found = dict.fromkeys(name for one in given for name in _meant(one))
    if not found:
        raise WinNotesError("nothing_to_merge")
    return list(found)


def _meant(given: str) -> Iterator[str]:
    path = Path(given)
    if given != STANDARD_INPUT and path.is_dir():
        yield from _files(one for one in path.iterdir() if one.suffix.lower() in SUFFIXES)
    elif set(given) & set("*?[") and not path.exists():
        yield from _files(path.parent.glob(path.name))
    else:
        yield given


def _files(found: Iterable[Path]) -> list[str]:
    """Return what can be read to an end, sorted: a pipe or a device nobody named is passed over."""
    return sorted(str(one) for one in found if one.is_file() or one.is_dir() or not one.exists())
