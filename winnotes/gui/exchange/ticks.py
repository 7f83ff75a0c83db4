"""What is ticked in a preview: a tick belongs to a change, so the same change in two files has one tick."""

from collections.abc import Iterable

from winnotes.desk.preview import Key
from winnotes.gui.exchange.node import Node

OFF, SOME, ON = 0, 1, 2


class Ticks:
    """The changes ticked, and the doubtful interviews somebody said are the same lunch."""

    def __init__(self, root: Node, ticked: Iterable[Key]) -> None:
        self._root = root
        self.ticked = set(ticked)
        self.believed: set[tuple[int, str]] = set()

    def keys(self) -> set[Key]:
        """Return the keys of what would come in: ticked, and not in doubt where it stands."""
        return {
            item.key
            for node in self._root.walk()
            if node.role == "change" and self._is_believed(node)
            for item in node.items
            if item.key in self.ticked
        }

    def state(self, node: Node) -> int | None:
        """Return OFF, SOME or ON, or None where there is nothing to tick."""
        return self.states().get(node.number)

    def states(self) -> dict[int, int]:
        """Return the state of every row that has a tick, by its number."""
        found: dict[int, int] = {}
        self._gather(self._root, found)
        return found

    def set(self, node: Node, is_on: bool) -> None:
        """Tick a row and all below it, or take the ticks away. What asks is ticked one by one only."""
        if node.role == "doubt" and node.doubt:
            (self.believed.add if is_on else self.believed.discard)(node.doubt)
            return
        if node.role == "subject" and node.doubt and is_on:
            self.believed.add(node.doubt)
        for leaf in (node, *node.walk()):
            for item in leaf.items if leaf.role == "change" else ():
                if not is_on:
                    self.ticked.discard(item.key)
                elif leaf is node or not item.change.is_asked:
                    self.ticked.add(item.key)

    def toggle(self, node: Node) -> None:
        """Tick what is not ticked; where all is that needs no asking, take the ticks away."""
        if node.role == "doubt":
            self.set(node, is_on=node.doubt not in self.believed)
            return
        leaves = [leaf for leaf in (node, *node.walk()) if leaf.role == "change"]
        wanted = [
            (leaf, item) for leaf in leaves for item in leaf.items if leaf is node or not item.change.is_asked
        ]
        is_full = all(item.key in self.ticked and self._is_believed(leaf) for leaf, item in wanted)
        self.set(node, is_on=not is_full)

    def _is_believed(self, node: Node) -> bool:
        return node.doubt is None or node.doubt in self.believed

    def _gather(self, node: Node, found: dict[int, int]) -> int | None:
        """Put the states of a row and of all below it into `found`; return its own."""
        states = [
            state
            for child in node.children
            if (state := self._gather(child, found)) is not None and child.role != "doubt"
        ]
        if node.role == "doubt":
            states = [ON if node.doubt in self.believed else OFF]
        elif node.role == "change":
            is_believed = self._is_believed(node)
            states = [ON if is_believed and item.key in self.ticked else OFF for item in node.items]
        if not states:
            return None
        state = ON if min(states) == ON else OFF if max(states) == OFF else SOME
        found[node.number] = state
        return state
