"""What a facilitator's entry in the record does to the game: one table from its words to the engine's functions.

`Intervened.action` is one of ACTIONS; `target` names what it is done to, an order as "orderer:id". The reason stays in
the record. Never decides whether a facilitator may.
"""

import math
from collections.abc import Callable, Mapping, Sequence

from tabletop.engine import interventions
from tabletop.engine.game import Game, Refusal
from tabletop.engine.migration import migrate
from tabletop.journal import Intervened

Outcome = Game | Refusal


def _order(target: str) -> tuple[str, str]:
    actor, _, order = target.partition(":")
    return actor, order


def _set(game: Game, entry: Intervened, number: int) -> Outcome:
    if not isinstance(entry.value, int | float) or not math.isfinite(entry.value):
        return Refusal("cannot-intervene", f"'{entry.target}' needs a number, not {entry.value!r}")
    return interventions.set_value(game, entry.target, float(entry.value), number)


def _pledge(game: Game, entry: Intervened, _: int) -> Outcome:
    if entry.value not in ("kept", "broken"):
        return Refusal("cannot-intervene", f"a pledge is kept or broken, not {entry.value!r}")
    return interventions.rule_pledge(game, *_order(entry.target), kept=entry.value == "kept")


ACTIONS: Mapping[str, Callable[[Game, Intervened, int], Outcome]] = {
    "fire": lambda game, entry, _: interventions.fire_inject(game, entry.target),
    "hold": lambda game, entry, _: interventions.hold_inject(game, entry.target),
    "release": lambda game, entry, _: interventions.hold_inject(game, entry.target, held=False),
    "stop": lambda game, entry, _: interventions.stop_order(game, *_order(entry.target)),
    "rule result": lambda game, entry, _: interventions.rule_result(
        game, *_order(entry.target), outcome=str(entry.value)
    ),
    "set": _set,
    "rule pledge": _pledge,
    "declare ENDEX": lambda game, entry, _: interventions.declare_endex(game),
    "refuse ENDEX": lambda game, entry, _: interventions.refuse_endex(game),
}


def intervene(game: Game, entry: Intervened, number: int = 0) -> Outcome:
    """The game after a facilitator's intervention, or why it can't be done; `number` is the entry's in the record."""
    act = ACTIONS.get(entry.action)
    if act is None:
        known = ", ".join(ACTIONS)
        return Refusal("cannot-intervene", f"there is no intervention '{entry.action}'; there are {known}")
    if not entry.reason.strip():
        return Refusal("cannot-intervene", "an intervention needs a reason")
    return act(game, entry, number)


def define(game: Game, files: Mapping[str, str], additions: Sequence[str]) -> Outcome:
    """The game with the scenario's `files` and all `additions` so far compiled anew; old slots and draws stay."""
    from tabletop.scenario.load import load_text  # here, as few games need it and it takes long

    loaded = load_text(files, additions)
    if loaded.program is None:
        return Refusal("cannot-intervene", f"the definition cannot be used:\n{loaded.problems}")
    return migrate(game, loaded.program)
