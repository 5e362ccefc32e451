"""The account of a turn as plain data, complete and exact: what `--json` prints and other implementations compare.

One mapping a turn, values at its end in full precision. It tells the whole truth, so it is never shown to a seat.
"""

from collections.abc import Sequence
from typing import Any

from tabletop.engine.game import Game
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.resolve import is_due, ring_at
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    AGREED,
    DROPPED,
    LAPSED,
    MODE_CERTAIN,
    MODE_OUTCOMES,
    NOT_ASKED,
    ORDER_CONTRIBUTION,
    ORDER_OPTION,
    ORDER_STATUS,
    ORDER_SUPPORT,
    REFUNDED,
    REFUSED,
    RING_OPTION,
    RING_OUTCOME,
    RING_TURN,
    WITHDRAWN,
    Tables,
)

_POSITION = {0: "no", 1: "acquiesce", 2: "yes"}
_STATUS = {
    LAPSED: "lapsed",
    DROPPED: "dropped",
    WITHDRAWN: "withdrawn",
    REFUSED: "refused",
    REFUNDED: "refused",
}


def account(game: Game) -> dict[str, Any]:
    """The account of the turn that `game` (at results or over) has just closed."""
    program, p, s = game.program, game.tables, list(game.state)
    ids = [a.id for a in program.actors]
    purses: dict[str, float] = {}
    for k in range(p.n.purses):
        holder = "shared" if p.purse.of[k] < 0 else ids[p.purse.of[k]]
        purses[f"{holder}.{program.resources[p.purse.resource[k]].id}"] = s[p.at.purse + k]
    return {
        "turn": game.turn,
        "tracks": {t.id: s[p.at.track + k] for k, t in enumerate(program.tracks)},
        "flags": {f.id: s[p.at.flag + k] != 0.0 for k, f in enumerate(program.flags)},
        "authorities": {u.id: s[p.at.authority + k] != 0.0 for k, u in enumerate(program.authorities)},
        "resources": purses,
        "actors": {
            a: {
                "will": s[p.at.will + k],
                "exposure": s[p.at.exposure + k],
                "member": s[p.at.member + k] != 0.0,
            }
            for k, a in enumerate(ids)
        },
        "trust": {
            f"{a}->{b}": trust(p, s, i, j) for i, a in enumerate(ids) for j, b in enumerate(ids) if i != j
        },
        "escalation": s[p.at.escalation],
        "fired": [x.id for k, x in enumerate(program.injects) if s[p.at.fired_turn + k] == float(game.turn)],
        "menus": {a: list(game.menu_at_opening(a)) for a in ids},
        "orders": _orders(game),
        "resolved": _resolved(game),
        "pledges": _pledges(game),
        "objectives": {x.id: s[p.at.score + k] for k, x in enumerate(program.objectives)},
        "ending": game.ending,
    }


def result_name(game: Game, option: int, outcome: int) -> str:
    """Success, failure, done (certain) or the author's outcome id."""
    p = game.tables
    mode = p.form.mode[p.option.form[option]]
    if mode == MODE_CERTAIN:
        return "done"
    if mode == MODE_OUTCOMES:
        return game.program.outcomes[outcome].id
    return "success" if outcome == p.form.outcome_first[p.option.form[option]] else "failure"


def _orders(game: Game) -> list[dict[str, Any]]:
    p, s, program = game.tables, game.state, game.program
    found: list[dict[str, Any]] = []
    for a, actor in enumerate(program.actors):
        first = p.actor.first_slot[a]
        for slot in range(first, first + int(s[p.at.order_count + a])):
            at = order_at(p, slot)
            option = int(s[at + ORDER_OPTION])
            status = int(s[at + ORDER_STATUS])
            has_body = p.option.body[option] >= 0
            positions = {}
            for m, member in enumerate(program.actors):
                stance = int(s[p.at.stance + slot * p.n.actors + m])
                if stance != NOT_ASKED:
                    z = s[p.at.position + slot * p.n.actors + m]
                    positions[member.id] = {"z": z, "position": _POSITION[stance]}
            found.append(
                {
                    "orderer": actor.id,
                    "id": program.options[option],
                    "agreed": (status == AGREED)
                    if has_body and status in (AGREED, REFUSED, REFUNDED)
                    else None,
                    "positions": positions,
                    "support": s[at + ORDER_SUPPORT],
                    "contribution": s[at + ORDER_CONTRIBUTION],
                    "result": _STATUS.get(status) or _result_of(game, option),
                }
            )
    return found


def _result_of(game: Game, option: int) -> str:
    p, s = game.tables, list(game.state)
    for k in range(int(s[p.at.ring_count])):
        ring = ring_at(p, k)
        if (
            int(s[ring + RING_OPTION]) == option
            and s[ring + RING_TURN] == float(game.turn)
            and is_due(p, s, k)
        ):
            return result_name(game, option, int(s[ring + RING_OUTCOME]))
    return "pending"


def _resolved(game: Game) -> list[dict[str, Any]]:
    p, s, program = game.tables, list(game.state), game.program
    found = []
    for k in range(int(s[p.at.ring_count])):
        ring = ring_at(p, k)
        if is_due(p, s, k) and s[ring + RING_TURN] < float(game.turn):
            option = int(s[ring + RING_OPTION])
            found.append(
                {
                    "orderer": program.actors[p.form.orderer[p.option.form[option]]].id,
                    "id": program.options[option],
                    "ordered": int(s[ring + RING_TURN]),
                    "result": result_name(game, option, int(s[ring + RING_OUTCOME])),
                }
            )
    return found


def _pledges(game: Game) -> list[dict[str, Any]]:
    """Every pledge made so far, in the order of opening, as it stands now."""
    made: list[dict[str, Any]] = []
    open_now: dict[tuple[str, str], dict[str, Any]] = {}
    for record in (*(r for r in game.past if r.turn < game.turn), game.record()):
        program, p, s = record.program, record.program.tables, record.closed
        opened: list[tuple[int, tuple[str, str], dict[str, Any]]] = []
        for group in p.pledge.groups:
            option = int(s[p.at.pledge_option + group])
            by = program.actors[p.group.orderer[group]].id
            key = (by, program.forms[p.form.group.index(group)].id)
            turn = int(s[p.at.pledge_turn + group])
            if key in open_now and turn == 0:
                is_kept = s[p.at.pledges_kept + option] > record.opened[p.at.pledges_kept + option]
                open_now.pop(key)["state"] = "kept" if is_kept else "broken"
            if key not in open_now and turn > 0:
                to = program.actors[p.pledge.to[p.form.pledge[p.option.form[option]]]].id
                pledge = {"by": by, "id": program.options[option], "to": to, "opened": turn, "state": "open"}
                opened.append((_place_in_ring(p, s, option), key, pledge))
        for _, key, pledge in sorted(opened, key=lambda entry: entry[0]):
            open_now[key] = pledge
            made.append(pledge)
    return made


def _place_in_ring(p: Tables, s: Sequence[float], option: int) -> int:
    """Where an option stands among the orders carried out this turn."""
    count = int(s[p.at.ring_count])
    return next((k for k in range(count) if int(s[ring_at(p, k) + RING_OPTION]) == option), count)
