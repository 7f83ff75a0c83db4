"""A guide as plain data and as the TOML of a guide file: read again it is the same guide, id and all."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from winnotes.core.guide import Guide, Part, Question, guide_of


def data_of(guide: Guide) -> dict[str, object]:
    """Return what a guide file says of `guide`, what goes without saying left out."""
    return {
        "title": guide.title,
        "language": guide.language,
        "sections": [{"key": key, "title": title} for key, title in guide.sections.items()],
        "questions": [_question(one) for one in guide.questions],
    }


def identified(guide: Guide) -> Guide:
    """Return `guide` under the id of its content. Raises WinNotesError `guide_wrong` where it holds no more."""
    return guide_of(data_of(guide), guide.title)


def guide_toml(guide: Guide) -> str:
    """Return `guide` as the text of a guide file; `read_guide` undoes it."""
    data = data_of(guide)
    lines = [
        "format = 1",
        *(f"{name} = {_toml(data[name])}" for name in ("title", "language")),
        "",
        "sections = [",
    ]
    lines += [f"    {_toml(one)}," for one in _tables(data["sections"])]
    lines.append("]")
    for question in _tables(data["questions"]):
        lines += ["", "[[questions]]", *_table(question)]
    return "\n".join(lines) + "\n"


def retitled(guide: Guide, title: str) -> Guide:
    """Return `guide` under another title."""
    return identified(replace(guide, title=title))


def _question(question: Question) -> dict[str, object]:
    data: dict[str, object] = {
        "key": question.key, "section": question.section, "text": question.text, "label": question.label,
    }  # fmt: skip
    data |= {name: words for name in ("probe", "bridge") if (words := getattr(question, name))}
    data |= {name: True for name in ("must_ask", "private") if getattr(question, name)}
    return data | ({"parts": [_part(part) for part in question.parts]} if question.parts else {})


def _part(part: Part) -> dict[str, object]:
    data: dict[str, object] = {"key": part.key, "label": part.label, "kind": part.kind}
    data |= {"open": True} if part.open else {}
    data |= {"low": part.low} if part.low != 1 else {}
    data |= {"high": part.high} if part.kind == "scale" or part.high != 10 else {}
    data |= {"limit": part.limit} if part.kind == "ranked" or part.limit != 3 else {}
    data |= {"codes": dict(part.codes)} if part.codes else {}
    data |= {"hint": part.hint} if part.hint else {}
    data |= {"ledger": True} if part.ledger else {}
    return data | ({"columns": [_part(column) for column in part.columns]} if part.columns else {})


def _table(question: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{name} = {_toml(value)}" for name, value in question.items() if name != "parts")
    for part in _tables(question.get("parts", [])):
        yield "[[questions.parts]]"
        for name, value in part.items():
            if name == "columns":
                yield from ("columns = [", *(f"    {_toml(one)}," for one in _tables(value)), "]")
            else:
                yield f"{name} = {_toml(value)}"


def _tables(value: object) -> list[dict[str, object]]:
    return value if isinstance(value, list) else []


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_name(str(name))} = {_toml(one)}" for name, one in value.items()) + " }"
    return _string(value) if isinstance(value, str) else json.dumps(value)


def _name(name: str) -> str:
    return name if name.isascii() and name.replace("_", "a").replace("-", "a").isalnum() else _string(name)


def _string(text: str) -> str:
    """Return a basic TOML string: JSON's own, but TOML wants DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
