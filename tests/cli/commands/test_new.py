"""`tabletop new`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.cli.scenarios import located


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_it_makes_a_scenario_here_and_tells_what_comes_next(run: Callable[..., Any]) -> None:
    done = run("new", "dry-river")
    assert (done.code, done.out) == (0, "dry-river/scenario.yaml\n")
    assert "tabletop play dry-river" in done.err
    assert Path("dry-river/scenario.yaml").is_file()
    assert list(Path("dry-river/lines").glob("*.yaml"))


def test_it_makes_it_in_another_folder(run: Callable[..., Any]) -> None:
    done = run("new", "dry-river", "--in", "shelf/mine")
    assert (done.code, done.out) == (0, "shelf/mine/dry-river/scenario.yaml\n")
    assert done.err.startswith("The folder 'shelf/mine' was missing and is made too.\n")
    assert "tabletop check shelf/mine/dry-river --watch" in Path(done.out.strip()).read_text(encoding="utf-8")


def test_what_it_makes_passes_check_and_can_be_played(run: Callable[..., Any]) -> None:
    run("new", "dry-river")
    assert run("check", "dry-river").code == 0
    played = run("play", "dry-river", "--autoplay", "random", "--seed", "3")
    assert played.code == 0
    assert "The bridge" in played.out or "The banks" in played.out


def test_it_overwrites_nothing(run: Callable[..., Any]) -> None:
    Path("dry-river").mkdir()
    done = run("new", "dry-river")
    assert done.code == 2
    assert "'dry-river' is there already" in done.err
    assert list(Path("dry-river").iterdir()) == []


def test_it_makes_no_folder_unasked_without_saying_so(run: Callable[..., Any]) -> None:
    Path("shelf").mkdir()
    assert "missing" not in run("new", "dry-river", "--in", "shelf").err
    assert "missing" not in run("new", "dry-river").err


def test_it_takes_no_id_of_the_library(run: Callable[..., Any]) -> None:
    done = run("new", "strait-of-shadows")
    assert done.code == 2
    assert "the library has a scenario 'strait-of-shadows' already" in done.err
    assert not Path("strait-of-shadows").exists()


def test_it_names_what_is_wrong_with_an_id(run: Callable[..., Any]) -> None:
    done = run("new", "Dry River")
    assert done.code == 2
    assert "'Dry River' is no id; an id is small letters, digits, _ and -" in done.err


def test_it_tells_when_it_may_not_write(run: Callable[..., Any]) -> None:
    Path("shelf").write_text("a file\n")
    done = run("new", "dry-river", "--in", "shelf")
    assert done.code == 2
    assert "shelf" in done.err


def test_it_copies_a_scenario_with_its_lines_under_a_new_id(run: Callable[..., Any]) -> None:
    done = run("new", "my-strait", "--from", "strait-of-shadows")
    assert (done.code, done.out) == (0, "my-strait/scenario.yaml\n")
    source = located("strait-of-shadows")
    old, new = source.read_text(encoding="utf-8"), Path("my-strait/scenario.yaml").read_text(encoding="utf-8")
    assert new == old.replace("id: strait-of-shadows", "id: my-strait", 1)
    assert {path.name for path in Path("my-strait/lines").iterdir()} == {
        path.name for path in (source.parent / "lines").iterdir()
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 1\n", "it has no `id:`"),
        ("[1\n", "cannot be copied: "),
        ("id: [x]\n", "it has no `id:`"),
    ],
)
def test_it_copies_nothing_that_cannot_be_named_anew(run: Callable[..., Any], text: str, said: str) -> None:
    Path("odd.yaml").write_text(text, encoding="utf-8")
    done = run("new", "mine", "--from", "odd.yaml")
    assert done.code == 2
    assert said in done.err
    assert not Path("mine").exists()


def test_it_copies_no_folder_into_itself(run: Callable[..., Any]) -> None:
    run("new", "mine")
    assert run("new", "inner", "--from", "mine", "--in", "mine/deep").code == 2
    assert not Path("mine/deep").exists()


def test_a_link_leads_no_copy_into_itself(run: Callable[..., Any]) -> None:
    run("new", "mine")
    Path("link").symlink_to("mine")
    assert run("new", "inner", "--from", "mine", "--in", "link").code == 2
    assert not Path("mine/inner").exists()


@pytest.mark.parametrize("more", [(), ("--from", "strait-of-shadows")])
def test_a_folder_of_no_possible_name_is_refused(run: Callable[..., Any], more: tuple[str, ...]) -> None:
    done = run("new", "mine", "--in", "a" * 300, *more)
    assert done.code == 2
    assert "cannot be written: " in done.err


def test_a_copy_that_fails_leaves_nothing(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "mine")
    Path("mine/notes.md").write_text("Ours.\n", encoding="utf-8")

    def copied(one: Path, to: Path) -> None:
        if one.name == "notes.md":
            raise PermissionError(13, "Permission denied", str(one))
        to.write_bytes(one.read_bytes())

    with monkeypatch.context() as patched:
        patched.setattr("tabletop.authoring.scaffold.copyfile", copied)
        done = run("new", "yours", "--from", "mine")
    assert done.code == 2
    assert "mine/notes.md' cannot be read: Permission denied" in done.err
    assert sorted(path.name for path in Path().iterdir() if path.name != "home") == ["mine"]
    assert run("new", "yours", "--from", "mine").code == 0
