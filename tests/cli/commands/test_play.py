"""`tabletop play`: games that play themselves, scripts, and what is refused before anything begins."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome
from tests.engine.playing import SCENARIOS

HARBOUR = str(SCENARIOS / "harbour.yaml")


def test_a_game_that_plays_itself_is_the_same_every_time_one_line_a_turn(run: Callable[..., Outcome]) -> None:
    once, again = (run("play", HARBOUR, "--autoplay", "random", "--seed", "7", "--json") for _ in range(2))
    assert (once.code, once.out) == (0, again.out)
    turns = [json.loads(line) for line in once.out.splitlines()]
    assert [turn["turn"] for turn in turns] == list(range(1, len(turns) + 1))
    assert turns[-1]["ending"] is not None
    other = run("play", HARBOUR, "--autoplay", "random", "--seed", "8", "--json")
    assert other.out != once.out


def test_a_game_that_plays_itself_is_told_in_words_without_json(run: Callable[..., Outcome]) -> None:
    said = run("play", HARBOUR, "--autoplay", "pass", "--seed", "7")
    assert said.code == 0
    assert "{" not in said.out


def test_a_script_is_played_from_its_file(run: Callable[..., Outcome], tmp_path: Path) -> None:
    script = tmp_path / "play.json"
    script.write_text(
        '{"seed": 7, "played": ["alba"], "turns": [{"orders": {"alba": ["consult.bram"]}}]}', encoding="utf-8"
    )
    said = run("play", HARBOUR, "--script", str(script), "--json")
    assert said.code == 0
    mine = [one["id"] for one in json.loads(said.out.splitlines()[0])["orders"] if one["orderer"] == "alba"]
    assert mine == ["consult.bram"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"seed": 1', "play.json"),
        (b"\xff\xfe", "play.json"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "a script is an object"),
        (b'{"seed": NaN}', "seed: a whole number"),
        (b'{"played": ["alba"], "turns": [{"orders": {"alba": ["x"]}}]}', "turn 1, orders, alba"),
        (b'{"seed": 1, "seed": 2}', "play.json: the script: 'seed' stands there more than once; keep one"),
        (
            b'{"played": ["alba"], "turns": [{"orders": {"alba": ["consult.brma"]}}]}',
            "did you mean 'consult.bram'?",
        ),
        (b'{"played": ["alba"], "turns": [{},{},{},{},{},{"answers": {"leak": "x"}}]}', "leave out turn 6"),
    ],
)
def test_a_script_that_cannot_be_played_is_one_sentence(
    run: Callable[..., Outcome], tmp_path: Path, content: bytes, said: str
) -> None:
    script = tmp_path / "play.json"
    script.write_bytes(content)
    outcome = run("play", HARBOUR, "--script", str(script), "--json")
    assert outcome.code == 2
    assert said in outcome.err
    assert "internal error" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "which scenario?"),
        (("nowhere",), "no scenario 'nowhere'"),
        ((HARBOUR, "--json"), "--json prints a game that plays itself"),
        ((HARBOUR, "--autoplay", "clever"), "no policy 'clever'"),
        ((HARBOUR, "--as", "nobody"), "nobody can play 'nobody'"),
        ((HARBOUR, "--seed", "-1"), "--seed: -1 is not from 0 to 9,223,372"),
        ((HARBOUR, "--autoplay", "pass", "--script", HARBOUR), "exclude each other"),
        ((HARBOUR, "--script", HARBOUR, "--seed", "1"), "names its own seed"),
        ((HARBOUR, "--as", "alba", "--as", "nobody"), "nobody can play 'nobody'"),
        ((HARBOUR, "--autoplay", "pass", "--as", "alba", "--as", "bram"), "a policy plays one seat"),
    ],
)
def test_what_cannot_be_played_is_refused_before_anything_begins(
    run: Callable[..., Outcome], home: Path, arguments: tuple[str, ...], said: str
) -> None:
    outcome = run("play", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert not (home / "exercises.sqlite3").exists()


SCRIPT = '{"seed": 7, "played": ["bram"], "turns": [{"orders": {"bram": ["consult.alba"]}}]}'


@pytest.mark.parametrize("how", [("--autoplay", "random", "--seed", "7"), ("--script", "-")])
def test_a_recorded_game_is_replayed_listed_and_told_apart(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, how: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SCRIPT.encode())))
    played = run("play", HARBOUR, *how, "--record")
    assert played.code == 0
    (one,) = json.loads(run("exercises", "--json").out)
    assert f"Kept as {one['id']}: `tabletop replay {one['id']}`" in played.err
    assert (one["seed"], one["player"]) == (7, "policy random" if how[0] == "--autoplay" else "a script")
    assert one["ending"] is not None
    verified = run("replay", one["id"], "--verify")
    assert verified.code == 0
    assert "every digest agrees" in verified.out
    told = run("replay", one["id"])
    assert told.out.endswith(played.out)
    assert f", by {one['player']}" in run("exercises").out


def test_a_game_that_is_kept_is_kept_whole_when_nobody_reads_on(
    run: Callable[..., Outcome], home: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `| head` does once it has seen enough
    command = ["play", HARBOUR, "--autoplay", "random", "--seed", "7", "--record", "--json"]
    left = subprocess.run(
        [sys.executable, "-m", "tabletop", *command],
        stdout=writing, stderr=subprocess.PIPE, env={**os.environ, "TABLETOP_HOME": str(home)}, timeout=60,
        check=False,
    )  # fmt: skip
    os.close(writing)
    (one,) = json.loads(run("exercises", "--json").out)
    assert left.returncode == 0
    assert one["ending"] is not None
    assert f"Kept as {one['id']}: ".encode() in left.stderr
    assert run("replay", one["id"], "--verify").code == 0


def test_with_json_the_last_line_names_the_record(run: Callable[..., Outcome]) -> None:
    said = run("play", HARBOUR, "--autoplay", "pass", "--seed", "7", "--json", "--record")
    bare = run("play", HARBOUR, "--autoplay", "pass", "--seed", "7", "--json")
    *turns, name = said.out.splitlines()
    assert turns == bare.out.splitlines()
    assert run("replay", json.loads(name)["exercise"], "--verify").code == 0


def test_without_record_nothing_is_kept(run: Callable[..., Outcome], home: Path) -> None:
    run("play", HARBOUR, "--autoplay", "pass", "--seed", "7")
    assert not (home / "exercises.sqlite3").exists()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('{"seed": 7}', "nobody plays, so there is no exercise to keep"),
        ('{"played": ["alba"], "turns": [{}, {"orders": {"alba": ["x"]}}]}', "turn 2, orders, alba"),
    ],
)
def test_a_script_that_is_refused_leaves_no_half_exercise(
    run: Callable[..., Outcome], home: Path, tmp_path: Path, script: str, said: str
) -> None:
    file = tmp_path / "play.json"
    file.write_text(script, encoding="utf-8")
    outcome = run("play", HARBOUR, "--script", str(file), "--record")
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert not (home / "exercises.sqlite3").exists()


def test_a_policy_with_a_slip_in_its_name_is_named(run: Callable[..., Outcome]) -> None:
    assert "did you mean 'greedy'?" in run("play", HARBOUR, "--autoplay", "gredy").err


def test_several_seats_pass_the_keyboard_and_go_on_together(
    run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\ne\ny\n"))
    said = run("play", HARBOUR, "--plain", "--as", "alba", "--as", "bram")
    assert said.code == 0
    assert "Hand the keyboard to Alba" in said.out
    assert "Hand the keyboard to Bram" in said.out
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert "Hand the keyboard to Alba" in run("resume", "--plain").out


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_signs_of_another_encoding_are_kept_as_well_as_can_be(home: Path, locale: str) -> None:
    given = b"\nn caf\xe9\nq\n"  # the input of a terminal that speaks Latin 1
    done = _played(home, locale, given)
    assert done.returncode == 0, done.stderr
    assert b"Noted." in done.stdout
    assert not (home / "crashes").exists()


def test_without_any_input_the_exercise_waits_to_be_resumed(home: Path) -> None:
    done = _played(home, "C.UTF-8", None)
    assert done.returncode == 0, done.stderr
    assert b"tabletop resume harbour-" in done.stdout + done.stderr


def _played(home: Path, locale: str, given: bytes | None) -> subprocess.CompletedProcess[bytes]:
    """The plain mode in a process of its own; without input its standard input is closed."""
    environment = {**os.environ, "TABLETOP_HOME": str(home), "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "tabletop", "play", HARBOUR, "--plain", "--seed", "1"]
    if given is None:
        command = ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command]
    return subprocess.run(command, input=given, env=environment, capture_output=True, timeout=60, check=False)
