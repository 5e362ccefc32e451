"""Edits change what they name and not one byte more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.checking import check, fix
from tabletop.authoring.edits import edit_file, edited
from tabletop.authoring.pages import whole
from tabletop.scenario.composer import LINE_END
from tabletop.scenario.problems import Edit

TEXTS = st.text(st.sampled_from("ab é海\t\r\n\x85\u2028:#"), max_size=60)


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, by counting."""
    line, start = 1, 0
    for found in LINE_END.finditer(text):
        if found.end() <= offset:
            line, start = line + 1, found.end()
    return line, offset - start + 1


@given(TEXTS, st.data())
def test_the_text_around_an_edit_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(TEXTS)
    edit = Edit(*_place(text, start), *_place(text, end), new)
    assert edited(text, [(edit,)]) == (text[:start] + new + text[end:], 1)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_edits_that_meet_are_not_put_in_together(text: str, spans: list[tuple[int, int]]) -> None:
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    groups = [(Edit(*_place(text, a), *_place(text, b), ""),) for a, b in spans]
    new, count = edited(text, groups)
    assert count <= len(groups)
    taken: list[tuple[int, int]] = []
    for a, b in spans:
        if all(b < c or d < a for c, d in taken):
            taken.append((a, b))
    assert count == len(taken)
    assert len(new) == len(text) - sum(b - a for a, b in taken)


def test_a_place_outside_the_text_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no place"):
        edited("ab\n", [(Edit(3, 1, 3, 1, "x"),)])
    with pytest.raises(ValueError, match="no place"):
        edited("ab\n", [(Edit(1, 9, 1, 9, "x"),)])


def test_a_file_keeps_its_mark_its_ends_of_lines_and_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: yes\r\nb: no\r\n")
    path.chmod(0o640)
    assert edit_file(path, "a: yes\r\nb: no\r\n", "a: true\r\nb: no\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbfa: true\r\nb: no\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text("a: new\n")
    assert not edit_file(path, "a: old\n", "a: mended\n")
    assert path.read_text() == "a: new\n"


MENDABLE = {
    "injects: {leak: {when: min(turn, 3) > 2, at: 2}}\n": 'injects: {leak: {when: "min(turn, 3) > 2", at: 2}}\n',
    "injects:\n  leak: {at: min(turn, 2), repeat: yes}\n": 'injects:\n  leak: {at: "min(turn, 2)", repeat: true}\n',
    "injects:\n  leak:\n    at: 2\n    repeat: No\n": "injects:\n  leak:\n    at: 2\n    repeat: false\n",
    "injects:\n  leak:\n    at: 2\n    text: {tension}\n": 'injects:\n  leak:\n    at: 2\n    text: "{tension}"\n',
    "lead: norland   # tabletop: ignore[TT401]\n": "lead: norland\n",
    "# tabletop: ignore[TT401]\nlead: norland\n": "lead: norland\n",
}


@pytest.mark.parametrize("before", MENDABLE)
def test_fix_mends_these_and_changes_nothing_else(before: str, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(whole(before), encoding="utf-8")
    report, count = fix(path)
    assert count >= 1
    assert path.read_text(encoding="utf-8") == whole(MENDABLE[before])
    assert not any(problem.edits for problem in report.problems)
    assert not any(problem.code in ("TT011", "TT013", "TT106", "TT015") for problem in report.problems)


def test_a_guess_is_never_put_in(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    text = whole("responses:\n  warn:\n    effects: {tensoin: 5}\n")
    path.write_text(text, encoding="utf-8")
    report, count = fix(path)
    assert count == 0
    assert path.read_text(encoding="utf-8") == text
    assert "did you mean" in report.problems[0].hint


LINES = st.sampled_from(
    [
        "  leak: {when: min(turn, 3) > 2, at: 2}\n",
        "  leak:   {at: max(1, min(turn, 2)), repeat: yes}   # keep, this\r\n",
        "  other: {text: {tension}, repeat: on}\n",
        "  third: {text: é海 {x}, repeat: No }\n",
        "  fourth: {text: a(b, c, title: d}\n",
        "  fifth: {effects: {tension: min(1, 2), legitimacy: yes}}  # tabletop: ignore[TT401]\n",
        "  # a comment, with (commas, and) braces {x}\n",
        "\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=6))
def test_what_fix_writes_differs_only_in_quotes_truths_and_ignores(lines: list[str]) -> None:
    import tempfile

    text = whole("injects:\n" + "".join(lines))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.yaml"
        path.write_bytes(text.encode())
        fix(path)
        after = path.read_bytes().decode()
        assert not any(problem.edits for problem in check(path).problems)

    def bare(written: str) -> str:
        for word, plain in (("yes", "true"), ("on}", "true}"), ("No ", "false ")):
            written = written.replace(f"repeat: {word}", f"repeat: {plain}")
        return written.replace('"', "").replace("  # tabletop: ignore[TT401]", "")

    assert bare(after) == bare(text)
