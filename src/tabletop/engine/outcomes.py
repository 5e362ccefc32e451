"""What became of one seat's orders so far: whether each came out as meant, or came to nothing. It is the seat's to know.

Never tells of orders that are still on their way.
"""

from tabletop.engine.game import Game, TurnRecord
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.resolve import is_due, ring_at
from tabletop.engine.program import (
    MODE_CERTAIN,
    ORDER_OPTION,
    ORDER_STATUS,
    REFUNDED,
    REFUSED,
    RING_OPTION,
    RING_OUTCOME,
    RING_TURN,
    SUCCESS,
)


def came_out(game: Game, actor: str) -> dict[tuple[int, str], bool]:
    """By the turn of the order and its id: True where it was carried out and succeeded (or was certain).

    Raises KeyError for no such actor.
    """
    me = game.actor(actor)
    if me is None:
        raise KeyError(actor)
    found: dict[tuple[int, str], bool] = {}
    for record in game.past:
        _learn(record, me, found)
    if game.stage == "results":
        _learn(game.record(), me, found)
    return found


def _learn(record: TurnRecord, me: int, found: dict[tuple[int, str], bool]) -> None:
    program, p, s = record.program, record.program.tables, list(record.closed)
    for slot in range(p.actor.first_slot[me], p.actor.first_slot[me] + p.actor.slots[me]):
        at = order_at(p, slot)
        if int(s[at + ORDER_STATUS]) in (REFUSED, REFUNDED):
            found[record.turn, program.options[int(s[at + ORDER_OPTION])]] = False
    for k in range(int(s[p.at.ring_count])):
        ring = ring_at(p, k)
        option = int(s[ring + RING_OPTION])
        form = p.option.form[option]
        if is_due(p, s, k) and p.form.orderer[form] == me:
            is_certain = p.form.mode[form] == MODE_CERTAIN
            is_success = p.outcome.kind[int(s[ring + RING_OUTCOME])] == SUCCESS
            found[int(s[ring + RING_TURN]), program.options[option]] = is_certain or is_success
