"""The preview as a tree of rows: file, interview, answer. Plain data; the model in front of it knows Qt."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from winnotes.desk.preview import Doubt, FileTold, Item, Preview
from winnotes.gui.exchange.change_words import COUNTED, place_of
from winnotes.gui.exchange.kind_words import counted, kind_of_note, summed, tallied
from winnotes.gui.exchange.subject_words import label_in, title_of
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
    titles = {subject: title_of(preview, subject) for subject in by_subject}
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
        words = label_in(preview, subject, found[0].change.field)
        node.add(Node("change", words, first, _kind(found[0]), tuple(found), asked))
    for kind in ("same", "older"):
        if quiet := tuple(one for one in items if not one.adds and one.change.kind == kind):
            node.add(Node("quiet", counted(kind, len(quiet)), items=quiet))


def _kind(item: Item) -> str:
    return "same" if item.first else item.change.kind


def _doubt_words(doubt: Doubt) -> str:
    mine, theirs = (
        _("{account} on {day}").format(account=account or _("no account"), day=show_date(day) or _("no day"))
        for account, day in (doubt.mine, doubt.theirs)
    )
    return _(
        "Same lunch code, but yours is {mine} and theirs {theirs}. Tick if it is the same lunch."
    ).format(mine=mine, theirs=theirs)
