"""The first pages of an interview: what a person who was not at the table needs, and no empty heading."""

from winnotes.core.interview import Interview
from winnotes.core.text import one_line
from winnotes.exchange.interview_scores import score_strip
from winnotes.exchange.interview_sections import (
    also_asked,
    beginning,
    decision,
    faster_and_bigger,
    marketing_help,
    open_line,
    problem,
    resources,
    to_dos,
    why_us,
)
from winnotes.exchange.interview_tables import content, fitted, objections, stages
from winnotes.exchange.line_breaking import Span
from winnotes.exchange.note_lines import quote
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Panel, Shares, hairline, two_columns
from winnotes.exchange.pdf_page import INNER_WIDTH, fits_pages
from winnotes.exchange.pdf_style import INK, styled
from winnotes.i18n import _, listed, show_date
from winnotes.wording import FACTS
from winnotes.wording.who import name_of, takers_of

_BACKGROUND = ("amount", "closed_on", "created_on", "product", "segment")
KEY_QUOTES_SHOWN = 3
PAGES = 2
FEW = 4  # facts of the background: fewer do not stretch over the page
LINES_TRIED = (3, 2, 1, 0)


def front_pages(interview: Interview) -> list[Block]:
    """Return the blocks of the first pages, with as many lines of the notes as two pages have room for."""
    for lines in LINES_TRIED:
        blocks = _blocks(interview, lines)
        if fits_pages(blocks, PAGES):
            return blocks
    return _blocks(interview, LINES_TRIED[1])


def _blocks(interview: Interview, lines: int) -> list[Block]:
    blocks: list[Block] = [*_title(interview), *_background(interview), *_summary(interview)]
    if strip := score_strip(interview):
        blocks.append(strip)
    blocks += _key_quotes(interview)
    blocks += two_columns([why_us(interview, lines), problem(interview, lines)], INNER_WIDTH, before=14)
    blocks += [*objections(interview), *content(interview), *stages(interview)]
    rest = [
        decision(interview, lines),
        beginning(interview),
        *faster_and_bigger(interview, lines),
        marketing_help(interview, lines),
        resources(interview, lines),
    ]
    blocks += two_columns(rest, INNER_WIDTH, before=14)
    blocks += [*also_asked(interview, lines), *to_dos(interview), *open_line(interview)]
    return blocks


def title_of(interview: Interview) -> str:
    """Return what the interview is called: account and deal, whichever are known."""
    names = [one_line(interview.fact(fact)) for fact in ("account", "deal_name")]
    return " · ".join(name for name in names if name) or _("Win interview")


def note_takers(interview: Interview) -> str:
    """Return the names of everybody who wrote in the interview."""
    return listed(takers_of(interview))


def _title(interview: Interview) -> list[Block]:
    account, deal = (one_line(interview.fact(fact)) for fact in ("account", "deal_name"))
    overline = _("Win interview") if not interview.fact("sample") else _("Win interview · invented sample")
    blocks: list[Block] = [Text(overline.upper(), style="overline", after=4)]
    blocks.append(
        Text(account or deal or _("A won deal"), style="title", outline=(0, "top", title_of(interview)))
    )
    if account and deal:
        blocks.append(Text(deal, style="deal"))
    if told := _as_told(interview):
        blocks.append(Text(*told, style="quiet", before=6))
    return [*blocks, *_standing(interview)]


def _as_told(interview: Interview) -> list[Span]:
    """Return "As told by … to … on … at …", of whatever is known."""
    facts = [
        (_("As told by"), interview.fact("interviewee")),
        (_("to") if interview.fact("interviewee") else _("Noted by"), note_takers(interview)),
        (_("on"), show_date(interview.fact("met_on"))),
        (_("at"), interview.fact("place")),
    ]
    spans: list[Span] = []
    for word, name in facts:
        if name:
            spans += [
                styled(f"{word} " if not spans else f" {word} ", "quiet"),
                styled(one_line(name), "quiet", INK),
            ]
    return spans


def _standing(interview: Interview) -> list[Block]:
    """Say where the interview is not finished, or was opened again."""
    told = [
        _("Reopened by {name}: {reason}").format(name=name_of(interview, person), reason=one_line(reason))
        for person, reason in interview.reopened
    ]
    if not interview.is_finished:
        waiting = [one for one in interview.writers if not interview.has_finished(one)]
        names = listed([name_of(interview, person) for person in waiting])
        told.insert(
            0, _("Not finished yet by {names}").format(names=names) if names else _("Not finished yet")
        )
    return [Text(line, style="warning", before=3) for line in told]


def _background(interview: Interview) -> list[Block]:
    shown = [
        (_(FACTS[fact]), show_date(interview.fact(fact)))
        for fact in _BACKGROUND
        if interview.fact(fact).strip()
    ]
    if not shown:
        return []
    cells = [[Text(label, style="label"), Text(told)] for label, told in shown]
    widths: Shares = fitted([[label for label, _told in shown], [told for _label, told in shown]])
    if len(shown) < FEW:
        cells, widths = cells + [[]] * (FEW - len(shown)), ()
    return [hairline(before=12, after=9), Columns(cells, widths, gap=14)]


def _summary(interview: Interview) -> list[Block]:
    heads = interview.fields.get("summary", ())
    texts = [
        (name_of(interview, head.person), head.content) for head in sorted(heads, key=lambda one: one.at)
    ]
    spoken = [(name, text.strip()) for name, text in texts if isinstance(text, str) and text.strip()]
    blocks: list[Block] = []
    for name, text in spoken:
        if len(spoken) > 1:
            blocks.append(Text(name, style="label", keep=True, before=8))
        blocks += [
            Text(line, style="lead", before=3, align="natural") for line in text.split("\n") if line.strip()
        ]
    return [Panel(blocks, before=14, after=14)] if blocks else []


def _key_quotes(interview: Interview) -> list[Block]:
    found = interview.marked("key_quote")[:KEY_QUOTES_SHOWN]
    style = "pull_quote" if len(found) == 1 else "side_quote"
    quotes = []
    for question, voice, mark in found:
        source = _("on “{question}”, noted by {name}").format(
            question=question.label, name=name_of(interview, voice.person)
        )
        quotes.append([quote(mark, style), Text(source, style="label", indent=11)])
    return two_columns(quotes, INNER_WIDTH, before=14)
