"""What is told of a CSV that did not come back as it was written: by row and column, and whether it was taken."""

from dataclasses import dataclass

from winnotes.i18n import N_, _

WHATS = {
    "edited": N_("Row {row}, {column}: changed since it was exported; taken as a new entry."),
    "added": N_("Row {row}, {column}: filled in after the export; taken as a new entry."),
    "damaged": N_("Row {row}, {column}: damaged in transit; the original was kept."),
    "emptied": N_("Row {row}, {column}: emptied; nothing was deleted."),
    "absent": N_("Row {row}, {column}: the column or the line is missing; nothing was deleted."),
    "other_person": N_(
        "Row {row}, {column}: not who wrote the row; what was changed in it counts as theirs."
    ),
    "shown": N_("Row {row}, {column}: changed, but it only shows what stands elsewhere; that was not taken."),
    "unread": N_("Row {row}, {column}: says what this column has no room for; that was not taken."),
    "part": N_("Row {row}, {column}: does not fit what was said beside it; what was said was taken."),
    "fixed": N_(
        "Row {row}, {column}: changed, but it cannot be changed in a spreadsheet; that was not taken."
    ),
    "lost": N_("Row {row}, {column}: an error or a cut stands where a text was; it was not taken."),
    "moved": N_(
        "Row {row}, {column}: its entries belong to another interview; nothing in the row was taken."
    ),
    "agreed_added": N_(
        "Row {row}, {column}: filled in where nothing was agreed; write it into a person's row."
    ),
    "unknown": N_("Row {row}, {column}: this question is not in the guide here; it was not taken."),
    "extra": N_("Row {row}, {column}: WinNotes knows no such column; it was not taken."),
    "unreadable": N_("Row {row}, {column}: changed beyond reading; what depends on it was not taken."),
    "refused": N_("Row {row}, {column}: not made as WinNotes makes entries; it was not taken."),
    "forged": N_("Row {row}: its seal is not from WinNotes; it was not taken."),
    "unplaced": N_("Row {row}: nothing says which entries it holds; it was not taken."),
    "surplus": N_("Row {row}: it has more cells than the header; they were not taken."),
}
KEPT = frozenset({"edited", "added", "damaged", "emptied", "absent", "other_person"})


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Something in a file that is not as it was written. `row` counts as a spreadsheet does: the header is 1.

    `what` is a key of WHATS; `column` is a column's name, or "" for the whole row.
    """

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return _(WHATS[self.what]).format(row=self.row, column=self.column)

    @property
    def is_left_out(self) -> bool:
        """Whether something that stands in the file was not taken."""
        return self.what not in KEPT
