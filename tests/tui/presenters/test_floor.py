"""The floor tells what would still move a member, what an amendment comes to, and how sure its orderer was."""

from __future__ import annotations

from dataclasses import replace

from tabletop.engine.view import AmendmentView, Mover, Reason, View
from tabletop.tui.presenters.floor import floor, key, offer_words, order_of, tally, trust_of
from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.stances import taken
from tests.tui.fixtures import ASKED, CALLS, FLOOR, PROPOSED


def text(columns: int = 78, view: View = FLOOR) -> str:
    """The floor with what was said of its orders."""
    lines = (words(one).strip() for row in floor(view, columns, None, CALLS) for one in row.lines)
    return " ".join(lines)


def test_a_member_that_says_no_is_told_with_what_would_move_it() -> None:
    assert "would move it  now: take it to those willing, where its no does not stop it there" in text()
    assert "if it had been consulted" in text()
    assert "unless with an officer" not in text()  # the same, said better


def test_a_seat_is_reminded_of_how_sure_it_was_of_its_own_order_only() -> None:
    assert text().count("You were 70 % sure of its success.") == 1


def test_an_amendment_says_what_it_costs_and_what_would_come_of_it() -> None:
    offer = AmendmentView("o", "Other", "costs nothing", 100.0)
    assert offer_words(offer) == "costs nothing; then agreed"
    assert offer_words(replace(offer, agreed=0.0)) == "costs nothing; then refused"
    assert offer_words(replace(offer, agreed=42.3, words="")) == "then agreed with a chance of 42 %"
    assert offer_words(replace(offer, agreed=None)) == "costs nothing"


def test_votes_count_in_place_of_positions() -> None:
    assert tally(PROPOSED.stances) == "2 yes, 1 no"
    assert tally((replace(PROPOSED.stances[0], vote="acquiesce"),)) == "1 acquiesces"
    assert tally((replace(PROPOSED.stances[0], vote="no"), *PROPOSED.stances[1:])) == "1 yes, 2 no"


def test_every_row_of_an_order_leads_back_to_it_and_a_members_to_its_trust() -> None:
    keys = [row.key for row in floor(FLOOR, 78) if row.key]
    orders = [order_of(FLOOR, one) for one in keys]
    assert orders == [ASKED] * 2 + [PROPOSED] * 4
    subjects = [trust_of(FLOOR, one) for one in keys]
    assert subjects[0] == ("trust:norland->ostland", "Norland's trust in Ostland")
    assert subjects[4] == ("trust:ostland->norland", "Ostland's trust in you")
    assert subjects[1] == subjects[5] == trust_of(FLOOR, key(PROPOSED)) == ("", "")


def test_reasons_on_the_floor_are_all_told_in_figures_with_what_is_unknown() -> None:
    reasons = (
        Reason("peers", 0.33, "the others lean to yes"),
        Reason("base", 0.2, "the benefit of the doubt"),
        Reason("trust", 0.13, "it trusts you"),
        Reason("law", 0.12, "the law allows it"),
        Reason("burden", -0.15, "it would take 15 % of its means"),
        Reason("mood", 0.0, "its capital's mood, which you do not know"),
    )
    told = words(taken(replace(PROPOSED.stances[0], reasons=reasons), 200)[1]).strip()
    assert told == (
        "for: the others +0.33, goodwill +0.20, trust +0.13, law +0.12  against: burden −0.15  unknown to you: mood"
    )


def test_goodwill_that_all_have_is_the_best_reason_only_where_there_is_no_other() -> None:
    reasons = (
        Reason("base", 0.2, "the benefit of the doubt"),
        Reason("peers", 0.17, "the others lean to yes"),
    )
    member = replace(PROPOSED.stances[0], position="yes", yes=100.0, acquiesce=0.0, no=0.0)
    assert "The others lean to yes" in words(taken(replace(member, reasons=reasons), 200)[0])
    assert "The benefit of the doubt" in words(taken(replace(member, reasons=reasons[:1]), 200)[0])


def test_an_amended_order_says_what_it_was() -> None:
    amended = replace(FLOOR, orders=(replace(PROPOSED, was="Board and search", amendments=()),))
    assert "amended; it was Board and search" in text(view=amended)
    assert "amended" not in text()


def test_a_vote_against_what_its_government_stood_at_says_so() -> None:
    no = replace(PROPOSED.stances[2], position="no", vote="yes", unless="another way")
    told = " ".join(words(one) for one in taken(no, 90))
    assert "VOTES YES" in told
    assert "though it stood at NO." in told
    assert "unless" not in told
    assert "though" not in " ".join(words(one) for one in taken(replace(no, vote="no"), 90))


def test_the_seats_own_row_is_marked() -> None:
    assert "N you" in text()


def test_what_can_be_done_now_is_told_short_as_the_offers_say_the_rest() -> None:
    long = f"now: {PROPOSED.title}, to those willing, where its no does not stop it there"
    offer = AmendmentView("w", f"{PROPOSED.title}, to those willing", "costs nothing; legitimacy -8", 100)
    mover = Mover(long, 100.0, "costs nothing; legitimacy -8")
    ostland = replace(PROPOSED.stances[2], movers=(mover,))
    order = replace(PROPOSED, amendments=(offer,), stances=(*PROPOSED.stances[:2], ostland))
    said = " ".join(text(view=replace(FLOOR, orders=(order,))).split())
    assert "now: to those willing, where its no does not stop it there (100 %)" in said
