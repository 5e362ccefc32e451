"""What the tables hold: defaults of the language, effects, bodies, purses, attitudes, pledges, the calendar."""

from __future__ import annotations

from functools import cache

import pytest

from tabletop.engine.kernel.expressions import value
from tabletop.engine.program import (
    CLASS_NONVIOLENT,
    COALITION,
    EFFECT_ADD,
    EFFECT_ADD_ESCALATION,
    EFFECT_ADD_PURSE,
    EFFECT_FLOOR,
    EFFECT_KEEP,
    EFFECT_REVEAL_FLAG,
    EFFECT_REVEAL_TRACK,
    EFFECT_SET,
    EFFECT_SOUND,
    EFFECT_TRUST,
    EFFECT_TRUTH,
    FAILURE,
    MODE_CERTAIN,
    MODE_CHANCE,
    MODE_OUTCOMES,
    NEITHER,
    RULE_MAJORITY,
    SEEN_COALITION,
    SEEN_FACILITATOR,
    SEEN_LISTED,
    SUCCESS,
)
from tabletop.engine.texts import Program
from tabletop.scenario.compile.later import names_of, with_expressions
from tests.scenario.compiling import evaluate, program_of
from tests.scenario.compiling import everything as read_everything


@cache
def everything() -> Program:
    return read_everything()


def form(id: str, orderer: str = "norland") -> int:
    program = everything()
    who = [actor.id for actor in program.actors].index(orderer)
    return next(
        place
        for place, text in enumerate(program.forms)
        if text.id == id and program.tables.form.orderer[place] == who
    )


def worth(expression: int) -> float:
    """The value of a table's expression before the first turn."""
    p = everything().tables
    return value(p, list(p.start), expression)


def rows(effects: int) -> list[tuple[int, int, int]]:
    """Kind, target and other of each effect of a list."""
    e = everything().tables.effect
    return [(e.kind[k], e.target[k], e.other[k]) for k in range(e.first[effects], e.last[effects])]


def test_defaults_are_those_of_the_language() -> None:
    p, a = everything().tables, everything().tables.n.actors
    consult, raid, board = form("consult.meridia"), form("raid"), form("board_vessel")
    assert worth(p.form.effort[consult]) == 1
    assert worth(p.form.effort[board]) == 2
    assert worth(p.form.risk[consult]) == 0
    assert worth(p.form.risk[board]) == 30
    assert worth(p.form.risk[raid]) == 70  # overridden in `rules`
    assert [worth(p.form.burden[consult * a + i]) for i in range(a)] == [0] * a
    assert [worth(p.form.burden[raid * a + i]) for i in range(a)] == [20] * a
    assert [worth(p.form.burden[board * a + i]) for i in range(a)] == [20, 40, 20, 20, 20]
    assert p.form.escalation[board] == CLASS_NONVIOLENT
    assert worth(p.inject.chance[1]) == 100
    assert worth(p.actor.reads[0]) == 50
    assert p.rules.support_exposure == 1.5
    assert p.rules.trust_loss_weight == 2
    assert p.rules.support_law == 0.8
    usual = program_of().tables
    assert list(usual.actor.passing) == [1, 1, 1, 0]
    assert list(p.actor.passing) == [0.5] * a


def test_trust_fades_by_the_length_of_each_turn() -> None:
    year = 365 * 86400
    fades = everything().tables.clock.fade
    assert list(fades[1:]) == [
        round(0.9 ** (step / year), 12) for step in (43200, 43200, 21600, 21600, 21600)
    ]
    fixed = program_of("rules: {trust: {memory_per_turn: 0.97}}").tables.clock.fade
    assert list(fixed[1:]) == [0.97] * 4


def test_results_have_one_shape() -> None:
    p = everything().tables
    for id, mode, kinds in (
        ("board_vessel", MODE_CHANCE, [SUCCESS, FAILURE]),
        ("raid", MODE_OUTCOMES, [SUCCESS, NEITHER, FAILURE]),
        ("consult.meridia", MODE_CERTAIN, [SUCCESS]),
    ):
        place = form(id)
        outcomes = range(p.form.outcome_first[place], p.form.outcome_last[place])
        assert p.form.mode[place] == mode
        assert [p.outcome.kind[o] for o in outcomes] == kinds
        assert p.outcome.chance[outcomes[-1]] == -1
        assert all(p.outcome.chance[o] >= 0 for o in outcomes[:-1])


def test_effects_change_what_they_name_in_file_order() -> None:
    p = everything().tables
    at, n = p.at, p.n

    def of(id: str, place: int = 0, orderer: str = "norland") -> list[tuple[int, int, int]]:
        return rows(p.outcome.effects[p.form.outcome_first[form(id, orderer)] + place])

    assert of("board_vessel") == [
        (EFFECT_TRUTH, at.flag, -1),
        (EFFECT_ADD, at.track, -1),
        (EFFECT_REVEAL_TRACK, 3, -1),
        (EFFECT_SET, at.track + 3, -1),
    ]
    network = 3
    assert of("raid") == [
        (EFFECT_ADD, at.capability + network * n.domains, -1),
        (EFFECT_ADD, at.will, -1),
    ]
    assert of("raid", 0, "network")[1] == (EFFECT_ADD, at.will + network, -1)
    assert [kind for kind, _, _ in of("raid", 1)] == [EFFECT_ADD_ESCALATION, EFFECT_FLOOR]
    assert of("consult.ostland", 0, "meridia") == [(EFFECT_SOUND, 2, 1), (EFFECT_TRUST, 2, 1)]
    assert of("admit") == [
        (EFFECT_TRUTH, at.member + 2, -1),
        (EFFECT_TRUST, COALITION, 2),
        (EFFECT_ADD_PURSE, p.purse.held[0], -1),
        (EFFECT_ADD_PURSE, p.purse.held[n.resources], -1),
    ]
    assert of("change_of_government", 0, "carib") == [(EFFECT_KEEP, 4, 0), (EFFECT_REVEAL_FLAG, 1, 4)]
    distance = p.outcome.effects[p.form.outcome_first[form("smuggler_runs", "network")]]
    first = p.effect.first[distance]
    assert (p.effect.low[first], p.effect.high[first]) == (0, 1000)


def test_an_order_without_law_may_cost_nothing_or_be_impossible() -> None:
    head_free = program_of("", _law("unlawful: {}"))
    head_none = program_of("", _law("note: none"))
    assert head_free.tables.form.unlawful[0] >= 0
    assert head_none.tables.form.unlawful[0] == -1


def _law(more: str) -> str:
    return f"""\
format: 1
id: s
clock: {{turns: 1}}
lead: a
actors: {{a: {{side: coalition}}}}
authorities: {{law_of: {{basis: FLAG}}}}
responses:
  r: {{law: law_of, effects: {{}}, {more}}}
"""


def test_attitudes_count_each_matching_name_once() -> None:
    p = everything().tables
    meridia = 1

    def matching(id: str) -> list[float]:
        k = form(id) * p.n.actors + meridia
        return [worth(p.form.interest[i]) for i in range(p.form.interest_first[k], p.form.interest_last[k])]

    assert matching("board_vessel") == [-15, 20, pytest.approx(-30 + 0.7 * 35)]
    assert matching("consult.meridia") == [10]
    assert matching("raid") == []
    k = form("board_vessel+paid") * p.n.actors + meridia
    assert p.form.red_last[k] - p.form.red_first[k] == 1
    caveats = [p.form.caveat[i] for i in range(p.form.caveat_first[k], p.form.caveat_last[k])]
    assert [(p.caveat.actor[c], worth(p.caveat.share[c])) for c in caveats] == [(1, 60), (1, 10)]


def test_forms_know_whom_a_result_sounds() -> None:
    p = everything().tables
    k = form("consult.meridia") * p.n.actors
    assert list(p.form.sounds[k : k + p.n.actors]) == [0, 1, 0, 0, 0]


def test_a_pledge_belongs_to_its_form_and_group() -> None:
    p = everything().tables
    place = form("promise_lift.meridia")
    pledge = p.form.pledge[place]
    assert p.pledge.to[pledge] == 1
    assert worth(p.pledge.within[pledge]) == 3
    assert worth(p.pledge.sways[pledge]) == 30
    assert p.pledge.public[pledge] == 1
    assert list(p.pledge.groups) == [p.form.group[place]]


def test_bodies_keep_their_rules() -> None:
    program = everything()
    p, a = program.tables, program.tables.n.actors
    unsc = [body.id for body in program.bodies].index("unsc")
    assert p.body.rule[unsc] == RULE_MAJORITY
    assert p.body.dynamic[unsc] == 0
    assert list(p.body.listed[unsc * a : (unsc + 1) * a]) == [1, 0, 1, 0, 1]
    assert list(p.body.veto[unsc * a : (unsc + 1) * a]) == [0, 0, 1, 0, 0]
    assert p.body.takes_seconds[unsc] == 8 * 3600
    assert p.body.takes[unsc] == -1
    assert worth(p.body.takes[1]) == 1
    assert list(p.body.weighted) == [0, 0, 0, 1, 0, 0]
    assert program.bodies[4].price == "legitimacy -8, trust by -> meridia -0.1"
    assert [i for i, price in enumerate(p.body.price) if price >= 0] == [4 * a]


def test_a_shared_purse_is_one_purse() -> None:
    p = everything().tables
    held = [p.purse.held[actor * p.n.resources + 1] for actor in range(p.n.actors)]
    assert held[0] == held[1] >= 0
    assert held[2:] == [-1, -1, -1]
    assert p.purse.of[held[0]] == -1
    assert [p.purse.of[p.purse.held[actor * p.n.resources]] for actor in range(3)] == [0, 1, 2]


def test_audiences_and_delays_are_kept() -> None:
    p = everything().tables
    assert list(p.track.seen)[3:] == [SEEN_COALITION, SEEN_FACILITATOR]
    assert p.flag.seen[1] == SEEN_LISTED
    assert list(p.flag.seen_actor[p.n.actors :]) == [0, 0, 0, 1, 0]
    assert p.authority.expires_seconds[1] == 36 * 3600
    assert worth(p.authority.expires[0]) == 3
    assert p.form.takes_seconds[form("raid")] == 13 * 3600
    assert p.inject.default[0] == 1
    assert p.inject.ask[0] == 0


def test_texts_name_actors_and_keep_values() -> None:
    program = everything()
    value_at, words = program.forms[form("board_vessel")].text
    assert words == " per cent sure, says Norland."
    assert worth(int(value_at)) == 20
    assert program.injects[0].text[1] == " per cent, they say; Norland is silent."
    assert program.briefing == "# The briefing\n"


def test_the_calendar_counts_uneven_turns() -> None:
    calendar = everything().calendar
    assert [moment.time for moment in calendar[1:]] == [
        "4 Mar 2031 06:00Z",
        "4 Mar 2031 18:00Z",
        "5 Mar 2031 06:00Z",
        "5 Mar 2031 12:00Z",
        "5 Mar 2031 18:00Z",
    ]
    assert [moment.phase_text for moment in calendar] == ["", "It begins.", "", "", "", ""]
    assert [moment.minutes for moment in calendar[1:]] == [15, 15, 10, 10, 10]


def test_later_expressions_leave_the_program_s_own_in_place() -> None:
    program = everything()
    before = program.tables.code
    tables, found = with_expressions(
        program, [("tension", "number"), ("tensoin", "number"), ("turn + 41.5", "number")]
    )
    assert isinstance(found[0], int)
    assert not isinstance(found[1], int)
    assert {found[0], found[2]} == {len(before.first), len(before.first) + 1}
    assert tables.code.op[: len(before.op)] == before.op
    assert tables.code.constant[: len(before.constant)] == before.constant
    assert tables.code.set_item == before.set_item
    assert evaluate(program, "turn + 41.5") == 41.5
    assert len(names_of(program).options) == len(program.options)
