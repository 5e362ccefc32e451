"""No text crashes a check, and what it says has its place in the file; benchmarks/fuzz.py tries many more."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.checking import check_text
from tabletop.authoring.formats import FORMATS
from tabletop.authoring.pages import base
from tabletop.scenario.composer import LINE_END
from tests.generating import scenario_text

PIECES = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            *(
                "{",
                "}",
                "[",
                "]",
                ":",
                "#",
                "'",
                '"',
                "|",
                "&a ",
                "*a",
                "!x",
                "\t",
                "\0",
                "\r",
                "\n",
                "\ufeff",
                "---",
            ),
            *(
                "{file: x.md}",
                "each: {p: coalition}",
                "# tabletop: ignore[TT401]",
                "trust a -> b: 1",
                "{tension}",
            ),
            *(
                "9" * 30,
                "-1",
                "0.5",
                "turn / 0",
                "true",
                "by",
                "coalition",
                "(" * 40,
                "min(",
                "done(inspect@council)",
            ),
        ]
    ),
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 1, 3, 12, 80]), PIECES), min_size=1, max_size=4
)


def _changed(text: str, changes: list[tuple[float, int, str]]) -> str:
    for where, taken, piece in changes:
        at = round(where * len(text))
        text = text[:at] + piece + text[at + taken :]
    return text


def _is_told_at_its_place(text: str) -> None:
    report = check_text(text)
    lines = LINE_END.split(text)
    for problem in report.problems:
        assert problem.message
        assert 0 <= problem.line <= len(lines)
        assert problem.line == 0 or 1 <= problem.column <= len(lines[problem.line - 1]) + 1, str(problem)
    for write in FORMATS.values():
        write(report)


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_no_change_of_a_scenario_crashes_a_check(changes: list[tuple[float, int, str]]) -> None:
    _is_told_at_its_place(_changed(base(), changes))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 200), CHANGES)
def test_no_change_of_a_generated_one_crashes_a_check(
    seed: int, changes: list[tuple[float, int, str]]
) -> None:
    _is_told_at_its_place(_changed(scenario_text(seed), changes))


@given(st.text(max_size=80))
def test_no_text_crashes_a_check(text: str) -> None:
    _is_told_at_its_place(text)


def test_what_does_not_exist_is_told_in_an_order_that_nobody_can_give_too() -> None:
    order = "  sulk: {each: {p: [norland]}, by: norland, consent: nowhere, cost: {nothing: 1}, takes: 9}\n"
    found = check_text(base().replace("responses:\n", "responses:\n" + order)).problems
    assert [problem.code for problem in found] == ["TT214", "TT202", "TT206"]
