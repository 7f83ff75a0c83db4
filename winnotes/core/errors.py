"""The world's fault, told apart from ours: everything else that is raised is a bug.

Core speaks no language, so an error carries a code and its facts; `winnotes.wording` makes the sentence.
"""


class WinNotesError(Exception):
    """Something outside the program is wrong: a file, a disk, an input.

    `code` names the sentence in `winnotes.wording`, `facts` fill it (file names, line numbers, never notes).
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code
