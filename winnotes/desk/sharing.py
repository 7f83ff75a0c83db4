"""A file for strangers' eyes: without names where that is asked for, under a passphrase where that is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.interview import interview_in
from winnotes.core.notebook import Notebook
from winnotes.desk.file_name import suggested_name
from winnotes.desk.guides import guide_for
from winnotes.i18n import _, ngettext
from winnotes.store.store import Store

if TYPE_CHECKING:
    from winnotes.exchange.share_safe import ShareSafe

_DOUBTS_TOLD = 40


@dataclass(frozen=True, slots=True)
class Sharing:
    """How a file is shared. `hide` are names to cover besides those WinNotes finds, `keep` words that are none.

    `library` and `guides` are what else is known here, so that a customer mentioned in passing is covered too.
    """

    is_safe: bool = False
    hide: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    passphrase: str = ""
    library: Notebook = field(default_factory=Notebook)
    guides: Mapping[str, Guide] = field(default_factory=dict)


def sharing_here(store: Store, sharing: Sharing | None) -> Sharing:
    """Return `sharing` with everything known in these notes, where names are to be covered."""
    if sharing is None or not sharing.is_safe:
        return sharing or Sharing()
    library = store.notebook()
    guides = {one: guide_for(store, library.fields(one)) for one in library.subjects("i")}
    return replace(sharing, library=library, guides=guides)


def refuse_unsealable(path: Path, sharing: Sharing) -> None:
    """Raise WinNotesError not_sealable where a passphrase is given and `path` is no .winnotes file."""
    if sharing.passphrase and path.suffix.lower() != ".winnotes":
        raise WinNotesError("not_sealable", file=path.name)


def sealed(data: bytes, sharing: Sharing) -> bytes:
    """Return `data` under the passphrase, if there is one."""
    if not sharing.passphrase:
        return data
    from winnotes.exchange.sealing import seal

    return seal(data, sharing.passphrase)


def made_safe(
    notebook: Notebook, guides: Mapping[str, Guide], sharing: Sharing, path: Path
) -> tuple["ShareSafe", list[str]]:
    """Return what of `notebook` may be shown in the file `path`, and the report in sentences: it names names.

    Raises WinNotesError name_in_file_name where the file's own name tells a name or an id.
    """
    from winnotes.exchange.share_safe import share_safe

    known = {**sharing.guides, **guides}
    safe = share_safe(notebook, known, library=sharing.library, hide=sharing.hide, keep=sharing.keep)
    ids = [one[:7] for one in (notebook | sharing.library).subjects()]
    if safe.cover.says_name(_spaced(path.stem)) or any(one in path.stem.casefold() for one in ids):
        raise WinNotesError("name_in_file_name", file=path.name, better=f"{_name(safe)}{path.suffix}")
    return safe, list(_told(safe))


def _spaced(stem: str) -> str:
    return re.sub(r"[\W_]+", " ", stem).title()


def _name(safe: "ShareSafe") -> str:
    subjects = safe.notebook.subjects("i")
    if len(subjects) != 1:
        return "share-safe"
    return suggested_name(interview_in(safe.notebook, subjects[0], safe.guides[subjects[0]]))


def _told(safe: "ShareSafe") -> list[str]:
    told = [
        _("{pseudonym} stands for {names}.").format(pseudonym=one.pseudonym, names=", ".join(one.spellings))
        for one in safe.replaced
    ]
    if safe.counts:
        count = sum(safe.counts.values())
        more = ngettext(
            "{n} amount, day, address or number was made coarse or taken out.",
            "{n} amounts, days, addresses and numbers were made coarse or taken out.",
            count,
        )
        told.append(more.format(n=count))
    if safe.left_out:
        left = ngettext(
            "{n} entry of a kind nobody can judge was left out.",
            "{n} entries of kinds nobody can judge were left out.",
            safe.left_out,
        )
        told.append(left.format(n=safe.left_out))
    return [*told, *_doubts(safe)]


def _doubts(safe: "ShareSafe") -> list[str]:
    if not safe.doubts:
        return []
    shown = [words if times == 1 else f"{words} ({times})" for words, times in safe.doubts[:_DOUBTS_TOLD]]
    more = len(safe.doubts) - len(shown)
    listed = ", ".join([*shown, _("{n} more").format(n=more)] if more else shown)
    return [
        _("Read it before you share it; these were not replaced and may tell who: {words}.").format(
            words=listed
        )
    ]
