"""The strip of scores: five figures a reader compares from deal to deal. Figures nobody gave do not appear."""

from collections.abc import Callable, Sequence
from functools import partial

from winnotes.core.insight.when import crm_days
from winnotes.core.interview import Interview, initials
from winnotes.exchange.interview_digest import Told, answered, rows_of, told
from winnotes.exchange.pdf_block import Block, Text
from winnotes.exchange.pdf_layout import Columns, Drawn, Stack, hairline
from winnotes.exchange.pdf_sign import draw_meter
from winnotes.exchange.pdf_style import styled
from winnotes.i18n import _, ngettext
from winnotes.wording import STATUS, show_number

Cell = list[Block]


def score_strip(interview: Interview) -> Block | None:
    """Return competition, time to close, people, model fit and understanding side by side, or None."""
    makers: Sequence[tuple[float, Callable[[Interview], Cell]]] = (
        (1.0, _competition),
        (1.0, _time_to_close),
        (0.8, _people),
        (0.9, _fit),
        (1.25, _understanding),
    )
    cells = [(share, cell) for share, make in makers if (cell := make(interview))]
    if not cells:
        return None
    strip = Columns([cell for _share, cell in cells], [share for share, _cell in cells], gap=14)
    return Stack([hairline(after=9), strip, hairline(before=9)], after=6)


def _competition(interview: Interview) -> Cell:
    score = told(interview, "competition_fierceness", "score")
    strongest = told(interview, "competition_fierceness", "strongest")
    cell = _scale(interview, "competition_fierceness", score, 10, _("Competition"))
    if cell and strongest:
        cell.append(Text(_("strongest: {name}").format(name=strongest.text), style="label"))
    return cell


def _time_to_close(interview: Interview) -> Cell:
    recalled = told(interview, "time_to_close", "days")
    crm = crm_days(interview.fact("created_on"), interview.fact("closed_on"))
    in_crm = _("CRM: {n} days").format(n=show_number(crm)) if crm is not None else ""
    cell = _figure(interview, "time_to_close", recalled, _("Time to close"))
    if recalled and isinstance(recalled.reading, list):
        cell[1] = _big(_shortest(recalled), _(" days"))
        cell.append(Text(_("recalled: {told}").format(told=recalled.text), style="label"))
    if not cell and crm is not None:
        cell = [Text(_("Time to close"), style="label"), _big(show_number(crm), _(" days"))]
        in_crm = _("by the CRM; not recalled")
    return [*cell, Text(in_crm, style="label")] if cell and in_crm else cell


def _people(interview: Interview) -> Cell:
    count = told(interview, "buying_group_size", "count")
    named = len(rows_of(interview, ["buying_group_size"]))
    cell = _figure(interview, "buying_group_size", count, _("People involved"))
    if named and not count:
        cell = [Text(_("People involved"), style="label"), _big(str(named), "")]
    if named:
        cell.append(Text(ngettext("{n} named", "{n} named", named).format(n=named), style="label"))
    return cell


def _fit(interview: Interview) -> Cell:
    fit = told(interview, "sales_cycle_fit", "fit")
    return _scale(interview, "sales_cycle_fit", fit, 5, _("Fit with our model"))


def _understanding(interview: Interview) -> Cell:
    label = Text(_("Knew us at the start"), style="label")
    sides = []
    for part, words in (("product", _("our products")), ("brand", _("our brand"))):
        if rating := told(interview, "prior_understanding", part):
            _label, *side = _scale(interview, "prior_understanding", rating, 5, "")
            sides.append([*side, Text(words, style="label")])
    if not sides:
        return _figure(interview, "prior_understanding", None, _("Knew us at the start"))
    return [label, Columns(sides, gap=10)]


def _scale(interview: Interview, key: str, rating: Told | None, of: int, label: str) -> Cell:
    cell = _figure(interview, key, rating, label)
    if rating and isinstance(rating.reading, int):
        cell[1] = _big(str(rating.reading), f" / {of}")
        cell.append(Drawn(8, partial(draw_meter, value=rating.reading, of=of), before=2))
    return cell


def _figure(interview: Interview, key: str, found: Told | None, label: str) -> Cell:
    """Return label and figure; of unlike voices both; where it was said to be not known, that."""
    answer = answered(interview, key)
    if found is None:
        if answer is None or answer.status not in ("not_known", "not_applicable"):
            return []
        return [Text(label, style="label"), Text(_(STATUS[answer.status]), style="figure_word")]
    if found.voices:
        each = " · ".join(f"{initials(name)} {text}" for name, text in found.voices)
        return [
            Text(label, style="label"),
            Text(each, style="figure_word"),
            Text(_("not agreed yet"), style="warning"),
        ]
    if found.is_typed:
        return [
            Text(label, style="label"),
            Text(f"“{found.text}”", style="figure_word"),
            Text(_("kept as typed"), style="label"),
        ]
    return [Text(label, style="label"), _big(_shortest(found), "")]


def _shortest(found: Told) -> str:
    """Return a guessed number as "~7", anything else in its words."""
    reading = found.reading
    if isinstance(reading, list) and len(reading) == 2 and isinstance(reading[0], int | float):
        return (_("~") if reading[1] is True else "") + show_number(reading[0])
    return found.text


def _big(figure: str, unit: str) -> Text:
    return Text(styled(figure, "figure"), styled(unit, "quiet"), style="figure")
