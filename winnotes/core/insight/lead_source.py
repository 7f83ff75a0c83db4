"""Lead source truth: what the sales person recalls beside what the CRM says."""

from dataclasses import dataclass
from functools import lru_cache

from winnotes.core.code import match_code
from winnotes.core.guide import Part
from winnotes.core.interview import Answer, Interview
from winnotes.core.text import folded, one_line

LEAD_SOURCE, PART = "lead_source", "source"
VERDICTS = ("match", "mismatch", "crm_blank", "not_recalled", "not_agreed")


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What recalling the lead source came to: one of VERDICTS, the source recalled and the CRM's.

    `recalled` and `crm` are codes where they mean one, else the words used, else "".
    """

    verdict: str
    recalled: str = ""
    crm: str = ""


def lead_source_check(interview: Interview) -> SourceCheck | None:
    """Return what the recalled lead source comes to beside the CRM's in the header, or None where nobody asked."""
    if LEAD_SOURCE not in interview.guide.by_key:
        return None
    return checked(interview.answer(LEAD_SOURCE), interview.fact("crm_lead_source"))


def checked(answer: Answer, crm: str) -> SourceCheck | None:
    """Return what the recalled lead source comes to beside `crm`, or None where nobody told of it."""
    part = next((one for one in answer.question.parts if one.key == PART), None)
    if part is None:
        return None
    source = code_of(crm, part)
    united = answer.united.get(PART)
    if united and united.differs:
        return SourceCheck("not_agreed", "", source)
    recalled = str(united.reading) if united else _typed(answer)
    if not recalled:
        return SourceCheck("not_recalled", "", source) if answer.status == "not_known" else None
    if not source:
        return SourceCheck("crm_blank", recalled)
    return SourceCheck("match" if _is_match(recalled, crm, part) else "mismatch", recalled, source)


def _typed(answer: Answer) -> str:
    """Return what was typed where nothing could be read: words all the same."""
    return " / ".join(
        dict.fromkeys(one_line(value.text(PART)) for value in answer.values if value.text(PART).strip())
    )


def _is_match(recalled: str, crm: str, part: Part) -> bool:
    alike = {folded(recalled), folded(part.codes.get(recalled, recalled))}
    return folded(crm) in alike or code_of(crm, part) == recalled


def code_of(source: str, part: Part) -> str:
    """Return the code that a CRM's own word for a source means in `part`, or the word where it means none."""
    return _code(one_line(source), tuple(part.codes.items()))


@lru_cache(maxsize=1024)
def _code(source: str, codes: tuple[tuple[str, str], ...]) -> str:
    return match_code(source, dict(codes)) or source
