"""The preview as a tree of rows: file, interview, answer. Plain data; the model in front of it knows Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from winnotes.desk.preview import Doubt, FileTold, Item, Preview
from winnotes.gui.exchange.change_words import COUNTED, label_of, place_of
from winnotes.gui.exchange.kind_words import counted, kind_of_note, summed, tallied
from winnotes.i18n import _, show_date


@dataclass(slots=True, eq=False)
class Node:
    """A row: `role` is file, subject, doubt, change, quiet (nothing to tick) or note.

    `sign` is the kind of its changes; `doubt` names (file, subject) while it asks whether that is the same lunch.
    """

    role: str
    words: str
    about: str = ""
    sign: str = ""
    items: tuple[Item, ...] = ()
    doubt: tuple[int, str] | None = None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    row: int = 0
    number: int = 0

    def add(self, node: "Node") -> "Node":
        """Put a row below this one and return it."""
        node.parent, node.row = self, len(self.children)
        self.children.append(node)
        return node

    def walk(self) -> Iterator["Node"]:
        """Yield every row below this one, from top to bottom."""
        for child in self.children:
            yield child
            yield from child.walk()


def tree_of(preview: Preview) -> Node:
    """Return the root over one row per file that could be read; every row gets its number, the root 0."""
    root = Node("root", "")
    for number, file in enumerate(preview.files):
        if file.coming.read is not None:
            _add_file(root, preview, number, file)
    for number, node in enumerate(root.walk(), 1):
        node.number = number
    return root


def _add_file(root: Node, preview: Preview, number: int, file: FileTold) -> None:
    remarks = file.coming.read.remarks if file.coming.read else ()
    kinds = [_kind(item) for item in file.items] + [kind_of_note(one.what) for one in remarks]
    top = root.add(Node("file", file.coming.path.name, summed(tallied(kinds)) or _("nothing in it")))
    doubts = {doubt.subject: doubt for doubt in file.doubts}
    by_subject: dict[str, list[Item]] = {}
    for item in file.items:
        by_subject.setdefault(item.change.subject, []).append(item)
    titles = {subject: _title(preview, subject) for subject in by_subject}
    for subject in sorted(
        by_subject, key=lambda one: (one not in doubts, one[:1] != "i", titles[one].casefold(), one)
    ):
        _add_subject(top, preview, titles[subject], by_subject[subject], (number, doubts.get(subject)))
    for remark in remarks:
        top.add(Node("note", str(remark), sign=kind_of_note(remark.what)))
    told = {str(remark) for remark in remarks}
    for words in file.coming.read.notes if file.coming.read else ():
        if words not in told:
            top.add(Node("note", words))


def _add_subject(
    top: Node, preview: Preview, title: str, items: list[Item], doubted: tuple[int, Doubt | None]
) -> None:
    number, doubt = doubted
    subject = items[0].change.subject
    guide = preview.guides[subject]
    asked = (number, subject) if doubt else None
    kinds = tallied(map(_kind, items))
    node = top.add(Node("subject", title, summed(kinds), doubt=asked))
    if doubt:
        node.add(Node("doubt", _doubt_words(doubt), doubt=asked))
    rows: dict[tuple[str, ...], list[Item]] = {}
    for item in sorted(items, key=lambda one: place_of(one.change.field, guide)):
        if item.adds:
            is_counted = item.change.field.startswith(COUNTED)
            place = ("", _kind(item)) if is_counted else (*item.key, _kind(item))
            rows.setdefault(place, []).append(item)
    for found in rows.values():
        first = _("as in {file}").format(file=found[0].first) if found[0].first else ""
        field = found[0].change.field
        words = label_of(field, guide, _deal_title(preview, field.partition(".")[2]))
        node.add(Node("change", words, first, _kind(found[0]), tuple(found), asked))
    for kind in ("same", "older"):
        if quiet := tuple(one for one in items if not one.adds and one.change.kind == kind):
            node.add(Node("quiet", counted(kind, len(quiet)), items=quiet))


def _kind(item: Item) -> str:
    return "same" if item.first else item.change.kind


def _title(preview: Preview, subject: str) -> str:
    """Return what a subject is called: account and deal of an interview, the name of a person."""
    if not subject.startswith("i"):
        name = _deal_title(preview, subject)
        if subject.startswith("p"):
            name = preview.names.get(subject, "")
        elif subject.startswith("n"):
            name = _fact(preview, subject, "name")
        return name or _KINDS_OF_SUBJECT.get(subject[:1], subject)
    deal = [_fact(preview, subject, name) for name in ("account", "deal_name")]
    told = [" · ".join(part for part in deal if part) or _("A lunch without a name")]
    if name := _fact(preview, subject, "interviewee"):
        told.append(_("with {name}").format(name=name))
    if met_on := _fact(preview, subject, "met_on"):
        told.append(show_date(met_on))
    return "  ·  ".join(told)


def _deal_title(preview: Preview, subject: str) -> str:
    """Return what a deal is told by, "" where `subject` is none."""
    if not subject.startswith("d"):
        return ""
    return " · ".join(part for name in ("account", "name") if (part := _fact(preview, subject, name)))


def _fact(preview: Preview, subject: str, name: str) -> str:
    """Return a fact as it is known here, else as the files have it."""
    heads = preview.mine.heads(subject, name) or preview.whole.heads(subject, name)
    return " / ".join(dict.fromkeys(str(one.content) for one in heads if one.content not in ("", None)))


_KINDS_OF_SUBJECT = {
    "d": _("A deal"),
    "n": _("A round"),
    "g": _("A guide"),
    "m": _("A sales-cycle model"),
    "c": _("A content piece"),
    "t": _("A theme"),
    "p": _("A person"),
}


def _doubt_words(doubt: Doubt) -> str:
    mine, theirs = (
        _("{account} on {day}").format(account=account or _("no account"), day=show_date(day) or _("no day"))
        for account, day in (doubt.mine, doubt.theirs)
    )
    return _(
        "Same lunch code, but yours is {mine} and theirs {theirs}. Tick if it is the same lunch."
    ).format(mine=mine, theirs=theirs)
