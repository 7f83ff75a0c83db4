"""Finds the files shipped beside the program, in a checkout and in an installed wheel alike."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def resource_root() -> Path:
    """Return the folder `resources/`, wherever the program was installed."""
    packed = Path(str(files("winnotes"))) / "_resources"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one shipped file, e.g. `resource("guides", "original_22.toml")`."""
    return resource_root().joinpath(*parts)
