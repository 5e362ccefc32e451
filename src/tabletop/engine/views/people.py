"""The actors as a seat knows them, and the promises between them."""

from collections.abc import Sequence

from tabletop.engine.game import TurnRecord
from tabletop.engine.kernel import trace as t
from tabletop.engine.kernel.beliefs import is_sounded, sees_mind
from tabletop.engine.kernel.consent import crosses_red_line, interest, is_consulted
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import ACQUIESCE, EMPTY, NO, ORDER_OPTION, ORDER_STATUS, YES
from tabletop.engine.view import ActorView, PledgeView, TrustView
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import order_title

STATUS = ("", "given", "lapsed", "dropped", "withdrawn", "refused", "refunded", "agreed")
_STANCE = {YES: "agreed to", ACQUIESCE: "acquiesced in", NO: "said no to"}


def actors(seat: Seat) -> tuple[ActorView, ...]:
    """All actors; minds as last known."""
    earlier = seat.before()
    was = list(seat.b if earlier is None else earlier)
    acts = _last_acts(seat)
    return tuple(_actor(seat, k, was, acts.get(k, "")) for k in range(seat.p.n.actors))


def _actor(seat: Seat, k: int, was: list[float], act: str) -> ActorView:
    p, b, me = seat.p, seat.b, seat.me
    text = seat.program.actors[k]
    domains = seat.program.domains
    return ActorView(
        id=text.id,
        name=text.name,
        letter=seat.letters[k],
        side=text.side,
        is_member=b[p.at.member + k] != 0.0,
        is_lead=k == p.actor.lead,
        is_self=k == me,
        is_played=b[p.at.played + k] != 0.0,
        trust_in_me=_trust(seat, k, me, was),
        my_trust=_trust(seat, me, k, was),
        trust_in_lead=_trust(seat, k, p.actor.lead, was),
        will=b[p.at.will + k],
        exposure=b[p.at.exposure + k],
        is_sounded=sees_mind(p, b, me, k),
        mind_known=k == me or is_sounded(p, b, me, k),
        interests=_interests(seat, k),
        red_lines=_red_lines(seat, k),
        capability=tuple((d, b[p.at.capability + k * p.n.domains + j]) for j, d in enumerate(domains)),
        last_act=act,
        consulted_to=_consulted_to(seat, k),
    )


def _consulted_to(seat: Seat, k: int) -> int:
    """A consultation counts in its turn and the next; one ordered this turn counts already."""
    p, b = seat.p, seat.b
    if k == seat.me or not is_consulted(p, b, seat.me, k):
        return 0
    turn = int(b[p.at.consulted + seat.me * p.n.actors + k])
    return seat.turn + 1 if turn < seat.turn - 1 else max(turn + 1, seat.turn + _asks_now(seat, k))


def _asks_now(seat: Seat, k: int) -> bool:
    p, b = seat.p, seat.b
    first = p.actor.first_slot[seat.me]
    slots = range(first, first + int(b[p.at.order_count + seat.me]))
    forms = (p.option.form[int(b[order_at(p, slot) + ORDER_OPTION])] for slot in slots)
    return any(p.form.sounds[form * p.n.actors + k] != 0 for form in forms)


def _trust(seat: Seat, a: int, b: int, was: list[float]) -> TrustView | None:
    if a == b:
        return None
    p, pair = seat.p, a * seat.p.n.actors + b
    mean = trust(p, seat.b, a, b)
    depth = seat.b[p.at.trust_kept + pair] + seat.b[p.at.trust_broken + pair]
    share = mean / 100.0
    deviation = 100.0 * (share * (1.0 - share) / (depth + p.rules.trust_prior + 1.0)) ** 0.5
    return TrustView(mean, deviation, trust(p, was, a, b))


def _interests(seat: Seat, k: int) -> tuple[tuple[str, float], ...]:
    """How the actor's interests bear on the seat's own orders (on everyone's, for the seat itself), strongest first."""
    p, found = seat.p, {}
    for form in range(p.n.forms):
        if p.form.variant[form] >= 0 or (k != seat.me and p.form.orderer[form] != seat.me):
            continue
        amount = 100.0 * interest(p, seat.b, form, k)
        if amount != 0.0:
            found[seat.program.forms[form].title] = amount
    return tuple(sorted(found.items(), key=lambda item: -abs(item[1])))


def _red_lines(seat: Seat, k: int) -> tuple[str, ...]:
    p, forms = seat.p, seat.program.forms
    return tuple(
        dict.fromkeys(
            forms[form].title
            for form in range(p.n.forms)
            if p.form.orderer[form] != k and crosses_red_line(p, seat.b, form, k)
        )
    )


def _last_acts(seat: Seat) -> dict[int, str]:
    """What each actor last did that the seat could see: its own order, else its position on another's."""
    moments: list[tuple[int, Sequence[float]]] = [(r.turn, r.closed) for r in seat.game.past]
    if seat.is_over_orders:
        moments.append((seat.turn, seat.game.state))
    found: dict[int, str] = {}
    for turn, state in reversed(moments):
        for k, act in _acts_in(seat, turn, state).items():
            found.setdefault(k, act)
        if len(found) == seat.p.n.actors:
            break
    return found


def _acts_in(seat: Seat, turn: int, state: Sequence[float]) -> dict[int, str]:
    p = seat.p
    own: dict[int, str] = {}
    stood: dict[int, str] = {}
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        status, option = int(state[at + ORDER_STATUS]), int(state[at + ORDER_OPTION])
        if status == EMPTY or not seat.sight.sees_order(option, turn, state):
            continue
        title = order_title(seat.program, option)
        outcome = "" if p.option.body[option] < 0 and STATUS[status] == "agreed" else f" ({STATUS[status]})"
        own[p.form.orderer[p.option.form[option]]] = f"{title}{outcome}"
        for k in range(p.n.actors):
            stance = int(state[p.at.stance + slot * p.n.actors + k])
            if stance in _STANCE:
                stood[k] = f"{_STANCE[stance]} {title}"
    return stood | own


def pledges(seat: Seat) -> tuple[PledgeView, ...]:
    """Promises: open ones, then those kept or broken so far. All are public."""
    p, s = seat.p, seat.game.state
    found = []
    for group in p.pledge.groups:
        opened = int(s[p.at.pledge_turn + group])
        if opened > 0:
            option = int(s[p.at.pledge_option + group])
            found.append(_pledge(seat, option, int(s[p.at.pledge_due + group]), opened, "open"))
    for turn, trace in _traces(seat):
        for entry in trace:
            state = {t.CAUSE_PLEDGE_KEPT: "kept", t.CAUSE_PLEDGE_BROKEN: "broken"}.get(int(entry[1]))
            if state is not None and entry[4] < 0.0:
                found.append(_pledge(seat, int(entry[2]), turn, int(entry[5]), state))
    return tuple(found)


def _traces(seat: Seat) -> list[tuple[int, tuple[tuple[float, ...], ...]]]:
    past: tuple[TurnRecord, ...] = seat.game.past
    found = [(r.turn, r.trace) for r in past]
    if not past or past[-1].turn != seat.turn:
        found.append((seat.turn, seat.game.trace))
    return found


def _pledge(seat: Seat, option: int, due: int, opened: int, state: str) -> PledgeView:
    p = seat.p
    form = p.option.form[option]
    to = p.pledge.to[p.form.pledge[form]]
    title = seat.program.forms[form].title
    return PledgeView(seat.name(p.form.orderer[form]), seat.name(to), title, due, opened, state)
