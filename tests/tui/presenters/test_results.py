"""The results tell how sure the seat was, how that went so far, and what was not seen of the other side."""

from __future__ import annotations

from dataclasses import replace

from tabletop.engine.view import Fact, View
from tabletop.exercise.calls import Calls
from tabletop.tui.presenters import told_turn
from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.results import aftermath, calibrated, carried_out, other_side
from tests.tui.fixtures import CALLS, RESULTS


def unseen(view: View) -> list[str]:
    """What is said of the other side."""
    return [words(one) for one in other_side(view)]


def test_how_sure_the_seat_was_stands_under_the_order_it_was_said_of() -> None:
    told = "\n".join(words(one) for row in carried_out(RESULTS, 78, None, CALLS) for one in row.lines)
    assert told.count("You were 80 % sure of its success.") == 1
    assert told.index("80 % sure") < told.index("Varn")
    plain = "\n".join(words(one) for row in carried_out(RESULTS, 78) for one in row.lines)
    assert "sure" not in plain


def test_calibration_is_told_once_something_is_decided() -> None:
    (row,) = calibrated(CALLS, 78)
    told = " ".join(words(one).strip() for one in row.lines)
    assert told == "Calibration so far: 3 calls, Brier 0.10 (0 is best, always saying 50 gives 0.25)"
    assert calibrated(Calls({(1, "boarding"): 50.0}, ()), 78) == []
    assert calibrated(None, 78) == []


def test_the_other_side_is_named_where_nothing_was_seen_of_it() -> None:
    assert unseen(RESULTS) == []
    quiet = replace(RESULTS, results=RESULTS.results[:1])
    assert unseen(quiet) == ["Varn: nothing seen"]
    shown = "\n".join(words(one) for row in aftermath(quiet, 78) for one in row.lines)
    assert "The other side" in shown


def test_to_an_adversary_the_coalition_is_the_other_side() -> None:
    actors = tuple(replace(one, is_self=one.id == "varn") for one in RESULTS.actors)
    alone = replace(RESULTS, actors=actors, seat="varn", seat_name="Varn", results=(), orders=())
    assert unseen(alone) == ["Norland: nothing seen", "Meridia: nothing seen", "Ostland: nothing seen",
                             "Sudria: nothing seen"]  # fmt: skip


CHOSEN = (
    Fact(2, "Norland chose: Deny it", "answer", "", "", None, None, ""),
    Fact(2, "", "answer", "legitimacy", "Legitimacy", 60, 57, "Norland chose: Deny it", "bad"),
)
ON_ITS_WAY = replace(RESULTS.orders[0], title="A note to the committee", due=4)
LONG = replace(RESULTS, facts=(*CHOSEN, *RESULTS.facts), pending=(ON_ITS_WAY,))
IN_TURN = ("You chose: Deny it", "egitimacy", "Board and search", "Varn: Order the master", "A note to the committee",
           "What else moved", "Escalation")  # fmt: skip


def test_results_are_told_in_the_order_in_which_they_came() -> None:
    drawn = "\n".join(
        words(one) for row in [*carried_out(LONG, 78), *aftermath(LONG, 78)] for one in row.lines
    )
    heard = "\n".join(told_turn.results(LONG))
    for told in (drawn, heard):
        places = [told.index(one) for one in IN_TURN]
        assert places == sorted(places)
        assert told.count("Legitimacy") == 1
