"""What is changed in a sheet comes back into the scenario, and nothing else."""

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.msel.importing import imported
from tabletop.authoring.msel.rewriting import plain
from tabletop.authoring.msel.sheet import flowing, sheet_of
from tabletop.scenario.source import read_source
from tests.authoring.msel.samples import SCENARIO, brought_back, opened, said, sheet, with_cells, with_row


def _changed_lines(new: str, old: str = SCENARIO) -> list[str]:
    return [
        line
        for line in difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]


@pytest.mark.parametrize(
    ("id", "cells", "lines"),
    [
        ("first_note", {"title": "Another"}, ["-    title: The first note", "+    title: Another"]),
        ("first_note", {"turn": "2"}, ["-    at: 1      # STARTEX", "+    at: 2      # STARTEX"]),
        (
            "first_note",
            {"time": "2031-03-05 20:00Z"},
            ["-    at: 1      # STARTEX", "+    at: 4      # STARTEX"],
        ),
        ("first_note", {"to": "Rival; north"}, ["-    to: [north, south]", "+    to: [rival, north]"]),
        ("first_note", {"to": "ALL"}, ["-    to: [north, south]", "+    to: all"]),
        ("first_note", {"from": 'The "Port"'}, ['-    from: "Port office"', '+    from: "The \\"Port\\""']),
        ("first_note", {"from": ""}, ['-    from: "Port office"']),
        ("first_note", {"turn": "", "time": ""}, ["-    at: 1      # STARTEX", "+    # STARTEX"]),
        (
            "first_note",
            {"expected": "The team's own."},
            ["-    expected: 'The team''s first question.'", "+    expected: 'The team''s own.'"],
        ),
        ("first_note", {"note": "By hand: now"}, ['+    note: "By hand: now"']),
        ("leak", {"when": "tension > 20"}, ["-    when: tension > 10", "+    when: tension > 20"]),
        ("leak", {"from": "Wire"}, ["+    from: Wire"]),
        (
            "leak",
            {"text": "Folded anew."},
            ["-      Folded text that", "-      goes on.", "+      Folded anew."],
        ),
        (
            "by_hand",
            {"note": "=2", "channel": "phone"},
            [
                '-  by_hand: {title: By hand, note: "=1+1", to: south}',
                '+  by_hand: {title: By hand, note: "=2", to: south, channel: phone}',
            ],
        ),
        (
            "by_hand",
            {"note": ""},
            [
                '-  by_hand: {title: By hand, note: "=1+1", to: south}',
                "+  by_hand: {title: By hand, to: south}",
            ],
        ),
    ],
)
def test_a_changed_cell_changes_its_value_and_no_other_byte(
    id: str, cells: dict[str, str], lines: list[str]
) -> None:
    done = brought_back(with_cells(sheet(), id, **cells))
    assert said(done) == []
    assert _changed_lines(done.text) == lines


def test_paragraphs_that_stay_keep_their_lines() -> None:
    text = "A paragraph that is broken into two lines.\n\n- a list\n- that stays\n\nAnd a new one."
    done = brought_back(with_cells(sheet(), "first_note", text=text))
    assert _changed_lines(done.text) == ["+", "+      And a new one."]


def test_lines_keep_their_ends() -> None:
    text = SCENARIO.replace("\n", "\r\n")
    changed = with_cells(sheet(text), "first_note", text="One.\n\nTwo.", note="New")
    done = brought_back(with_row(changed, title="Three"), text)
    assert done.text.count("\n") == done.text.count("\r\n")
    assert "    note: New\r\n" in done.text


def test_a_new_row_becomes_an_inject_behind_the_others() -> None:
    changed = with_row(
        sheet(), title="Second note", turn="3", to="Rival", text="One.\n\nTwo.", objective="Keep calm"
    )
    done = brought_back(changed)
    assert done.added == ("second_note",)
    assert _changed_lines(done.text) == [
        "+",
        "+  second_note:",
        "+    title: Second note",
        "+    at: 3",
        "+    to: rival",
        "+    text: |",
        "+      One.",
        "+",
        "+      Two.",
        "+    objective: calm",
    ]


def test_a_copied_row_without_its_id_becomes_an_inject_of_its_own() -> None:
    old = sheet()
    rows = [[cell.text for cell in row] for row in (old.headings, *old.rows)]
    rows.append(["", *rows[1][1:]])
    done = imported(sheet_of("MSEL", rows), opened())
    assert done.added == ("the_first_note",)
    assert said(done) == []


@pytest.mark.parametrize("missing", ["", "injects: {}\n", "injects:\n  only: {title: Only}\n"])
def test_a_scenario_without_injects_gets_its_first(missing: str) -> None:
    head = SCENARIO[: SCENARIO.index("injects:")]
    text = head + missing + SCENARIO[SCENARIO.index("objectives:") :]
    done = brought_back(with_row(sheet(text), title="First"), text)
    assert said(done) == []
    document = opened(done.text).document
    assert document is not None
    assert "first" in document.injects


@pytest.mark.parametrize(
    ("id", "cells", "message"),
    [
        ("first_note", {"to": "Nort"}, "MSEL!J2: error: no player 'Nort'; did you mean 'North'?"),
        ("first_note", {"turn": "9"}, "MSEL!C2: error: there is no turn 9; turns are 1 to 4"),
        (
            "first_note",
            {"channel": "pres"},
            "MSEL!I2: error: no delivery method 'pres'; did you mean 'press'?",
        ),
        (
            "first_note",
            {"time": "2032-01-01 00:00Z"},
            "MSEL!D2: error: 2032-01-01 00:00Z lies in no turn; turn 1 begins 2031-03-04 06:00Z,"
            " the last one 2031-03-05 18:00Z",
        ),
        ("leak", {"when": "tensoin > 1"}, "MSEL!K3: error: no track 'tensoin'; did you mean 'tension'?"),
        (
            "leak",
            {"when": "#REF!"},
            "MSEL!K3: error: Excel could not reckon this cell (#REF!); write what it should say",
        ),
        ("leak", {"objective": "cal"}, "MSEL!O3: error: no objective 'cal'; did you mean 'calm'?"),
        (
            "leak",
            {"id": "leek"},
            "MSEL!A3: error: the inject 'leak' cannot be renamed in the sheet; write 'leak' here; other parts of the"
            " scenario may speak of it, so rename it in the file",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_with_its_cell_and_nothing_is_changed(
    id: str, cells: dict[str, str], message: str
) -> None:
    done = brought_back(with_cells(with_cells(sheet(), "by_hand", note="Something else"), id, **cells))
    assert message in said(done)
    assert done.text == SCENARIO


def test_a_derived_cell_is_left_out_with_its_cell() -> None:
    done = brought_back(with_cells(sheet(), "leak", kind="Key", capability="Logistics"))
    assert said(done) == [
        "MSEL!B3: warning: 'Event type' is worked out and cannot be changed here; "
        "it follows from the times and conditions",
        "MSEL!P3: warning: 'Core capability' is worked out and cannot be changed here; "
        "it is the core capability of the objective, and is changed there, in the file",
    ]


def test_a_table_of_something_else_is_not_taken_for_the_scenario_s_own() -> None:
    done = imported(sheet_of("minutes", [["%PDF-1.4"], ["x"]]), opened())
    assert "minutes!A1: error: no column 'Inject'; export the scenario anew" in "\n".join(said(done))


def test_columns_without_a_heading_are_no_column_of_the_scenario() -> None:
    rows = [[cell.text for cell in row] for row in (sheet().headings, *sheet().rows)]
    done = imported(sheet_of("MSEL", [[*rows[0], "", " "], *([*row, "x", ""] for row in rows[1:])]), opened())
    assert said(done) == ["MSEL!W1: warning: a column without a heading; it is left out"]


def test_an_unknown_column_is_said_with_its_cell() -> None:
    old = sheet()
    rows = [[cell.text for cell in row] for row in (old.headings, *old.rows)]
    done = imported(sheet_of("MSEL", [[*rows[0], "Chanel %"], *([*row, "x"] for row in rows[1:])]), opened())
    assert said(done) == ["MSEL!W1: warning: unknown column 'Chanel %'; did you mean 'Chance %'?"]


def test_a_value_changed_on_both_sides_is_a_conflict_with_its_cell() -> None:
    changed = with_cells(sheet(), "first_note", title="Sheet's")
    done = brought_back(changed, SCENARIO.replace("The first note", "File's"))
    assert said(done) == [
        'MSEL!F2: error: changed in the sheet and, since it was made, in the scenario, which now says "File\'s"; '
        "write that into the cell, or export anew"
    ]


def test_values_changed_on_different_sides_go_together() -> None:
    text = SCENARIO.replace("The first note", "File's")
    done = brought_back(with_cells(sheet(), "first_note", **{"from": "Sheet's"}), text)
    assert said(done) == []
    assert _changed_lines(done.text, text) == ['-    from: "Port office"', '+    from: "Sheet\'s"']


def test_the_same_change_on_both_sides_is_none() -> None:
    text = SCENARIO.replace("The first note", "Both")
    done = brought_back(with_cells(sheet(), "first_note", title="Both"), text)
    assert (said(done), done.text) == ([], text)


def test_a_missing_row_removes_nothing() -> None:
    old = sheet()
    done = imported(sheet_of("MSEL", [[c.text for c in r] for r in (old.headings, *old.rows[1:])]), opened())
    assert said(done) == ["MSEL: info: not in the sheet, and left as they are: first_note"]
    assert done.text == SCENARIO


def test_a_row_of_another_scenario_is_refused() -> None:
    other = SCENARIO.replace("id: harbour", "id: other").replace("The first note", "A note")
    done = brought_back(sheet(), other)
    assert said(done)[0].startswith(
        "MSEL!V2: error: this row is of the scenario 'harbour'; change the sheet of"
    )
    assert done.text == other


def test_the_sheet_of_a_scenario_comes_into_its_copy() -> None:
    copy = SCENARIO.replace("id: harbour", "id: other")
    done = brought_back(with_cells(sheet(), "first_note", title="Another"), copy)
    assert said(done) == []
    assert done.text == copy.replace("The first note", "Another")


_NEW = {"turn": "2", "title": "Word of the pilots", "text": "They wait."}


def test_a_new_row_that_comes_again_is_known_by_its_words_and_time() -> None:
    once = brought_back(with_row(sheet(), **_NEW))
    again = brought_back(with_row(sheet(), **_NEW), once.text)
    assert again.text == once.text
    assert again.added == ()
    assert said(again) == [
        "MSEL!A5: info: taken for the inject 'word_of_the_pilots', which has the same words; write its name here"
    ]


def test_two_new_rows_alike_but_for_their_turn_are_known_again_each() -> None:
    rows = with_row(with_row(sheet(), **_NEW), **_NEW | {"turn": "3"})
    once = brought_back(rows)
    assert once.added == ("word_of_the_pilots", "word_of_the_pilots_2")
    assert brought_back(rows, once.text).text == once.text


def test_what_a_row_that_comes_again_says_anew_comes_in() -> None:
    once = brought_back(with_row(sheet(), **_NEW))
    again = brought_back(with_row(sheet(), **_NEW, expected="Answer them."), once.text)
    assert _changed_lines(again.text, once.text) == ["+    expected: Answer them."]


def test_a_row_that_comes_again_at_another_time_has_to_say_which_it_is() -> None:
    once = brought_back(with_row(sheet(), **_NEW))
    again = brought_back(with_row(sheet(), **_NEW | {"turn": "4"}), once.text)
    assert said(again)[0] == (
        "MSEL!A5: error: the inject 'word_of_the_pilots' has the same words, and another time; "
        "write 'word_of_the_pilots' here if it is that one; if not, give it words of its own"
    )
    assert again.text == once.text


def test_a_value_that_stands_in_other_places_too_is_left_alone() -> None:
    text = SCENARIO.replace("title: The first note", "title: &t The first note").replace(
        "  leak:\n", "  leak:\n    title: *t\n"
    )
    for id in ("first_note", "leak"):
        done = brought_back(with_cells(sheet(text), id, title="Another"), text)
        assert done.text == text
        assert "would touch more than it should" in said(done)[0]


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80)


@settings(max_examples=20, deadline=None)
@given(
    _TEXTS.filter(lambda text: "{" not in text and "}" not in text),
    st.sampled_from(["first_note", "leak", "by_hand"]),
)
def test_any_text_comes_back_as_it_was_written(text: str, id: str) -> None:
    for key, column in (("title", "title"), ("text", "text"), ("expected", "expected")):
        done = brought_back(with_cells(sheet(), id, **{column: text}))
        if any(remark.severity == "error" for remark in done.remarks):
            assert done.text == SCENARIO
            continue
        said_now, said_before = _said(done.text), _said(SCENARIO)
        if flowing(text):
            assert said_now["injects"][id].pop(key) == flowing(text)
        else:
            assert key not in said_now["injects"][id]
        said_before["injects"][id].pop(key, None)
        assert said_now == said_before


def _said(text: str) -> dict[str, dict[str, dict[str, str]]]:
    tree, problems = read_source(text, "s.yaml")
    assert not problems
    found = plain(tree)
    assert isinstance(found, dict)
    return found
