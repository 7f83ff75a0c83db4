"""The sections of the front pages: each a list of blocks under its heading, or empty where nothing was said.

`lines` is how many lines of a question's notes a section may show; all of them stand in the appendix.
"""

from collections.abc import Sequence
from dataclasses import replace

from winnotes.core.insight.lead_source import lead_source_check
from winnotes.core.interview import Interview
from winnotes.core.mark import Mark
from winnotes.exchange.interview_digest import Told, answered, stayed_open, told
from winnotes.exchange.line_breaking import Span, text_width
from winnotes.exchange.note_lines import marked_line, owner_of
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Stack, labelled
from winnotes.exchange.pdf_page import INNER_WIDTH
from winnotes.exchange.pdf_sign import Sign
from winnotes.exchange.pdf_style import AMBER, HAIRLINE, QUIET, styled
from winnotes.i18n import _, ngettext, show_date
from winnotes.wording import STATUS, original_guide
from winnotes.wording.checking import check_told

CLIPPED_AT = 400
_TELLING = ("quote", "surprise", "text")
Section = list[Block]


def section(title: str, key: str, body: Sequence[Block]) -> Section:
    """Return `body` under its heading and in the outline, or nothing where the body is empty."""
    if not body:
        return []
    heading = Text(title, style="heading", keep=True, before=14, after=5, outline=(0, f"front.{key}", title))
    return [heading, *body]


def why_us(interview: Interview, lines: int) -> Section:
    """Return the ranked drivers and what was said of them."""
    drivers = told(interview, "why_us", "drivers")
    blocks: Section = []
    if drivers and not drivers.is_typed:
        names = [name.lstrip("0123456789 ") for name in drivers.text.split(", ")]
        for rank, name in enumerate(names, 1):
            sign = Sign("number", number=rank)
            blocks.append(Text(name, style="strong", indent=21, sign=sign, before=4, after=4))
    elif drivers:
        blocks.append(Text(*_words(drivers)))
    return section(_("Why they chose us"), "why_us", [*blocks, *note_digest(interview, "why_us", lines + 2)])


def problem(interview: Interview, lines: int) -> Section:
    """Return the customer's problem: its tags and what was said of it."""
    return section(_("The problem"), "problem", _spoken(interview, "customer_problem", "problems", lines + 2))


def decision(interview: Interview, lines: int) -> Section:
    """Return who decided, and whether that was expected."""
    return section(
        _("Who decided"),
        "decision",
        [*_fields(interview, "decision_maker"), *note_digest(interview, "decision_maker", lines)],
    )


def beginning(interview: Interview) -> Section:
    """Return how the deal began: the door, the lead source beside the CRM's, the buying stage."""
    blocks = [
        *_field(_("In the door"), told(interview, "entry_path", "path")),
        *_field(_("How far along"), told(interview, "buying_stage_at_entry", "stages")),
        *_lead_source(interview),
    ]
    return section(_("How it began"), "beginning", blocks)


def faster_and_bigger(interview: Interview, lines: int) -> tuple[Section, Section]:
    """Return what could have made the deal close faster, and what could have made it bigger."""
    faster = [*_fields(interview, "close_faster"), *note_digest(interview, "close_faster", lines)]
    bigger = [*_fields(interview, "deal_bigger"), *note_digest(interview, "deal_bigger", lines)]
    return section(_("Faster"), "faster", faster), section(_("Bigger"), "bigger", bigger)


def resources(interview: Interview, lines: int) -> Section:
    """Return what the deal took."""
    used = _spoken(interview, "resources_used", "resources", lines)
    return section(_("What it took"), "resources", used)


def marketing_help(interview: Interview, lines: int) -> Section:
    """Return what marketing could have done."""
    blocks = [*_fields(interview, "marketing_help"), *note_digest(interview, "marketing_help", lines)]
    return section(_("Marketing's help"), "marketing_help", blocks)


def also_asked(interview: Interview, lines: int) -> Section:
    """Return the team's own questions that were answered, each with its words and the first lines."""
    blocks: Section = []
    for answer in interview.answers:
        question = answer.question
        if question.key not in original_guide().by_key and answer.has_content:
            body = [*_fields(interview, question.key), *note_digest(interview, question.key, lines)]
            blocks.append(Stack([Text(question.label, style="strong", keep=True), *body], before=6, after=6))
    return section(_("Also asked"), "also_asked", blocks)


def to_dos(interview: Interview) -> Section:
    """Return every to-do for marketing: open ones first, by their date."""
    found = [mark for _question, _voice, mark in interview.marked("todo", "done")]
    found.sort(key=lambda mark: (mark.kind == "done", mark.due or "9999", mark.text))
    return section(_("To do for marketing"), "to_dos", [_to_do_row(mark) for mark in found])


def _to_do_row(mark: Mark) -> Block:
    is_done = mark.kind == "done"
    sign = Sign("ticked" if is_done else "box", QUIET if is_done else AMBER)
    due = _("done") if is_done else show_date(mark.due)
    return Columns(
        [
            [Text(mark.text, indent=14, sign=sign, style="cell_quiet" if is_done else "cell")],
            [Text(owner_of(mark), style="cell_quiet")],
            [Text(due, style="cell_quiet", align="right")],
        ],
        (72, 12, 16),
        gap=10,
        padding=1.5,
        line=HAIRLINE,
    )


def open_line(interview: Interview) -> Section:
    """Return what stayed open, in one line; what does not fit is counted, the appendix ends with all of it."""
    flat = [(why, label) for why, labels in stayed_open(interview) for label in labels]
    count = len(flat)
    while count > 1 and not _fits(_open_spans(flat[:count], len(flat) - count)):
        count -= 1
    return [Text(*_open_spans(flat[:count], len(flat) - count), before=14)] if flat else []


def is_open_line_whole(interview: Interview) -> bool:
    """Whether everything that stayed open fits that one line."""
    return _fits(_open_spans([(why, label) for why, labels in stayed_open(interview) for label in labels], 0))


def _fits(spans: Sequence[Span]) -> bool:
    return sum(text_width(span) for span in spans) <= INNER_WIDTH


def _open_spans(shown: Sequence[tuple[str, str]], more: int) -> list[Span]:
    labels: dict[str, list[str]] = {}
    for why, label in shown:
        labels.setdefault(why, []).append(label)
    told_of = " · ".join(f"{', '.join(found)} ({why})" for why, found in labels.items())
    rest = " " + ngettext("and {n} more", "and {n} more", more).format(n=more) if more else ""
    return [styled(_("Stayed open") + "  ", "strong"), styled(told_of + rest)]


def note_digest(interview: Interview, key: str, limit: int) -> Section:
    """Return the telling lines of a question's notes: quotes, surprises, then plain ones, `limit` at most.

    Key quotes and to-dos have places of their own.
    """
    answer = answered(interview, key)
    marked = [mark for _voice, mark in answer.marks()] if answer else []
    found = [mark for mark in marked if mark.kind in _TELLING]
    found.sort(key=lambda mark: _TELLING.index(mark.kind))
    blocks: Section = [marked_line(_clipped(mark)) for mark in found[:limit]]
    if len(found) > limit:
        more = len(found) - limit
        told_of = ngettext("and {n} more line in the notes", "and {n} more lines in the notes", more)
        blocks.append(Text(told_of.format(n=more), style="label", before=2))
    return blocks


def _clipped(mark: Mark) -> Mark:
    if len(mark.text) <= CLIPPED_AT:
        return mark
    return replace(mark, text=mark.text[:CLIPPED_AT].rstrip() + _("… (whole in the notes)"))


def _spoken(interview: Interview, key: str, part: str, limit: int) -> Section:
    found = told(interview, key, part)
    blocks: Section = [Text(*_words(found, "strong"), after=4)] if found else []
    return [*blocks, *note_digest(interview, key, limit)]


def _fields(interview: Interview, key: str) -> Section:
    answer = answered(interview, key)
    if answer is None:
        return []
    if answer.status in ("not_known", "not_applicable", "skipped"):
        return [Text(_(STATUS[answer.status]), style="quiet")]
    return [
        block
        for part in answer.question.fields
        for block in _field(part.label, told(interview, key, part.key))
    ]


def _field(label: str, found: Told | None) -> Section:
    if found is None:
        return []
    return [labelled(label, Text(*_words(found)))]


def _words(found: Told, style: str = "body") -> list[Span]:
    """Return what was told in words: unlike voices by name, what was not understood as it was typed."""
    if found.is_typed:
        return [styled(f"“{found.text}”", style), styled("  " + _("kept as typed"), "label")]
    if not found.voices:
        return [styled(found.text, style)]
    each = " · ".join(f"{name}: {text}" for name, text in found.voices)
    return [styled(each, style), styled("  " + _("not agreed yet"), "warning")]


def _lead_source(interview: Interview) -> Section:
    """Return the lead source as recalled beside the CRM's, and what the two come to."""
    check = lead_source_check(interview)
    if check is None:
        return []
    found = told(interview, "lead_source", "source")
    style = "warning" if check.verdict == "mismatch" else "note"
    told_of: Section = [Text(*_words(found))] if found else []
    told_of.append(Text(check_told(check, interview.fact("crm_lead_source")), style=style))
    return [labelled(_("Lead source"), *told_of)]
