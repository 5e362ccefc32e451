"""What an author may not write is said at its place, in words that help, as much of it at once as can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.load import read_document
from tabletop.scenario.nodes import Mapping
from tabletop.scenario.problems import CODES
from tabletop.scenario.source import read_source
from tests.scenario.reading import FIRST, HEAD, problems_of

GOLDEN = Path(__file__).parent.parent / "golden"


REFRESH = (
    'python -c "from tabletop.scenario.load import read_document as r; '
    "print(r('tests/scenario/golden/broken.yaml', 'broken.yaml')[1])\" > tests/scenario/golden/broken.txt"
)


def test_everything_that_is_wrong_with_a_file_is_said_at_once() -> None:
    document, problems = read_document(GOLDEN / "broken.yaml", "broken.yaml")
    assert document is None
    wanted = (GOLDEN / "broken.txt").read_text(encoding="utf-8").splitlines()
    assert str(problems).splitlines() == wanted, f"meant to be so? refresh it: {REFRESH}"
    assert len({problem.code for problem in problems}) >= 12


@pytest.mark.parametrize(
    ("more", "place", "code", "part"),
    [
        ("tracks: {tension: {strat: 3}}", "0:20", "TT101", "unknown key 'strat'; did you mean 'start'?"),
        ("zzz: 1", "0:1", "TT101", "unknown key 'zzz'; allowed: format, id,"),
        ("authorities: {consent: {}}", "0:15", "TT102", "missing key 'basis'"),
        ("tracks: [tension]", "0:9", "TT103", "expected a mapping, found a list"),
        ("tracks: {tension: 3}", "0:19", "TT103", "expected a mapping of keys, found a text"),
        (
            "tracks: {tension: {start: [1]}}",
            "0:27",
            "TT103",
            "expected a number or an expression, found a list",
        ),
        ("tracks: {tension: {range: [1]}}", "0:27", "TT103", "expected a range of two numbers"),
        ("sources: {a: b}", "0:1", "TT103", "expected a list, found a mapping"),
        ("difficulty: advancd", "0:13", "TT104", "'advancd' is not allowed here; did you mean 'advanced'?"),
        ("difficulty: zzz", "0:13", "TT104", "allowed: introductory, intermediate, advanced"),
        ("map: {bounds: [1, 2, x, 4]}", "0:22", "TT105", "'x' is no number in decimal digits"),
        ("flags: {a: {text: b, seen: all, title: c, x: y}}", "0:43", "TT101", "unknown key 'x'"),
        (
            "injects: {a: {repeat: yes}}",
            "0:23",
            "TT106",
            "'yes' is neither true nor false; write true or false",
        ),
        ("responses: {a: {takes: 3 moons}}", "0:24", "TT107", "'3 moons' is no duration"),
        ("responses: {a: {takes: 0h}}", "0:24", "TT107", "'0h' is no duration"),
        (
            "tracks: {Tension: {}}",
            "0:10",
            "TT108",
            "'Tension' is no id; write 'tension'; an id is small letters",
        ),
        ("tracks: {ten-sion x: {}}", "0:10", "TT108", "'ten-sion x' is no id; write 'ten_sion_x'; an id is"),
        ("tracks: {3x: {}}", "0:10", "TT108", "'3x' is no id; an id is small letters, digits and _"),
        (
            "responses: {a: {by: 'north, south'}}",
            "0:22",
            "TT108",
            "'north, south' is no id; several names are a list: [north, south]",
        ),
        (
            "responses: {a: {effects: [{tension: 3}]}}",
            "0:26",
            "TT103",
            "expected a mapping of effects, found a list; write each as target: amount, without a dash",
        ),
        ("tracks: {while: {}}", "0:10", "TT108", "it is a word of the expression language"),
        ("tracks: {turn: {}}", "0:10", "TT109", "'turn' is a reserved name"),
        ("tracks: {norland: {}}", "0:10", "TT110", "'norland' is already one of the actors; first in line 6"),
        ("resources: {a: {}}\ntracks: {a: {}}", "0:13", "TT110", "'a' is already one of the tracks"),
        (
            "responses: {a: {by: [norland, norland]}}",
            "0:31",
            "TT110",
            "'norland' is listed twice; first in line 8",
        ),
        (
            "  a: {side: neutral, red_lines: [b, b]}",
            "0:37",
            "TT110",
            "listed twice; first in line 8, column 34",
        ),
        ("trust: {a <-> b: 1, b -> a: 2}", "0:21", "TT110", "trust b -> a is given twice; first in line"),
        ("trust: {a: 1}", "0:9", "TT114", "'a' is no pair of actors; write a -> b or a <-> b"),
        ("trust: {a -> a: 1}", "0:9", "TT114", "'a' has no trust in itself"),
        ("trust: {a -> b: 101}", "0:17", "TT115", "trust 101 lies outside 0..100"),
        ("trust: {a -> b: {depth: 3}}", "0:9", "TT102", "missing key 'start'"),
        (
            "responses: {a: {chance: 3, effects: {}}}",
            "0:13",
            "TT111",
            "'chance' and 'effects' do not go together",
        ),
        ("responses: {a: {success: {}}}", "0:13", "TT111", "'success' needs 'chance'"),
        ("responses: {a: {outcomes: {b: {}, c: {}}}}", "0:28", "TT102", "outcome 'b' needs a 'chance'"),
        (
            "responses: {a: {outcomes: {b: {chance: 3}}}}",
            "0:28",
            "TT111",
            "the last outcome 'b' takes the rest",
        ),
        ("responses: {a: {outcomes: {}}}", "0:17", "TT102", "at least one is needed"),
        ("responses: {a: {variants: {b: {by: norland}}}}", "0:32", "TT101", "unknown key 'by'"),
        ("responses: {a: {each: {b: x, c: y}}}", "0:23", "TT103", "expected one name with its actors"),
        (
            "bodies: {a: {rule: each, quorum: 3}}",
            "0:10",
            "TT111",
            "'quorum' does not go with rule each; only",
        ),
        ("injects: {a: {ask: norland}}", "0:20", "TT102", "'ask' needs 'choices'"),
        ("injects: {a: {ask: b, choices: {c: {}}}}", "0:20", "TT102", "'ask' needs a 'default' choice"),
        (
            "injects: {a: {ask: b, choices: {keep_it: {}}, default: kep_it}}",
            "0:56",
            "TT200",
            "did you mean 'keep_it'?",
        ),
        (
            "injects: {a: {ask: b, choices: {c: {when: x}}, default: c}}",
            "0:57",
            "TT111",
            "must have no 'when'",
        ),
        ("injects: {a: {default: c}}", "0:24", "TT111", "'default' needs 'ask'"),
        ("responses: {a: {effects: {foo bar: 3}}}", "0:27", "TT112", "'foo bar' is not an effect's target"),
        ("responses: {a: {effects: {a.b.c: 3}}}", "0:27", "TT112", "'a.b.c' is not an effect's target"),
        ("responses: {a: {effects: {a.Will: 3}}}", "0:29", "TT108", "'Will' is no id"),
        ("responses: {a: {effects: {b: {add: 3}}}}", "0:30", "TT113", "{set: number} is for values"),
        ("responses: {a: {effects: {sound b: false}}}", "0:36", "TT113", "the amount can only be true"),
        ("responses: {a: {effects: {sound b: 1}}}", "0:36", "TT106", "'1' is neither true nor false"),
        ("responses: {a: {effects: {trust b -> c: true}}}", "0:41", "TT113", "expected a number, found true"),
        ("responses: {a: {tags: [military]}}", "0:24", "TT117", "tag 'military' is also an instrument"),
        (
            "responses: {a: {tags: [b]}, b: {}}",
            "0:24",
            "TT117",
            "one of the responses; name it otherwise: line 8 defines b",
        ),
        ("map: {marks: {a: {at: [91, 0]}}}", "0:24", "TT115", "latitude 91 lies outside -90..90"),
        ("briefing: {file: ../secret.txt}", "0:18", "TT119", "text file '../secret.txt' cannot be read here"),
    ],
)
def test_a_refusal_names_place_and_remedy(more: str, place: str, code: str, part: str) -> None:
    line, column = map(int, place.split(":"))
    found = problems_of(more + "\n")
    assert len(found) == 1, found
    assert found[0].startswith(f"{FIRST + line}:{column} {code} ")
    assert part in found[0]
    assert code in CODES


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("format: 2", "1:9 TT116 format 2 is unknown; this version reads format: 1"),
        (
            "id: Small Thing",
            "2:5 TT108 'Small Thing' is no id; an id is small letters, digits, _ and -, a letter first",
        ),
        ("clock: {turns: 0}", "3:16 TT115 '0' must be a whole number of at least 1"),
        (
            "clock: {turns: 3, start: soon}",
            "3:26 TT118 'soon' is no date and time; write it as 2031-03-04T06:00Z",
        ),
        ("clock: {step: 1d}", "3:1 TT102 clock needs 'turns', or the scenario 'phases'"),
    ],
)
def test_the_head_of_a_file_is_checked(line: str, error: str) -> None:
    key = line.split(":")[0]
    head = "".join(
        line + "\n" if old.startswith(key + ":") else old for old in HEAD.splitlines(keepends=True)
    )
    assert problems_of("", head) == [error]


def test_a_file_that_is_no_mapping_is_refused() -> None:
    hint = "write it as key: value, in braces or on lines of their own below"
    assert problems_of("", "- a\n") == [f"1:1 TT103 expected a mapping of keys, found a list; {hint}"]


def test_phases_and_the_clocks_turns_do_not_go_together() -> None:
    found = problems_of("phases: {a: {turns: 1}}\n")
    assert any("TT111 clock 'turns' and 'phases' do not go together" in problem for problem in found)


SCALARS = st.sampled_from(["1", "x", "true", "a -> b", "coalition", "12h", "{x}", "", "-3", "turn > 3"])
KEYS = st.sampled_from(
    ["start", "x", "trust a -> b", "sound x", "set", "file", "chance", "title", "when", "0", "*", "a -> b"]
)
NODES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
SECTIONS = st.sampled_from(
    [*(field.alias or name for name, field in Scenario.model_fields.items()), "unknown"]
)
"""The sections of a scenario and one it does not have."""


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(SECTIONS, NODES | st.dictionaries(st.sampled_from(["a", "b"]), NODES), max_size=6))
def test_no_tree_crashes_the_models(sections: dict[str, object]) -> None:
    tree, found = read_source(str(sections).replace("'", '"'), "s.yaml")
    assert not found
    assert isinstance(tree, Mapping)
    scenario, problems = read_scenario(tree, "s.yaml")
    assert (scenario is None) == bool(problems)
    assert all(problem.line >= 1 and problem.code in CODES for problem in problems)
