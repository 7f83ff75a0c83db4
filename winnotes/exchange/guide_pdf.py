"""The guide on paper, for those who write by hand: every question with its choices and room to write."""

from winnotes.core.guide import Guide
from winnotes.i18n import _


def write_guide_pdf(guide: Guide) -> bytes:
    """Return the blank guide as a PDF, A4, in the order of the checklist; must-asks stand in an amber ring.

    The same guide gives the same bytes. reportlab is imported here, when a PDF is asked for, and not before.
    """
    from winnotes.exchange.guide_sheet import guide_sheet
    from winnotes.exchange.pdf_page import About, shortened, write_pages

    about = About(
        title=guide.title,
        subject=_("Blank guide for a win interview"),
        language=guide.language,
        foot=_("{title} · blank guide").format(title=shortened(guide.title)),
    )
    return write_pages([guide_sheet(guide)], about)
