"""Questions in lines: what counts as an answer, and what is said to what does not."""

import pytest

from tabletop.cli.plain.talk import Left, Talk, matching, percentage


def talking(*typed: str) -> tuple[Talk, list[str]]:
    lines = iter(typed)
    said: list[str] = []
    return Talk(lambda: next(lines, None), said.append), said


THREE = ("Deny that a ship is followed", "Confirm the ship", "Ask for a day's embargo")


@pytest.mark.parametrize(
    ("typed", "index"), [("2", 1), ("confirm", 1), ("embargo", 2), ("DENY", 0), ("", None)]
)
def test_a_choice_is_made_by_number_or_by_a_clear_part_of_its_words(typed: str, index: int | None) -> None:
    assert talking(typed)[0].choose("Which?", THREE) == index


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4", "4 is none of them."),
        ("0", "0 is none of them."),
        ("²", "² is none of them."),
        ("ship", "ship may mean 1 or 2."),
        ("embrago", "embrago is none of them. Did you mean 3?"),
        ("d", "d is none of them."),
    ],
)
def test_a_wrong_choice_is_put_right_and_asked_again(typed: str, said: str) -> None:
    talk, heard = talking(typed, "2")
    assert talk.choose("Which?", THREE) == 1
    assert said in heard


def test_one_letter_is_enough_where_the_choices_are_single_words() -> None:
    assert matching("a", ("yes", "acquiesce", "no")) == [1]


@pytest.mark.parametrize(
    ("typed", "is_yes"), [("y", True), ("YES", True), ("n", False), ("no", False), ("", False)]
)
def test_yes_and_no_may_be_shortened_and_nothing_is_no(typed: str, is_yes: bool) -> None:
    assert talking(typed)[0].agrees("Sure?") is is_yes


def test_what_is_neither_yes_nor_no_is_asked_again() -> None:
    talk, said = talking("perhaps", "y")
    assert talk.agrees("Sure?")
    assert "y for yes, n for no." in said


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("70", 70.0),
        ("70%", 70.0),
        ("70 %", 70.0),
        ("5 percent", 5.0),
        ("101", None),
        ("-1", None),
        ("½", None),
        ("", None),
    ],
)
def test_a_percentage_is_a_whole_number_from_0_to_100(typed: str, figure: float | None) -> None:
    assert percentage(typed) == figure


def test_a_figure_out_of_range_is_asked_again() -> None:
    talk, said = talking("170", "much", "70")
    assert talk.figure("How sure?") == 70.0
    assert "170 is no number from 0 to 100." in said
    assert "much is no number from 0 to 100." in said


@pytest.mark.parametrize("typed", ["q", "Quit", " exit "])
def test_people_may_leave_at_any_question(typed: str) -> None:
    with pytest.raises(Left):
        talking(typed)[0].choose("Which?", THREE)
    with pytest.raises(Left):
        talking()[0].figure("How sure?")


def test_signs_that_a_terminal_would_obey_are_neither_said_nor_heard() -> None:
    talk, said = talking("\x1b[2Jno\x07te")
    assert talk.ask("What\x1b[31m?") == "[2Jnote"
    assert said == ["What[31m?"]
