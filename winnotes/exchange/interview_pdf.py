"""One interview as a PDF: two pages for the reader who was not at the table, and an appendix with every note."""

from dataclasses import replace

from winnotes.core.interview import NOTE, Interview
from winnotes.i18n import _


def write_interview_pdf(interview: Interview, *, made_on: str, with_private: bool = False) -> bytes:
    """Return the PDF of `interview`: A4, the same interview and day give the same bytes.

    `made_on` is an ISO date, printed at the foot. Questions the guide calls private are left out unless
    `with_private` says otherwise. Text is drawn as it stands, never read as markup; letters no shipped font
    has are written out. reportlab is imported here, when a PDF is asked for, and not before.
    """
    from winnotes.exchange.interview_appendix import appendix
    from winnotes.exchange.interview_front import front_pages, note_takers, title_of
    from winnotes.exchange.pdf_page import About, shortened, write_pages
    from winnotes.i18n import show_date

    shown = interview if with_private else _without_private(interview)
    title, told_by = title_of(shown), shown.fact("interviewee")
    about = About(
        title=title,
        author=note_takers(shown),
        subject=_("Win interview, as told by {name}").format(name=told_by) if told_by else _("Win interview"),
        language=shown.guide.language,
        foot=_("{title} · made on {date}").format(title=shortened(title), date=show_date(made_on)),
    )
    return write_pages([front_pages(shown), appendix(shown)], about)


def _without_private(interview: Interview) -> Interview:
    hidden = {question.key for question in interview.guide.questions if question.private}
    asked = tuple(question for question in interview.guide.questions if question.key not in hidden)
    fields = {
        name: heads for name, heads in interview.fields.items() if name.removesuffix(NOTE) not in hidden
    }
    return replace(interview, fields=fields, guide=replace(interview.guide, questions=asked))
