"""What would move a member is what the rules say once the one thing named has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.kernel.consent import is_asked
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import NO, RULE_EACH, YES
from tabletop.engine.view import Mover
from tabletop.engine.views import build
from tabletop.engine.views.movers import WOULD_DO, Movers
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, Stance, chance_agreed
from tests.engine.views.games import NAMES, moments, program, seats
from tests.scenario.compiling import read

Case = tuple[Seat, int, Stance, int, Mover]


def cases(name: str) -> Iterator[Case]:
    """Every mover of every member that stands in the way, in some games: seat, option, stance, needed, mover."""
    for seat, option, stance, movers in blocking(name):
        needed = movers.needed(option, stance.member)
        for mover in movers.of(option, stance):
            yield seat, option, stance, needed, mover


def blocking(name: str) -> Iterator[tuple[Seat, int, Stance, Movers]]:
    for seed in (21, 22):
        for game in moments(name, seed):
            if game.stage == "orders":
                for who in seats(name):
                    seat = Seat(game, who)
                    expected = Expected(seat)
                    movers = Movers(seat, expected)
                    for id in game.menu(who):
                        option = seat.program.options.index(id)
                        if seat.p.option.body[option] >= 0:
                            for stance in expected.stances(option):
                                yield seat, option, stance, movers


def stance_with(seat: Seat, option: int, member: int, changes: dict[int, float]) -> Stance:
    """How the member stands, computed anew, with these values of the believed state changed."""
    before = list(seat.b)
    for at, x in changes.items():
        seat.b[at] = x
    found = Expected(seat).stance(option, member)
    seat.b[:] = before
    return found


def share(stance: Stance, needed: int) -> float:
    """The member's share, 0..100, that stands as needed."""
    return 100.0 * (stance.yes if needed == YES else 1.0 - stance.no)


def form_called(seat: Seat, title: str, by: int) -> list[int]:
    p = seat.p
    its = {p.option.form[o] for o in range(p.actor.option_first[by], p.actor.option_last[by])}
    return sorted(f for f in its if seat.program.forms[f].title == title)


@pytest.mark.parametrize("name", NAMES)
def test_each_order_and_authority_named_gives_the_share_told(name: str) -> None:
    seen = dict.fromkeys(("instead: ", "first: ", "promise: ", "with ", "take it to "), 0)
    for seat, option, stance, needed, mover in cases(name):
        p, member = seat.p, stance.member
        form = p.option.form[option]
        by, body = p.form.orderer[form], p.option.body[option]
        is_called_promise = mover.words.startswith("Promise ")
        kind = "promise: " if is_called_promise else next((k for k in seen if mover.words.startswith(k)), "")
        title = mover.words.removeprefix(kind)
        mine = range(p.actor.option_first[by], p.actor.option_last[by])
        found: list[float] = []
        changes: list[dict[int, float]] = []
        if kind == "instead: ":
            for its in form_called(seat, title, by):
                others = [o for o in mine if p.option.form[o] == its and p.option.body[o] == body]
                found += [share(stance_with(seat, o, member, {}), needed) for o in others]
        elif kind == "first: ":
            assert any(p.form.sounds[f * p.n.actors + member] for f in form_called(seat, title, by))
            changes = [{p.at.consulted + by * p.n.actors + member: float(seat.turn)}]
        elif kind == "promise: ":
            for o in (o for its in form_called(seat, title, by) for o in mine if p.option.form[o] == its):
                group = p.form.group[p.option.form[o]]
                changes.append({p.at.pledge_turn + group: seat.turn, p.at.pledge_option + group: o})
        elif kind == "with ":
            titles = [f"{a.title} in force" for a in seat.program.authorities]
            changes = [{p.at.authority + u: 1.0} for u, one in enumerate(titles) if one == title]
        elif kind == "take it to ":
            for other in (o for o in mine if p.option.form[o] == form and o != option):
                if p.option.body[other] < 0 or seat.program.bodies[p.option.body[other]].title in title:
                    asked = is_asked(p, seat.b, other, member)
                    assert not asked or p.body.rule[p.option.body[other]] > RULE_EACH
                    found.append(chance_agreed(seat, other, Expected(seat).stances(other)))
        else:
            continue
        found += [share(stance_with(seat, option, member, one), needed) for one in changes]
        seen[kind] += 1
        assert any(x == pytest.approx(mover.share) for x in found), (mover, found)
    assert sum(seen.values()) > 10, seen


def evidence(seat: Seat, member: int, by: int, level: float) -> dict[int, float]:
    """The evidence that gives a trust, 0..100."""
    p = seat.p
    pair, prior, t = member * p.n.actors + by, p.rules.trust_prior, level / 100.0
    broken = seat.b[p.at.trust_broken + pair]
    return {p.at.trust_kept + pair: (t * (broken + prior) - prior * p.actor.faith[member]) / (1.0 - t)}


def others(stance: Stance, term: str) -> list[float]:
    """All terms but one."""
    return [x for name, x in zip(stance.terms._fields, stance.terms, strict=True) if name != term]


@pytest.mark.parametrize("name", NAMES)
def test_the_points_of_trust_and_will_told_are_the_fewest_that_do(name: str) -> None:
    compared = 0
    for number, (seat, option, stance, movers) in enumerate(blocking(name)):
        told = movers.of(option, stance)
        if not told or stance.red_line or number % 3:
            continue  # every third: each tries a hundred states
        p, member = seat.p, stance.member
        by, needed = p.form.orderer[p.option.form[option]], movers.needed(option, member)
        loyal, will = trust(p, seat.b, member, by), seat.b[p.at.will + member]
        trusts = [evidence(seat, member, by, loyal + k) for k in range(1, int(99.999 - loyal) + 1)]
        wills = [{p.at.will + member: will + k} for k in range(1, int(100.0 - will) + 1)]
        for term, words, states in (
            ("trust", " more trust in ", trusts),
            ("will", " more political will", wills),
        ):
            tried = [stance_with(seat, option, member, one) for one in states]
            if any(others(one, term) != others(stance, term) for one in tried):
                continue  # an author may make anything hang on trust or will
            enough = [k for k, one in enumerate(tried, 1) if share(one, needed) >= 100.0 * WOULD_DO - 1e-6]
            found = [m for m in told if words in m.words]
            assert len(found) == bool(enough), (term, found, enough)
            if enough:
                assert found[0].words.startswith(f"{enough[0]} "), (found, enough)
                assert found[0].share == pytest.approx(share(tried[enough[0] - 1], needed))
            compared += 1
    assert compared > 5


@pytest.mark.parametrize("name", NAMES)
def test_only_who_is_likely_to_stand_in_the_way_is_told_how_to_be_moved(name: str) -> None:
    for _, option, stance, movers in blocking(name):
        needed = movers.needed(option, stance.member)
        stands = stance.yes if needed == YES else 1.0 - stance.no
        if stands >= WOULD_DO:
            assert movers.of(option, stance) == ()
        for mover in movers.of(option, stance):
            assert 0.0 < mover.share <= 100.0 + 1e-9
        assert needed in (YES, NO)


MOVED = """\
format: 1
id: moved
clock: {turns: 3}
lead: norland
actors:
  norland: {side: coalition}
  ostland: {side: coalition, exposure: 100, will: 40, interests: {board: -30}}
bodies: {council: {rule: consensus}, willing: {rule: opt_in, quorum: 1, title: Those willing}}
responses:
  board:
    consent: [council, willing]
    risk: 60
    effects: {}
    variants: {escort: {title: With an officer aboard, risk: 5}}
  ask: {title: Ask Ostland, effects: {sound ostland: true}}
"""


def test_after_a_consultation_it_is_not_told_to_consult_again() -> None:
    found, said = read(MOVED)
    if found is None:
        pytest.fail(str(said))
    game = start(found, 1, ["norland"])

    def words(game: Game) -> list[str]:
        return [m.words for m in build(game, "norland").menu[0].forums[0].stances[0].movers]

    assert "first: Ask Ostland" in words(game)
    assert "instead: With an officer aboard" in words(game)
    assert any(w.startswith("take it to Those willing: its no") for w in words(game))
    given = game.order("norland", "ask")
    assert isinstance(given, Game)
    assert "first: Ask Ostland" not in words(given)


def test_the_best_order_is_told_first_and_what_is_no_order_last() -> None:
    view = build(start(program("strait-of-shadows"), 1, ["norland"]), "norland")
    told = [s.movers for m in view.menu for f in m.forums for s in f.stances if s.movers]
    assert told
    for movers in told:
        priced = [
            m.share
            for m in movers
            if m.cost or m.words.startswith(("instead", "first", "promise", "Promise"))
        ]
        assert priced == sorted(priced, reverse=True)


@pytest.mark.parametrize("name", NAMES)
def test_the_order_that_is_said_to_show_a_mind_shows_it(name: str) -> None:
    shown = 0
    for seed in (21, 22):
        for game in moments(name, seed):
            for who in seats(name) if game.stage == "orders" else ():
                view = build(game, who)
                forums = (forum for entry in view.menu for forum in entry.forums)
                hinted = {(one.actor, one.sounding) for forum in forums for one in forum.stances}
                for member, title in sorted(hinted):
                    way = next((one for one in view.menu if one.title == title and one.is_available), None)
                    if way is None or way.forums[0].stances or way.forums[0].chance is not None:
                        continue
                    after = game.order(who, way.forums[0].option)
                    assert isinstance(after, Game)
                    while after.stage != "results" and after.turn == game.turn:
                        after = after.advance()
                    minds = {one.id: one.mind_known for one in build(after, who).actors}
                    assert minds[member] or way.forums[0].acts != "now"
                    shown += minds[member]
    assert shown > 0
