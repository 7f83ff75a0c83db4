"""Merging a team's CSVs against csvkit's `csvstack` merely concatenating them, and how the cost grows.

python bench/merge.py                200 files, both ways, in turn
python bench/merge.py --curve        10, 100 and 1,000 files
python bench/merge.py --files 2000   as many as asked
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
RUNS = 5


def measured(command: list[str], output: Path) -> tuple[float, float, float]:
    """Run a command whose stdout goes to `output`; return (wall s, processor s, highest resident MiB)."""
    started = time.perf_counter()
    with output.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, cwd=ROOT)
        _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed")
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def merge(files: list[Path], folder: Path) -> tuple[float, float, float]:
    """Merge the files with our command line."""
    ours = [sys.executable, "-m", "winnotes", "merge", str(files[0].parent), "-o", str(folder / "team.csv")]
    return measured(ours, folder / "told")


def against_csvstack(files: list[Path], folder: Path) -> dict[str, float]:
    """Return medians over runs in turn, and their ratios."""
    csvstack = shutil.which("csvstack") or str(Path(sys.executable).with_name("csvstack"))
    if not Path(csvstack).exists():
        raise SystemExit("csvstack is not here: pip install csvkit")
    stack = [csvstack, *map(str, files)]
    merge(files, folder)
    pairs = [(merge(files, folder), measured(stack, folder / "stacked.csv")) for _run in range(RUNS)]
    return {
        "files": len(files),
        "megabytes": round(sum(file.stat().st_size for file in files) / 1e6),
        "merge_s": round(statistics.median(ours[0] for ours, _theirs in pairs), 2),
        "csvstack_s": round(statistics.median(theirs[0] for _ours, theirs in pairs), 2),
        "wall_ratio": round(statistics.median(ours[0] / theirs[0] for ours, theirs in pairs), 3),
        "processor_ratio": round(statistics.median(ours[1] / theirs[1] for ours, theirs in pairs), 3),
        "resident_mib": round(max(ours[2] for ours, _theirs in pairs)),
    }


def curve(folder: Path, sizes: tuple[int, ...]) -> list[dict[str, float]]:
    """Return what merging costs at each number of files, and per file."""
    from team_files import write_files

    told = []
    for size in sizes:
        files = write_files(folder / f"files-{size}", size)
        merge(files, folder)
        wall, processor, resident = sorted(merge(files, folder) for _run in range(3))[1]
        told.append(
            {
                "files": size,
                "wall_s": round(wall, 2),
                "processor_ms_per_file": round(processor / size * 1000, 1),
                "resident_mib": round(resident),
            }
        )
        shutil.rmtree(folder / f"files-{size}")
    return told


def main() -> None:
    """Print the figures as JSON."""
    from team_files import write_files

    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--files", type=int, default=200)
    asked.add_argument("--curve", action="store_true")
    asked.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.curve:
            print(json.dumps(curve(folder, tuple(options.sizes)), indent=2))
            return
        files = write_files(folder / "files", options.files)
        print(json.dumps(against_csvstack(files, folder), indent=2))


if __name__ == "__main__":
    main()
