"""The table of commands: no word means two things at one stage, and each can be asked about."""

import pytest

from tabletop.cli.plain import commands
from tabletop.engine.view import STAGES
from tests.cli.plain.conversing import answered


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("is_shared", [False, True])
def test_no_word_means_two_commands_at_one_stage(stage: str, is_shared: bool) -> None:
    here = commands.offered(stage, is_shared=is_shared)
    words = [word for one in here for word in (one.name, *one.short)]
    shared = {"p"} if stage == "over" and is_shared else set()  # the next seat, where there is one
    shared |= {"s"} if stage == "over" else set()  # what stands at the end is the debrief
    assert {word for word in words if words.count(word) > 1} <= shared


def test_a_name_in_full_is_never_taken_for_the_beginning_of_another() -> None:
    for one in commands.COMMANDS:
        assert commands.meant(one.name, commands.COMMANDS) == [one]


def test_the_beginning_of_several_names_gives_them_all() -> None:
    assert [one.name for one in commands.meant("br", commands.COMMANDS)] == ["briefing", "branches"]


def test_every_topic_has_commands_and_every_command_a_topic() -> None:
    assert {one.topic for one in commands.COMMANDS} == set(commands.TOPICS)


@pytest.mark.parametrize("one", commands.COMMANDS, ids=lambda one: one.name)
def test_the_help_of_each_command_tells_what_it_does(one: commands.Command) -> None:
    said = answered("orders", f"help {one.name}")
    assert f"“{one.name}”" in said
    assert one.help in said
    assert ("Not now" in said) == bool(one.stages and "orders" not in one.stages)
