"""What games are worth on average: the last word is as long as its intervals ask for, and on dice of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.analysis.weighing import (
    FRESH,
    ROUND,
    Alone,
    Effort,
    Estimate,
    Tally,
    difference,
    estimate,
    exactly,
    joined,
    last_word,
)

EFFORT = Effort(first=2, second=4, kept=1, rounds=1, least=100, most=5000, half_width=5.0)


class Games:
    """Plays lines of which each wins (worth 1) one game in so many, and keeps what it was asked for."""

    def __init__(self, *every: int) -> None:
        self.every, self.asked = every, list[tuple[int, int]]()

    def __call__(self, first: int, games: int) -> list[Tally]:
        self.asked.append((first, games))
        worths = [[float(k % n == 0) for k in range(first, first + games)] for n in self.every]
        return [Tally(some, {0: games}, [sum(some)]) for some in worths]


def widest(n: int, share: float) -> float:
    """The half-width after n games, of which this share is won."""
    return estimate([1.0] * round(n * share) + [0.0] * (n - round(n * share))).half


def test_it_is_over_at_once_where_the_first_games_say_enough() -> None:
    play = Games(100)
    (tally,) = last_word(play, EFFORT, 1)
    assert (play.asked, len(tally.worths)) == ([(FRESH, 100)], 100)


def test_as_many_more_are_played_as_the_interval_asks_for_in_whole_rounds_and_on_further_dice() -> None:
    play = Games(2)
    (tally,) = last_word(play, EFFORT, 1)
    half = widest(100, 0.5)
    needed = 100 * (half / 5.0) ** 2 - 100
    more = int(needed // ROUND + 1) * ROUND
    assert play.asked == [(FRESH, 100), (FRESH + 100, more)]
    assert estimate(tally.worths).half <= 5.0
    assert tally.endings == {0: 100 + more}
    assert tally.scores == [sum(tally.worths)]


def test_an_interval_that_is_just_as_narrow_as_wished_is_narrow_enough() -> None:
    play = Games(2)
    last_word(play, replace(EFFORT, half_width=widest(100, 0.5)), 1)
    assert len(play.asked) == 1


def test_no_more_are_played_than_may_be_however_wide_it_stays() -> None:
    play = Games(2)
    (tally,) = last_word(play, replace(EFFORT, half_width=0.1, most=333), 1)
    assert play.asked == [(FRESH, 100), (FRESH + 100, 233)]
    assert len(tally.worths) == 333


def test_exactly_so_many_are_played_where_that_is_asked_for() -> None:
    play = Games(2)
    last_word(play, exactly(EFFORT, 60), 1)
    assert play.asked == [(FRESH, 60)]


def test_lines_that_differ_more_than_each_varies_are_played_until_their_difference_is_known() -> None:
    """Of two lines that win in turns, each has half the variance that their difference has."""

    def in_turns(first: int, games: int) -> list[Tally]:
        even = [float(k % 2 == 0) for k in range(first, first + games)]
        return [Tally(some, {}, []) for some in (even, [1.0 - x for x in even])]

    effort = replace(EFFORT, half_width=widest(100, 0.5))
    assert len(last_word(in_turns, effort, 0)[0].worths) == 100, "nothing is compared with"
    assert len(last_word(in_turns, effort, 1)[0].worths) > 300


def test_an_interval_is_wider_for_fewer_games_and_endless_for_one() -> None:
    assert estimate([0.25]) == Estimate(25.0, float("inf"), 1)
    assert estimate([0.0, 1.0]).half == pytest.approx(100 * 1.959964 / 2)


def test_only_what_lies_wholly_above_zero_is_above_it() -> None:
    assert Estimate(2.0, 1.9, 9).is_above_zero
    assert not Estimate(2.0, 2.0, 9).is_above_zero


def test_a_difference_is_of_the_first_less_the_second() -> None:
    assert difference([0.5, 0.7], [0.2, 0.4]).mean == pytest.approx(30.0)


def test_games_of_both_are_counted_where_tallies_are_joined() -> None:
    (both,) = joined([Tally([0.1], {0: 1, 2: 1}, [5.0])], [Tally([0.2, 0.3], {0: 1, -1: 1}, [7.0])])
    assert (both.worths, both.endings, both.scores) == ([0.1, 0.2, 0.3], {0: 2, 2: 1, -1: 1}, [12.0])
    assert both.mean == pytest.approx(0.2)


def test_who_works_alone_gives_answers_in_order() -> None:
    assert list(Alone().map(lambda x: 2 * x, [3, 1, 2])) == [6, 2, 4]
