"""A PostgreSQL of the tests' own: in a folder of theirs, on a socket in it, by a user who may run one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "marketer"
PASSWORD = "kept in a file"


@dataclass(frozen=True)
class Server:
    """A server that listens on a socket in `folder` and nowhere else."""

    folder: Path
    port: int = 5432

    def address(self, database: str = "postgres", user: str = "owner") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"


def programs() -> Path | None:
    """Where PostgreSQL's programs are: on the path, or where Debian keeps them."""
    found = shutil.which("initdb")
    if found and Path(found).resolve().with_name("postgres").exists():
        return Path(found).resolve().parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return kept[-1].parent if kept else None


@contextmanager
def started() -> Iterator[Server]:
    """Lend a server; root, whom PostgreSQL refuses, starts it as the user postgres, or nobody."""
    bin_folder = programs()
    assert bin_folder is not None
    folder = Path(tempfile.mkdtemp(prefix="winnotes-pg-"))
    try:
        before = _as_other(folder)
        data = folder / "data"
        _run([*before, str(bin_folder / "initdb"), "-D", str(data), "-U", "owner", "--auth=trust", "--no-sync",
              "--encoding=UTF8", "--locale=C.UTF-8"], folder)  # fmt: skip
        (data / "pg_hba.conf").write_text(f"local all {USER} scram-sha-256\nlocal all all trust\n")
        options = (
            f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        )
        control = [*before, str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        _run([*control, "-o", options, "start"], folder)
        try:
            yield Server(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_other(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    import pwd

    known = {one.pw_name: one for one in pwd.getpwall()}
    other = known.get("postgres") or known["nobody"]
    os.chown(folder, other.pw_uid, other.pw_gid)
    folder.chmod(0o755)
    return ["setpriv", f"--reuid={other.pw_uid}", f"--regid={other.pw_gid}", "--clear-groups"]


def _run(command: Sequence[str], folder: Path) -> None:
    surroundings = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
