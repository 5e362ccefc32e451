"""Migrations, with an artificial format 0 in which responses were called orders and a turn's step a length."""

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tabletop.authoring import migrations
from tabletop.authoring.checking import check
from tabletop.authoring.migrations import every_step
from tabletop.authoring.migrations.migrating import NEWEST, migration, write
from tabletop.authoring.migrations.step import Step, written_anew
from tabletop.scenario.nodes import Mapping, Text
from tabletop.scenario.problems import Edit
from tests.cli.samples import SCENARIO

OLD = (
    SCENARIO.replace("format: 1", "# Made at the coast.\nformat: '0'   # the first of all")
    .replace("responses:", "orders:  # what can be done: orders and responses")
    .replace("step: 12h", "length: 12h")
)
NEW = SCENARIO.replace("format: 1", "# Made at the coast.\nformat: '1'   # the first of all").replace(
    "responses:", "responses:  # what can be done: orders and responses"
)
OLD_LINE = "title: A line # its orders\nplays:  {1: {north: [warn]}}\nexpect: [always(tension > 0)]\n"
NEW_LINE = "title: A line # its orders\nmoves:  {1: {north: [warn]}}\nexpect: [always(tension > 0)]\n"


def _renamed(tree: object, old: str, new: str) -> Iterable[Edit]:
    key = tree.key_of(old) if isinstance(tree, Mapping) else None
    return () if key is None else (written_anew(key, new),)


def _scenario(tree: Mapping, text: str) -> Iterable[Edit]:
    yield from _renamed(tree, "orders", "responses")
    yield from _renamed(tree.value("clock"), "length", "step")


STEPS = {0: Step(0, "orders are responses", _scenario, lambda tree, text: _renamed(tree, "plays", "moves"))}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A scenario of format 0 with a line beside it."""
    path = tmp_path / "tiny" / "scenario.yaml"
    (path.parent / "lines").mkdir(parents=True)
    path.write_bytes(OLD.encode())
    (path.parent / "lines" / "good.yaml").write_bytes(OLD_LINE.encode())
    return path


def _line(path: Path) -> Path:
    return path.parent / "lines" / "good.yaml"


def test_an_old_scenario_and_its_lines_become_new_ones_and_every_other_byte_stays(path: Path) -> None:
    done = migration(path, "scenario.yaml", STEPS)
    assert (done.source, [f.name for f in done.changed]) == (0, ["lines/good.yaml", "scenario.yaml"])
    assert write(done) is None
    assert (path.read_bytes(), _line(path).read_bytes()) == (NEW.encode(), NEW_LINE.encode())
    assert not check(path).problems


def test_a_byte_order_mark_and_line_ends_of_another_system_stay(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + OLD.replace("\n", "\r\n").encode())
    assert write(migration(path, "scenario.yaml", STEPS)) is None
    assert path.read_bytes() == b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode()


def test_nothing_is_written_before_it_is_asked_for(path: Path) -> None:
    migration(path, "scenario.yaml", STEPS)
    assert (path.read_bytes(), _line(path).read_bytes()) == (OLD.encode(), OLD_LINE.encode())


def test_a_second_time_there_is_nothing_to_do(path: Path) -> None:
    write(migration(path, "scenario.yaml", STEPS))
    again = migration(path, "scenario.yaml", STEPS)
    assert (again.source, again.steps, again.changed, list(again.problems)) == (1, (), (), [])


def test_steps_follow_one_another_each_reading_what_the_one_before_wrote(path: Path) -> None:
    second = Step(1, "responses are deeds", lambda tree, text: _renamed(tree, "responses", "deeds"))
    done = migration(path, "scenario.yaml", {**STEPS, 1: second}, newest=2)
    assert [step.source for step in done.steps] == [0, 1]
    assert done.files[-1].new == NEW.replace("format: '1'", "format: '2'").replace(
        "responses:  #", "deeds:  #"
    )


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("format: 7", "TT116", "format 7 is newer than this version, which reads format 1"),
        ("format: one", "TT116", "format one is unknown"),
        ("format: 0.5", "TT116", "format 0.5 is unknown"),
        ("version: 2", "TT102", "missing key 'format'"),
        ("format: [", "TT004", "did not find expected ',' or ']'"),
    ],
)
def test_a_format_without_a_way_from_it_is_said_and_nothing_changes(
    path: Path, written: str, code: str, message: str
) -> None:
    path.write_text(OLD.replace("format: '0'", written), encoding="utf-8")
    done = migration(path, "scenario.yaml", STEPS)
    found = [(p.code, p.message.partition(", while")[0]) for p in done.problems]
    assert (found[0], done.files) == ((code, message), ())


def test_a_missing_step_is_said(path: Path) -> None:
    done = migration(path, "scenario.yaml", {})
    assert [(p.code, p.message, p.line) for p in done.problems] == [
        ("TT116", "no way is known from format 0", 2)
    ]


def test_a_line_that_cannot_be_read_keeps_everything_from_being_written(path: Path) -> None:
    _line(path).write_text("plays: [\n", encoding="utf-8")
    done = migration(path, "scenario.yaml", STEPS)
    assert [problem.file for problem in done.problems] == ["lines/good.yaml"]
    with pytest.raises(ValueError, match="problems"):
        write(done)


def test_a_scenario_changed_meanwhile_stays_and_so_do_its_lines(path: Path) -> None:
    done = migration(path, "scenario.yaml", STEPS)
    path.write_text(OLD + "# more\n", encoding="utf-8")
    stays = write(done)
    assert stays is not None
    assert stays.path == path
    assert _line(path).read_bytes() == OLD_LINE.encode()


def test_a_step_whose_edits_touch_is_a_bug_and_is_told_as_one(path: Path) -> None:
    twice = Step(0, "twice", lambda tree, text: [*_scenario(tree, text), *_scenario(tree, text)])
    with pytest.raises(AssertionError, match="touch"):
        migration(path, "scenario.yaml", {0: twice})


def test_a_text_of_several_lines_is_no_word_to_be_replaced() -> None:
    with pytest.raises(ValueError, match="several lines"):
        written_anew(Text("one\ntwo", 1, 1), "three")


def test_a_step_is_found_by_the_name_of_its_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = """from tabletop.authoring.migrations.step import Step
STEP = Step(0, "nothing", lambda tree, text: ())
"""
    (tmp_path / "from_0.py").write_text(module, encoding="utf-8")
    monkeypatch.setattr(migrations, "__path__", [*migrations.__path__, str(tmp_path)])
    every_step.cache_clear()
    try:
        assert [(number, step.title) for number, step in every_step().items()] == [(0, "nothing")]
    finally:
        every_step.cache_clear()
        sys.modules.pop("tabletop.authoring.migrations.from_0", None)


def test_every_step_leads_no_further_than_the_format_that_is_read() -> None:
    assert set(every_step()) <= set(range(NEWEST))
