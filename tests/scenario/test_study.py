"""The study of a scenario holds what the author wrote, where, and what the compiler made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.scenario.comments import comments
from tabletop.scenario.expression_types import load as load_of
from tabletop.scenario.expressions import compile_expression
from tabletop.scenario.load import load
from tabletop.scenario.mentions import mentions
from tabletop.scenario.scope import Scope
from tabletop.scenario.study import study, study_text
from tests.cli.samples import SCENARIO
from tests.generating import scenario_text
from tests.scenario.compiling import HEAD

SCENARIOS = Path(__file__).parents[1] / "scenarios"
MORE = """\
  storm:
    when: tension > 30 and
      not open
    text: |
      It blows.
      Already {tension} of {turns}.
    effects: {tension: "{set: 5}"}
""".replace('"{set: 5}"', "{set: 5 + turn}")


def test_it_finds_what_load_finds() -> None:
    path = SCENARIOS / "everything.yaml"
    found, loaded = study(path), load(path)
    assert found.playable == loaded.program
    assert list(found.problems) == list(loaded.problems)
    assert found.files == loaded.files


def test_what_is_looked_at_differs_from_what_is_played_only_in_what_playing_needs() -> None:
    found = study(SCENARIOS / "everything.yaml")
    assert found.program is not None
    looked, played = found.program.tables, found.playable.tables
    assert looked.key != played.key
    assert looked.code.run_op != played.code.run_op
    assert looked.start == played.start
    inject, group = played.inject._replace(key=looked.inject.key), played.group._replace(key=looked.group.key)
    code = looked.code
    bounds = [(t.first, t.last) for t in (code, played.code)]
    its, whole = ([slice(*ends) for ends in zip(*both, strict=True)] for both in bounds)
    assert len(its) == len(whole)
    runs = [(one, same) for one, same in zip(its, whole, strict=True) if one.stop > one.start]
    assert 0 < len(runs) < len(its)
    assert [code.op[one] for one, _ in runs] == [played.code.op[same] for _, same in runs]
    assert code.option_orderer == played.code.option_orderer
    assert looked._replace(code=played.code, key=played.key) == played._replace(inject=inject, group=group)


@pytest.mark.parametrize("text", ["", "a: [", "format: 2\n", HEAD + "  x: {at: tensoin}\n"])
def test_of_a_broken_scenario_it_keeps_what_could_be_read(text: str) -> None:
    found = study_text(text)
    assert found.program is None
    assert found.problems.has_errors
    assert found.text == text


def test_the_faults_of_one_expression_leave_the_meaning_of_the_others() -> None:
    found = study_text(HEAD + "  x: {at: tensoin}\n")
    by_role = {formula.role: formula for formula in found.formulas}
    assert by_role["injects.x.at"].terms == ()
    assert by_role["injects.leak.at"].terms != ()


def test_every_expression_has_the_keys_that_lead_to_it_its_place_and_its_meaning() -> None:
    found = study_text(HEAD + MORE)
    formula = next(f for f in found.formulas if f.role == "injects.storm.when")
    lines = (HEAD + MORE).split("\n")
    assert lines[formula.line - 1][formula.column - 1 :].startswith("tension > 30")
    assert formula.wanted == "truth"
    assert len(formula.terms) == 1
    assert formula.terms[0].truth


def test_the_amount_of_an_effect_has_the_path_of_the_effect() -> None:
    found = study_text(HEAD + MORE)
    (change,) = [c for c in found.changes if c.path[:2] == ("injects", "storm")]
    (amount,) = [f for f in found.formulas if f.path == change.path]
    assert change.role == "injects.storm.effects.tension"
    assert amount.expression.text == "5 + turn"
    assert len(change.rows) == 1


def test_what_is_wrong_in_braces_over_two_lines_is_placed_in_its_own() -> None:
    text = HEAD + '  y:\n    text: "At {tension +\n      tensoin} now."\n'
    (wrong,) = study_text(text).problems
    assert wrong.code in ("TT303", "TT203")
    assert text.split("\n")[wrong.line - 1][wrong.column - 1 :].startswith("tensoin")


def test_braces_of_a_text_are_expressions_at_their_places() -> None:
    found = study_text(HEAD + MORE)
    lines = (HEAD + MORE).split("\n")
    spoken = [f for f in found.formulas if f.role == "injects.storm.text"]
    assert [f.expression.text for f in spoken] == ["tension", "turns"]
    assert [lines[f.line - 1][f.column - 1 :].split("}")[0] for f in spoken] == ["tension", "turns"]


def test_an_expression_of_an_expanded_response_has_a_reading_for_each_order() -> None:
    more = HEAD.replace("sound partner: true", "sound partner: true, partner.will: 2 + by.will / 10")
    found = study_text(more)
    (formula,) = [f for f in found.formulas if f.path[:2] == ("responses", "consult") and f.readings]
    assert len(formula.readings) == 6  # three members, each about the two others
    assert len(formula.terms) == 3  # the orderer alone makes a difference


def test_the_keys_of_a_variant_are_under_its_name() -> None:
    roles = {formula.role for formula in study_text(HEAD).formulas}
    assert "responses.board.variants.escort.risk" in roles


def test_what_stands_under_some_keys_can_be_looked_up() -> None:
    found = study_text(HEAD)
    assert found.node("tracks", "distance", "start") == "400"
    key = found.key("tracks", "distance")
    assert key is not None
    assert HEAD.split("\n")[key.line - 1][key.column - 1 :].startswith("distance:")
    assert found.node("tracks", "nothing", "start") is None
    assert found.key("lead", "nothing") is None


def test_an_expression_tells_its_names() -> None:
    text = (
        "not a and b.will > max(c, trust(d -> coalition)) or done(r.x+v@w) > 0 or fired(i) or agreed(k) > 1"
    )
    named = [(m.form, m.words, text[m.offset : m.end]) for m in mentions(text) if m.form != "call"]
    assert named == [
        ("value", ("a",), "a"),
        ("attribute", ("b", "will"), "b.will"),
        ("value", ("c",), "c"),
        ("actor", ("d",), "d"),
        ("actor", ("coalition",), "coalition"),
        ("response", ("r", "r.x+v@w"), "r.x+v@w"),
        ("inject", ("i",), "i"),
        ("body", ("k",), "k"),
    ]
    assert mentions("a +") == ()


def test_comments_are_found_with_their_places_and_no_text_is_taken_for_one() -> None:
    text = "# first\na: 'x # no'  # second\nb: |  # third\n  # no\nc: [1, # fourth\n  2]\n  # last é"
    assert [(str(c), c.line, c.column) for c in comments(text)] == [
        ("# first", 1, 1),
        ("# second", 2, 14),
        ("# third", 3, 7),
        ("# fourth", 5, 8),
        ("# last é", 7, 3),
    ]


def test_comments_before_an_error_of_syntax_are_found() -> None:
    assert [str(c) for c in comments("# first\na: 'x\n")] == ["# first"]


@pytest.mark.parametrize("seed", range(25))
def test_each_reading_of_an_expression_is_what_it_means_in_its_own_scope(seed: int) -> None:
    found = study_text(scenario_text(seed))
    reads = found.record.reads
    assert reads
    for read in reads:
        assert read.term == compile_expression(read.expression.text, read.scope, read.wanted)


def test_the_same_words_of_two_actors_mean_the_value_of_each() -> None:
    text = SCENARIO.replace("brief: north's secret", "interests: {warn: will}").replace(
        "brief: south's secret", "interests: {warn: will}"
    )
    found = study_text(text)
    assert found.names is not None
    of_will = [read.term for read in found.record.reads if read.expression.text == "will"]
    assert of_will == [load_of(found.names.at.will), load_of(found.names.at.will + 1)]


def test_where_a_result_is_decided_and_in_law_the_same_words_are_read_anew() -> None:
    names = study_text(SCENARIO).names
    assert names is not None
    here = Scope(names, 0)
    places = [here, here.but(result=True), here.but(law=True)]
    assert len({place.bearing_on(frozenset({"contribution"})) for place in places}) == 3
