"""What the damage filter makes of spreadsheets and of people: every damage done to 500 answers, and every edit.

The control is the same run with a filter that takes everything for an edit: it has to miss the goal of recognising.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.exchange.spreadsheet_damage import DAMAGES, EDITS, ROWS, answers, content_of, noted, sent
from winnotes.core.text import normalise
from winnotes.exchange import damage, resolving


def figures(is_damage: Callable[[str, str], bool]) -> dict[str, float]:
    """Return the counts over the whole catalogue and the shares that are promised."""
    count: Counter[str] = Counter()
    for name in DAMAGES:
        for is_known in (True, False):
            read, changed = sent(name, is_known)
            rows = {number for number, row in enumerate(ROWS[1:], 2) if row[0] in changed}
            count["silent"] += len(rows - {note.row for note in read.notes if note.column == "why_us_note"})
            if is_known:
                damaged = sum(note.what == "damaged" for note in read.notes)
                kept = sum(noted(subject) == content_of(read, subject) for subject in changed)
                count["damaged"] += len(changed)
                count["recognised"] += min(damaged, kept)
    tried = [(text, normalise(edit(text))) for text in answers() for edit in EDITS.values()]
    tried = [(before, after) for before, after in tried if after.strip() and after != before]
    held = sum(is_damage(before, after) for before, after in tried)
    return {
        "answers": len(answers()), "damages": len(DAMAGES), "cells_damaged": count["damaged"],
        "silent_changes": count["silent"], "damage_recognised": round(count["recognised"] / count["damaged"], 4),
        "edits": len(tried), "edits_held_back": round(held / len(tried), 4),
    }  # fmt: skip


def main() -> None:
    """Print both runs as JSON."""
    ours = figures(damage.is_damage)
    sent.cache_clear()
    with patch.object(resolving, "is_damage", lambda _before, _after: False):
        control = figures(lambda _before, _after: False)
    print(json.dumps({"ours": ours, "control": control}, indent=2))


if __name__ == "__main__":
    main()
