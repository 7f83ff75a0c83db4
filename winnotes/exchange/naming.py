"""Whom a notebook names, and where it says so: the header, the rows about people, the competitors, the owners."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from winnotes.core.guide import Guide
from winnotes.core.interview import NOTE
from winnotes.core.measure import read_amount
from winnotes.core.notebook import Notebook
from winnotes.core.pseudonym import Cast, words_in
from winnotes.core.value import value_of
from winnotes.core.version import Json
from winnotes.exchange.covering import LABELS, name_words, vocabulary
from winnotes.i18n import _
from winnotes.wording import original_guide, words

PEOPLE_COLUMNS = ("name", "who", "whom", "with", "asked_by", "person", "people", "contact")
COMPETITOR_PARTS = ("competitors", "competitor", "strongest")
NOT_A_COMPETITOR = ("status quo", "nobody", "none", "no one", "in house", "inhouse", "spreadsheets")
_BETWEEN = re.compile(r"[,;/|&+()\[\]\n\"“”]+|\s(?:and|und|et|y|with|w|mit|from|of|@)\s|\s[-–—]\s")
_NICKNAME = re.compile(r"\(\s*([^\W\d_][\w'’-]*)\s*\)")
_FACT_KINDS = {"account": "customer", "interviewee": "sales"}


def cast_of(
    notebook: Notebook,
    guides: Mapping[str, Guide],
    library: Notebook,
    hide: Iterable[str],
    keep: Collection[str],
) -> Cast:
    """Return everybody named in `notebook`, in the headers of `library`, and whom `hide` adds.

    `guides` are those of the interviews in both. Whoever is met first keeps the kind: a customer stays one though
    a note takes them for a colleague.
    """
    labels = {kind: _(label) for kind, label in LABELS.items()}
    cast = Cast(vocabulary(), labels, keep)
    for part in (notebook, library):
        for kind, name in _headers(part):
            cast.add(kind, name)
    for part in (notebook, library):
        for subject in part.subjects("i"):
            for kind, name in _told(part.of(subject), guides.get(subject, original_guide())):
                cast.add(kind, name)
    for name in hide:
        cast.add("other", name)
    for owner in _owners(notebook):
        if not cast.knows(owner):
            cast.add("colleague", owner)
    return cast


def contents(notebook: Notebook, field: str, prefix: str = "i") -> Iterator[str]:
    """Yield every text in this field, subject by subject."""
    for subject in notebook.subjects(prefix):
        for head in notebook.heads(subject, field):
            if isinstance(head.content, str) and head.content.strip():
                yield head.content


def totals_in(notebook: Notebook) -> set[float]:
    """Return the amounts of the deals."""
    found = (read_amount(text, words()) for text in contents(notebook, "amount"))
    return {quantity.total for quantity in found if quantity}


def _headers(notebook: Notebook) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) of all whom headers and people's own subjects name."""
    for fact, kind in _FACT_KINDS.items():
        for text in contents(notebook, fact):
            pieces = _names(text, is_for_names=True) if kind == "sales" else [text, *_pieces(text)]
            yield from ((kind, name) for name in pieces)
    yield from (("taker", name) for name in contents(notebook, "name", "p"))
    for address in contents(notebook, "interviewee_email"):
        yield from _behind_address(address)
    yield from (("deal", text) for text in contents(notebook, "deal_name"))
    yield from (("product", text) for text in contents(notebook, "product"))
    for text in contents(notebook, "place"):
        yield "place", text
        yield from (("place", piece) for piece in _pieces(text) if words_in(piece)[0].is_capital)


def _behind_address(address: str) -> Iterator[tuple[str, str]]:
    """dana.ruiz@acme.com is Dana Ruiz, of Acme."""
    local, _at, host = address.strip().partition("@")
    name = " ".join(word.text for word in words_in(local) if not word.text.isdigit() and len(word.text) > 1)
    if name and not any(word.plain in name_words()["roles"] for word in words_in(local)):
        yield "sales", name
    labels = [label for label in host.lower().split(".")[:-1] if len(label) > 3]
    if labels and labels[-1] not in name_words()["mail_hosts"]:
        yield "company", labels[-1]


def _told(notebook: Notebook, guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) of all whom the typed answers name."""
    for version in notebook:
        question = guide.by_key.get(version.field)
        if question is None:
            continue
        said = value_of(version.content).said
        for part in question.parts:
            typed = said.get(part.key, "")
            if part.key in COMPETITOR_PARTS and isinstance(typed, str):
                yield from (("competitor", name) for name in _pieces(typed) if _is_competitor(name))
            for row in typed if isinstance(typed, list) else ():
                for column, cell in row.items():
                    if column in PEOPLE_COLUMNS:
                        yield from (("person", name) for name in _names(cell, is_for_names=column == "name"))


def _is_competitor(name: str) -> bool:
    return " ".join(word.plain for word in words_in(name)) not in NOT_A_COMPETITOR


def _names(cell: str, *, is_for_names: bool) -> list[str]:
    """Return the names in a cell about people: what is left of its pieces without roles, if it has a capital.

    Where the cell is for names its first piece needs none.
    """
    found = []
    lists = name_words()
    for at, piece in enumerate(_pieces(_NICKNAME.sub(_joined, cell))):
        said = [word for word in words_in(piece) if not word.text.isdigit()]
        left = [word for word in said if word.plain not in lists["roles"]]
        telling = [word for word in left if word.plain not in lists["titles"] | lists["particles"]]
        is_short = all(
            word.text.isupper() and len(word.text) <= 3 and word.text.isascii() for word in telling
        )
        may_be_small = is_for_names and at == 0 and len(left) == len(said)
        if telling and not is_short and (may_be_small or any(word.is_capital for word in telling)):
            found.append(" ".join(word.text for word in left))
    return found


def _joined(nickname: re.Match[str]) -> str:
    """Νίκος Παπαδάκης (Nikos) has three names, Petra (CFO) has one."""
    word = words_in(nickname[1])[0]
    is_name = word.is_capital and word.plain not in name_words()["roles"] | name_words()["known_capitals"]
    return f" {nickname[1]}" if is_name else nickname.group()


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in _BETWEEN.split(text) if piece.strip() and words_in(piece)]


def _owners(notebook: Notebook) -> list[str]:
    """Return whoever is called upon by @ in a to-do or elsewhere, sorted."""
    return sorted(
        {owner for text in _lines(notebook) for owner in re.findall(r"(?:^|\s)@([^\W\d_][\w-]*)", text)}
    )


def _lines(notebook: Notebook) -> Iterator[str]:
    for version in notebook:
        text: Json = version.content
        if isinstance(text, dict):
            text = text.get("text")
        if isinstance(text, str) and (version.field.endswith(NOTE) or version.field.startswith("scrap.")):
            yield from (line for line in text.split("\n") if "@" in line)
