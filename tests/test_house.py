"""The house rules, each a sentence: what the code may know, how long it may be, what it must not carry out."""

import ast
import re
import statistics
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
CODE = [
    path
    for room in ("winnotes", "packaging", "tests", "bench")
    for path in sorted((ROOT / room).rglob("*.py"))
]
TEXT_SUFFIXES = {
    ".cfg",
    ".desktop",
    ".json",
    ".lock",
    ".md",
    ".py",
    ".sh",
    ".svg",
    ".toml",
    ".txt",
    ".xml",
    ".yml",
}
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))
VAGUE = ("Manager", "Helper", "Utils", "Handler", "Service", "Controller", "Base", "Impl")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


def core_imports() -> Iterator[str]:
    for path in sorted((ROOT / "winnotes" / "core").rglob("*.py")):
        yield from imports_of(path)


def configuration() -> dict[str, dict]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def carried_files() -> list[Path]:
    """Every text file that leaves this machine with the project."""
    rooms = ("winnotes", "packaging", "resources", "tests", "bench", ".ci")
    inside = [path for room in rooms for path in (ROOT / room).rglob("*") if "__pycache__" not in path.parts]
    named = [path for path in [*ROOT.iterdir(), *inside] if path.is_file()]
    return [path for path in named if path.suffix in TEXT_SUFFIXES or path.parent.name == ".ci"]


def keeps_contract(rule: str, folder: Path) -> bool:
    """Whether one contract of pyproject.toml holds; import-linter prints who breaks it."""
    configured = str(ROOT / "pyproject.toml")
    return lint_imports(configured, (rule,), cache_dir=str(folder), no_logo=True) == 0


@pytest.fixture(scope="module")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("graph")


def test_rooms_know_only_the_rooms_below_them(graph_folder: Path) -> None:
    assert keeps_contract("floors", graph_folder)


def test_qt_is_known_to_the_window_alone(graph_folder: Path) -> None:
    assert keeps_contract("qt", graph_folder)


def test_sqlite_is_spoken_in_the_store_alone(graph_folder: Path) -> None:
    assert keeps_contract("sql", graph_folder)


def test_the_engines_of_an_archive_are_known_to_team_alone(graph_folder: Path) -> None:
    assert keeps_contract("engines", graph_folder)


def test_pdfs_are_laid_out_in_exchange_alone(graph_folder: Path) -> None:
    assert keeps_contract("pdf", graph_folder)


def test_the_library_of_the_command_line_is_known_there_alone(graph_folder: Path) -> None:
    assert keeps_contract("command_line", graph_folder)


def test_what_encrypts_is_known_to_exchange_alone(graph_folder: Path) -> None:
    assert keeps_contract("sealing", graph_folder)


def test_core_touches_no_disk_no_clock_and_no_process(graph_folder: Path) -> None:
    assert keeps_contract("core", graph_folder)


def test_core_imports_nothing_but_itself_and_the_standard_library() -> None:
    roots = {name.partition(".")[0] for name in core_imports() if not name.startswith("winnotes.core")}
    assert roots <= sys.stdlib_module_names


def test_core_never_asks_what_time_it_is() -> None:
    asking = re.compile(r"\.(now|utcnow|today|time|monotonic|perf_counter)\(\s*\w*\.?\w*\s*\)")
    asked = {
        path.name for path in (ROOT / "winnotes/core").rglob("*.py") if asking.search(path.read_text("utf-8"))
    }
    assert asked == set()


def test_no_layout_is_asked_for_its_items():
    """The Python half of an item outlives it and is taken for what Qt makes at its address: see `placed_in`."""
    asking = [
        path for path in (ROOT / "winnotes" / "gui").rglob("*.py") if ".itemAt(" in path.read_text("utf-8")
    ]
    assert asking == []


def test_no_file_is_longer_than_400_lines() -> None:
    assert {name_of(path): n for path in CODE if (n := line_count(path)) > 400} == {}


def test_half_of_the_files_have_at_most_120_lines() -> None:
    assert statistics.median(line_count(path) for path in CODE if path.name != "__init__.py") <= 120


def test_no_function_is_longer_than_30_lines() -> None:
    assert {
        f"{name_of(path)}:{node.lineno} {node.name}": length
        for path in CODE
        for node in ast.walk(tree_of(path))
        if isinstance(node, Function) and (length := (node.end_lineno or 0) - node.lineno + 1) > 30
    } == {}


def test_every_module_says_in_one_to_five_lines_why_it_exists() -> None:
    said = {
        name_of(path): (ast.get_docstring(tree_of(path)) or "").splitlines()
        for path in CODE
        if line_count(path)
    }
    assert {name: len(lines) for name, lines in said.items() if not 1 <= len(lines) <= 5} == {}


def test_nothing_has_a_name_that_says_nothing() -> None:
    classes = [
        (path, node.name) for path in CODE for node in tree_of(path).body if isinstance(node, ast.ClassDef)
    ]
    modules = [(path, path.stem.title().replace("_", "")) for path in CODE]
    assert [f"{name_of(path)}: {name}" for path, name in classes + modules if name.endswith(VAGUE)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_versions_and_digests_and_no_host_name(lock: Path) -> None:
    pinned = r"[a-z0-9.-]+==[a-z0-9.+!-]+( ; [\w .'<>=!()]+)? \\"
    line = re.compile(pinned + r"|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [text for text in lock.read_text("ascii").splitlines() if not line.fullmatch(text)] == []


@pytest.mark.parametrize(
    ("lock", "group"), [("requirements.lock", "build"), ("requirements-dev.lock", "dev")]
)
def test_every_stated_requirement_is_locked(lock: str, group: str) -> None:
    stated = configuration()["project"]["dependencies"] + configuration()["dependency-groups"][group]
    names = {re.match(r"[\w-]+", entry)[0].lower() for entry in stated if isinstance(entry, str)}
    locked = re.findall(r"^([a-z0-9.-]+)==", (ROOT / "packaging" / lock).read_text("ascii"), re.MULTILINE)
    assert names - set(locked) == set()


def test_every_stated_requirement_is_imported_somewhere() -> None:
    modules = {"pyside6_essentials": "PySide6"}
    stated = {re.match(r"[\w-]+", entry)[0] for entry in configuration()["project"]["dependencies"]}
    wanted = {modules.get(name.replace("-", "_"), name.replace("-", "_")) for name in stated}
    imported = {
        name.partition(".")[0] for path in (ROOT / "winnotes").rglob("*.py") for name in imports_of(path)
    }
    assert wanted - imported == set()


def test_the_readme_the_documents_and_the_types_travel_too() -> None:
    assert configuration()["project"]["readme"] == "README.md"
    assert "/docs" in configuration()["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert (ROOT / "winnotes" / "py.typed").is_file()


def test_every_folder_of_resources_travels_in_the_wheel() -> None:
    packed = configuration()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    folders = {name_of(path) for path in (ROOT / "resources").iterdir() if path.is_dir()}
    assert set(packed) == folders - {"resources/screenshots"}


def test_no_file_names_a_place_on_one_machine() -> None:
    place = re.compile(
        r"(?<![\w.~}])/(?:root|home/\w+|work|Users/\w+)/|\b[A-Z]:\\Users\\|" + re.escape(str(ROOT) + "/")
    )
    assert [name_of(path) for path in carried_files() if place.search(path.read_text("utf-8"))] == []
