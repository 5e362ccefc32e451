"""What a facilitator may change in a game: fire, hold, stop, override, set, rule, ENDEX.

Each takes a `Game` and gives the next one, or a `Refusal`; the reason a facilitator must give is kept in the record,
not here. Definitions added live are `migration`'s; going back is `Game.rewind`.
"""

from dataclasses import replace

from tabletop.engine.game import TIME_RUNS_OUT, Game, Refusal
from tabletop.engine.kernel.assess import settle_pledge
from tabletop.engine.kernel.effects import raise_floor, set_escalation, set_purse
from tabletop.engine.kernel.expressions import clip
from tabletop.engine.kernel.resolve import ring_at
from tabletop.engine.kernel.situation import fire
from tabletop.engine.kernel.trace import CAUSE_INTERVENTION, CAUSE_STOPPED, event, write
from tabletop.engine.program import RING_DUE, RING_OPTION

_Trace = list[tuple[float, ...]]


def _refuse(message: str) -> Refusal:
    return Refusal("cannot-intervene", message)


def _inject(game: Game, inject: str) -> int | None:
    return next((k for k, x in enumerate(game.program.injects) if x.id == inject), None)


def fire_inject(game: Game, inject: str) -> Game | Refusal:
    """Fire an inject now, whatever its condition says; its effects apply and its dilemma opens. In Orders only."""
    k = _inject(game, inject)
    if k is None:
        return _refuse(f"there is no inject '{inject}'")
    if game.stage != "orders":
        return _refuse("an inject is fired while Orders is open")
    s, tr = list(game.state), list(game.trace)
    fire(game.tables, s, tr, k, 100.0, 0.0)
    return replace(game, state=tuple(s), trace=tuple(tr))


def hold_inject(game: Game, inject: str, held: bool = True) -> Game | Refusal:
    """Hold an inject back until it is released (`held=False`); firing by hand still works."""
    k = _inject(game, inject)
    if k is None:
        return _refuse(f"there is no inject '{inject}'")
    s = list(game.state)
    s[game.tables.at.held + k] = 1.0 if held else 0.0
    return replace(game, state=tuple(s))


def stop_order(game: Game, actor: str, order: str) -> Game | Refusal:
    """Stop an agreed order that has not fallen due: it is not carried out, and its costs stay paid."""
    index = game.actor(actor)
    option = None if index is None else game.option(index, order)
    p = game.tables
    s = list(game.state)
    for k in range(int(s[p.at.ring_count])):
        ring = ring_at(p, k)
        if (
            option is not None
            and s[ring + RING_OPTION] == float(option)
            and s[ring + RING_DUE] > s[p.at.turn]
        ):
            s[ring + RING_DUE] = -1.0
            s[p.at.pending + option] -= 1.0
            tr = list(game.trace)
            event(p, s, tr, CAUSE_STOPPED, option, p.form.orderer[p.option.form[option]], 0.0, 0.0)
            return replace(game, state=tuple(s), trace=tuple(tr))
    return _refuse(f"no order '{order}' of {actor} is on its way")


def rule_result(game: Game, actor: str, order: str, outcome: str) -> Game | Refusal:
    """Rule the result of an order the next time it is carried out: "success", "failure" or an outcome's id."""
    index = game.actor(actor)
    option = None if index is None else game.option(index, order)
    if option is None:
        return _refuse(f"{actor} has no order '{order}'")
    p = game.tables
    form = p.option.form[option]
    s = list(game.state)
    for o in range(p.form.outcome_first[form], p.form.outcome_last[form]):
        if game.program.outcomes[o].id == outcome:
            s[p.at.forced + option] = float(o)
            return replace(game, state=tuple(s))
    return _refuse(f"'{order}' has no outcome '{outcome}'")


def set_value(game: Game, target: str, amount: float, number: int = 0) -> Game | Refusal:
    """Set a value by its name in the author's language, clipped to its range; `number` is the entry's, for the trace.

    Targets: a track, a flag, an authority, a resource (`actor.resource`, or its id when shared), `a.will`,
    `a.exposure`, `a.member`, `a.capability.domain`, `escalation`, `escalation_floor`.
    """
    p, at = game.tables, game.tables.at
    s: list[float] = list(game.state)
    tr: _Trace = list(game.trace)
    name, _, rest = target.partition(".")
    a = game.actor(name)
    truth = 1.0 if amount != 0.0 else 0.0

    def done() -> Game:
        return replace(game, state=tuple(s), trace=tuple(tr))

    if target == "escalation":
        set_escalation(p, s, tr, CAUSE_INTERVENTION, number, -1, amount)
        return done()
    if target == "escalation_floor":
        raise_floor(p, s, tr, CAUSE_INTERVENTION, number, -1, amount)
        return done()
    for k, track in enumerate(game.program.tracks):
        if track.id == target:
            x = clip(amount, p.track.low[k], p.track.high[k])
            write(p, s, tr, CAUSE_INTERVENTION, number, -1, at.track + k, x)
            return done()
    for k, flag in enumerate(game.program.flags):
        if flag.id == target:
            write(p, s, tr, CAUSE_INTERVENTION, number, -1, at.flag + k, truth)
            return done()
    for k, authority in enumerate(game.program.authorities):
        if authority.id == target:
            write(p, s, tr, CAUSE_INTERVENTION, number, -1, at.authority + k, truth)
            if truth != 0.0:
                s[at.authority_turn + k] = s[at.turn]
            return done()
    for k in range(p.n.purses):
        resource = game.program.resources[p.purse.resource[k]].id
        holder = p.purse.of[k]
        if (holder < 0 and target == resource) or (holder >= 0 and holder == a and rest == resource):
            set_purse(p, s, tr, CAUSE_INTERVENTION, number, -1, k, amount)
            return done()
    if a is not None:
        index = _of_actor(game, a, rest)
        if index is not None:
            x = truth if rest == "member" else clip(amount, 0.0, 100.0)
            write(p, s, tr, CAUSE_INTERVENTION, number, -1, index, x)
            return done()
    return _refuse(f"there is no value '{target}'")


def _of_actor(game: Game, a: int, rest: str) -> int | None:
    p, at = game.tables, game.tables.at
    if rest in ("will", "exposure", "member"):
        return int(getattr(at, rest)) + a
    kind, _, domain = rest.partition(".")
    if kind == "capability" and domain in game.program.domains:
        return at.capability + a * p.n.domains + game.program.domains.index(domain)
    return None


def rule_pledge(game: Game, actor: str, order: str, kept: bool) -> Game | Refusal:
    """Rule an open pledge kept or broken, with the evidence that follows."""
    p, at = game.tables, game.tables.at
    s: list[float] = list(game.state)
    tr: _Trace = list(game.trace)
    for group in p.pledge.groups:
        option = int(s[at.pledge_option + group])
        if s[at.pledge_turn + group] == 0.0 or game.program.options[option] != order:
            continue
        if game.program.actors[p.group.orderer[group]].id != actor:
            continue
        settle_pledge(p, s, tr, group, kept)
        return replace(game, state=tuple(s), trace=tuple(tr))
    return _refuse(f"{actor} has no open pledge '{order}'")


def declare_endex(game: Game) -> Game | Refusal:
    """End the exercise with this turn: the first ending that holds, else time runs out. At results only."""
    if game.stage != "results":
        return _refuse("ENDEX is declared when a turn has been assessed")
    index = int(game.kernel.ending(game.tables, list(game.state)))
    ending = TIME_RUNS_OUT if index < 0 else game.program.endings[index].id
    return replace(game, ending=ending)


def refuse_endex(game: Game) -> Game | Refusal:
    """Play on though an ending that holds at once proposed ENDEX; not after the last turn."""
    if game.stage != "results" or game.ending is None or game.turn >= game.tables.n.turns:
        return _refuse("there is no proposal of ENDEX to refuse")
    return replace(game, ending=None)
