"""Finds the files shipped beside the program, in a checkout and in an installed wheel alike."""

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """Return the folder `resources/`, wherever the program was installed."""
    here = Path(__file__).resolve()
    packed = here.parent / "_resources"
    return packed if packed.is_dir() else here.parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one shipped file, e.g. `resource("guides", "original_22.toml")`."""
    return resource_root().joinpath(*parts)
