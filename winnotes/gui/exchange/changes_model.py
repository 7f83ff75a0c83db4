"""The preview's tree as a Qt model: a tick on every level, the kind of change, the row as a screen reader says it."""

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from winnotes.desk.preview import Key, Preview
from winnotes.gui.exchange.kind_words import on_row
from winnotes.gui.exchange.node import Node, tree_of
from winnotes.gui.exchange.subject_words import said_in
from winnotes.gui.exchange.ticks import OFF, ON, SOME, Ticks
from winnotes.i18n import _

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
SIGN = Qt.ItemDataRole.UserRole + 1
ABOUT = Qt.ItemDataRole.UserRole + 2
GIST = Qt.ItemDataRole.UserRole + 3
STATES = {OFF: Qt.CheckState.Unchecked, SOME: Qt.CheckState.PartiallyChecked, ON: Qt.CheckState.Checked}
DRAWN = {None: " ", OFF: "☐", SOME: "◪", ON: "☑"}
TICK = Qt.ItemDataRole.CheckStateRole


class ChangesModel(QAbstractItemModel):
    """Files, the interviews they speak of, their answers. After the merge it tells what was done, ticks held fast.

    `ticked()` after every change of ticks.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.preview = Preview(())
        self.is_done = False
        self._take(self.preview, ())

    def show_preview(
        self,
        preview: Preview,
        unticked: Collection[Key] = (),
        ticked: Collection[Key] = (),
        root: Node | None = None,
    ) -> None:
        """Show what these files would change; `unticked` and `ticked` keep what somebody decided before.

        `root` is the preview's tree where it was built already, on another thread.
        """
        self.beginResetModel()
        self.is_done = False
        self._take(preview, (preview.ticked_at_first() - set(unticked)) | set(ticked), root)
        self.endResetModel()

    def set_done(self, is_done: bool) -> None:
        """Tell it as done, or as what would be done."""
        self.is_done = is_done
        self._tell_changed(self._nodes[1:])

    def keys(self) -> set[Key]:
        """Return the keys of the changes that would come in."""
        return self.ticks.keys()

    def toggle(self, index: Index) -> None:
        """Tick what is not ticked, or take the tick away, with all below it."""
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self._change(lambda: self.ticks.toggle(self.node(index)))

    def toggle_all(self) -> None:
        """Tick everything that needs no asking; where it is ticked, nothing."""
        if not self.is_done:
            self._change(lambda: self.ticks.toggle(self.root))

    def node(self, index: Index) -> Node:
        """Return the row behind an index; the root behind none."""
        return self._nodes[index.internalId()] if index.isValid() else self.root

    def index_of(self, node: Node) -> QModelIndex:
        """Return the index of a row."""
        return QModelIndex() if node is self.root else self.createIndex(node.row, 0, node.number)

    def first_telling(self) -> QModelIndex:
        """Return the first row that asks whether it is the same lunch, else the first with words to compare."""
        for role in ("doubt", "change"):
            for node in self.root.walk():
                if node.role == role:
                    return self.index_of(node)
        return self.index(0, 0)

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self.node(parent).children
        if column or not 0 <= row < len(children) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.column() > 0 else len(self.node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.words
        if role == TICK:
            state = self._states.get(node.number)
            return None if state is None else STATES[state]
        if role == NODE:
            return node
        if role == SIGN:
            return self._sign(node)
        if role == ABOUT:
            return node.about
        if role == GIST:
            return self._gist(node)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != TICK or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        is_on = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self._change(lambda: self.ticks.set(self.node(index), is_on=is_on))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        has_tick = index.internalId() in self._states
        return flags | Qt.ItemFlag.ItemIsUserCheckable if has_tick and not self.is_done else flags

    def drawn(self) -> str:
        """Return the tree as text, one line a row, two blanks a level: `☑ Lead source  ·  Second voice`."""
        return "\n".join(self._drawn(node, 0) for node in self.root.children)

    # inside

    def _take(self, preview: Preview, ticked: Iterable[Key], root: Node | None = None) -> None:
        self.preview = preview
        self.root = root or tree_of(preview)
        self._nodes = [self.root, *self.root.walk()]
        self.ticks = Ticks(self.root, ticked)
        self._states = self.ticks.states()

    def _change(self, change: Callable[[], None]) -> None:
        change()
        before, self._states = self._states, self.ticks.states()
        self._tell_changed(
            [node for node in self._nodes[1:] if before.get(node.number) != self._states.get(node.number)]
        )
        self.ticked.emit()

    def _tell_changed(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    def _gist(self, node: Node) -> str:
        """Return the beginning of what the file says there."""
        changes = [item.change for item in node.items] if node.role == "change" else []
        if len(changes) != 1:
            return ""
        return " / ".join(" · ".join(said_in(self.preview, one).splitlines()) for one in changes[0].theirs)

    def _sign(self, node: Node) -> str:
        if node.role not in ("change", "note"):
            return ""
        if not self.is_done or node.role == "note":
            return on_row(node.sign)
        if self._states.get(node.number) == OFF:
            return _("Left out")
        return on_row(node.sign, is_done=True)

    def _spoken(self, node: Node) -> str:
        states = {None: "", OFF: _("not ticked"), SOME: _("partly ticked"), ON: _("ticked")}
        state = states[self._states.get(node.number)]
        return ", ".join(part for part in (node.words, self._sign(node), node.about, state) if part)

    def _drawn(self, node: Node, depth: int) -> str:
        told = "  ·  ".join(part for part in (node.words, self._sign(node), node.about) if part)
        line = f"{'  ' * depth}{DRAWN[self._states.get(node.number)]} {told}"
        return "\n".join([line, *(self._drawn(child, depth + 1) for child in node.children)])
