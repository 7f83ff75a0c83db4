"""The typed fields of a question, or the columns it is answered in, as rows: name, kind, choices and hint of each."""

from collections.abc import Sequence

from winnotes.core.guide import Part
from winnotes.core.guide_parts import rows_of
from winnotes.core.value import Row, read_part
from winnotes.gui.lunch.rows_editor import RowsEditor
from winnotes.i18n import N_, _
from winnotes.wording import words
from winnotes.wording.guide import KINDS


def _described(kinds: Sequence[str]) -> Part:
    return Part(
        "parts", "", "rows",
        columns=(
            Part("label", N_("Called"), "text", hint=N_("e.g. Discount")),
            Part("kind", N_("Kind"), "choice", {one: KINDS[one] for one in kinds}, hint=N_("e.g. notes, number")),
            Part("choices", N_("Choices"), "text", hint=N_("one; two; three")),
            Part("hint", N_("Hint"), "text", hint=N_("in the empty field")),
        ),
    )  # fmt: skip


class PartsEditor(RowsEditor):
    """Rows of fields; `parts()` has their kinds as codes, a kind nobody could read left out."""

    def __init__(self, name: str, kinds: Sequence[str]) -> None:
        super().__init__(_described(kinds), name)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these fields and one empty row."""
        self.show_rows([{**row, "kind": _(KINDS[row["kind"]])} for row in rows_of(parts)])

    def parts(self) -> list[Row]:
        """Return the rows as typed, kinds by their codes."""
        column = self.part.columns[1]
        found = []
        for row in self.rows():
            kind = read_part(column, row.get("kind", ""), words())
            found.append(
                {name: cell for name, cell in row.items() if name != "kind"}
                | ({"kind": str(kind)} if kind else {})
            )
        return found
