"""Support is monotone: up in interest, trust, law, will, peers, consultation and mood; down in burden and exposure."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.engine.kernel.consent import leaning, stance_of
from tabletop.engine.program import Tables
from tests.engine.kernel.scene import Scene

# Each term has a track of its own that an author's expression reads, so that it can be set to anything.
SCENE = Scene(
    """
tracks:
  interest: {range: [-100, 100]}
  burden: {}
  reading: {}
  risk: {}
authorities: {mandate: {basis: CH7, start: true, contested: true}}
bodies: {council: {rule: consensus}}
responses:
  act: {consent: council, law: mandate, unlawful: {}, burden: {ben: burden}, risk: risk, effects: {}}
""",
    rules="trust: {memory: 1}",
    ben="interests: {act: interest}, reads: {mandate: reading}",
)
BEN, OPTION = SCENE.actor("ben"), SCENE.option("act")
PLACES = {
    name: SCENE.place(name) for name in ("interest", "burden", "reading", "risk", "ben.will", "ben.exposure")
}
UP = ("interest", "reading", "ben.will", "kept", "peers", "consulted", "mood")
DOWN = ("burden", "risk", "ben.exposure", "broken")

percent = st.floats(0.0, 100.0)
situations = st.fixed_dictionaries(
    {
        **dict.fromkeys(("burden", "reading", "risk", "ben.will", "ben.exposure"), percent),
        "interest": st.floats(-100.0, 100.0),
        "kept": st.floats(0.0, 40.0),
        "broken": st.floats(0.0, 40.0),
        "peers": st.floats(0.0, 1.0),
        "consulted": st.sampled_from([-1000.0, 1.0]),
        "mood": st.floats(-1.0, 1.0),
    }
)


def z(x: dict[str, float]) -> float:
    """z of ben in this situation."""
    p, s = SCENE.p, list(SCENE.game.state)
    for name, place in PLACES.items():
        s[place] = x[name]
    pair = SCENE.pair("ben", "ann")
    s[p.at.trust_kept + pair], s[p.at.trust_broken + pair] = x["kept"], x["broken"]
    s[p.at.consulted + SCENE.pair("ann", "ben")] = x["consulted"]
    s[p.at.viewer] = float(SCENE.actor("cat"))  # to whom ben's mood is unknown: it is added here
    return leaning(p, s, SCENE.game.dice, OPTION, BEN, x["peers"]) + p.rules.support_mood * x["mood"]


@given(situations, st.data())
@pytest.mark.parametrize("term", [*UP, *DOWN])
def test_support_is_monotone_in_each_term(term: str, x: dict[str, float], data: st.DataObject) -> None:
    other = data.draw(situations)[term]
    low, high = sorted((x[term], other))
    below, above = z({**x, term: low}), z({**x, term: high})
    assert below <= above + 1e-12 if term in UP else above <= below + 1e-12


@given(situations)
def test_support_stays_within_what_its_weights_allow(x: dict[str, float]) -> None:
    assert (
        -1 - 2 - 2 - 0.8 - 0.8 - 1.2 - 0.5 - 0.6 + 0.2 <= z(x) <= 0.2 + 2 + 0.8 + 0.8 + 1.2 + 0.5 + 0.4 + 0.6
    )


@given(st.floats(-6.0, 6.0), st.floats(-6.0, 6.0), percent, percent)
def test_a_position_never_hardens_with_more_support_or_trust(a: float, b: float, t: float, u: float) -> None:
    p: Tables = SCENE.p
    (low_z, high_z), (low_t, high_t) = sorted((a, b)), sorted((t, u))
    positions: list[Any] = [
        stance_of(p, low_z, low_t),
        stance_of(p, high_z, low_t),
        stance_of(p, high_z, high_t),
    ]
    assert positions == sorted(positions)
