"""TT421: one-off orders of several actors whose amounts would be added twice."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked, words

ORDER = """\
responses:
  accuse:
    title: Accuse somebody
    text: The governments name a culprit.
    instrument: diplomatic
    by: [norland, meridia]
    when: not named
    effects: {named: true, tension: 10, escalation: 5}
flags:
  named: Somebody has been named
"""


def test_amounts_that_two_actors_add_in_one_turn_are_found() -> None:
    (said,) = words("TT421", ORDER)
    assert said == (
        "meridia and norland can order 'accuse' in the same turn, "
        "and then each of them changes 'tension' and 'escalation'"
    )
    assert marked("TT421", ORDER)[0].startswith("tension")


def test_of_several_results_only_the_one_that_rules_it_out_counts() -> None:
    tried = ORDER.replace(
        "effects: {named: true, tension: 10, escalation: 5}",
        "chance: 50\n    success: {effects: {named: true, escalation: 5}}\n    failure: {effects: {tension: 3}}",
    )
    assert words("TT421", tried)[0].endswith("each of them changes 'escalation'")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[norland, meridia]", "norland"),
        ("when: not named", "when: tension > 3"),
        ("not named", "named"),
        ("tension: 10, escalation: 5", "tension: 0 if named else 10"),
        ("tension: 10, escalation: 5", "tension: 10 / together(accuse)"),
        ("tension: 10, escalation: 5", "by.will: 3, trust norland -> meridia: 0.3, capital: 1"),
        ("tension: 10, escalation: 5", "tension: {set: 60}, inspected: true"),
        ("named: true, ", ""),
    ],
)
def test_what_is_given_by_one_or_guarded_or_no_sum_is_fine(old: str, new: str) -> None:
    assert found("TT421", ORDER.replace(old, new)) == []
