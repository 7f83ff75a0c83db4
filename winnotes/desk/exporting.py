"""Notes on their way out: one interview, the whole library or the blank guide, as a file somebody can use."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.interview import NOTE, Interview, interview_in
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.guides import guide_for, guide_for_all, original_source, sources_in
from winnotes.desk.home import today
from winnotes.desk.sample import sample_notebook
from winnotes.i18n import ngettext
from winnotes.store.store import Store
from winnotes.wording import original_guide

NAME_LENGTH = 60
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Exported:
    """The file written, its size in bytes, and sentences on what its reader will not find or show whole."""

    path: Path
    bytes: int
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What leaves: heads, the guide they are shown under, the sources of all guides, the interview if it is one."""

    notebook: Notebook
    guide: Guide
    sources: tuple[str, ...] = ()
    subject: str = ""
    view: Interview | None = None
    profile: str = ""
    separator: str = ","
    with_private: bool = False


def export_interview(
    store: Store,
    subject: str,
    path: Path,
    profile: str = "",
    *,
    separator: str = ",",
    with_private: bool = False,
) -> Exported:
    """Write interview `subject` to `path` as its suffix says: .pdf, .csv (in `profile`, else team) or .winnotes.

    What is being typed in it is sealed first, and what left counts as seen by others. A .winnotes file holds
    the interview, the names of everybody who wrote in it and its guide. Answers to private questions stay here
    unless `with_private`. Raises WinNotesError unknown_format, and what the store and `write_atomically` raise.
    """
    refuse_unknown_format(path)
    _seal(store, subject)
    notebook = interview_and_writers(store, subject)
    guide = guide_for(store, notebook.fields(subject))
    sources = tuple(sources_in(store, notebook))
    leaving = _Leaving(notebook, guide, sources, subject, None, profile, separator, with_private)
    return _write(leaving, path, {subject: guide}, lambda sent: _mark_seen(store, sent))


def export_library(
    store: Store, path: Path, profile: str = "", *, separator: str = ",", with_private: bool = False
) -> Exported:
    """Write everything in the notes to `path`, a .csv or .winnotes; see `export_interview`."""
    if path.suffix.lower() == ".pdf":
        raise WinNotesError("unknown_format", file=path.name)
    refuse_unknown_format(path)
    _seal(store)
    notebook = store.notebook()
    guides = {one: guide_for(store, notebook.fields(one)) for one in notebook.subjects("i")}
    sources = tuple(sources_in(store, notebook))
    guide = guide_for_all(store, notebook)
    leaving = _Leaving(notebook, guide, sources, "", None, profile, separator, with_private)
    return _write(leaving, path, guides, lambda sent: _mark_seen(store, sent))


def has_private_answers(store: Store, subject: str) -> bool:
    """Whether anything in interview `subject`, drafts included, stays here unless asked for."""
    notebook = store.notebook(subject)
    typed = (
        Version(*draft.key, 1, {}, draft.content) for draft in store.drafts() if draft.subject == subject
    )
    guides = {subject: guide_for(store, notebook.fields(subject))}
    return any(len(_public(one, guides)) < len(one) for one in (notebook, Notebook(typed)))


def export_view(view: Interview, path: Path, profile: str = "", *, with_private: bool = False) -> Exported:
    """Write the interview as it stands in memory, without the store: the way out while the disk refuses.

    Names of people travel in the PDF alone, and of guides only the original 22.
    """
    refuse_unknown_format(path)
    notebook = Notebook(head for heads in view.fields.values() for head in heads)
    sources = (original_source(),) if view.guide.id == original_guide().id else ()
    leaving = _Leaving(notebook, view.guide, sources, view.id, view, profile, with_private=with_private)
    return _write(leaving, path, {view.id: view.guide})


def export_sample(folder: Path) -> list[Exported]:
    """Write the sample lunch as PDF, team CSV and .winnotes into `folder`, without any notes of the user's."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WinNotesError(
            "write_failed", file=folder.name, reason=error.strerror or type(error).__name__
        ) from error
    notebook, subject = sample_notebook()
    guide = original_guide()
    leaving = _Leaving(notebook, guide, (original_source(),), subject)
    name = suggested_name(interview_in(notebook, subject, guide))
    return [_write(leaving, folder / f"{name}{suffix}", {subject: guide}) for suffix in _FORMATS]


def export_guide_pdf(path: Path, guide: Guide | None = None) -> Exported:
    """Write the blank guide (the original 22 unless another is given) as a PDF, for those who prefer paper."""
    from winnotes.exchange.guide_pdf import write_guide_pdf

    return _put(path, write_guide_pdf(guide or original_guide()))


def interview_and_writers(store: Store, subject: str) -> Notebook:
    """Return the heads of the interview and of everybody who wrote any of them."""
    written = store.notebook(subject)
    writers = sorted({version.person for version in written})
    return written | store.notebook(*writers) if writers else written


def suggested_name(interview: Interview) -> str:
    """Return a file name without suffix: account and deal in `a-z0-9-`, and the beginning of the id; at most 60.

    With the id in it no name is empty, taken by another interview, or reserved by a system.
    """
    short = interview.id[:9]
    title = f"{interview.fact('account')} {interview.fact('deal_name')}".casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: NAME_LENGTH - len(short) - 1].strip("-")
    return f"{slug or 'interview'}-{short}"


def refuse_unknown_format(path: Path) -> None:
    """Raise WinNotesError unknown_format unless `path` ends in one of the formats WinNotes writes."""
    if path.suffix.lower() not in _FORMATS:
        raise WinNotesError("unknown_format", file=path.name)


def _seal(store: Store, subject: str = "") -> None:
    """Seal what is being typed in `subject`, or everywhere."""
    if not store.is_read_only:
        store.seal([draft for draft in store.drafts() if draft.subject == subject or not subject])


def _mark_seen(store: Store, notebook: Notebook) -> None:
    """Before the file exists: a version is sealed anew in place only while no file can hold it."""
    if not store.is_read_only:
        store.mark_seen(notebook)


def _write(
    leaving: _Leaving,
    path: Path,
    guides: Mapping[str, Guide],
    before: Callable[[Notebook], None] = lambda _sent: None,
) -> Exported:
    """Write the file; `before` gets what really leaves, `guides` say what is private in which interview."""
    findings = []
    if not leaving.with_private:
        public = _public(leaving.notebook, guides)
        if left_out := len(leaving.notebook) - len(public):
            told = ngettext(
                "{n} entry to private questions was left out.",
                "{n} entries to private questions were left out.",
                left_out,
            )
            findings.append(told.format(n=left_out))
        leaving = replace(leaving, notebook=public, view=_public_view(leaving.view, public))
    data, found = _FORMATS[path.suffix.lower()](leaving)
    before(leaving.notebook)
    return _put(path, data, [*findings, *found])


def _public(notebook: Notebook, guides: Mapping[str, Guide]) -> Notebook:
    """Return what may leave: no answer to a private question, and no scrap whose line went to one."""
    private = {
        (subject, question.key)
        for subject, guide in guides.items() for question in guide.questions if question.private
    }  # fmt: skip
    hidden = private | {(subject, key + NOTE) for subject, key in private}
    hidden |= {
        (one.subject, one.field) for one in notebook
        if isinstance(one.content, dict) and (one.subject, one.content.get("placed")) in private
    }  # fmt: skip
    return Notebook(one for one in notebook if (one.subject, one.field) not in hidden) if hidden else notebook


def _public_view(view: Interview | None, public: Notebook) -> Interview | None:
    return None if view is None else replace(view, fields=public.fields(view.id))


def _put(path: Path, data: bytes, findings: Iterable[str] = ()) -> Exported:
    from winnotes.exchange.replacing import write_atomically

    write_atomically(path, data)
    return Exported(path, len(data), tuple(findings))


def _pdf(leaving: _Leaving) -> tuple[bytes, list[str]]:
    from winnotes.exchange.interview_pdf import write_interview_pdf

    view = leaving.view or interview_in(leaving.notebook, leaving.subject, leaving.guide)
    return write_interview_pdf(view, made_on=today(), with_private=leaving.with_private), []


def _csv(leaving: _Leaving) -> tuple[bytes, list[str]]:
    from winnotes.exchange.lint import lint
    from winnotes.exchange.profiles import PROFILES, write_excel_csv

    profile = PROFILES[leaving.profile or "team"]
    if profile.name == "excel":
        findings = [str(one) for one in lint(profile.name, leaving.notebook, leaving.guide)]
        return write_excel_csv(leaving.notebook, leaving.guide, leaving.separator), findings
    return profile.write(leaving.notebook, leaving.guide), []


def _package(leaving: _Leaving) -> tuple[bytes, list[str]]:
    from winnotes.exchange.package import write_package

    return write_package(leaving.notebook, leaving.sources), []


_FORMATS: Mapping[str, Callable[[_Leaving], tuple[bytes, list[str]]]] = {
    ".pdf": _pdf,
    ".csv": _csv,
    ".winnotes": _package,
}
