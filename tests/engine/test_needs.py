"""A clause that does not hold is told in a phrase that stands alone."""

import pytest

from tabletop.engine.needs import missing, readable

WORDS = {
    "sailed": "“The tanker has sailed”",
    "consent": "Consent of the harbour",
    "mandate": "A mandate",
    "un": "The resolution",
    "tension": "Tension",
    "ask": "Ask the harbour",
    "consult.bram": "Consult Bram",
    "call": "Call them home",
    "bram": "Bram",
}


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("turn >= 3", "not before turn 3"),
        ("turn > 3", "not before turn 4"),
        ("turn <= 5", "only until turn 5"),
        ("turn == 5", "only in turn 5"),
        ("sailed", "needs “The tanker has sailed”"),
        ("not sailed", "ruled out by “The tanker has sailed”"),
        ("not (consent or mandate)", "ruled out by Consent of the harbour or A mandate"),
        ("(consent or mandate or un)", "needs Consent of the harbour, A mandate or The resolution"),
        ("tension <= 25", "needs Tension at most 25"),
        ("done(consult.bram) > 0", "first: Consult Bram"),
        ("done(ask@council) > 0", "first: Ask the harbour"),
        ("succeeded(ask) == 0", "already achieved: Ask the harbour"),
        ("pending(ask) + pending(call) == 0", "already on its way: Ask the harbour or Call them home"),
        ("not pending(ask)", "already on its way: Ask the harbour"),
        ("(tension > 20) or (consent)", "needs (Tension above 20) or (Consent of the harbour)"),
        ("bram.will < 30", "needs Bram's will below 30"),
    ],
)
def test_what_is_missing_is_said_without_an_authors_signs(clause: str, said: str) -> None:
    assert missing(clause, WORDS) == said


def test_a_law_is_told_as_a_list_of_its_alternatives() -> None:
    assert (
        readable("consent or mandate or un", WORDS) == "Consent of the harbour, A mandate or The resolution"
    )
    assert readable("consent and tension > 20", WORDS) == "Consent of the harbour and Tension above 20"
