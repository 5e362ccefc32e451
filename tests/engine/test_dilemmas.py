"""What a dilemma's answer is worth when Orders closes, and whose mind an inject sounds."""

from tabletop.engine.game import Game
from tabletop.engine.interventions import set_value
from tests.engine.kernel.scene import Scene

LEAK = """
tracks: {heat: {}, seen_heat: {seen: facilitator}}
flags: {denied: Denied, confirmed: Confirmed}
injects:
  leak:
    at: 1
    ask: ann
    choices:
      deny: {when: heat + seen_heat < 5, effects: {denied: true}}
      confirm: {effects: {confirmed: true}}
    default: confirm
"""


def intervened(s: Scene, target: str) -> Scene:
    made = set_value(s.game, target, 50)
    assert isinstance(made, Game)
    s.game = made
    return s


def test_an_answer_no_longer_on_offer_when_orders_closes_gives_way_to_the_default() -> None:
    s = intervened(Scene(LEAK).answer("leak", "deny"), "heat").floor()
    assert (s["denied"], s["confirmed"]) == (0, 1)


def test_an_answer_still_on_offer_as_its_actor_believes_stands() -> None:
    s = intervened(Scene(LEAK).answer("leak", "deny"), "seen_heat").floor()
    assert (s["denied"], s["confirmed"]) == (1, 0)


def test_what_an_inject_sounds_the_lead_learns_and_in_a_dilemma_the_asked_actor() -> None:
    asked = "ask: cat, choices: {say: {effects: {sound dan: true}}}, default: say"
    s = Scene(
        f"injects: {{call: {{at: 1, effects: {{sound ben: true}}}}, visit: {{at: 1, {asked}}}}}\n"
    ).floor()
    at = s.p.at.sounded
    assert [s.game.state[at + s.pair(*who)] for who in (("ann", "ben"), ("cat", "dan"))] == [1, 1]
    assert s.game.state[at + s.pair("ann", "dan")] < 0
