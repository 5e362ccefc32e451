"""Games of the harbour, played to their end and looked back on. Holds no test."""

from collections.abc import Mapping, Sequence
from functools import cache

from tabletop.engine.texts import Program
from tabletop.exercise.session import Session
from tabletop.journal.memory import MemoryJournal
from tests.scenario.compiling import SCENARIOS, read


@cache
def harbour(*changes: tuple[str, str]) -> Program:
    """The harbour with parts of its text replaced, each of which must be there."""
    text = (SCENARIOS / "harbour.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found, said = read(text)
    assert found is not None, said
    return found


def over(program: Program, orders: Mapping[int, Sequence[str]], seed: int = 7) -> Session:
    """The lead's game with these orders by turn, each of which must be possible, to the end."""
    session = Session.begin(
        program, {"scenario.yaml": "id: harbour"}, MemoryJournal(), seed=seed, seat="alba"
    )
    while session.game.stage != "over":
        if session.game.stage == "orders":
            for order in orders.get(session.game.turn, ()):
                refusal = session.order(order)
                assert refusal is None, refusal
        session.advance()
    return session
