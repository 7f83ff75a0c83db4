"""Draws the pages of the sample interview's PDF into resources/screenshots; somebody looks at them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.screens.conftest import SCREENSHOTS
from winnotes.core.interview import interview_in
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.interview_pdf import write_interview_pdf
from winnotes.wording import original_guide

DOTS_PER_INCH, MOST_BYTES = 80, 150_000


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm (poppler-utils) is not installed")
def test_every_page_of_the_pdf_is_drawn(tmp_path: Path):
    interview = interview_in(*sample_notebook(), original_guide())
    written = tmp_path / "sample.pdf"
    written.write_bytes(write_interview_pdf(interview, made_on="2026-10-30"))
    draw = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), str(written), str(tmp_path / "page")]
    subprocess.run(draw, check=True, timeout=120)
    pages = sorted(tmp_path.glob("page-*.png"))
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert page.stat().st_size < MOST_BYTES
        shutil.copyfile(page, SCREENSHOTS / f"pdf-{number}.png")
    assert not (SCREENSHOTS / f"pdf-{len(pages) + 1}.png").exists()
