"""What differs between two guides, in words."""

from winnotes.core.guide_difference import Difference
from winnotes.i18n import N_, _, listed

WHAT = {
    "text": N_("question"), "label": N_("short label"), "probe": N_("probe"), "bridge": N_("bridge"),
    "section": N_("group"), "must_ask": N_("must-ask"), "private": N_("private"), "kind": N_("kind of answer"),
    "choices": N_("choices"),
}  # fmt: skip


def told_difference(found: Difference) -> list[str]:
    """Return a line for each question added, gone, changed or moved; one that says so where nothing differs."""
    lines = [_("Added: {label}").format(label=one.label) for one in found.added]
    lines += [_("Gone: {label}").format(label=one.label) for one in found.gone]
    for one in found.changed:
        what = listed([_(WHAT[name]) for name in one.what])
        lines.append(_("Changed: {label} ({what})").format(label=one.after.label, what=what))
    lines += [_("Moved: {label}").format(label=one.label) for one in found.moved]
    return lines or [_("Nothing differs.")]
