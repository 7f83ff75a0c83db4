"""A disk that takes its time: no key waits for it, nothing is called saved before it is, and every key lands."""

import json
import os
import subprocess
import sys

from tests.fault.disk import HERE, compiled, needs_compiler, scratch


@needs_compiler
def test_keys_never_wait_for_the_disk_and_all_of_them_land():
    with scratch() as folder:
        environment = {**os.environ, "LD_PRELOAD": str(compiled(folder)), "PYTHONPATH": str(HERE.parents[1])}
        command = [sys.executable, str(HERE / "slow_disk.py"), str(folder)]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    told = json.loads(ran.stdout)
    # While one sync hung, five hundred keys were taken, and nothing was called saved.
    assert told == {
        "keys": 500, "saved_while_held": 0, "unsaved_while_held": 1, "closed": True, "kept": ["key 499"],
    }  # fmt: skip
