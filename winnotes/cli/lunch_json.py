"""One lunch as JSON, for scripts: what each voice said, what was read, and what the voices come to."""

from winnotes.core.interview import FACTS, Answer, Interview, Voice
from winnotes.core.version import Json


def lunch_json(view: Interview) -> dict[str, Json]:
    """Return the interview as docs/command_line.md describes it."""
    return {
        "id": view.id,
        "code": view.fact("code"),
        "guide": view.guide.id,
        "facts": {name: view.fact(name) for name in FACTS},
        "summary": view.fact("summary"),
        "is_finished": view.is_finished,
        "planned_minutes": view.planned_minutes,
        "clocks_s": {clock: view.clock_s(clock) for clock in ("talk", "bite", "pause")},
        "people": [{"id": person, "name": view.name_of(person)} for person in view.writers],
        "answers": [_answer(view, answer) for answer in view.answers],
        "todos": [
            {
                "question": question.key,
                "text": mark.text,
                "owner": mark.owner,
                "due": mark.due,
                "is_done": mark.kind == "done",
            }
            for question, _voice, mark in view.marked("todo", "done")
        ],
        "scraps": [
            {"id": one.id, "text": one.text, "talk_s": one.talk_s, "placed": one.placed}
            for one in view.scraps
        ],
    }


def _answer(view: Interview, answer: Answer) -> dict[str, Json]:
    return {
        "question": answer.question.key,
        "status": answer.status,
        "read": {part: united.reading for part, united in answer.united.items() if not united.differs},
        "not_agreed": [part for part, united in answer.united.items() if united.differs],
        "seconds": view.seconds_on(answer.question.key),
        "voices": [_voice(view, voice) for voice in answer.voices],
        "notes": [_voice(view, note) for note in answer.notes],
    }


def _voice(view: Interview, voice: Voice) -> dict[str, Json]:
    return {
        "person": voice.person,
        "name": view.name_of(voice.person),
        "is_agreed": voice.is_agreed,
        "at": voice.at,
        "content": voice.content,
    }
