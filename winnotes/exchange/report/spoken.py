"""What was said in free text: the team's own themes, and below them the words that tell a question apart."""

from collections.abc import Iterator

from winnotes.core.insight.report import Report
from winnotes.core.insight.share import Share
from winnotes.core.insight.themed import Themed
from winnotes.core.insight.vocabulary import TellingWord, TellingWords
from winnotes.core.theme import Theme
from winnotes.exchange.report.naming import ReportWords
from winnotes.exchange.report.section import Piece, Row, Section
from winnotes.exchange.report.telling import MOST, bars, of_lunches, percent, sentence_of, share_told
from winnotes.i18n import _
from winnotes.wording import show_number

WORD = "word:"  # before a telling word in `Row.of`; a theme is there by its id


def spoken_sections(report: Report, words: ReportWords) -> Iterator[Section]:
    """Yield a section for each question with themes or telling words, in the guide's order."""
    themes, telling = {one.key: one for one in report.themes}, {one.key: one for one in report.telling}
    for key in words.labels:
        if key in themes or key in telling:
            yield _section(key, themes.get(key), telling.get(key), words)


def _section(key: str, themed: Themed | None, told: TellingWords | None, words: ReportWords) -> Section:
    held = themed.themes[:MOST] if themed else ()
    rows = [_theme_row(theme, share) for theme, share in held]
    rows += [_word_row(one) for one in told.words] if told else []
    chart = bars(rows)
    if themed and held:
        about = of_lunches(themed.n, _("gathered under themes of our own"))
    else:
        about = of_lunches(told.n if told else 0, _("said far more often here than in other notes"))
    title = _("In their words: {question}").format(question=words.label(key))
    return Section(key, title, about, chart, sentence_of(chart))


def _theme_row(theme: Theme, share: Share) -> Row:
    size = Piece(share.k / share.n)
    return Row(theme.name, (size,), show_number(share.k), share_told(share), share.behind, theme.id)


def _word_row(one: TellingWord) -> Row:
    aside = _("{here} here, {elsewhere} elsewhere").format(
        here=percent(one.share.rate or 0.0), elsewhere=percent(one.elsewhere.rate or 0.0)
    )
    label, size = _("“{word}”").format(word=one.word), Piece(one.share.k / one.share.n, "soft")
    return Row(label, (size,), show_number(one.share.k), aside, one.share.behind, WORD + one.name)
