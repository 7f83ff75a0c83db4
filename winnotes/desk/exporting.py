"""Notes on their way out: one interview, the whole library or the blank guide, as a file somebody can use."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from winnotes.core.content_piece import NO_PIECES, pieces_in, shown_names
from winnotes.core.errors import WinNotesError
from winnotes.core.guide import Guide
from winnotes.core.interview import NOTE, Interview, interview_in
from winnotes.core.joining import SAME_AS, joined, joinings_of
from winnotes.core.notebook import Notebook
from winnotes.core.version import Version
from winnotes.desk.file_name import suggested_name
from winnotes.desk.guides import guide_for, guide_for_all, guides_followed, original_source, sources_in
from winnotes.desk.home import today
from winnotes.desk.joining import members
from winnotes.desk.sample import sample_notebook
from winnotes.desk.sharing import Sharing, made_safe, refuse_unsealable, sealed, sharing_here
from winnotes.desk.uploading import Wish, deals_behind, is_upload, wish_for
from winnotes.i18n import ngettext
from winnotes.store.store import Store
from winnotes.wording import original_guide

if TYPE_CHECKING:
    from winnotes.exchange.upload_file import Upload


@dataclass(frozen=True, slots=True)
class Exported:
    """The file written, its size in bytes, and sentences on what its reader will not find or show whole.

    An upload may be several files: `path` is the first, `more` are the others, `bytes` counts all.
    `is_partial` where a value or a row does not arrive whole.
    """

    path: Path
    bytes: int
    findings: tuple[str, ...] = ()
    more: tuple[Path, ...] = ()
    is_partial: bool = False


class How(TypedDict, total=False):
    """How a file is to be written.

    Answers to private questions stay here unless `with_private`. `separator` is for the Excel CSV, `wish` for
    uploads, which go by the header map remembered without one. `sharing` covers names or seals the file.
    """

    separator: str
    with_private: bool
    wish: Wish | None
    sharing: Sharing | None


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
    wish: Wish = Wish()  # noqa: RUF009 - frozen
    sharing: Sharing = Sharing()  # noqa: RUF009 - frozen
    pieces: Mapping[str, str] = field(default_factory=dict)


def export_interview(
    store: Store, subject: str, path: Path, profile: str = "", **how: Unpack[How]
) -> Exported:
    """Write interview `subject` to `path` as its suffix says: .pdf, .csv (in `profile`, else team) or .winnotes.

    What is being typed in it is sealed first, and what left counts as seen by others. A .winnotes file holds
    the interview, the names of everybody who wrote in it and its guide. What `sharing` covered is told. Raises
    WinNotesError unknown_format, not_sealable, name_in_file_name or header_map_wrong, and what the store and
    `write_atomically` raise.
    """
    refuse_unknown_format(path)
    _seal(store, subject)
    notebook = interview_and_writers(store, subject)
    guide, sources = guide_for(store, notebook.fields(subject)), tuple(sources_in(store, notebook))
    leaving = _Leaving(notebook, guide, sources, subject, profile=profile)
    return _write_from(store, leaving, path, dict.fromkeys(notebook.subjects("i"), guide), how)


def export_interviews(
    store: Store, subjects: Sequence[str], path: Path, profile: str = "", **how: Unpack[How]
) -> Exported:
    """Write several interviews into one .csv or .winnotes; see `export_interview`, which writes a single one."""
    if len(subjects) == 1:
        return export_interview(store, subjects[0], path, profile, **how)
    _refuse_several(path)
    for subject in subjects:
        _seal(store, subject)
    notebook = interview_and_writers(store, *subjects)
    guide, guides, sources = _guides_of(store, notebook)
    return _write_from(store, _Leaving(notebook, guide, sources, profile=profile), path, guides, how)


def export_library(store: Store, path: Path, profile: str = "", **how: Unpack[How]) -> Exported:
    """Write everything in the notes to `path`, a .csv or .winnotes; see `export_interview`."""
    _refuse_several(path)
    _seal(store)
    notebook = store.notebook()
    guide, guides, sources = _guides_of(store, notebook)
    return _write_from(store, _Leaving(notebook, guide, sources, profile=profile), path, guides, how)


def preview_upload(
    store: Store,
    subjects: Sequence[str],
    profile: str,
    *,
    with_private: bool = False,
    wish: Wish | None = None,
) -> "Upload":
    """Return what an upload of these interviews (of all, where none is named) would be; nothing is written.

    Its `findings` are the linter's, its `picklists` the values to create. Raises WinNotesError header_map_wrong.
    """
    notebook = interview_and_writers(store, *subjects) if subjects else store.notebook()
    guide, guides, sources = _guides_of(store, notebook)
    public = notebook if with_private else public_part(notebook, guides)
    wish = wish or wish_for(store, profile)
    public |= deals_behind(store, public)
    pieces = shown_names(pieces_in(store.about("c")))
    return _upload(_Leaving(public, guide, sources, profile=profile, wish=wish, pieces=pieces))


def has_private_answers(store: Store, subject: str) -> bool:
    """Whether anything in interview `subject`, drafts included, stays here unless asked for."""
    notebook = store.notebook(subject)
    typed = (
        Version(*draft.key, 1, {}, draft.content) for draft in store.drafts() if draft.subject == subject
    )
    guides = {subject: guide_for(store, notebook.fields(subject))}
    return any(len(public_part(one, guides)) < len(one) for one in (notebook, Notebook(typed)))


def export_view(view: Interview, path: Path, profile: str = "", *, with_private: bool = False) -> Exported:
    """Write the interview as it stands in memory, without the store: the way out while the disk refuses.

    Names of people travel in the PDF alone, and of guides only the original 22.
    """
    refuse_unknown_format(path)
    notebook = Notebook(head for heads in view.fields.values() for head in heads)
    sources = (original_source(),) if view.guide.id == original_guide().id else ()
    leaving = _Leaving(notebook, view.guide, sources, view.id, view, profile, with_private=with_private)
    return _write(leaving, path, dict.fromkeys(notebook.subjects("i"), view.guide))


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


def interview_and_writers(store: Store, *subjects: str) -> Notebook:
    """Return the heads of these interviews, those joined with them and what says so, their guides, and who wrote."""
    together = [one for subject in subjects for one in members(store, subject)]
    written = store.notebook(*together) | joinings_of(store.fields_of("", [SAME_AS]), together)
    written |= guides_followed(store, written)
    writers = sorted({version.person for version in written})
    return written | store.notebook(*writers) if writers else written


def refuse_unknown_format(path: Path) -> None:
    """Raise WinNotesError unknown_format unless `path` ends in one of the formats WinNotes writes."""
    if path.suffix.lower() not in _FORMATS:
        raise WinNotesError("unknown_format", file=path.name)


def _refuse_several(path: Path) -> None:
    """Raise WinNotesError unknown_format unless `path` can hold several interviews."""
    refuse_unknown_format(path)
    if path.suffix.lower() == ".pdf":
        raise WinNotesError("unknown_format", file=path.name)


def _guides_of(store: Store, notebook: Notebook) -> tuple[Guide, dict[str, Guide], tuple[str, ...]]:
    """Return the guide that shows them all, each interview's own, and the sources of all."""
    guides = {one: guide_for(store, notebook.fields(one)) for one in notebook.subjects("i")}
    return guide_for_all(store, notebook), guides, tuple(sources_in(store, notebook))


def _seal(store: Store, subject: str = "") -> None:
    """Seal what is being typed in `subject`, or everywhere."""
    if not store.is_read_only:
        wanted = members(store, subject) if subject else ()
        store.seal([draft for draft in store.drafts() if draft.subject in wanted or not subject])


def _mark_seen(store: Store, notebook: Notebook) -> None:
    """Before the file exists: a version is sealed anew in place only while no file can hold it."""
    if not store.is_read_only:
        store.mark_seen(notebook)


def _write_from(
    store: Store, leaving: _Leaving, path: Path, guides: Mapping[str, Guide], how: How
) -> Exported:
    """Write what leaves the notes; from then on it counts as seen by others."""
    if is_upload(leaving.profile) and not (how.get("sharing") or Sharing()).is_safe:
        leaving = replace(leaving, notebook=leaving.notebook | deals_behind(store, leaving.notebook))
    asked = replace(
        leaving,
        separator=how.get("separator", ","),
        with_private=how.get("with_private", False),
        wish=how.get("wish") or wish_for(store, leaving.profile),
        sharing=sharing_here(store, how.get("sharing")),
        pieces=shown_names(pieces_in(store.about("c"))),
    )
    return _write(asked, path, guides, lambda sent: _mark_seen(store, sent))


def _write(
    leaving: _Leaving,
    path: Path,
    guides: Mapping[str, Guide],
    before: Callable[[Notebook], None] = lambda _sent: None,
) -> Exported:
    """Write the file; `before` gets what really leaves, `guides` say what is private in which interview."""
    refuse_unsealable(path, leaving.sharing)
    findings = []
    if not leaving.with_private:
        public = public_part(leaving.notebook, guides)
        if left_out := len(leaving.notebook) - len(public):
            told = ngettext(
                "{n} entry to private questions was left out.",
                "{n} entries to private questions were left out.",
                left_out,
            )
            findings.append(told.format(n=left_out))
        leaving = replace(leaving, notebook=public, view=_public_view(leaving.view, public))
    if leaving.sharing.is_safe:
        leaving, told_safe = _safe(leaving, path, guides)
        findings += told_safe
    if is_upload(leaving.profile) and path.suffix.lower() == ".csv":
        upload = _upload(leaving)
        before(leaving.notebook)
        return _put_upload(path, upload, findings)
    data, found = _FORMATS[path.suffix.lower()](leaving)
    before(leaving.notebook)
    return _put(path, sealed(data, leaving.sharing), [*findings, *found])


def _safe(leaving: _Leaving, path: Path, guides: Mapping[str, Guide]) -> tuple[_Leaving, list[str]]:
    """Return what leaves without names, under ids nobody here knows, and what is told about it."""
    safe, told = made_safe(leaving.notebook, guides, leaving.sharing, path)
    used = {guide.id: guide for guide in safe.guides.values()}
    guide = next(iter(used.values())) if len(used) == 1 else original_guide()
    sources = (*(one for one in leaving.sources if one == original_source()), *safe.sources)
    subject = safe.notebook.subjects("i")[0] if leaving.subject and safe.notebook.subjects("i") else ""
    return replace(
        leaving,
        notebook=safe.notebook,
        guide=guide,
        sources=sources,
        subject=subject,
        view=None,
        pieces=NO_PIECES,  # they are names in the clear
    ), told


def public_part(notebook: Notebook, guides: Mapping[str, Guide]) -> Notebook:
    """Return what may leave: no answer to a private question, no time spent on one, no scrap whose line went to one."""
    private = {
        (subject, question.key)
        for subject, guide in guides.items() for question in guide.questions if question.private
    }  # fmt: skip
    hidden = private | {(subject, key + NOTE) for subject, key in private}
    hidden |= {
        (one.subject, one.field) for one in notebook
        if (isinstance(one.content, dict) and (one.subject, one.content.get("placed")) in private)
        or (one.field.startswith("seconds.") and (one.subject, one.field.split(".")[1]) in private)
    }  # fmt: skip
    return Notebook(one for one in notebook if (one.subject, one.field) not in hidden) if hidden else notebook


def _public_view(view: Interview | None, public: Notebook) -> Interview | None:
    return None if view is None else replace(view, fields=public.fields(view.id))


def _put(path: Path, data: bytes, findings: Iterable[str] = ()) -> Exported:
    from winnotes.exchange.replacing import write_atomically

    write_atomically(path, data)
    return Exported(path, len(data), tuple(findings))


def _upload(leaving: _Leaving) -> "Upload":
    from winnotes.exchange.profiles import UPLOADS
    from winnotes.exchange.upload_file import make_upload

    destination, wish = UPLOADS[leaving.profile], leaving.wish
    notebook = joined(leaving.notebook)
    return make_upload(
        destination,
        notebook,
        leaving.guide,
        wish.header_map,
        appends=wish.appends,
        pieces=leaving.pieces,
    )


def _put_upload(path: Path, upload: "Upload", findings: Iterable[str]) -> Exported:
    """Write `x.csv`, or `x-1.csv`, `x-2.csv` … where the destination takes no larger file."""
    files = upload.files
    numbered = [path.with_stem(f"{path.stem}-{n}") for n in range(1, len(files) + 1)]
    paths = numbered if len(files) > 1 else [path]
    sizes = [_put(one, data).bytes for one, data in zip(paths, files, strict=True)]
    told = (*findings, *map(str, upload.findings))
    return Exported(paths[0], sum(sizes), told, tuple(paths[1:]), upload.is_partial)


def _pdf(leaving: _Leaving) -> tuple[bytes, list[str]]:
    from winnotes.exchange.interview_pdf import write_interview_pdf

    view = leaving.view or interview_in(joined(leaving.notebook), leaving.subject, leaving.guide)
    view = replace(view, pieces=leaving.pieces)
    made_on = today()[:7] if leaving.sharing.is_safe else today()
    return write_interview_pdf(view, made_on=made_on, with_private=leaving.with_private), []


def _csv(leaving: _Leaving) -> tuple[bytes, list[str]]:
    from winnotes.exchange.lint import lint
    from winnotes.exchange.profiles import PROFILES, write_excel_csv

    profile = PROFILES[leaving.profile or "team"]
    notebook = leaving.notebook if profile.name in ("team", "tidy") else joined(leaving.notebook)
    if profile.name == "excel":
        findings = [str(one) for one in lint(profile.name, notebook, leaving.guide)]
        return write_excel_csv(notebook, leaving.guide, leaving.separator), findings
    return profile.write(notebook, leaving.guide), []


def _package(leaving: _Leaving) -> tuple[bytes, list[str]]:
    from winnotes.exchange.package import write_package

    return write_package(leaving.notebook, leaving.sources), []


_FORMATS: Mapping[str, Callable[[_Leaving], tuple[bytes, list[str]]]] = {
    ".pdf": _pdf,
    ".csv": _csv,
    ".winnotes": _package,
}
