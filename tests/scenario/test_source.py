"""Reading YAML strictly: the written text stays, and each trap of YAML is an error at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.scenario.composer import LINE_END, MAX_ALIASES, MAX_DEPTH, lines_in
from tabletop.scenario.nodes import Mapping, Node, Sequence, Text
from tabletop.scenario.readable import MAX_BYTES
from tabletop.scenario.source import read_bytes, read_file, read_source


def tree_of(text: str) -> Mapping:
    tree, problems = read_source(text, "s.yaml")
    assert not problems, problems
    assert isinstance(tree, Mapping)
    return tree


def errors_of(text: str) -> list[str]:
    _, problems = read_source(text, "s.yaml")
    return [f"{p.line}:{p.column} {p.code} {p.message}" + (f"; {p.hint}" if p.hint else "") for p in problems]


def text_at(tree: Node | None, *path: str | int) -> Text:
    for step in path:
        if isinstance(step, int):
            assert isinstance(tree, Sequence)
            tree = tree[step]
        else:
            assert isinstance(tree, Mapping)
            tree = tree.value(step)
    assert isinstance(tree, Text)
    return tree


@pytest.mark.parametrize(
    "written", ["063", "1.0", "12:30", "yes", "on", "NO", "~", "null", "0x1F", "1e3", "2031-03-04"]
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert text_at(tree_of(f"a: {written}"), "a") == written


def test_places_are_those_of_the_first_character_inside_quotes() -> None:
    tree = tree_of("a: plain\nb:\n  - 'single'\n  - {c: \"double\"}\n")
    for path, place in {("a",): (1, 4), ("b", 0): (3, 6), ("b", 1, "c"): (4, 10)}.items():
        text = text_at(tree, *path)
        assert (text.line, text.column) == place
    assert [(key.line, key.column) for key in tree] == [(1, 1), (2, 1)]


def test_columns_count_characters_also_behind_letters_beyond_ascii() -> None:
    text = text_at(tree_of('{ä: "ö𝔸", b: x}'), "b")
    assert (text.line, text.column) == (1, 14)


@pytest.mark.parametrize(
    ("written", "word", "place"),
    [
        ("a: turn > 3\n  and tension < 4\n", "tension", (2, 7)),
        ("a: >-\n  turn > 3\n  and tension < 4\n", "tension", (3, 7)),
        ("a: |\n  turn > 3\n    and tension < 4\n", "tension", (3, 9)),
        ('a: "turn > 3\n   and tension < 4"\n', "tension", (2, 8)),
        ("a: 'turn > 3'\n", "> 3", (1, 10)),
    ],
)
def test_a_place_inside_a_text_is_found_in_the_line_it_was_written_in(
    written: str, word: str, place: tuple[int, int]
) -> None:
    text = text_at(tree_of(written), "a")
    assert text.at(text.index(word)) == place


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    assert errors_of("a: 1\nb: 2\na: 3\n") == ["3:1 TT006 duplicate key 'a'; first in line 1"]


def test_several_errors_are_found_at_once() -> None:
    errors = errors_of("a: 1\na: 2\nb:\nc: !cargo x\n<<: {d: 1}\n")
    assert [error.split()[:2] for error in errors] == [
        ["4:4", "TT007"],
        ["2:1", "TT006"],
        ["3:1", "TT010"],
        ["5:1", "TT009"],
    ]


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("a:\nb: 1\n", "1:1 TT010 'a' has no value; write one or remove the key"),
        (
            "{a: Say it, and wait, b: 1}",
            '1:5 TT011 the comma ends the text here; inside braces write "Say it, and wait" in quotes',
        ),
        ("{a: -2,5, b: 1}", "1:8 TT010 '5' has no value; a fraction is written with a point: -2.5"),
        ('{a: "Say it", b: }', "1:15 TT010 'b' has no value; write one or remove the key"),
        ("a: [1, ]\nb: [x,\n ]\nc:\n -\n", "5:2 TT010 a list has an item without a value"),
        ("", "1:1 TT010 the file is empty"),
        ("# nothing\n", "1:1 TT010 the file is empty"),
        ("a: !x 3\n", "1:4 TT007 tag !x is not allowed; remove it; a text that begins with ! needs quotes"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", "3:3 TT009 merge keys are not allowed; write the keys out"),
        ("a: 1\n---\nb: 2\n", "2:1 TT005 a second document begins here; one file, one scenario"),
        ("a: *x\n", "1:4 TT004 no anchor &x before; a text that begins with * needs quotes"),
        ("a: &x [*x]\n", "1:8 TT004 alias *x stands inside what it names; a text that begins with * needs quotes"),
        ("? [a]\n: 1\n", "1:3 TT014 a key must be a word; a text in braces needs quotes"),
        ("a: {partner.name}\n", '1:4 TT013 a text in braces needs quotes; write "{partner.name}"'),
        ("a: \x00\n", "1:4 TT004 character U+0000 cannot stand in YAML"),
    ],
)  # fmt: skip
def test_each_trap_is_an_error_at_its_place(written: str, error: str) -> None:
    assert errors_of(written) == [error]


@pytest.mark.parametrize(
    ("written", "place", "hint"),
    [
        ("a: Note: more\n", "1:8", "': ' needs quotes"),
        ("a:\n\tb: 1\n", "2:1", "not tabs"),
        ("a: {b: Hello {crates} there}\n", "1:14", "needs quotes"),
        ("a: [x,, y]\n", "1:7", "a value is missing"),
        ("a: 'open\n", "2:1", "closing quote"),
        ("a: @x\n", "1:4", "begins with @"),
        ("a:\n  b: x\n\t\tc: y\n", "3:1", "not tabs"),
        ("a: {b: The boat: turned}\n", "1:16", "or ': ' needs quotes"),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", "3:1", "two versions"),
    ],
)
def test_a_syntax_error_comes_with_what_most_likely_helps(written: str, place: str, hint: str) -> None:
    (error,) = errors_of(written)
    assert error.startswith(f"{place} TT004 ")
    assert hint in error


def test_a_text_that_begins_with_braces_is_named_before_the_error_it_leads_to() -> None:
    first, second = errors_of("a: {crates} there\n")
    assert first == '1:4 TT013 a text in braces needs quotes; write "{crates}"'
    assert second.startswith("1:13 TT004")


def test_a_comma_in_parentheses_inside_braces_is_named_and_healed() -> None:
    tree, problems = read_source("a: {x: clamp(t, 0, 100), y: 2, z: min(1, 2)}\n", "s.yaml")
    assert [(p.code, p.column, p.hint) for p in problems] == [
        ("TT011", 8, 'inside braces write "clamp(t, 0, 100)" in quotes'),
        ("TT011", 35, 'inside braces write "min(1, 2)" in quotes'),
    ]
    assert tree == {"a": {"x": "clamp(t, 0, 100)", "y": "2", "z": "min(1, 2)"}}


def test_a_comma_in_parentheses_inside_brackets_is_named_too() -> None:
    assert errors_of("a: [trust(a -> b), min(1, 2)]\n") == [
        '1:20 TT011 the comma inside parentheses ends the value here; inside braces write "min(1, 2)" in quotes'
    ]
    assert errors_of('a: ["one (", "two)"]\n') == []


def test_commas_in_parentheses_are_fine_outside_braces() -> None:
    assert errors_of("a: min(1, 2)\n") == []


def test_aliases_stand_for_what_they_name_up_to_a_limit() -> None:
    assert tree_of("a: &x [1, 2]\nb: *x\n") == {"a": ["1", "2"], "b": ["1", "2"]}
    many = "a: &x 1\nb: [" + ", ".join(["*x"] * (MAX_ALIASES + 1)) + "]\n"
    (error,) = errors_of(many)
    assert f"TT008 more than {MAX_ALIASES} aliases" in error


def test_aliases_of_aliases_cannot_grow_without_bound() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (error,) = errors_of("\n".join(lines))
    assert "TT008 aliases stand for more than" in error


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_deep_nesting_is_an_error_and_no_crash(bracket: str) -> None:
    errors = errors_of(bracket * 100_000)
    assert len(errors) == 1
    assert f"TT012 nested more than {MAX_DEPTH} deep" in errors[0]


def test_bytes_must_be_utf_8() -> None:
    tree, problems = read_bytes(b"a: 1\nb: \xff\n", "s.yaml")
    assert tree is None
    assert [(p.code, p.line, p.column) for p in problems] == [("TT002", 2, 4)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "TT002 this is a PDF, no text; a scenario is a text file"),
        (
            b"PK\x03\x04\x14\x00",
            "TT002 this is a zip file, such as a document of Word or a workbook of Excel, no text",
        ),
        (b"MZ\x00\x90\xff", "TT002 not UTF-8; it does not seem to be a text at all"),
        ("id: x".encode("utf-16"), "TT002 not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_is_no_text_is_told_for_what_it_is(data: bytes, said: str) -> None:
    tree, (problem,) = read_bytes(data, "s.yaml")
    assert tree is None
    assert f"{problem.code} {problem.message}; {problem.hint}".startswith(said)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    tree, problems = read_bytes(b"\xef\xbb\xbfa: 1\n", "s.yaml")
    assert tree == {"a": "1"}
    assert not problems


def test_a_file_that_is_too_large_or_missing_is_an_error(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a" * (MAX_BYTES + 1))
    assert [p.code for p in read_file(large, "large.yaml")[1]] == ["TT003"]
    assert [str(p) for p in read_file(tmp_path / "none.yaml", "none.yaml")[1]] == [
        "none.yaml: error[TT001]: No such file or directory"
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab1:,-{}[]()&*!|>'\"#% \n\t~<?@\x00é"), max_size=60))
def test_no_text_crashes_the_reader_and_nothing_is_lost_silently(text: str) -> None:
    tree, problems = read_source(text, "s.yaml")
    assert tree is not None or problems
    assert all(1 <= p.line <= len(LINE_END.split(text)) and p.column >= 1 for p in problems)


def test_what_is_missing_at_the_end_is_told_behind_the_last_sign() -> None:
    _, (problem,) = read_source("a: [", "s.yaml")
    assert (problem.line, problem.column) == (1, 5)


@given(st.text(alphabet="a \n\r\x85\u2028\u2029\x0b\x0c"))
def test_lines_end_where_yaml_says_and_nowhere_else(text: str) -> None:
    assert lines_in(text) == LINE_END.split(text)
