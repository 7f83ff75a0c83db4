"""The appendix of an interview: everything anybody typed, in the guide's order, voices side by side."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest

from winnotes.core.guide import Part, Question
from winnotes.core.interview import NOTE, Answer, Interview, initials
from winnotes.core.mark import read_mark
from winnotes.core.text import folded, one_line
from winnotes.core.value import Value, value_of
from winnotes.core.version import Json
from winnotes.exchange.interview_digest import spoken, stayed_open
from winnotes.exchange.interview_sections import is_open_line_whole
from winnotes.exchange.interview_tables import fitted, table
from winnotes.exchange.line_breaking import Span, text_width
from winnotes.exchange.note_lines import marked_line, note_lines
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Stack, hairline, labelled
from winnotes.exchange.pdf_style import styled
from winnotes.i18n import _
from winnotes.wording import PROVENANCE, STATUS, show, show_clock
from winnotes.wording.who import name_of

Blocks = list[Block]
_RANKS = re.compile(r"\b\d+ ")
WHOLE_QUESTION = 260.0  # points: a question's notes lower than this are not parted between pages


def appendix(interview: Interview) -> Blocks:
    """Return the blocks of the appendix, or nothing where nobody noted anything."""
    body = [block for answer in interview.answers for block in _answer(interview, answer)]
    body += [*_strange(interview), *_scraps(interview)]
    if not body:
        return []
    title = Text(_("All notes"), style="title", outline=(0, "notes", _("All notes")))
    return [title, *_told_first(interview), *body, *_left_open(interview)]


def _told_first(interview: Interview) -> Blocks:
    names = {"talk": _("talk {time}"), "bite": _("bite {time}"), "pause": _("pause {time}")}
    told = [
        words.format(time=show_clock(seconds))
        for clock, words in names.items()
        if (seconds := interview.clock_s(clock))
    ]
    if told:
        told.append(_("planned {n} min").format(n=interview.planned_minutes))
    told.append(_("guide: {title}").format(title=interview.guide.title))
    return [Text(" · ".join(told), style="quiet", after=4)]


def _answer(interview: Interview, answer: Answer) -> Blocks:
    """Return one question with what every voice said of it; nothing where none said anything."""
    if not answer.has_content and answer.status == "open":
        return []
    people = {voice.person for voice in (*answer.voices, *answer.notes)}
    said = [(person, _of_person(answer, person)) for person in sorted(people)]
    voices = [(person, blocks) for person, blocks in said if blocks]
    agreed = _agreed(interview, answer)
    body = [_heading(interview, answer, voices), *agreed, *_side_by_side(interview, voices)]
    return [hairline(before=14, after=10), Stack(body, whole_below=WHOLE_QUESTION)]


def _heading(interview: Interview, answer: Answer, voices: Sequence[tuple[str, Blocks]]) -> Block:
    """Return the question, and on the right who alone noted it and how long it was talked about."""
    key, seconds = answer.question.key, interview.seconds_on(answer.question.key)
    alone = name_of(interview, voices[0][0]) if len(voices) == 1 and len(interview.writers) > 1 else ""
    beside = " · ".join(one for one in (alone, show_clock(seconds) if seconds else "") if one)
    outline = (1, f"notes.{key}", answer.question.label)
    cells = [
        [Text(answer.question.text, style="question", outline=outline)],
        [Text(beside, style="label", align="right", before=2)],
    ]
    wide = text_width(styled(beside, "label")) + 1
    return Columns(cells, partial(_question_and_rest, wide=wide), keep=True, after=5)


def _question_and_rest(free: float, *, wide: float) -> list[float]:
    wide = min(wide, free / 3)
    return [free - wide, wide]


def _side_by_side(interview: Interview, voices: Sequence[tuple[str, Blocks]]) -> Blocks:
    """Return the voices two abreast under their names; a lone voice stands by itself."""
    if len(voices) == 1:
        return voices[0][1]
    cells = [[Text(*_name(interview, person), keep=True, after=3), *blocks] for person, blocks in voices]
    return [
        Columns(pair, gap=24, after=6) if len(pair) == 2 else Stack(pair[0], after=6)
        for pair in (cells[start : start + 2] for start in range(0, len(cells), 2))
    ]


def _name(interview: Interview, person: str) -> list[Span]:
    name = name_of(interview, person)
    return [styled(f"{initials(name)}  ", "overline"), styled(name, "label")]


def _agreed(interview: Interview, answer: Answer) -> Blocks:
    blocks: Blocks = []
    for voice, value in spoken(answer):
        if voice.is_agreed:
            who = _("Agreed, settled by {name}").format(name=name_of(interview, voice.person))
            blocks += [Text(who, style="overline", keep=True, after=2), *_value(answer.question, value)]
    if answer.differs:
        blocks.append(Text(_("Not agreed yet: the voices differ"), style="warning", after=3))
    return blocks


def _of_person(answer: Answer, person: str) -> Blocks:
    blocks: Blocks = []
    for voice, value in spoken(answer):
        if voice.person == person and not voice.is_agreed:
            blocks += _value(answer.question, value)
    for voice in answer.notes:
        if voice.person == person and isinstance(voice.content, str):
            blocks += note_lines(voice.content)
    return blocks


def _value(question: Question, value: Value) -> Blocks:
    """Return how the question stands by this voice, its fields as said and as read, and its rows."""
    standing = [
        _(words[code])
        for words, code in ((STATUS, value.state), (PROVENANCE, value.provenance))
        if code in words and code not in ("open", "answered")
    ]
    blocks: Blocks = [Text(" · ".join(standing), style="quiet", after=2)] if standing else []
    known = {part.key: part for part in question.parts}
    for key, typed in value.said.items():
        part = known.get(key)
        if part and isinstance(typed, list):
            blocks += _rows(part, value)
        elif isinstance(typed, str):
            blocks.append(_field(part.label if part else key, typed, _read(part, value, key)))
        else:
            blocks += [Text(", ".join(row.values())) for row in typed]
    return blocks


def _read(part: Part | None, value: Value, key: str) -> str:
    shown = show(part, value.read.get(key)) if part else ""
    return f"{shown} / {part.high}" if part and shown and part.kind == "scale" else shown


def _field(label: str, typed: str, read: str) -> Block:
    return labelled(label, Text(*said_and_read(typed, read)))


def said_and_read(typed: str, read: str, style: str = "body") -> list[Span]:
    """Return what was understood, and what was typed where that was put otherwise or not understood."""
    typed = one_line(typed)
    if not read:
        return [styled(typed, style), styled("  " + _("not understood, kept as typed"), "warning")]
    if folded(typed) in (folded(read), folded(_RANKS.sub("", read)), folded(read.partition(" / ")[0])):
        return [styled(read, style)]
    return [styled(read, style), styled("  " + _("typed: {words}").format(words=typed), "label")]


def _rows(part: Part, value: Value) -> Blocks:
    readings = value.read.get(part.key)
    rows = [
        [_row_cell(column, said or {}, read if isinstance(read, dict) else {}) for column in part.columns]
        for said, read in zip_longest(value.rows(part.key), readings if isinstance(readings, list) else [])
    ]
    labels = [column.label for column in part.columns]
    texts = [["".join(span.text for span in cell) for cell in row] for row in rows]
    blocks = [[[Text(*cell, style="cell")] if cell else [] for cell in row] for row in rows]
    return table(labels, blocks, fitted([labels, *texts]))


def _row_cell(column: Part, said: Mapping[str, str], read: Mapping[str, Json]) -> list[Span]:
    typed = said.get(column.key, "")
    return said_and_read(typed, show(column, read.get(column.key)), "cell") if typed else []


def _strange(interview: Interview) -> Blocks:
    """Return what was said of questions that this guide does not have, as free text."""
    found: dict[str, Blocks] = {}
    for name, heads in sorted(interview.fields.items()):
        key = name.removesuffix(NOTE)
        if "." in name or key in interview.guide.by_key:
            continue
        for head in heads:
            if name.endswith(NOTE) and isinstance(head.content, str):
                found.setdefault(key, []).extend(note_lines(head.content))
            elif isinstance(head.content, dict) and "said" in head.content:
                said = value_of(head.content).said.items()
                found.setdefault(key, []).extend(_loose(part, typed) for part, typed in said)
    blocks: Blocks = []
    for key, lines in found.items():
        heading = _("A question of another guide: {key}").format(key=key)
        blocks += [hairline(before=14, after=10), Text(heading, style="question", keep=True, after=5), *lines]
    return blocks


def _loose(part: str, typed: str | list[dict[str, str]]) -> Block:
    told = typed if isinstance(typed, str) else "\n".join(", ".join(row.values()) for row in typed)
    return labelled(part, Text(told))


def _scraps(interview: Interview) -> Blocks:
    unsorted = [scrap for scrap in interview.scraps if not scrap.placed]
    if not unsorted:
        return []
    heading = Text(
        _("Scraps, not sorted yet"), style="question", keep=True, after=5, outline=(1, "scraps", _("Scraps"))
    )
    rows = [
        Columns(
            [
                [
                    Text(
                        f"{show_clock(scrap.talk_s)}  {initials(name_of(interview, scrap.person))}",
                        style="label",
                    )
                ],
                [marked_line(read_mark(scrap.text))],
            ],
            (1, 7),
            gap=8,
            before=2,
            after=2,
        )
        for scrap in unsorted
    ]
    return [hairline(before=14, after=10), heading, *rows]


def _left_open(interview: Interview) -> Blocks:
    if is_open_line_whole(interview):
        return []
    lines = [
        Text(styled(f"{why.capitalize()}: ", "quiet"), styled(", ".join(labels), "quiet"), before=2)
        for why, labels in stayed_open(interview)
    ]
    return [
        hairline(before=14, after=10),
        Text(_("Stayed open"), style="question", keep=True, after=3),
        *lines,
    ]
