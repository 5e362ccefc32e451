"""What can be read aloud at any time."""

from dataclasses import replace

import pytest

from tests.cli.plain.conversing import QUIET, STAGES, answered, talk
from tests.tui.fixtures import CannedSeat
from tests.tui.test_map import MAPPED


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("where", "Turn 2 of 7, 4 Mar 2031 18:00Z. Political capital 9. Effort 3 of 3."),
        ("tracks", "Regional tension 41, give or take 6, strained, up 6."),
        ("tracks", "Hidden from you: Leak risk."),
        ("due", "Turn 7: last turn."),
        ("promises", "You to Meridia: Share what the search finds, open, due in turn 4."),
        ("objectives", "Come out of it with four partners: 71, some challenges."),
        ("partners", "Ostland trusts you"),
        ("messages", "4. Turn 1, Joint Maritime Centre, watch floor."),
        ("messages 4", "INTSUM 063/31"),
        ("messages 9", "There is no message 9: the numbers go from 1 to 4."),
        ("partners ost", "Its mind is"),
        ("partners nobody", "There is no partner nobody; there is Meridia,"),
    ],
)
def test_each_part_of_the_situation_can_be_heard_alone(typed: str, said: str) -> None:
    assert said in answered("orders", typed)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("typed", ["tracks", "why ostland", "briefing", "messages 1", "objectives"])
def test_looking_is_possible_at_every_stage_and_changes_nothing(stage: str, typed: str) -> None:
    seat = CannedSeat(STAGES[stage])
    assert "no command" not in answered(stage, typed, seat=seat)
    assert not seat.asked or stage == "floor"


def test_a_number_is_found_by_a_part_of_its_name_and_gives_its_account() -> None:
    said = answered("orders", "why tension", "why ostland")
    assert "Turn 2: Regional tension 35 to 40 (+5): you shadowed Halcyon (turn 1)." in said
    assert "asked without being consulted" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("why tenshun", "There is no number “tenshun”. Did you mean “Regional tension”?"),
        ("why trust", "trust may mean “Meridia's trust in you”,"),
        ("why", "“why” needs a name."),
        ("why qqq", "Numbers: Miles to Port Sable,"),
        ("why four partners", "Come out of it with four partners: 71, some challenges."),
    ],
)
def test_a_name_that_is_not_clear_is_helped_with(typed: str, said: str) -> None:
    assert said in answered("orders", typed)


def test_the_map_is_told_in_words() -> None:
    said = talk(CannedSeat(replace(QUIET, marks=MAPPED.marks)), "map")
    assert "- Norland (you): 11.2 south, 40.4 east." in said
    assert "- Port Sable: 26.0 south, 32.9 east; 983 miles south-west of you, 646 from Halcyon." in said
    assert "- Halcyon: 17.6 south, 40.2 east; 384 miles south of you." in said
    assert "This scenario has no map." in answered("orders", "p")


def test_a_message_that_asks_says_how_it_is_answered() -> None:
    assert "“answer” answers it." in answered("orders", "messages 1")
