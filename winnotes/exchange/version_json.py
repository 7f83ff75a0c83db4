"""Versions as JSON, out and in: nothing that comes from outside is believed before it was checked."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache

from winnotes.core.notebook import Notebook
from winnotes.core.text import normalise
from winnotes.core.version import Json, Version, canonical

MAX_DEPTH = 32
MAX_N = 2**53 - 1  # the highest whole number every JSON reader and SQLite keep exactly
_NAMES = tuple(one.name for one in fields(Version))


class Refusal(Exception):
    """Something from outside is not what it must be; `reason` is a code of `wording.REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def line_of(version: Version) -> str:
    """Return the one line of JSON that holds `version` whole."""
    return canonical({name: getattr(version, name) for name in _NAMES})


def version_of(data: Json) -> Version:
    """Return the version in one parsed line. Raises Refusal where it is none or its id does not fit it."""
    match data:
        case {
            "subject": str(subject), "field": str(name), "writer": str(writer), "n": int(n),
            "replaces": dict(replaces), "content": content, "via": str(via), "at": str(at), "id": str(known),
            **rest,
        } if not rest:  # fmt: skip
            replaced = {one: high for one, high in replaces.items() if isinstance(high, int)}
            if len(replaced) < len(replaces):
                raise Refusal("wrong_type")
            return proved(Version(subject, name, writer, n, replaced, content, via, at), known)
    raise Refusal("wrong_type")


def proved(version: Version, known_id: str) -> Version:
    """Return `version` if it can be one and its id is `known_id`. Raises Refusal."""
    if not (version.subject and version.field and version.writer):
        raise Refusal("wrong_type")
    if not all(type(n) is int and 1 <= n <= MAX_N for n in (version.n, *version.replaces.values())):
        raise Refusal("wrong_type")
    if version.is_replaced_by(version):
        raise Refusal("replaces_itself")
    if version.id != known_id:
        raise Refusal("id_wrong")
    names = (version.subject, version.field, version.writer, version.via, version.at, *version.replaces)
    if not all(map(_is_clean, names)):
        raise Refusal("text_unclean")
    return version


def ringed(notebook: Notebook) -> set[tuple[str, str]]:
    """Return (subject, field) of every field whose versions replace each other in a ring.

    Typing never makes one. Core keeps all of them, for words are never lost; a file that brings one is refused.
    """
    return {
        (subject, field)
        for subject in notebook.subjects()
        for field, heads in notebook.fields(subject).items()
        if any(one.is_replaced_by(other) for one in heads for other in heads if other is not one)
    }


def read_json(text: str) -> Json:
    """Return what the JSON `text` says. Raises Refusal for what our own files never hold.

    That is: NaN and infinity, a key twice, nesting beyond 32 levels, text that `normalise` would change.
    """
    try:
        found: Json = _DECODER.decode(text)
        _refuse_unsound(found, 0)
    except RecursionError as error:
        raise Refusal("too_deep") from error
    except ValueError as error:
        raise Refusal("not_json") from error
    return found


def _refuse_unsound(found: Json, depth: int) -> None:
    if isinstance(found, str):
        _refuse_unclean(found)
    elif isinstance(found, list | dict):
        if depth == MAX_DEPTH:
            raise Refusal("too_deep")
        for one in found:
            _refuse_unsound(one, depth + 1)
        for one in found.values() if isinstance(found, dict) else ():
            _refuse_unsound(one, depth + 1)


@lru_cache(maxsize=4096)  # the same names come with every version
def _is_clean(name: str) -> bool:
    return normalise(name) == name


def _refuse_unclean(text: str) -> None:
    if normalise(text) != text:
        raise Refusal("text_unclean")


def _once(pairs: list[tuple[str, Json]]) -> Mapping[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refusal("key_twice")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Refusal("not_a_number")
    return number


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=_finite, parse_constant=_finite)
