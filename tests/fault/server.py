"""Run with the failing disk preloaded: reads what to do, one JSON line each, and does it in a fork of its own."""

import json
import os
import sys
import traceback
from pathlib import Path

from tests.fault.acts import ACTS, Told
from tests.fault.disk import door
from winnotes.core.errors import WinNotesError


def do(asked: dict, pipe: int) -> None:
    """Do one act with the disk as asked for; tell line by line what happened."""
    told = Told(lambda kind, text="": os.write(pipe, (json.dumps([kind, text]) + "\n").encode()))
    door().disk_arm(os.fsencode(asked["folder"]), asked["at"], asked["fault"], int(asked["for_good"]))
    try:
        ACTS[asked["act"]].do(Path(asked["folder"]), told)
    except WinNotesError as error:
        told.tell("told", error.code)
    except BaseException:  # noqa: BLE001 - told to the test, which fails
        told.tell("uncaught", traceback.format_exc())
    calls = door().disk_count()
    door().disk_disarm()
    told.tell("calls", str(calls))


def answer(asked: dict) -> dict:
    """Fork, do, and gather what was told before the end, whatever the end was."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        do(asked, write)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as lines:
        told = [json.loads(line) for line in lines]
    _pid, status = os.waitpid(child, 0)
    found = {kind: [text for one, text in told if one == kind] for kind in ("acked", "told")}
    last = dict(told)
    return {
        **found,
        "calls": int(last.get("calls", 0)),
        "uncaught": last.get("uncaught", ""),
        "is_killed": os.WIFSIGNALED(status),
    }


def main() -> None:
    """Answer until nothing is asked any more."""
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
