"""The main job, key by key through the real window: every answer of the sample lunch arrives."""

from pathlib import Path

from winnotes.core.interview import interview_in
from winnotes.desk.sample import sample_notebook
from winnotes.exchange.package import read_package
from winnotes.gui.playing import Player
from winnotes.wording import original_guide


def test_a_lunch_played_key_by_key_says_what_the_sample_says(qapp, tmp_path: Path):
    player = Player(qapp, tmp_path / "home", tmp_path)
    player.play()
    written = player.export()
    player.close()
    assert all(path.stat().st_size > 1000 for path in written)
    notebook = read_package(written[2].read_bytes(), written[2].name).notebook
    (subject,) = notebook.subjects("i")
    played = interview_in(notebook, subject, original_guide())
    meant = interview_in(*sample_notebook(), original_guide())
    assert played.is_finished
    for answer, expected in zip(played.answers, meant.answers, strict=True):
        assert answer.status == expected.status
        assert answer.united == expected.united
        assert sorted(note.content for note in answer.notes) == sorted(
            note.content for note in expected.notes
        )
    assert [scrap.text for scrap in played.scraps] == [scrap.text for scrap in meant.scraps]
    assert played.fact("summary") == meant.fact("summary")
