"""A PostgreSQL of the tests' own: in a folder of theirs, on a socket in it, by a user who may run one."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

USER = "marketer"
PASSWORD = "kept in a file"
OTHER = "127.0.0.2"  # which WinNotes does not take for this computer


@dataclass(frozen=True)
class Server:
    """A server that listens on a socket in `folder`, on Linux on the loopback address `OTHER` too, nowhere else."""

    folder: Path
    port: int

    def address(self, database: str = "postgres", user: str = "owner") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def asked(self, *statements: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run statements as the owner, each at once, and return what the last one gives."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            for one in statements:
                cursor = connection.execute(one.encode())
            return cursor.fetchall() if cursor.description else []


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
        (data / "pg_hba.conf").write_text(
            f"local all {USER} scram-sha-256\nlocal all all trust\nhost all all 127.0.0.0/8 trust\n"
        )
        port, heard = _free_port(), OTHER if sys.platform == "linux" else ""
        options = f"-p {port} -c listen_addresses={heard} -c unix_socket_directories={folder}"
        options += " -c fsync=off -c full_page_writes=off"
        control = [*before, str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        _run([*control, "-o", options, "start"], folder)
        try:
            yield Server(folder, port)
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


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
