"""`# tabletop: ignore[..]`: what it silences, what it cannot, and that one without use is found."""

from __future__ import annotations

import pytest

from tabletop.authoring.checking import check_text
from tabletop.authoring.ignores import ignores
from tabletop.authoring.pages import whole

NEVER_READ = """\
flags:
  warned: The harbour was warned{trailing}
responses:
  warn:
    instrument: informational
    effects: {{warned: true}}
"""


def _codes(text: str) -> list[str]:
    return [problem.code for problem in check_text(whole(text)).problems]


def test_a_comment_at_the_end_of_a_line_silences_that_line() -> None:
    assert _codes(NEVER_READ.format(trailing="  # tabletop: ignore[TT401]")) == []


def test_a_comment_on_a_line_of_its_own_silences_the_next_line_that_says_something() -> None:
    text = NEVER_READ.format(trailing="").replace(
        "  warned: The", "  # tabletop: ignore[TT401]\n  # told by radio\n\n  warned: The"
    )
    assert _codes(text) == []


def test_it_silences_no_other_code_and_no_other_line() -> None:
    assert _codes(NEVER_READ.format(trailing="  # tabletop: ignore[TT402]")) == ["TT401", "TT015"]
    assert _codes(NEVER_READ.format(trailing="") + "# tabletop: ignore[TT401]\n") == ["TT401", "TT015"]


def test_several_codes_may_be_named_and_each_must_be_of_use() -> None:
    found = check_text(whole(NEVER_READ.format(trailing="  # tabletop: ignore[TT401, TT402]"))).problems
    assert [problem.code for problem in found] == ["TT015"]
    assert "TT402" in found[0].message


def test_an_ignore_without_a_code_says_how_to_write_one() -> None:
    (found,) = check_text(whole("lead: norland  # tabletop: ignore\n")).problems
    assert found.code == "TT015"
    assert "ignore[TT401]" in found.hint


def test_an_unknown_code_is_found_with_the_nearest() -> None:
    (found,) = check_text(whole("lead: norland  # tabletop: ignore[TT4O1]\n")).problems
    assert found.message == "there is no code TT4O1"
    assert found.hint == "did you mean 'TT401'?"


def test_an_error_cannot_be_ignored() -> None:
    found = check_text(whole("lead: nobody  # tabletop: ignore[TT201]\n")).problems
    assert [(problem.code, problem.severity) for problem in found] == [
        ("TT201", "error"),
        ("TT015", "warning"),
    ]
    assert "cannot be ignored" in found[1].message


def test_nothing_is_called_unused_while_an_error_hides_what_else_would_be_found() -> None:
    text = NEVER_READ.format(trailing="  # tabletop: ignore[TT401]") + "lead: nobody\n"
    assert _codes(text) == ["TT201"]


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  some text  # tabletop: ignore[TT401]\n",
        'a: "text # tabletop: ignore[TT401]"\n',
        "a: 'text # tabletop: ignore[TT401]'\n",
        "a: text# tabletop: ignore[TT401]\n",
        'a: "one\n  # tabletop: ignore[TT401]\n  two"\n',
    ],
)
def test_what_stands_inside_a_text_is_no_comment(text: str) -> None:
    assert list(ignores(text)) == []


def test_the_line_that_opens_a_block_of_text_may_have_one() -> None:
    (found,) = ignores("a: |  # tabletop: ignore[TT601]\n  # not this one, tabletop: ignore[TT602]\n")
    assert (found.code, found.about, found.line, found.column) == ("TT601", 1, 1, 26)


def test_an_ignore_whose_bracket_never_closes_hides_none_of_those_behind_it() -> None:
    text = "a: 1  # tabletop: ignore[TT401\nb: 2  # tabletop: ignore[TT402]\nc: 3\n"
    assert [(ignore.code, ignore.about) for ignore in ignores(text)] == [("", 1), ("TT402", 2)]


def test_an_ignore_of_what_is_found_by_playing_only_is_never_called_unused() -> None:
    from tabletop.authoring.pages import page

    its = page("TT512")
    assert its is not None
    asked = its.bad.replace("  douse: ", "  # tabletop: ignore[TT512]\n  douse: ")
    assert check_text(asked).problems == ()
    assert check_text(asked, deep=True).problems == ()
    assert check_text(its.good.replace("  pump: ", "  # tabletop: ignore[TT512]\n  pump: ")).problems == ()
