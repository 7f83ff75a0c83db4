"""The mail that asks the sales person what the lunch had no time for: polite, neutral, ready to paste."""

from collections.abc import Sequence

from winnotes.core.guide import Question
from winnotes.core.interview import Interview
from winnotes.i18n import _, ngettext


def follow_up(interview: Interview, questions: Sequence[Question], sender: str) -> str:
    """Return the text of the mail. `sender` may be ""; questions the guide calls private are left out."""
    asked = [question for question in questions if not question.private]
    first_name = interview.fact("interviewee").split(" ")[0]
    greeting = _("Hi {name},").format(name=first_name) if first_name else _("Hi,")
    deal = " · ".join(part for part in (interview.fact("account"), interview.fact("deal_name")) if part)
    thanks = (
        _("thank you for lunch and for telling me about {deal}.").format(deal=deal)
        if deal
        else _("thank you for lunch and for telling me about the deal.")
    )
    wish = ngettext(
        "There is {n} question we did not get to. A line or two would help us a lot:",
        "There are {n} questions we did not get to. A line or two on each would help us a lot:",
        len(asked),
    ).format(n=len(asked))
    listed = "\n".join(f"{n}. {_(question.text)}" for n, question in enumerate(asked, 1))
    close = _("If you do not know, that is an answer too.")
    return "\n\n".join([greeting, f"{thanks} {wish}", listed, close, f"{_('Many thanks')}\n{sender}".strip()])
