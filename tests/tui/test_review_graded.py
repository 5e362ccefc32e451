"""Grades in the review: beside what was tried, in words, and on the paper."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tabletop.exercise.beside import Here
from tabletop.exercise.graded import Progress
from tabletop.tui.app import TabletopApp
from tabletop.tui.presenters import review_graded, review_paper, review_turning, review_words
from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.review_decisions import Tried
from tests.cli.plain.conversing import answered
from tests.tui.conftest import shown
from tests.tui.fixtures import OVER, CannedSeat
from tests.tui.reviewed import GRADED, REVIEW, WHY
from tests.tui.test_review import reviewing

STEPS = (Progress(0, 3), Progress(1, 3), Progress(2, 3), Progress(3, 3, GRADED))


def graded_seat() -> CannedSeat:
    seat = CannedSeat(OVER)
    seat.graded = STEPS
    return seat


@pytest.mark.parametrize(("size", "keys"), [((80, 24), ("right",)), ((120, 40), ())], ids=["80x24", "120x40"])
async def test_grades_look_as_they_did(
    size: tuple[int, int], keys: tuple[str, ...], golden: Callable[[str, str], None]
) -> None:
    async with reviewing(graded_seat(), size) as pilot:
        await pilot.press(*keys)
        golden(f"review-graded-{size[0]}x{size[1]}", await shown(pilot))


async def test_a_graded_decision_opens_with_all_about_it() -> None:
    async with reviewing(graded_seat(), (80, 24)) as pilot:
        await pilot.press("down", "down", "down", "enter")
        text = " ".join((await shown(pilot)).replace("│", " ").replace("▌", " ").split())
        assert "A decision, graded" in text
        assert "The best found instead: Consult Ostland; Consult Sudria." in text
        assert "61 (±1.2) points of 100; by the best found: 73" in text
        assert "The difference: 11.3 ±0.8." in text


async def test_grading_goes_on_beside_the_screen_and_tells_how_far_it_is() -> None:
    goes_on = threading.Event()
    threads = []

    def steps() -> Iterator[Progress]:
        threads.append(threading.get_ident())
        yield STEPS[1]
        goes_on.wait(5)
        yield STEPS[3]

    seat = CannedSeat(OVER)
    seat.grading = lambda kernels: Here(steps())  # type: ignore[method-assign]
    app = TabletopApp(seat)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        for _ in range(100):
            await pilot.pause(0.02)
            if "1 of 3 turns" in await shown(pilot):
                break
        assert "1 of 3 turns" in await shown(pilot)
        goes_on.set()
        await app.workers.wait_for_complete()
        assert "76 to be expected at first" in await shown(pilot)
        assert threading.get_ident() not in threads


def test_a_graded_decision_says_why_the_other_way_was_better() -> None:
    lost, kept = review_graded.verdicts(GRADED)[1::-1]
    assert review_graded.told(lost)[-len(WHY) :] == list(WHY)
    assert not any("The better way" in sentence for sentence in review_graded.told(kept))


def test_skill_and_luck_are_one_sentence_that_adds_up() -> None:
    assert (
        review_graded.account(GRADED)
        == "76 to be expected at first, −11 given up, +2 luck (others −4, dice +6), +3 found on the way: 70."
    )
    worse = replace(GRADED, found=-3.0, final=64.0)
    assert review_graded.account(worse) == (
        "76 to be expected at first, −11 given up, +2 luck (others −4, dice +6), "
        "−3 as it went on worse than foreseen: 64."
    )
    even = replace(GRADED, begin=70.2, gave_up=0.2, luck=0.0, others=0.0, dice=0.0, found=0.0)
    assert (
        review_graded.account(even) == "70 to be expected at first, nothing given up, no luck either way: 70."
    )


def test_few_games_are_called_few() -> None:
    assert "Rough, over few imagined games" in review_graded.basis(replace(GRADED, is_rough=True))
    assert "Few games" not in review_graded.basis(GRADED)


def test_words_and_paper_tell_the_grades() -> None:
    tried = Tried(is_finished=True, graded=GRADED)
    told = "\n".join(review_words.sentences(OVER, REVIEW, tried))
    assert "Gave up 11 points: going to Coalition Council before consulting Ostland and Sudria." in told
    assert "- Turn 2: 73 to be expected, luck −4 (others −1, dice −3)." in told
    assert "The best found instead: Consult Ostland; Consult Sudria. Of these points: " in told
    assert "- Most hung on turn 2, turn 1." in told
    paper = review_paper.markdown(OVER, REVIEW, tried, "strait-1")
    assert "## Decisions, graded" in paper
    assert "## Decisions, graded" not in review_paper.markdown(OVER, REVIEW, Tried(), "strait-1")


def test_the_plain_mode_grades_after_it_tried() -> None:
    said = answered("over", "untried", "review graded", seat=graded_seat())
    assert "What you did is graded, over many dice." in said
    assert said.count("Decisions, graded:") == 2


def test_where_it_was_decided_is_told_over_many_dice_and_with_these() -> None:
    tried = Tried(is_finished=True, graded=GRADED)
    for told in (
        "\n".join(review_words.turning(REVIEW, tried)),
        "\n".join(words(one) for row in review_turning.turning(REVIEW, tried, 200) for one in row.lines),
    ):
        assert told.lower().index("going to coalition council") < told.index("with these dice −5.2")
        assert "with these dice +26, ending “The quay”" in told
        assert "One game each" not in told


def test_until_it_is_graded_it_was_decided_where_these_dice_say() -> None:
    told = "\n".join(review_words.turning(REVIEW, Tried(is_finished=True)))
    assert "with these dice" in told
    assert "One game each" in told
    hung_on_nothing = replace(GRADED, turning=())
    assert told == "\n".join(review_words.turning(REVIEW, Tried(is_finished=True, graded=hung_on_nothing)))


@pytest.mark.parametrize(
    ("to_go", "said"),
    [(None, "2 of 8 turns ..."), (2.0, "2 of 8 turns ..."), (17.0, "2 of 8 turns, about 15 seconds to go ..."),
     (300.0, "2 of 8 turns, about 5 minutes to go ...")],
)  # fmt: skip
def test_grading_says_how_long_it_takes_where_that_is_worth_a_word(to_go: float | None, said: str) -> None:
    told = " ".join(words(one) for row in review_graded.rows(None, 2, 8, 90, to_go) for one in row.lines)
    assert told.endswith(said)
