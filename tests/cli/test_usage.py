"""What is wrong with how a command was called: one sentence, and where its help is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Outcome


@pytest.mark.parametrize(
    ("arguments", "said", "helped"),
    [
        (("ply",), "there is no command 'ply'; did you mean 'play'?", "tabletop"),
        (("xyzzy",), "there is no command 'xyzzy'", "tabletop"),
        (("msel", "exprt"), "there is no command 'exprt'; did you mean 'export'?", "tabletop msel"),
        (("config", "x"), "there is no command 'x'; there are path, show, validate", "tabletop config"),
        (("play", "a", "b", "c"), "too many arguments: leave out b c", "tabletop play"),
        (
            ("play", "--autoply", "hawk"),
            "there is no option --autoply; did you mean --autoplay?",
            "tabletop play",
        ),
        (("play", "--seed", "x"), "--seed: 'x' is no whole number", "tabletop play"),
        (
            ("analyze", "x", "--playouts", "1"),
            "--playouts: 1 is not from 2 to 10,000,000",
            "tabletop analyze",
        ),
        (
            ("check", "x", "--format", "xml"),
            "--format: 'xml' is not one of 'text', 'concise'",
            "tabletop check",
        ),
        (("replay",), "EXERCISE is missing: `tabletop exercises` lists them", "tabletop replay"),
        (("show",), "SCENARIO is missing: `tabletop list` names those of the library", "tabletop show"),
        (("play", "--seed"), "--seed needs a value", ""),
        (("play", "--json=3"), "--json takes no value", ""),
    ],
)
def test_a_wrong_call_is_one_sentence_and_says_where_its_help_is(
    run: Callable[..., Outcome], arguments: tuple[str, ...], said: str, helped: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {said}")
    assert done.err.endswith(f"\n`{helped} --help` tells how it is called\n" if helped else f"{said}\n")


def test_a_group_called_bare_shows_its_commands(run: Callable[..., Outcome]) -> None:
    done = run("config")
    assert done.code == 2
    assert done.err.startswith("Usage: tabletop config ")
    assert "Look for mistakes in the configuration file.\n" in done.err


def test_the_beginning_of_an_id_is_a_hint(run: Callable[..., Outcome]) -> None:
    assert "did you mean 'strait-of-shadows'?" in run("show", "Strait").err


@pytest.mark.parametrize("command", ["analyze", "sensitivity"])
def test_policies_are_read_alike_wherever_several_play(run: Callable[..., Outcome], command: str) -> None:
    assert (
        "--policy names no policy; there are pass, " in run(command, "strait-of-shadows", "--policy", ",").err
    )
    said = run(command, "strait-of-shadows", "--policy", "pass, hawkish").err
    assert "no policy 'hawkish'; did you mean 'hawk'?" in said


def test_an_address_that_is_none_is_wrong_usage(run: Callable[..., Outcome]) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    done = run("analyze", "strait-of-shadows", "--kernel", "plain", "--dask", "nowhere")
    assert done.code == 2
    assert "'nowhere' is no address of a scheduler, such as tcp://10.0.0.1:8786" in done.err
