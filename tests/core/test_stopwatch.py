"""The clocks run over given instants: talk, bite and pause apart, gaps shown and not counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from winnotes.core.stopwatch import CLOCKS, GAP_MS, Stopwatch, stopwatch_of


def ticked(watch: Stopwatch, start_ms: int, seconds: int) -> Stopwatch:
    for second in range(1, seconds + 1):
        watch = watch.tick(start_ms + second * 1000)
    return watch


def test_talk_bite_and_pause_are_kept_apart():
    watch, now = Stopwatch(), 0
    for clock, seconds in (("talk", 60), ("bite", 20), ("talk", 5), ("pause", 9)):
        watch = ticked(watch.run(clock, now), now, seconds)
        now += seconds * 1000
    assert [watch.seconds(clock) for clock in CLOCKS] == [65, 20, 9]


def test_a_stopped_watch_counts_nothing():
    watch = ticked(Stopwatch().run("talk", 0), 0, 3).run("", 3000)
    assert ticked(watch, 3000, 60).seconds("talk") == 3


def test_only_talk_counts_for_the_question_and_every_visit_adds_up():
    watch = ticked(Stopwatch().run("talk", 0).visit("why_us", 0), 0, 4)
    watch = ticked(watch.run("bite", 4000), 4000, 5)
    watch = ticked(watch.run("talk", 9000).visit("objections", 9000), 9000, 2)
    watch = ticked(watch.visit("why_us", 11_000), 11_000, 3)
    assert watch.facts("pkim") == {
        "clock.talk.pkim": 9, "clock.bite.pkim": 5, "seconds.why_us.pkim": 7, "seconds.objections.pkim": 2,
    }  # fmt: skip


def test_sleep_is_shown_as_a_gap_and_not_counted():
    watch = ticked(Stopwatch().run("talk", 0), 0, 2).tick(2000 + 3_600_000)
    assert (watch.seconds("talk"), watch.gaps_ms) == (2, (3_600_000,))
    assert watch.facts("pkim")["gaps.pkim"] == [3600]


def test_the_longest_silence_that_still_counts_is_fifteen_seconds():
    assert Stopwatch().run("talk", 0).tick(GAP_MS).seconds("talk") == 15
    assert Stopwatch().run("talk", 0).tick(GAP_MS + 1).seconds("talk") == 0


def test_a_clock_set_back_counts_nothing_and_goes_on_from_there():
    watch = Stopwatch().run("talk", 100_000).tick(105_000).tick(50_000).tick(52_000)
    assert (watch.seconds("talk"), watch.gaps_ms) == (7, ())


def test_there_is_no_other_clock():
    with pytest.raises(ValueError, match="dessert"):
        Stopwatch().run("dessert", 0)


def test_after_a_restart_it_stands_still_and_goes_on_where_it_was():
    watch = Stopwatch().run("talk", 0).visit("why_us", 0).tick(9000).tick(99_000)
    again = stopwatch_of(
        {**watch.facts("pkim"), "clock.talk.palex": 77, "gaps.palex": [5], "account": "Acme"}, "pkim"
    )
    assert (again.running, again.seconds("talk"), again.gaps_ms) == ("", 9, (90_000,))
    assert again.tick(10**9).seconds("talk") == 9
    assert again.run("talk", 0).tick(1000).seconds("talk") == 10


@pytest.mark.parametrize("content", ["9", None, {"x": 1}, [9]])
def test_a_clock_fact_of_another_shape_is_left_out(content):
    assert stopwatch_of({"clock.talk.pkim": content, "gaps.pkim": "9"}, "pkim") == Stopwatch()


@given(st.lists(st.tuples(st.sampled_from([*CLOCKS, ""]), st.integers(0, GAP_MS)), max_size=20))
def test_every_second_at_the_table_is_on_exactly_one_clock(steps):
    watch, now = Stopwatch(), 0
    counted = 0
    for clock, passed in steps:
        counted += passed if watch.running else 0
        now += passed
        watch = watch.run(clock, now)
    assert sum(watch.elapsed_ms.values()) == counted
