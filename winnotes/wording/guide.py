"""What differs between two guides, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from winnotes.core.guide import Guide, Part
from winnotes.core.guide_difference import Changed, Difference
from winnotes.i18n import N_, _, listed

KINDS = {
    "text": N_("Notes"), "choice": N_("One of several"), "choices": N_("Several of several"), "tags": N_("Tags"),
    "ranked": N_("Ranked"), "counts": N_("Choices with counts"), "scale": N_("A scale"), "number": N_("A number"),
    "amount": N_("An amount"), "duration": N_("How long"), "fields": N_("Several fields"), "rows": N_("Rows"),
}  # fmt: skip
NOTES_ONLY = N_("Notes only")  # of a whole question
WHAT = {
    "text": N_("question"), "label": N_("short label"), "probe": N_("probe"), "bridge": N_("bridge"),
    "section": N_("group"), "must_ask": N_("must-ask"), "private": N_("private"), "kind": N_("kind of answer"),
    "choices": N_("choices"), "fields": N_("fields"),
}  # fmt: skip


def guide_names(guides: Iterable[Guide]) -> dict[str, str]:
    """Return what guides are called, by id: the title, and the beginning of the id where several share one."""
    known = {guide.id: guide.title for guide in guides}
    twice = {title for title, count in Counter(known.values()).items() if count > 1}
    return {one: f"{title} · {one[:5]}" if title in twice else title for one, title in known.items()}


def first_of(lines: Sequence[str], most: int) -> list[str]:
    """Return the first lines, and how many more there are."""
    more = [_("and {n} more").format(n=len(lines) - most)] if len(lines) > most else []
    return [*lines[:most], *more]


def told_difference(found: Difference, *, in_full: bool = False) -> list[str]:
    """Return a line for each question added, gone, changed or moved; one that says so where nothing differs.

    `in_full` says below a question that changed what its words were and are.
    """
    lines = [_("Added: {label}").format(label=one.label) for one in found.added]
    lines += [_("Gone: {label}").format(label=one.label) for one in found.gone]
    for one in found.changed:
        what = listed([_(WHAT[name]) for name in one.what])
        lines.append(_("Changed: {label} ({what})").format(label=one.after.label, what=what))
        lines += [f"     {line}" for line in _words_of(one)] if in_full else []
    lines += [_("Moved: {label}").format(label=one.label) for one in found.moved]
    renamed = _("Group “{before}” is called “{after}”")
    lines += [renamed.format(before=before, after=after) for before, after in found.sections]
    return lines or [_("Nothing differs.")]


def _words_of(changed: Changed) -> Iterator[str]:
    for name in ("text", "label", "probe", "bridge"):
        before, after = getattr(changed.before, name), getattr(changed.after, name)
        if before != after:
            said = _("{what}: “{before}” is now “{after}”") if before else _("{what}: “{after}”")
            yield said.format(what=_(WHAT[name]), before=before, after=after)
    before, after = (dict(_choices(one.parts)) for one in (changed.before, changed.after))
    told = [_("“{choice}” added").format(choice=words) for key, words in after.items() if key not in before]
    told += [_("“{choice}” gone").format(choice=words) for key, words in before.items() if key not in after]
    reworded = [(words, after[key]) for key, words in before.items() if after.get(key, words) != words]
    told += [_("“{before}” is now “{after}”").format(before=was, after=now) for was, now in reworded]
    if told:
        yield f"{_(WHAT['choices'])}: {'; '.join(told)}"


def _choices(parts: Iterable[Part]) -> Iterator[tuple[tuple[str, str], str]]:
    for part in parts:
        yield from (((part.key, code), words) for code, words in part.codes.items())
        yield from _choices(part.columns)
