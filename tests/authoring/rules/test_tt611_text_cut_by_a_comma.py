"""TT611: texts of a list in brackets that a comma cuts in two."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked


def _asked(questions: str) -> str:
    return f"clock: {{effort: 3}}\nphases:\n  a: {{turns: 4, step: 1d, minutes: 10, questions: {{all: {questions}}}}}\n"


@pytest.mark.parametrize(
    ("questions", "cut"),
    [
        ("[Whom do you tell, and when?]", ["and when?"]),
        ("[What does she want, Meridia or a harbour?, Who knows?]", ["Meridia or a harbour?"]),
        ("[Who knows?, Whom do you tell, when, and how?]", ["when", "and how?"]),
        ("[Whom do you tell,\n    and when?]", ["and when?"]),
    ],
)
def test_the_rest_of_a_question_is_found(questions: str, cut: list[str]) -> None:
    assert marked("TT611", _asked(questions)) == cut


@pytest.mark.parametrize(
    ("sources", "cut"),
    [
        ("[UN Charter, Article 51]", ["Article 51"]),
        ("[Figures by the author, who guessed them]", ["who guessed them"]),
        ("[A study of straits, 2019]", ["2019"]),
    ],
)
def test_the_rest_of_a_citation_is_found(sources: str, cut: list[str]) -> None:
    assert marked("TT611", f"sources: {sources}\n") == cut


@pytest.mark.parametrize(
    "fragment",
    [
        _asked('["Whom do you tell, and when?", who knows?]'),
        _asked("[Who knows?, who else?]"),
        _asked("[Who knows?, What then?]"),
        _asked("[Name three risks, Name three friends]"),
        _asked('["Whom do you tell", and when?]'),
        "sources: [UN Charter, Convention on the Law of the Sea]\n",
        "sources:\n  - UN Charter\n  - its annexes\n",
        "sources: One, two and three\n",
    ],
)
def test_texts_of_their_own_are_fine(fragment: str) -> None:
    assert found("TT611", fragment) == []


def test_the_hint_shows_the_whole_in_quotes() -> None:
    (problem,) = found("TT611", _asked("[Whom do you tell, and when?]"))
    assert problem.message == "the comma ends the text here: 'and when?' is one of its own"
    assert 'write "Whom do you tell, and when?" in quotes' in problem.hint
