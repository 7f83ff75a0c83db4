"""What a linter says of a file before it is written: what, where and by how much."""

from dataclasses import dataclass

from winnotes.i18n import N_, _

PROBLEMS = {
    "cut": N_("Row {row}, {column}: {amount} characters; a spreadsheet keeps {limit} of them."),
    "lines": N_("Row {row}, {column}: {amount} lines; a spreadsheet keeps {limit} of them."),
    "misread": N_("Row {row}, {column}: a spreadsheet takes this text for a number or a date."),
    "rows": N_("{amount} rows; a spreadsheet opens {limit} of them."),
    "columns": N_("{amount} columns; a spreadsheet opens {limit} of them."),
    "shortened": N_(
        "Row {row}, {column}: {amount} characters; {where} takes {limit}. The rest was left out and the cell says so."
    ),
    "picks": N_(
        "Row {row}, {column}: {amount} values; {where} takes {limit} and empties the field beyond. The first "
        "{limit} were written."
    ),
    "line": N_(
        "Row {row}, {column}: {amount} characters; the field takes {limit}. The whole stands among the other answers."
    ),
    "record": N_("Row {row}: {amount} characters in all; {where} takes {limit} and refuses the row."),
    "needs": N_("Row {row}, {column}: it is empty, and {where} refuses the row without it."),
    "file_too_large": N_("Row {row}: {amount} bytes; {where} takes files of {limit} and refuses this one."),
    "wizard": N_(
        "Row {row}, {column}: {amount} bytes; the import wizard cuts beyond {limit}. Data Loader takes it whole."
    ),
    "clears": N_("Row {row}, {column}: {where} takes #N/A for an order to empty the field."),
    "differs": N_(
        "Row {row}, {column}: not agreed, so the field is empty; the voices stand among the other answers."
    ),
    "unfit": N_(
        "Row {row}, {column}: it does not fit the field; it stands among the other answers as it was typed."
    ),
    "crowded": N_(
        "{amount} columns found no room in {limit}; what they hold stands among the other answers."
    ),
    "unlinked": N_(
        "The deal's id in {where} is not known in {amount} of the rows; they link to no deal until {column} is "
        "filled in."
    ),
    "creates": N_(
        "The deal's id in {where} is not known in {amount} of the rows; each makes a new deal until {column} is "
        "filled in."
    ),
    "unmapped": N_("{column}: left out, as the header map says; {amount} rows have something there."),
    "unknown_key": N_("The header map names “{column}”, which is no column here."),
}
LEFT_OUT = frozenset({"shortened", "picks", "record", "needs", "file_too_large"})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a destination would do to a cell (`row` counts the header as 1) or, with `row` 0, to the file.

    `problem` is a key of PROBLEMS; `amount` is what there is, `limit` what the destination keeps, `where` its
    name.
    """

    problem: str
    row: int = 0
    column: str = ""
    amount: int = 0
    limit: int = 0
    where: str = ""

    @property
    def is_left_out(self) -> bool:
        """Whether a value or a row does not arrive whole: such an export ends with exit code 3."""
        return self.problem in LEFT_OUT

    def __str__(self) -> str:
        return _(PROBLEMS[self.problem]).format(
            row=self.row,
            column=self.column,
            amount=f"{self.amount:,}",
            limit=f"{self.limit:,}",
            where=self.where,
        )
