"""Facts and names as text for cells that are only read: all voices, each once, the same for the same notebook."""

from collections.abc import Iterable

from winnotes.core.notebook import Notebook
from winnotes.core.version import Json, Version, canonical


def plain_text(content: Json) -> str:
    """Return a text as it stands, anything else as JSON (whose order of keys is no accident), "" for nothing."""
    if content is None:
        return ""
    return content if isinstance(content, str) else canonical(content)


def fact_text(heads: Iterable[Version]) -> str:
    """Return what the heads of a fact say, joined by " / "."""
    return " / ".join(dict.fromkeys(text for head in heads if (text := plain_text(head.content))))


def names_in(notebook: Notebook) -> dict[str, str]:
    """Return the name of every person the notebook knows, by id."""
    return {subject: fact_text(notebook.heads(subject, "name")) for subject in notebook.subjects("p")}
