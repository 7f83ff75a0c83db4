"""The team's guide from the terminal: written out, taken in, compared, followed."""

from pathlib import Path

from tests.cli.terminal import Winnotes
from winnotes.core.guide import read_guide
from winnotes.core.guide_data import guide_toml
from winnotes.core.guide_editing import with_question
from winnotes.wording import original_guide


def test_a_guide_is_written_compared_and_followed(tmp_path: Path, winnotes: Winnotes):
    ours = tmp_path / "ours.toml"
    assert winnotes("guide", "-o", str(ours)).code == 0
    assert read_guide(ours.read_text("utf-8")) == original_guide()
    ours.write_text(
        guide_toml(with_question(original_guide(), "pricing_k3f7", "Was the price fair?")), "utf-8"
    )
    assert winnotes("guide", "--use", str(ours)).code == 0
    assert "pricing_k3f7" in winnotes("guide").out
    assert winnotes("guide", "--diff", "original").out == "Added: Was the price fair?\n"
    assert winnotes("guide", "--list").out.count("The original 22") == 2
    assert winnotes("new", "--note", "pricing_k3f7=yes").code == 0
    assert winnotes("guide", "--of", "nothing like it").code == 1
